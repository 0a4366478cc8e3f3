#include "generator/commands/drift.hpp"

#include "../../temporary_folder.hpp"
#include "../page/fictitious_pages.hpp"
#include "catch.hpp"
#include "generator/commands/update.hpp"
#include "generator/files.hpp"
#include "twin_project.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <filesystem>
#include <set>
#include <sstream>
#include <string>
#include <vector>

/// What a report of drift offers can be done as it says.
namespace airudder::generator {
namespace {

namespace json = boost::json;

/// A project and pages in a temporary folder.
class Site {
public:
    Site() { folder_.write("root/spec/.keep", ""); }

    void page(std::string const& name, std::string_view text) const
    {
        folder_.write("pages/" + name, text);
    }

    void decide(std::string const& operation, std::string_view text) const
    {
        folder_.write("root/spec/decisions/" + operation + ".json", text);
    }

    json::object dry_run() const
    {
        Diagnostics diagnostics;
        std::ostringstream out;
        report_drift(options(), "json", diagnostics, out);
        CHECK(diagnostics.text() == "");
        return json::parse(out.str()).as_object();
    }

    std::string update() const
    {
        Diagnostics diagnostics;
        std::ostringstream out;
        generator::update(options(), diagnostics, out);
        return diagnostics.text();
    }

    /// What an update prints.
    std::string updated() const
    {
        Diagnostics diagnostics;
        std::ostringstream out;
        generator::update(options(), diagnostics, out);
        return out.str();
    }

    void remove(std::string const& file) const
    {
        CHECK(std::filesystem::remove(folder_.path() / file));
    }

    /// The file of the project below `under` whose text contains `part`.
    std::string file_with(std::string const& under, std::string_view part) const
    {
        for (auto const& file :
             files_below(folder_.path() / "root", under, ".json"))
            if (folder_.read("root/" + file).find(part) != std::string::npos)
                return file;
        return {};
    }

    void edit(std::string const& file,
              std::string_view what,
              std::string_view by) const
    {
        folder_.write(
            "root/" + file,
            fictitious::replaced(folder_.read("root/" + file), what, by));
    }

    /// Creates the file to create, or pastes a ruling or names, each with a
    /// reason. Returns false if there is nothing to paste.
    bool paste(json::object const& assumption) const
    {
        auto const* const paste = assumption.if_contains("paste");
        if (!paste)
            return false;
        auto const file =
            "root/" + std::string(assumption.at("decisions").as_string());
        auto value = json::parse(
            fictitious::replaced(std::string(paste->as_string()),
                                 R"("because": "")",
                                 R"("because": "A test pastes it.")"));
        auto& pasted = value.as_object();
        auto const before = folder_.read(file);
        CHECK(before.empty() == pasted.contains("kind"));
        if (before.empty()) {
            folder_.write(file, json::serialize(pasted));
            return true;
        }
        auto decisions = json::parse(before);
        auto& object = decisions.as_object();
        if (auto const* const types = pasted.if_contains("types"))
            for (auto const& [path, name] : types->as_object())
                object["types"].as_object()[path] = name;
        else
            object["rulings"].as_array().push_back(pasted);
        folder_.write(file, json::serialize(decisions));
        return true;
    }

private:
    DistillOptions options() const
    {
        return {.root = folder_.path() / "root",
                .pages = {folder_.path() / "pages"}};
    }

    tests::TemporaryFolder folder_{};
};

using Strings = std::vector<std::string>;

/// The files and pointers of the decisions that no longer apply.
Strings stale_places(json::object const& report)
{
    Strings places;
    for (auto const& one : report.at("stale").as_array())
        places.push_back(std::string(one.at("file").as_string()) + '#' +
                         std::string(one.at("pointer").as_string()));
    return places;
}

bool has_file(json::object const& report, std::string_view file)
{
    auto const& files = report.at("files").as_array();
    return std::ranges::find(files, json::value(file)) != files.end();
}

bool contains(std::string_view text, std::string_view part)
{
    return text.find(part) != text.npos;
}

json::array const& gained_in(json::object const& report)
{
    return report.at("assumptions").at("gained").as_array();
}

/// The assumption without what it offers.
std::string key_of(json::object assumption)
{
    assumption.erase("decisions");
    assumption.erase("paste");
    return json::serialize(assumption);
}

/// New pages of each form.
void write_pages(Site const& site)
{
    site.page("loaf.txt", fictitious::loaf_page);
    site.page("other.txt",
              fictitious::replaced(
                  fictitious::replaced(fictitious::loaf_page,
                                       "https://bakery.test/v1/loaf",
                                       "https://elsewhere.test/v1/cake"),
                  "查询面包",
                  "查询蛋糕"));
    // Its example has a value that its enum lacks, and another count.
    site.page("order.txt",
              fictitious::replaced(
                  fictitious::replaced(fictitious::order_page,
                                       R"("kind": "rye")",
                                       R"("kind": "oats")"),
                  "object {0}\nExample\n{}",
                  "done\nboolean\nrequired\nExample\n{\"done\": true}"));
    site.page("moved.txt",
              *content_of(std::filesystem::path(
                  "tests/fictitious/pages/parcel_moved.txt")));
    site.page("list.md", twins::TwinText{.id = "1"}.text());
    site.page("book.md",
              twins::TwinText{
                  .title = "Book",
                  .path = "/v1/boats/{boat}/book",
                  .method = "post",
                  .id = "2",
                  .rest = twins::json_body +
                          "                day: {type: 'null'}\n"
                          "                state: {type: number, enum: [1]}\n"
                          "                crew: {type: array, items: {}}\n"}
                  .text());
    site.page(
        "sunk.md",
        twins::TwinText{
            .title = "Sunk",
            .path = "/由客户提供",
            .method = "post",
            .id = "3",
            .rest = twins::json_body +
                    "                event: {type: string, enum: [sunk]}\n"}
            .text());
}

} // namespace

TEST_CASE("pasting all that a report offers for new pages settles it")
{
    Site site;
    write_pages(site);
    std::set<std::string> answered;
    bool pasted = true;
    for (int round = 0; pasted; ++round) {
        REQUIRE(round < 4);
        auto const report = site.dry_run();
        INFO("round " << round << '\n' << json::serialize(report));
        CHECK(report.at("findings").as_array().empty());
        CHECK(report.at("stale").as_array().empty());
        auto const& gained = gained_in(report);
        if (round == 0) {
            std::set<std::string> operations;
            for (auto const& one : gained)
                operations.emplace(one.at("operation").as_string());
            CHECK(operations.size() == 7);
        }
        pasted = false;
        std::set<std::string> offered;
        for (auto const& one : gained) {
            auto const& assumption = one.as_object();
            CHECK(assumption.contains("question"));
            CHECK_FALSE(answered.contains(key_of(assumption)));
            if (assumption.contains("decisions"))
                offered.insert(key_of(assumption));
            pasted |= site.paste(assumption);
        }
        CHECK(pasted == !offered.empty());
        answered.merge(offered);
    }
    CHECK(site.update() == "");
    CHECK_FALSE(site.dry_run().at("drift").as_bool());
}

TEST_CASE("a decision about a page that is gone is reported as stale")
{
    Site site;
    site.page("list.md", twins::TwinText{.id = "1"}.text());
    CHECK(site.update() == "");
    site.decide("boats/gone",
                R"({"page": {"title": "Gone"}, "kind": "webhook"})");
    for (int run = 0; run < 2; ++run) {
        auto const report = site.dry_run();
        CHECK(report.at("drift").as_bool());
        CHECK(stale_places(report) ==
              Strings{"spec/decisions/boats/gone.json#"});
        CHECK(site.update() == "");
    }
}

TEST_CASE(
    "deleting facts by hand is not drift, but makes their decisions stale")
{
    Site site;
    std::string const index = "# Site\n\n## API Docs\n"
                              "- [Boats](https://h.test/api-1.md):\n";
    site.page("llms.txt", index + "- [Ships](https://h.test/api-2.md):\n");
    site.page("list.md", twins::TwinText{.id = "1"}.text());
    site.page("ships.md",
              twins::TwinText{.title = "Ships", .path = "/v1/ships", .id = "2"}
                  .text());
    CHECK(site.update() == "");
    site.page("llms.txt", index);
    site.remove("pages/ships.md");
    CHECK(site.dry_run().at("drift").as_bool()); // the page has vanished
    CHECK(site.update() == "");
    CHECK_FALSE(site.dry_run().at("drift").as_bool());
    site.remove("root/" + site.file_with("spec/pages", "/v1/ships"));
    auto report = site.dry_run();
    INFO(json::serialize(report));
    CHECK_FALSE(report.at("drift").as_bool());
    CHECK(has_file(report, "spec/catalogue.json"));
    site.decide("v1/ships",
                R"({"page": {"title": "Ships"}, "kind": "endpoint"})");
    site.decide("v1/more",
                R"({"page": {"title": "More"}, "kind": "endpoint"})");
    report = site.dry_run();
    CHECK(report.at("drift").as_bool());
    CHECK(stale_places(report) == Strings{"spec/decisions/v1/more.json#",
                                          "spec/decisions/v1/ships.json#"});
}

TEST_CASE("an operation stays if the facts of its first page are deleted")
{
    Site site;
    site.page("a.md", twins::TwinText{.id = "1"}.text());
    site.page("b.md", twins::TwinText{.title = "Boote", .id = "2"}.text());
    CHECK(site.update() == "");
    CHECK(site.file_with("spec/pages", "Boote") ==
          "spec/pages/boats/list.page_2.json");
    site.remove("pages/a.md");
    site.remove("root/spec/pages/boats/list.json");
    CHECK(site.update() == "");
    CHECK(site.file_with("spec/pages", "Boote") ==
          "spec/pages/boats/list.json");
    CHECK(site.file_with("spec", R"("operationId": "boats.list")") ==
          "spec/airudder.openapi.json");
    CHECK_FALSE(site.dry_run().at("drift").as_bool());
}

TEST_CASE("confirming or editing by hand is not drift of the pages")
{
    Site site;
    site.page("list.md", twins::TwinText{.id = "1"}.text());
    CHECK(site.update() == "");
    auto const facts = site.file_with("spec/pages", "/v1/boats/list");
    CHECK(facts == "spec/pages/boats/list.json");
    site.decide("boats/list",
                R"({"page": {"method": "GET", "url": "/v1/boats/list"},
                    "kind": "endpoint"})");
    auto report = site.dry_run();
    INFO(json::serialize(report));
    CHECK_FALSE(report.at("drift").as_bool());
    CHECK(has_file(report, facts)); // no longer "proposed"
    auto const printed = site.updated();
    INFO(printed);
    CHECK(printed.starts_with("1 page: 0 new, 0 changed, "));
    CHECK(printed.find("1 page unchanged") != std::string::npos);
    CHECK(site.dry_run().at("files").as_array().empty());
    site.edit("spec/catalogue.json", "boats.list", "boats.lost");
    report = site.dry_run();
    CHECK_FALSE(report.at("drift").as_bool());
    CHECK(has_file(report, "spec/catalogue.json"));
    site.page("list.md",
              twins::TwinText{.title = "All boats", .id = "1"}.text());
    CHECK(site.dry_run().at("drift").as_bool());
}

TEST_CASE("update and its dry run tell a row of a capture by its place")
{
    Site site;
    site.page("loaf.txt", fictitious::loaf_page);
    CHECK(site.update() == "");
    site.page("loaf.txt",
              fictitious::replaced(
                  fictitious::loaf_page, "weight\nnumber", "weight\ninteger"));
    auto const report = site.dry_run();
    INFO(json::serialize(report));
    CHECK(report.at("changes").at(0).at("place") == "/200/loaf/weight");
    CHECK(contains(site.updated(),
                   "/200/loaf/weight: type \"number\", now \"integer\""));
}

TEST_CASE("a twin's place that the site no longer has is stale")
{
    Site site;
    auto const page = [&](std::string const& title) {
        site.page("list.md", twins::TwinText{.id = "1"}.text());
        site.page(
            "english.md",
            twins::TwinText{.title = title, .path = "/v1/boats/en", .id = "2"}
                .text());
        site.page("llms.txt",
                  "# Site\n\n## API Docs\n"
                  "- [Boats](https://h.test/api-1.md):\n"
                  "- [" +
                      title + "](https://h.test/api-2.md):\n");
    };
    page("List of boats");
    CHECK(site.update() == "");
    site.decide("boats/list",
                R"({"page": {"method": "GET", "url": "/v1/boats/list"},
                    "kind": "endpoint", "twins": ["/List of boats"]})");
    CHECK(site.update() == "");
    auto report = site.dry_run();
    CHECK(report.at("stale").as_array().empty());
    page("All boats");
    report = site.dry_run();
    INFO(json::serialize(report));
    CHECK(report.at("findings").as_array().empty());
    REQUIRE(report.at("stale").as_array().size() == 1);
    CHECK(report.at("stale").at(0).at("pointer").as_string() == "/twins/0");
}

} // namespace airudder::generator
