#include "catch.hpp"
#include "generator/commands/generate.hpp"
#include "generator/diagnostics.hpp"
#include "golden_case.hpp"

#include <algorithm>
#include <vector>

namespace airudder::generator {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> rejected_cases()
{
    std::vector<fs::path> cases;
    for (auto const& entry : fs::directory_iterator(tests_folder / "rejected"))
        if (entry.path().extension() == ".json")
            cases.push_back(entry.path());
    std::ranges::sort(cases);
    return cases;
}

} // namespace

TEST_CASE("every rejected spec gives exactly the expected diagnostics")
{
    auto const cases = rejected_cases();
    REQUIRE(cases.size() > 10);
    for (auto const& path : cases) {
        INFO(path.filename().string());
        Diagnostics diagnostics;
        auto const files =
            make_headers(path.filename().string(), content(path), diagnostics);
        CHECK(files.empty());
        CHECK_FALSE(diagnostics.empty());
        auto expected = path;
        expected.replace_extension(".txt");
        if (accepting())
            std::ofstream(expected, std::ios::binary) << diagnostics.text();
        CHECK(diagnostics.text() == content(expected));
    }
}

} // namespace airudder::generator
