// update --dry-run reports drift and writes nothing.
#include "catch.hpp"
#include "run_command.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

namespace airudder::generator {
namespace {

/// A project with two pages of an invented site and its llms.txt.
class Harbour {
public:
    Harbour()
    {
        root.write("spec/.keep", "");
        root.write("pages/boats.md", boats());
        root.write("pages/crew.md", page("Crew", "/v1/harbour/crew", "2"));
        root.write("pages/llms.txt", index());
        CHECK(root.run("update " + pages()).code == 0);
    }

    static std::string page(std::string const& title,
                            std::string const& path,
                            std::string const& id,
                            std::string const& members = "")
    {
        return "# " + title + "\n\n```yaml\nopenapi: 3.0.1\npaths:\n  " + path +
               ":\n    get:\n      summary: " + title +
               "\n      x-apifox-folder: Harbour\n"
               "      x-run-in-apifox: https://app.apifox.com/web/project/1/"
               "apis/api-" +
               id +
               "-run\n      responses:\n        '200':\n          content:\n"
               "            application/json:\n              schema:\n"
               "                type: object\n                properties:\n"
               "                  name: {type: string}\n" +
               members + "```\n";
    }

    static std::string boats(std::string const& members = "")
    {
        return page("Boats", "/v1/harbour/boats", "1", members);
    }

    static std::string index(std::string const& more = "")
    {
        return "# Harbour\n\n## API Docs\n"
               "- Harbour [Boats](https://h.test/api-1.md):\n"
               "- Harbour [Crew](https://h.test/api-2.md):\n" +
               more;
    }

    std::string pages() const
    {
        return "'" + (root.path() / "pages").string() + "'";
    }

    /// The content of every file.
    std::map<std::string, std::string> contents() const
    {
        std::map<std::string, std::string> all;
        for (auto const& file : root.files())
            all[file] = root.read(file);
        return all;
    }

    /// Runs update --dry-run, which writes nothing.
    Run dry_run(std::string const& options = "") const
    {
        auto const before = contents();
        auto run = root.run("update --dry-run " + options + ' ' + pages());
        CHECK(contents() == before);
        return run;
    }

    /// Gives the member `name` of boats.md a description.
    void describe(std::string const& words) const
    {
        auto text = boats();
        text.insert(text.find("type: string}") + 12, ", description: " + words);
        root.write("pages/boats.md", text);
    }

    /// Runs update, which must write and remove the files that a dry run names.
    /// Returns the report of that.
    Run update(std::string const& options = "") const
    {
        auto const before = contents();
        auto report = dry_run(options);
        CHECK(root.run("update " + options + ' ' + pages()).code == 0);
        CHECK(files_of(report.out) == differences(before, contents()));
        CHECK(dry_run(options).code == 0);
        return report;
    }

    Root root{};

private:
    using Contents = std::map<std::string, std::string>;

    /// The files that a report names.
    static std::vector<std::string> files_of(std::string const& report)
    {
        std::vector<std::string> files;
        auto const start = report.find("\nfiles that update writes or removes");
        if (start == report.npos)
            return files;
        std::istringstream lines(report.substr(start + 1));
        std::string line;
        std::getline(lines, line);
        while (std::getline(lines, line))
            files.push_back(line.substr(std::min<std::size_t>(4, line.size())));
        return files;
    }

    static std::vector<std::string> differences(Contents const& before,
                                                Contents const& after)
    {
        std::set<std::string> files;
        for (auto const* const one : {&before, &after})
            for (auto const& [file, text] : *one) {
                auto const found = before.find(file);
                auto const other = after.find(file);
                if (found == before.end() || other == after.end() ||
                    found->second != other->second)
                    files.insert(file);
            }
        return {files.begin(), files.end()};
    }
};

using Catch::Contains;

} // namespace

TEST_CASE("update --dry-run of pages as they were exits with 0")
{
    Harbour const harbour;
    auto run = harbour.dry_run();
    CHECK(run.code == 0);
    CHECK(run.err == "");
    CHECK(run.out == "drift: none; 2 pages read\n");
    run = harbour.dry_run("--format markdown");
    CHECK(run.code == 0);
    CHECK(run.out == "# Drift of the documentation\n\nNone; 2 pages read.\n");
    run = harbour.dry_run("--format json");
    CHECK(run.code == 0);
    CHECK_THAT(run.out, Contains("\"drift\": false"));
}

TEST_CASE("lines that only shift are not drift, and update changes no file")
{
    Harbour const harbour;
    auto const before = harbour.contents();
    auto text = harbour.boats();
    text.insert(text.find("paths:"), "# a remark\n");
    harbour.root.write("pages/boats.md", "Some text.\n\n" + text);
    auto const run = harbour.dry_run();
    CHECK(run.code == 0);
    CHECK(run.out == "drift: none; 2 pages read\n");
    CHECK(harbour.root.run("update " + harbour.pages()).code == 0);
    harbour.root.write("pages/boats.md", harbour.boats());
    CHECK(harbour.contents() == before);
}

TEST_CASE("update --dry-run reports rows, and an assumption with its ruling")
{
    Harbour const harbour;
    harbour.root.write("pages/boats.md",
                       harbour.boats("                  berth: {type: 'null'}\n"
                                     "                required: [name]\n"));
    auto run = harbour.dry_run();
    CHECK(run.code == 1);
    CHECK(run.err == "");
    CHECK_THAT(run.out, Contains("drift: 2 pages read; 2 changes, "));
    CHECK_THAT(
        run.out,
        Contains("\nharbour.boats\n"
                 "    /200/name: presence \"optional\", now \"required\"\n"
                 "    /200/berth: new row: \"null\"\n"));
    CHECK_THAT(
        run.out,
        Contains(
            "harbour.boats (Boats) /200/berth: assumed any value: the page "
            "states \"null\", which has no type of its own\n"
            "        to create as spec/decisions/harbour/boats.json:\n"
            "        {\n          \"page\": "));
    run = harbour.dry_run("--format json");
    CHECK(run.code == 1);
    CHECK_THAT(run.out, Contains("\"kind\": \"row-added\""));
    CHECK_THAT(
        run.out,
        Contains("\"decisions\": \"spec/decisions/harbour/boats.json\""));
    run = harbour.dry_run("--format markdown");
    CHECK_THAT(run.out,
               Contains("\n## `harbour.boats`\n\n- `/200/name`: presence "));
    CHECK_THAT(run.out,
               Contains("  To create as `spec/decisions/harbour/boats.json`:"
                        "\n\n  ```\n  {\n    \"page\": "));
    // Created, with a reason, the file settles the question.
    run = harbour.dry_run();
    std::string const heading = "to create as spec/decisions/harbour/"
                                "boats.json:\n";
    auto const start = run.out.find(heading);
    REQUIRE(start != std::string::npos);
    auto file = run.out.substr(start + heading.size());
    file.resize(file.find("\n        }\n") + 11);
    auto const reason = file.find(R"("because": "")");
    REQUIRE(reason != std::string::npos);
    file.replace(reason, 13, R"("because": "It may be of any type.")");
    harbour.root.write("spec/decisions/harbour/boats.json", file);
    run = harbour.dry_run();
    CHECK_THAT(run.out, Contains("0 decisions no longer applicable"));
    CHECK_THAT(run.out, Contains("; 2 changes, "));
    CHECK_THAT(run.out, Contains(" 0 assumptions gained, "));
    CHECK_THAT(run.out, Contains(" 0 findings"));
    std::filesystem::remove(harbour.root.path() /
                            "spec/decisions/harbour/boats.json");
    // An update leaves no drift.
    CHECK(harbour.root.run("update " + harbour.pages()).code == 0);
    CHECK(harbour.dry_run().code == 0);
    harbour.root.write("pages/boats.md", harbour.boats());
    run = harbour.dry_run();
    CHECK_THAT(run.out,
               Contains("    /200/berth: row removed: it was \"null\"\n"));
    CHECK_THAT(run.out,
               Contains("\nassumptions lost\n    harbour.boats (Boats) "));
}

TEST_CASE("one row that changes makes a diff of one row")
{
    Harbour const harbour;
    harbour.root.write(
        "pages/boats.md",
        harbour.boats("                  berth: {type: integer}\n"
                      "                  flag: {type: string}\n"));
    harbour.update();
    std::string const facts = "spec/pages/harbour/boats.json";
    auto const before = harbour.root.read(facts);
    auto text = harbour.root.read("pages/boats.md");
    text.insert(text.find("                  berth"),
                "                  crew: {type: boolean}\n");
    harbour.root.write("pages/boats.md", "Some text.\n\n" + text);
    harbour.update();
    auto after = harbour.root.read(facts);
    auto const row = after.find("\"name\": \"crew\"");
    REQUIRE(row != after.npos);
    auto const start = after.rfind('\n', row);
    after.erase(start, after.find('\n', row) - start);
    CHECK(after == before);
}

TEST_CASE("a dry run names the files that update writes and removes")
{
    Harbour const harbour;
    auto const report = harbour.update();
    CHECK(report.out == "drift: none; 2 pages read\n");
    harbour.root.write(
        "pages/boats.md",
        harbour.boats("                  berth: {type: string}\n"));
    harbour.update();
    // Another path gives the operation no other name, and an id moves it.
    harbour.root.write("pages/boats.md",
                       Harbour::page("Boats", "/v1/harbour/crew", "1"));
    harbour.update();
    std::filesystem::remove(harbour.root.path() / "pages/crew.md");
    harbour.root.write("pages/llms.txt",
                       "# Harbour\n\n## API Docs\n"
                       "- Harbour [Boats](https://h.test/api-1.md):\n");
    harbour.update();
}

TEST_CASE("what follows from decisions is named, and is not drift")
{
    Harbour const harbour;
    harbour.root.write("spec/decisions/harbour/boats.json",
                       R"({"page": {"title": "Boats"}, "kind": "endpoint",
                           "rulings": []})");
    auto report = harbour.update();
    CHECK_THAT(report.out, Contains("    spec/pages/harbour/boats.json\n"));
    harbour.root.write("spec/wording/harbour/boats.json",
                       R"({"summary": "Lists the boats."})");
    report = harbour.update();
    CHECK(report.code == 0);
    CHECK(report.out == "drift: none; 2 pages read\n\n"
                        "files that update writes or removes, though no page "
                        "changed\n"
                        "    generated/airudder/harbour/boats.hpp\n"
                        "    spec/airudder.openapi.json\n");
    std::filesystem::remove(harbour.root.path() / "spec/twins.json");
    report = harbour.update();
    CHECK(report.code == 0);
    CHECK_THAT(report.out, Contains("    spec/twins.json\n"));
}

TEST_CASE("a dry run tells that words will be kept, or dropped")
{
    Harbour const harbour;
    harbour.describe("Its name.");
    harbour.update();
    auto report = harbour.update("--keep-prose");
    CHECK(report.code == 1);
    CHECK_THAT(report.out,
               Contains("; 1 change, ") &&
                   Contains("\nharbour.boats\n    descriptions now kept in "
                            "words\n") &&
                   Contains("    spec/pages/harbour/boats.json\n"));
    report = harbour.update();
    CHECK(report.code == 1);
    CHECK_THAT(report.out,
               Contains("    descriptions no longer kept in words\n"));
}

TEST_CASE("descriptions are shown by their words where these are known")
{
    Harbour const harbour;
    harbour.describe("Its name.");
    auto run = harbour.dry_run();
    CHECK(run.code == 1);
    CHECK_THAT(run.out, Contains("/200/name: description none, now \"sha256:"));
    harbour.update();
    harbour.describe("A name.");
    run = harbour.dry_run("--keep-prose");
    CHECK_THAT(run.out, Contains("/200/name: description \"sha256:"));
    CHECK_THAT(run.out, Contains(", now \"A name.\"\n"));
    harbour.describe("Its name.");
    CHECK(harbour.root.run("update --keep-prose " + harbour.pages()).code == 0);
    harbour.describe("The boat's name.");
    run = harbour.dry_run();
    CHECK_THAT(run.out,
               Contains("/200/name: description \"Its name.\", now \"sha256:"));
    run = harbour.dry_run("--keep-prose");
    CHECK_THAT(
        run.out,
        Contains(
            "/200/name: description \"Its name.\", now \"The boat's name.\""));
}

TEST_CASE("new operations are reported, and pages that vanish from llms.txt")
{
    Harbour const harbour;
    harbour.root.write("pages/piers.md",
                       Harbour::page("Piers", "/v1/harbour/piers", "3"));
    harbour.root.write("pages/llms.txt",
                       harbour.index("- Harbour "
                                     "[Piers](https://h.test/api-3.md):\n"
                                     "- [Guide](https://h.test/doc-4.md):\n"));
    auto run = harbour.dry_run();
    CHECK(run.code == 1);
    CHECK_THAT(run.out,
               Contains("\nharbour.piers\n    new operation: \"Piers\"\n"));
    CHECK_THAT(run.out,
               Contains("\nother pages\n    /Guide: new page: \"Guide\"\n"));
    CHECK_THAT(run.out,
               Contains("harbour.piers (Piers) operationId: assumed "));
    CHECK_THAT(run.out,
               Contains("to create as spec/decisions/harbour/piers.json:\n"));

    std::filesystem::remove(harbour.root.path() / "pages/piers.md");
    harbour.root.write("pages/llms.txt",
                       "# Harbour\n\n## API Docs\n"
                       "- Harbour [Crew](https://h.test/api-2.md):\n");
    run = harbour.dry_run();
    CHECK(run.code == 1);
    CHECK_THAT(
        run.out,
        Contains(
            "\nharbour.boats\n    /Harbour/Boats: no longer in llms.txt: it "
            "was \"Boats\"\n"));
    CHECK_THAT(run.out, !Contains("harbour.crew"));
    // That is reported once.
    std::filesystem::remove(harbour.root.path() / "pages/boats.md");
    CHECK(harbour.root.run("update " + harbour.pages()).code == 0);
    CHECK(harbour.dry_run().code == 0);
    CHECK_THAT(harbour.root.read("generated/airudder/harbour.hpp"),
               Contains("harbour/boats.hpp"));
    std::filesystem::remove(harbour.root.path() /
                            "spec/pages/harbour/boats.json");
    CHECK(harbour.root.run("update " + harbour.pages()).code == 0);
    CHECK_THAT(harbour.root.read("spec/catalogue.json"), !Contains("Boats"));
    CHECK(harbour.dry_run().code == 0);
}

TEST_CASE("without llms.txt no page has vanished")
{
    Harbour const harbour;
    std::filesystem::remove(harbour.root.path() / "pages/llms.txt");
    std::filesystem::remove(harbour.root.path() / "pages/boats.md");
    auto const run = harbour.dry_run();
    CHECK(run.code == 0);
    CHECK(run.out == "drift: none; 1 page read\n");
}

TEST_CASE("a ruling that no longer applies is reported once")
{
    Harbour const harbour;
    harbour.root.write("spec/decisions/harbour/boats.json",
                       R"({"page": {"method": "GET",
                           "url": "/v1/harbour/boats"}, "kind": "endpoint",
                           "rulings": [{"ruling": "type", "at": "/200/name",
                             "was": "string", "is": "integer",
                             "because": "It is a number."}]})");
    CHECK(harbour.root.run("update " + harbour.pages()).code == 0);
    auto text = harbour.boats();
    text.replace(text.find("type: string}"), 12, "type: number");
    harbour.root.write("pages/boats.md", text);
    auto run = harbour.dry_run();
    CHECK(run.code == 1);
    CHECK_THAT(run.out,
               Contains("\ndecisions that no longer apply\n"
                        "    spec/decisions/harbour/boats.json#/rulings/0"));
    CHECK(harbour.root.run("update " + harbour.pages()).code == 0);
    CHECK(harbour.dry_run().code == 0);
}

TEST_CASE("a dry run reports the changes of a capture and of its navigation")
{
    Root const root;
    write_fictitious(root);
    auto const pages = "'" + (root.path() / "pages").string() + "'";
    CHECK(root.run("update --dry-run " + pages).code == 1);
    CHECK(root.run("update " + pages).code == 0);
    CHECK(root.run("update --dry-run " + pages).code == 0);
    auto text = root.read("pages/track_parcels.txt");
    auto const replace = [&](std::string const& from, std::string const& to) {
        auto const at = text.find(from);
        REQUIRE(at != text.npos);
        text.replace(at, from.size(), to);
    };
    replace("    • A parcel moved\n",
            "    • A parcel moved\n    • Lost parcels\n      POST\n");
    replace("Default:\nnorth", "Default:\nsouth");
    replace("letterparcelpallet-2", "letterparcelpallet-3");
    replace("\nsince\n", "\nuntil\n");
    root.write("pages/track_parcels.txt", text);
    auto const run = root.run("update --dry-run " + pages);
    CHECK(run.code == 1);
    CHECK_THAT(run.out,
               Contains("\nparcel.track_parcels\n"
                        "    /header/X-Depot: default \"north\", now "
                        "\"south\"\n"
                        "    /body/until: new row: \"string\"\n"
                        "    /body/since: row removed: it was \"string\"\n"
                        "    /200/found/-/class: values "
                        "\"letterparcelpallet-2\", now "
                        "\"letterparcelpallet-3\"\n"));
    CHECK_THAT(run.out,
               Contains("\nother pages\n"
                        "    /Shipments/Lost parcels: new page: "
                        "\"Lost parcels\"\n"));
    CHECK_THAT(run.out,
               Contains("track_parcels.json#/rulings/0/was: expected what the "
                        "page says, \"letterparcelpallet-3\""));
    CHECK_THAT(run.out,
               Contains("to paste into spec/decisions/parcel/"
                        "track_parcels.json:\n        {\n          "
                        "\"ruling\": \"enum\",\n"));
}

TEST_CASE("pages that are skipped or refused are findings of a dry run")
{
    Harbour const harbour;
    auto text = harbour.boats();
    text.replace(text.find("application/json"), 16, "image/png");
    harbour.root.write("pages/boats.md", text);
    harbour.root.write("pages/bad.md", "garbage\n");
    auto const run = harbour.dry_run();
    CHECK(run.code == 1);
    CHECK(run.err == "");
    CHECK_THAT(
        run.out,
        Contains("\nharbour.boats\n    skipped: \"its body is image/png, not "
                 "JSON\"\n"));
    CHECK_THAT(run.out, Contains("\nfindings\n"));
    CHECK_THAT(run.out, Contains("pages/bad.md:1: "));
    CHECK_THAT(run.out,
               Contains("harbour.boats is left out of spec and headers\n"));
    harbour.root.write("pages/boats.md", harbour.boats());
    auto const refused = harbour.dry_run();
    CHECK(refused.code == 1);
    CHECK_THAT(refused.out, Contains("; 0 changes, "));
}

TEST_CASE("a dry run of what cannot be read exits with 2")
{
    Harbour const harbour;
    auto run = harbour.dry_run("/nonexistent/page.md");
    CHECK(run.code == 2);
    CHECK(run.out == "");
    CHECK(run.err == "/nonexistent/page.md#: expected a file that can be "
                     "read\n");
    Root const outside;
    run = outside.run("update --dry-run " + harbour.pages());
    CHECK(run.code == 2);
    CHECK_THAT(run.err, Contains("expected a project"));
    // Facts that cannot be read are findings.
    harbour.root.write("spec/pages/harbour/boats.json", "{");
    run = harbour.dry_run();
    CHECK(run.code == 1);
    CHECK_THAT(run.out, Contains("spec/pages/harbour/boats.json:1: "));
    CHECK_THAT(run.out, Contains("; 0 changes, "));
}

TEST_CASE("text of a page cannot forge lines of a drift report")
{
    Harbour const harbour;
    auto text = harbour.boats();
    text.replace(text.find("summary: Boats"),
                 14,
                 "summary: \"Boats\\n\\nharbour.crew\\n    `# x` \\e[2J\"");
    harbour.root.write("pages/boats.md", text);
    for (auto const* const format : {"text", "markdown"}) {
        auto const run = harbour.dry_run("--format " + std::string(format));
        CHECK(run.code == 1);
        CHECK_THAT(run.out, !Contains("\nharbour.crew"));
        CHECK_THAT(run.out, !Contains("\x1b"));
    }
}

} // namespace airudder::generator
