#include "generator/commands/distill.hpp"

#include "../page/fictitious_pages.hpp"
#include "catch.hpp"

#include <filesystem>
#include <fstream>
#include <map>
#include <unistd.h>

using namespace airudder::generator;
using namespace fictitious;
namespace fs = std::filesystem;

namespace {

constexpr std::string_view loaf_decisions =
    R"({"page": {"method": "GET", "url": "https://bakery.test/v1/loaf"},
        "kind": "endpoint", "twins": ["/Bakery/Get a loaf"]})";
constexpr std::string_view order_decisions =
    R"({"page": {"title": "Order a loaf", "section": "Bakery"},
        "kind": "endpoint"})";

/// A project in a temporary folder.
class DistillProject {
public:
    DistillProject()
    {
        write("spec/decisions/bakery/get_loaf.json", loaf_decisions);
        write("spec/decisions/bakery/order_loaf.json", order_decisions);
        write("loaf.txt", loaf_page);
        write("order.txt", order_page);
    }

    ~DistillProject() { fs::remove_all(root_); }
    DistillProject(DistillProject const&) = delete;
    DistillProject& operator=(DistillProject const&) = delete;

    void write(std::string const& path, std::string_view text) const
    {
        fs::create_directories((root_ / path).parent_path());
        std::ofstream(root_ / path) << text;
    }

    /// Distills pages; returns the files by path. Sets `findings`.
    std::map<std::string, std::string>
    run(std::vector<std::string> const& page_files, std::string_view as = "")
    {
        std::vector<fs::path> paths;
        for (auto const& page : page_files)
            paths.push_back(root_ / page);
        Diagnostics diagnostics;
        result = distill_pages(
            {.root = root_, .pages = paths, .as = std::string(as)},
            diagnostics);
        auto const base = root_.generic_string() + "/";
        findings = replaced(diagnostics.text(), base, "");
        notes = replaced(result.notes.text(), base, "");
        std::map<std::string, std::string> out;
        for (auto const& file : result.files)
            out[file.path] = file.text;
        return out;
    }

    void keep(std::map<std::string, std::string> const& files) const
    {
        for (auto const& [path, text] : files)
            write(path, text);
        for (auto const& path : result.removed)
            fs::remove(root_ / path);
    }

    Distilled result{};
    std::string findings{};
    std::string notes{};

private:
    fs::path root_ = fs::temp_directory_path() /
                     ("distill_test_" + std::to_string(::getpid()));
};

bool contains(std::string const& text, std::string_view part)
{
    return text.find(part) != text.npos;
}

} // namespace

TEST_CASE("distill finds the operation of a page in the decisions")
{
    DistillProject project;
    auto const files = project.run({"loaf.txt", "order.txt"});
    REQUIRE(files.size() == 3);
    CHECK(contains(files.at("spec/pages/bakery/get_loaf.json"),
                   "\"place\": \"/面包房/查询面包\""));
    CHECK(contains(files.at("spec/pages/bakery/order_loaf.json"),
                   "\"place\": \"/Bakery/Order a loaf\""));
    CHECK(files.at("spec/catalogue.json") == R"({
  "pages": {
    "/面包房/查询面包": {
      "title": "查询面包",
      "method": "GET",
      "operation": "bakery.get_loaf"
    },
    "/面包房/预订面包": { "title": "预订面包", "method": "POST" },
    "/Bakery/Get a loaf": {
      "title": "Get a loaf",
      "method": "GET",
      "operation": "bakery.get_loaf"
    },
    "/Bakery/Order a loaf": {
      "title": "Order a loaf",
      "method": "POST",
      "operation": "bakery.order_loaf"
    },
    "/Bakery/Oven/Order a loaf": { "title": "Order a loaf" },
    "/Contact": { "title": "Contact" }
  }
}
)");
}

TEST_CASE("neither order nor repetition of pages affects distill")
{
    DistillProject project;
    auto const files = project.run({"loaf.txt", "order.txt"});
    CHECK(project.run({"order.txt", "loaf.txt"}) == files);
    CHECK(project.run({"order.txt", "loaf.txt", "order.txt"}) == files);
    project.keep(files);
    CHECK(project.run({"loaf.txt", "order.txt"}) == files);
    auto const one = project.run({"loaf.txt"});
    CHECK(one.at("spec/catalogue.json") == files.at("spec/catalogue.json"));
    CHECK(one.at("spec/pages/bakery/get_loaf.json") ==
          files.at("spec/pages/bakery/get_loaf.json"));
}

TEST_CASE("different trees yield the same catalogue in any order")
{
    DistillProject project;
    auto newer = replaced(order_page, "Oven", "Cellar");
    newer = replaced(newer, "  • Contact", "  • Prices\n  • Contact");
    newer = replaced(newer, "\nOrder a loaf\n\nPOST", "\nPrices\n\nPOST");
    project.write("newer.txt", newer);
    project.write("spec/decisions/bakery/prices.json",
                  R"({"page": {"title": "Prices"}, "kind": "endpoint"})");
    auto const files = project.run({"order.txt", "newer.txt"});
    CHECK(project.run({"newer.txt", "order.txt"}) == files);
    auto const& catalogue = files.at("spec/catalogue.json");
    for (auto const place : {"/Bakery/Oven/", "/Bakery/Cellar/", "/Prices"})
        CHECK(contains(catalogue, place));
}

TEST_CASE("a page without decisions has a new operation")
{
    DistillProject project;
    project.write("hook.txt", webhook_page);
    auto files = project.run({"hook.txt"});
    CHECK(project.findings == "");
    CHECK(project.notes ==
          "hook.txt:1: \"烤好通知\" is the new operation api.page: its page "
          "has neither words nor an id\n");
    CHECK(contains(files.at("spec/pages/api/page.json"), "\"proposed\": "));
    project.keep(files);
    // The name that a person gives replaces it, and needs no reason.
    files = project.run({"hook.txt"}, "bakery/baked");
    CHECK_FALSE(
        contains(files.at("spec/pages/bakery/baked.json"), "\"proposed\""));
}

TEST_CASE("operation names on the command line are checked")
{
    DistillProject project;
    for (std::string_view const as :
         {"../../x", "a", "a/", "/b", "a/b.c.d", "a/B", "a/b.", "a/b/c"}) {
        INFO(as);
        project.run({"loaf.txt"}, as);
        CHECK(
            contains(project.findings, "--as#: expected <group>/<operation>"));
    }
    project.run({"loaf.txt", "order.txt"}, "a/b");
    CHECK(project.findings == "--as#: expected exactly one page\n");
}

TEST_CASE("a page whose title changed is distilled and reported")
{
    DistillProject project;
    project.keep(project.run({"loaf.txt", "order.txt"}));
    project.write("other.txt", replaced(loaf_page, "查询面包", "查询大面包"));
    auto const files = project.run({"other.txt"});
    CHECK(project.findings == "");
    CHECK(contains(project.notes,
                   "other.txt:1: bakery.get_loaf: title \"查询面包\", now "
                   "\"查询大面包\"\n"));
    CHECK(contains(files.at("spec/pages/bakery/get_loaf.json"), "查询大面包"));
}

TEST_CASE("a capture whose lines only shift stays as it is")
{
    DistillProject project;
    auto const files = project.run({"loaf.txt"});
    project.keep(files);
    project.write("loaf.txt", "\n\n" + std::string(loaf_page));
    CHECK(project.run({"loaf.txt"}) == files);
    CHECK(project.notes == "");
}

TEST_CASE("another page of a known operation is a variant")
{
    DistillProject project;
    project.write("other.txt", replaced(loaf_page, "查询面包", "查询大面包"));
    project.keep(project.run({"loaf.txt"}));
    // in the same run, or if the navigation lists both
    auto const both = project.run({"other.txt", "loaf.txt"});
    CHECK(both.contains("spec/pages/bakery/get_loaf.page.json"));
    project.keep(both);
    project.write(
        "third.txt",
        replaced(replaced(loaf_page, "\n查询面包\n", "\n查询小面包\n"),
                 "- 烤炉\n",
                 "- 烤炉\n- 查询小面包GET\n"));
    CHECK(project.run({"third.txt"})
              .contains("spec/pages/bakery/get_loaf.page_2.json"));
    // from now on the facts identify the page
    CHECK(project.run({"other.txt"})
              .contains("spec/pages/bakery/get_loaf.page.json"));
    CHECK(project.run({"other.txt"}, "bakery/get_loaf.large")
              .contains("spec/pages/bakery/get_loaf.large.json"));
}

TEST_CASE("facts that do not come from a page are not overwritten")
{
    DistillProject project;
    std::string const facts =
        R"({"captured": false, "source": "a letter", "title": "查询面包",
            "method": "GET", "url": "https://bakery.test/v1/loaf",
            "responses": []})";
    project.write("spec/pages/bakery/get_loaf.json", facts);
    project.run({"loaf.txt"});
    CHECK(contains(project.findings, "which no page is read into"));
}

TEST_CASE("two pages of one operation in one run are reported")
{
    DistillProject project;
    project.write("other.txt", replaced(loaf_page, "面包编号", "编号"));
    project.run({"loaf.txt", "other.txt"});
    CHECK(contains(project.findings, "expected the same facts as in"));
}

TEST_CASE("the pages of one run must agree on methods")
{
    DistillProject project;
    project.write("other.txt",
                  replaced(order_page,
                           "    • Get a loaf\n      GET",
                           "    • Get a loaf\n      PUT"));
    project.run({"order.txt", "other.txt"});
    CHECK(contains(project.findings,
                   "expected method GET at \"/Bakery/Get a loaf\" as in"));
}

TEST_CASE("a twin that the site does not have holds nothing back")
{
    DistillProject project;
    project.write("spec/decisions/bakery/get_loaf.json",
                  replaced(loaf_decisions, "Get a loaf", "Get a cake"));
    project.run({"order.txt"});
    CHECK(project.findings == "");
}

TEST_CASE("pages and files that cannot be read are all reported")
{
    DistillProject project;
    project.write("bad.txt", "no page\n");
    project.write("spec/pages/bakery/broken.json", "{");
    project.write("spec/pages/Bakery/x.json", "{}");
    project.run({"bad.txt", "missing.txt", "loaf.txt"});
    CHECK(contains(project.findings, "bad.txt:1: expected the title"));
    CHECK(contains(project.findings, "missing.txt#: expected a file"));
    CHECK(contains(project.findings, "spec/pages/bakery/broken.json:1: "));
    CHECK(contains(project.findings,
                   "spec/pages/Bakery/x.json#: expected a file name"));
}
