#include "catch.hpp"
#include "generator/emit/emit_files.hpp"

#include <filesystem>
#include <set>

namespace airudder::generator {
namespace {

namespace fs = std::filesystem;

/// True for headers that need the network or OpenSSL: users include them on
/// demand.
bool needs_network(fs::path const& header)
{
    static std::set<std::string> const names{"client", "receiver", "src"};
    return names.contains(header.stem().string());
}

} // namespace

TEST_CASE("the umbrella includes the runtime's headers except the network's")
{
    auto const files = emit_files({.spec_file = "s"});
    auto const& umbrella = files.back();
    REQUIRE(umbrella.path == "generated/airudder/airudder.hpp");
    CHECK(umbrella.text.find("#include <airudder/version.hpp>\n") !=
          std::string::npos);
    for (auto const& entry : fs::directory_iterator(AIRUDDER_INCLUDE)) {
        if (!entry.is_regular_file())
            continue;
        auto const line =
            "#include <airudder/" + entry.path().filename().string() + ">\n";
        INFO(line);
        CHECK((umbrella.text.find(line) != std::string::npos) !=
              needs_network(entry.path()));
    }
}

} // namespace airudder::generator
