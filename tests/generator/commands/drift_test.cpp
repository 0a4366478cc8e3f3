#include "generator/commands/drift.hpp"

#include "../../temporary_folder.hpp"
#include "../page/fictitious_pages.hpp"
#include "catch.hpp"
#include "generator/commands/update.hpp"
#include "generator/files.hpp"
#include "twin_project.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <set>
#include <sstream>

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
    CHECK(site.update() == "");
    CHECK_FALSE(site.dry_run().at("drift").as_bool());
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
