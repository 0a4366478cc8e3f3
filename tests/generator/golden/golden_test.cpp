#include "catch.hpp"
#include "generator/commands/generate.hpp"
#include "generator/commands/output.hpp"
#include "generator/diagnostics.hpp"
#include "golden_case.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace airudder::generator {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> golden_cases()
{
    std::vector<fs::path> cases;
    for (auto const& entry : fs::directory_iterator(tests_folder / "golden"))
        if (fs::exists(entry.path() / "spec.json"))
            cases.push_back(entry.path());
    std::ranges::sort(cases);
    return cases;
}

/// Generates the files of a case, with paths relative to expected/.
std::vector<File> generate(fs::path const& folder, Diagnostics& diagnostics)
{
    auto files = make_headers("spec/airudder.openapi.json",
                              content(folder / "spec.json"),
                              diagnostics);
    for (auto& file : files)
        file.path.erase(0, std::string_view("generated/").size());
    return files;
}

} // namespace

TEST_CASE("the headers of every golden case are as expected")
{
    auto const cases = golden_cases();
    REQUIRE(cases.size() > 10);
    for (auto const& folder : cases) {
        INFO(folder.filename().string());
        Diagnostics diagnostics;
        auto const files = generate(folder, diagnostics);
        CHECK(diagnostics.text() == "");
        if (accepting())
            replace_files(folder / "expected", files, "airudder");
        Diagnostics differences;
        compare_files(folder / "expected",
                      files,
                      "airudder",
                      "AIRUDDER_ACCEPT=1 golden_tests",
                      differences);
        CHECK(differences.text() == "");
    }
}

TEST_CASE("the same spec gives the same bytes")
{
    auto const folder = tests_folder / "golden" / "kitchen_sink";
    Diagnostics diagnostics;
    auto const once = generate(folder, diagnostics);
    auto const twice = generate(folder, diagnostics);
    REQUIRE(once.size() == twice.size());
    for (std::size_t i = 0; i < once.size(); ++i) {
        CHECK(once[i].path == twice[i].path);
        CHECK(once[i].text == twice[i].text);
    }
}

} // namespace airudder::generator
