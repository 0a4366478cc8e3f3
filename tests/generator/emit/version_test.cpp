#include "generator/version.hpp"

#include "catch.hpp"
#include "generator/emit/emit_files.hpp"

#include <algorithm>

namespace airudder::generator {
namespace {

/// The text of airudder/version.hpp for operations with these edit times.
std::string version_header(std::vector<std::string> const& edited)
{
    Model model{.spec_file = "s"};
    for (auto const& time : edited)
        model.headers.push_back(
            {.group = "g",
             .operation = "o",
             .pages = {{.title = "t", .edited = ""}, {.edited = time}},
             .descriptor = Webhook{}});
    auto const files = emit_files(model);
    auto const found =
        std::ranges::find(files, "generated/airudder/version.hpp", &File::path);
    return found == files.end() ? "" : found->text;
}

} // namespace

TEST_CASE("the version of the headers is the project's in CMake")
{
    CHECK(project_version() == AIRUDDER_VERSION);
    CHECK(version_header({}).find(
              "\ninline constexpr std::string_view version = "
              "\"" AIRUDDER_VERSION "\";\n") != std::string::npos);
}

TEST_CASE("spec_edited is the latest time that a page states")
{
    auto const contains = [](std::string const& header,
                             std::string const& time) {
        return header.find("std::string_view spec_edited = \"" + time +
                           "\";\n") != std::string::npos;
    };
    CHECK(contains(version_header({}), ""));
    CHECK(contains(version_header({""}), ""));
    CHECK(contains(
        version_header(
            {"2024-05-28 11:40:59", "2025-04-18", "2025-04-17 23:00:00"}),
        "2025-04-18"));
}

} // namespace airudder::generator
