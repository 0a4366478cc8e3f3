// Markdown twins and the index of a site become facts and the catalogue.
#include "catch.hpp"
#include "twin_project.hpp"

#include <algorithm>

using namespace twins;

TEST_CASE("files are recognised by content, at any depth")
{
    TwinProject project;
    project.page("a/x.bin", {.path = "/v1/boats/list", .id = "1"});
    project.write("pages/b/two",
                  TwinText{.path = "/v1/boats/add", .id = "2"}.text() +
                      "\ntext\n" +
                      TwinText{.path = "/v1/crew/list", .id = "3"}.text());
    project.write("pages/capture.md", std::string(fictitious::loaf_page));
    project.write("pages/index.txt",
                  "# Site\n\n## API Docs\n"
                  "- Harbour [Boats](https://h.test/api-1.md): text\n");
    project.write("pages/.git/config", "[core]\n");
    project.write("pages/model.md",
                  "```yaml\nopenapi: 3.0.1\npaths: {}\n```\n");
    CHECK(project.names() ==
          Names{"api/loaf", "boats/add", "boats/list", "crew/list"});
    CHECK(project.findings == "");
    CHECK(project.result.pages == 5);
    CHECK(project.result.created == 4);
    CHECK(project.result.models == 1);
}

TEST_CASE("what is not a page is refused, and the others are written")
{
    TwinProject project;
    project.page("good.md", {});
    project.write("pages/empty.md", "");
    project.write("pages/markdown.md", "# Notes\n\nSome text.\n");
    project.write("pages/garbage", "\x01\x02 garbage \xff");
    project.write("pages/open.md", "# A\n\n```yaml\nopenapi: 3.0.1\n");
    CHECK(project.names() == Names{"boats/list"});
    CHECK(project.result.refused == 4);
    CHECK(project.result.pages == 5);
    for (auto const* const line : {"empty.md:1: ",
                                   "markdown.md:1: ",
                                   "garbage#: ",
                                   "open.md:3: expected a closing fence"})
        CHECK(has(project.findings, line));
}

TEST_CASE("a file of more twins than a site has is refused in one line")
{
    TwinProject project;
    std::string text;
    for (int i = 0; i < 400'000; ++i)
        text += "```yaml\nopenapi: 3.0.1\n";
    project.write("pages/fences.md", text);
    project.run();
    CHECK(project.findings ==
          "fences.md:10001: expected at most 5000 twins in a file\n");
    CHECK(project.result.refused == 1);
}

TEST_CASE("the catalogue keeps the outer folders of a deep page")
{
    TwinProject project;
    std::string folder;
    for (int i = 0; i < 100'000; ++i)
        folder += "a/";
    project.page("1", {.id = "1", .folder = folder});
    std::string place;
    for (int i = 0; i < 20; ++i)
        place += "/a";
    CHECK(has(project.run().at("catalogue.json"), '"' + place + "/Boats\""));
}

TEST_CASE("a refused page leaves its facts alone")
{
    TwinProject project;
    project.page("a.md", {.id = "1"});
    auto const before = project.run();
    project.write(
        "pages/a.md",
        fictitious::replaced(TwinText{.id = "1"}.text(), "    get:", "\tget:"));
    CHECK(project.run() == before);
    CHECK(has(project.findings, "a.md:9: expected spaces"));
}

TEST_CASE("changed, new and deleted members are named")
{
    TwinProject project;
    project.page("1",
                 {.id = "1",
                  .rest = json_body + "                a: {type: string}\n"
                                      "                b: {type: string}\n"
                                      "                d: {enum: [x]}\n"});
    project.run();
    project.page("1",
                 {.id = "1",
                  .rest = json_body + "                a: {type: integer}\n"
                                      "                c: {type: string}\n"
                                      "                d: {enum: [x, y]}\n"
                                      "              required: [a]\n"});
    project.run();
    for (auto const* const change :
         {"boats.list: /body/a: type \"string\", now \"integer\"",
          "boats.list: /body/a: presence \"optional\", now \"required\"",
          "boats.list: /body/b: deleted",
          "boats.list: /body/c: new",
          "boats.list: /body/d: values \"\"x\"\", now \"\"x\", \"y\"\""})
        CHECK(has(project.notes, change));
}

TEST_CASE("lines that only shift make no difference")
{
    TwinProject project;
    TwinText const twin{
        .id = "1", .rest = json_body + "                a: {type: string}\n"};
    project.page("1", twin);
    auto const files = project.run();
    CHECK(has(files.at("pages/boats/list.json"), "\"line\""));
    // above the twin, and within it
    for (auto const& text :
         {"\n\n" + twin.text(),
          fictitious::replaced(
              twin.text(), "paths:", "# a remark\n\npaths:")}) {
        project.write("pages/1", text);
        CHECK(project.run() == files);
        CHECK(project.result.unchanged == 1);
        CHECK(project.notes == "");
    }
    // A copy of the page says nothing else.
    project.page("2", twin);
    CHECK(project.run() == files);
    CHECK(project.findings == "");
    // With another change, all lines are those of the page.
    project.clear_pages();
    auto const changed = fictitious::replaced(twin.text(), "string", "integer");
    project.write("pages/1", "\n\n" + changed);
    auto const text = project.run().at("pages/boats/list.json");
    project.write("pages/1", changed);
    CHECK(project.run().at("pages/boats/list.json") == text);
    CHECK(text != files.at("pages/boats/list.json"));
}

TEST_CASE("--as confirms or changes a proposed name")
{
    TwinProject project;
    project.page("1", {.id = "1"});
    project.page("2", {.title = "Other", .id = "2"});
    CHECK(project.names() == Names{"boats/list", "boats/list.page_2"});
    project.clear_pages();
    project.page("1", {.id = "1"});
    CHECK(project.names("sea/boats") == Names{"sea/boats", "sea/boats.page_2"});
    CHECK_FALSE(has(project.run().at("pages/sea/boats.json"), "proposed"));
    CHECK(project.names() == Names{"sea/boats", "sea/boats.page_2"});
}

TEST_CASE("a decisions file confirms or changes a proposed name")
{
    TwinProject project;
    project.page("1", {.id = "1"});
    CHECK(has(project.run().at("pages/boats/list.json"), "proposed"));
    project.write("root/spec/decisions/sea/boats.json",
                  R"({"page": {"method": "GET",
                               "url": "https://h.test/v1/boats/list"},
                      "kind": "endpoint"})");
    CHECK(project.names() == Names{"sea/boats"});
    CHECK_FALSE(has(project.run().at("pages/sea/boats.json"), "proposed"));
}

TEST_CASE("an operation whose body is not JSON is skipped and recorded")
{
    TwinProject project;
    project.page("1",
                 {.id = "1",
                  .rest = "      responses:\n"
                          "        '200':\n"
                          "          content: {text/event-stream: {}}\n"});
    auto const files = project.run();
    CHECK(project.findings ==
          "1:15: \"Boats\" is skipped: its body is text/event-stream, not "
          "JSON\n");
    CHECK(files.size() == 1);
    CHECK(has(files.at("catalogue.json"),
              "\"skipped\": \"its body is text/event-stream, not JSON\""));
    CHECK(project.run() == files);
    CHECK(project.findings == "");
    CHECK(has(project.notes, "1:15: \"Boats\" is skipped"));
    project.page("1", {.id = "1"});
    CHECK_FALSE(has(project.run().at("catalogue.json"), "skipped"));
}

TEST_CASE("a page that is skipped from now on says so in its facts")
{
    TwinProject project;
    auto const as_text = "      responses:\n"
                         "        '200':\n"
                         "          content: {text/event-stream: {}}\n";
    std::string const reason = "its body is text/event-stream, not JSON";
    project.page("1", {.id = "1"});
    project.page("2", {.title = "Other", .id = "2"});
    CHECK(project.names() == Names{"boats/list", "boats/list.page_2"});
    project.clear_pages();
    project.page("1", {.id = "1", .rest = as_text});
    auto files = project.run();
    CHECK(project.findings == "1:15: \"Boats\" is skipped: " + reason +
                                  "; boats.list is what its other pages say\n");
    CHECK(project.result.skipped == 1);
    CHECK(project.result.changed == 0);
    CHECK(has(files.at("pages/boats/list.json"),
              "\"skipped\": \"" + reason + "\""));
    CHECK(has(files.at("catalogue.json"), "\"skipped\": \"" + reason + "\""));

    // The others may follow, or not be among the files.
    project.page("2", {.title = "Other", .id = "2", .rest = as_text});
    files = project.run();
    CHECK(project.findings ==
          "2:15: \"Other\" is skipped: " + reason +
              "; boats.list is left out of spec and headers\n");
    CHECK_FALSE(has(files.at("catalogue.json"), "\"operation\""));
    CHECK(project.run() == files);
    CHECK(project.findings == "");
    CHECK(has(project.notes, "1:15: \"Boats\" is skipped: "));
    CHECK(has(project.notes, "2:15: \"Other\" is skipped: "));
    project.clear_pages();
    project.page("3", {.path = "/v1/crew", .id = "3"});
    CHECK(project.names() ==
          Names{"api/crew", "boats/list", "boats/list.page_2"});

    // It has its name for ever.
    project.page("1", {.id = "1"});
    files = project.run();
    CHECK(project.findings == "");
    CHECK(
        has(project.notes, "boats.list: skipped \"" + reason + "\", now \"\""));
    CHECK_FALSE(has(files.at("pages/boats/list.json"), "\"skipped\""));
    CHECK(has(files.at("pages/boats/list.page_2.json"), "\"skipped\""));
}

TEST_CASE(
    "a skipped page is known without an id too, and by nothing but itself")
{
    TwinProject project;
    auto const form = "      requestBody:\n"
                      "        content: {multipart/form-data: {}}\n";
    project.page("1", {.folder = "A"});
    project.page("2", {.path = "/v1/crew/list"});
    project.run();
    project.page("1", {.folder = "A", .rest = form});
    project.page("2", {.title = "Form", .path = "/v1/crew/list", .rest = form});
    auto const files = project.run();
    CHECK(has(files.at("pages/boats/list.json"), "\"skipped\""));
    CHECK_FALSE(has(files.at("pages/crew/list.json"), "\"skipped\""));
    CHECK(project.run() == files);
    CHECK(project.findings == "");
}

TEST_CASE("a page that is and is not skipped in one run is refused")
{
    TwinProject project;
    project.page("1", {.id = "1"});
    project.page("2",
                 {.id = "1",
                  .rest = "      requestBody:\n"
                          "        content: {multipart/form-data: {}}\n"});
    auto const files = project.run();
    CHECK(has(project.findings, "2:14: expected the same facts as in "));
    CHECK(project.result.refused == 1);
    CHECK(project.result.skipped == 0);
    CHECK(project.run() == files);
    CHECK(project.result.refused == 1);
}

TEST_CASE("a skip is reported once, beside a capture of the page too")
{
    TwinProject project;
    project.write("pages/1", std::string(fictitious::loaf_page));
    project.page("2",
                 {.title = "查询面包",
                  .path = "/v1/loaf",
                  .folder = "面包房",
                  .rest = "      responses:\n"
                          "        '200':\n"
                          "          content: {image/png: {}}\n"});
    auto const files = project.run();
    CHECK(has(project.findings, "2:14: \"查询面包\" is skipped: "));
    CHECK(has(files.at("catalogue.json"), "\"skipped\""));
    CHECK(has(files.at("catalogue.json"), "\"operation\": \"v1.loaf\""));
    CHECK(project.run() == files);
    CHECK(project.findings == "");
    CHECK(has(project.notes, "2:14: \"查询面包\" is skipped: "));
}

/// Gives a page other facts than those of its twin, with their digest.
void forge_facts(TwinProject const& project)
{
    auto const files = project.files();
    auto const& facts = files.at("pages/boats/list.json");
    auto const forged = fictitious::replaced(facts, "Boats", "Forged");
    project.write("root/spec/pages/boats/list.json", forged);
    project.write("root/spec/twins.json",
                  fictitious::replaced(
                      files.at("twins.json"), sha256(facts), sha256(forged)));
}

TEST_CASE("a twin is read again if it, its facts or the reader changed")
{
    TwinProject project;
    auto const text = TwinText{.id = "1"}.text();
    auto const forged_facts_stay = [&] {
        project.write("pages/1", text);
        auto const before = project.run();
        CHECK(project.run() == before);
        forge_facts(project);
        auto const forged = project.files();
        for (std::string const above : {"", "\n"}) {
            project.write("pages/1", above + text);
            CHECK(project.run() == forged);
            CHECK(project.result.unchanged == 1);
            CHECK(project.findings == "");
        }
        return before;
    };
    auto const before = forged_facts_stay();

    SECTION("a character of the twin")
    {
        project.write("pages/1", fictitious::replaced(text, "list:", "lisT:"));
        auto const files = project.run();
        CHECK(has(files.at("pages/boats/list.json"), "\"/v1/boats/lisT\""));
        CHECK_FALSE(has(files.at("pages/boats/list.json"), "Forged"));
    }
    SECTION("its end")
    {
        project.write("pages/1", text.substr(0, text.size() - 4));
        project.run();
        CHECK(has(project.findings, "1:5: expected a closing fence"));
    }
    SECTION("the facts")
    {
        auto const edited = fictitious::replaced(
            project.files().at("pages/boats/list.json"), "Forged", "Edited");
        project.write("root/spec/pages/boats/list.json", edited);
        CHECK(project.run() == before);
        CHECK(project.result.changed == 1);
    }
    SECTION("white space in the facts")
    {
        project.write("root/spec/pages/boats/list.json",
                      project.files().at("pages/boats/list.json") + "\n");
        CHECK(project.run() == before);
    }
    SECTION("the reader")
    {
        project.reader = "another reader";
        auto const files = project.run();
        CHECK(files.at("pages/boats/list.json") ==
              before.at("pages/boats/list.json"));
        CHECK(has(files.at("twins.json"), "another reader"));
        CHECK(project.run() == files);
    }
    SECTION("whether prose is kept")
    {
        project.keep_prose = true;
        CHECK_FALSE(has(project.run().at("pages/boats/list.json"), "Forged"));
    }
    SECTION("the digests")
    {
        for (auto const* const digests : {"", "<<<<<<< HEAD", "{}"}) {
            forge_facts(project);
            project.write("root/spec/twins.json", digests);
            CHECK(project.run() == before);
        }
    }
}

TEST_CASE("a change of a twin that its facts do not show changes nothing")
{
    TwinProject project;
    project.page("1", {.id = "1"});
    auto const files = project.run();
    project.page("1", {.id = "1", .rest = "      x-apifox-maintainer: me\n"});
    CHECK(project.run() == files);
    CHECK(project.result.unchanged == 1);
    project.page("1", {.id = "1"});
    CHECK(project.run() == files);
}

TEST_CASE("what is left out of a twin is noted each time")
{
    TwinProject project;
    project.page("1",
                 {.rest =
                      "      responses:\n"
                      "        '200':\n"
                      "          content: {application/json: {example: x}}\n"});
    auto const files = project.run();
    CHECK_FALSE(files.contains("twins.json"));
    CHECK(has(project.notes, "1:14: an example is left out"));
    CHECK(project.run() == files);
    CHECK(has(project.notes, "1:14: an example is left out"));
}

TEST_CASE(
    "a refused page leaves the digests alone, those of another reader too")
{
    TwinProject project;
    project.page("1", {.id = "1"});
    auto const files = project.run();
    project.clear_pages();
    project.write("pages/2", "garbage");
    project.reader = "another reader";
    CHECK(project.run() == files);
    CHECK(project.result.refused == 1);
}

TEST_CASE("an answer other than the first success may have any type")
{
    TwinProject project;
    project.page("1",
                 {.rest = "      responses:\n"
                          "        '404':\n"
                          "          content: {text/html: {}}\n"
                          "        '201':\n"
                          "          content: {application/json: {}}\n"});
    CHECK(project.names() == Names{"boats/list"});
    CHECK(project.findings == "");
}

TEST_CASE("the index of the site gives titles and ids")
{
    TwinProject project;
    project.write(
        "pages/llms.txt",
        "# Site\n\n## Docs\n"
        "- Start > Here [*[New] A/B：c](https://h.test/doc-5.md): prose\n"
        "- Here [*[New] A/B：c](https://h.test/doc-5.md?nav=2):\n\n"
        "## API Docs\n"
        "- Boats [List [v2]](https://h.test/api-1.md?nav=2):\n"
        "- Harbour > Boats [List [v2]](https://h.test/api-1.md): <b>prose</b> "
        "[x](https://h.test/y)\n"
        "- [Boats](https://h.test/schema-9.md):\n"
        "- [Boats](https://h.test/boats-17e0.md):\n");
    project.page("1", {.title = "List [v2]", .id = "1", .folder = "Boats"});
    auto const files = project.run();
    std::string const expected = R"json({
  "pages": {
    "/Start/Here/*[New] A~1B：c": { "title": "*[New] A/B：c", "page_id": "doc-5" },
    "/Harbour/Boats/List [v2]": {
      "title": "List [v2]",
      "method": "GET",
      "operation": "boats.list",
      "page_id": "1"
    },
    "/Boats": { "title": "Boats", "page_id": "schema-9" },
    "/Boats (2)": { "title": "Boats", "page_id": "17" }
  }
}
)json";
    CHECK(files.at("catalogue.json") == expected);
    CHECK(project.run() == files);
}

TEST_CASE("two versions of a page in one run are reported")
{
    TwinProject project;
    project.page("1", {.id = "1"});
    project.page("2", {.id = "1", .rest = "      description: changed\n"});
    CHECK(project.names() == Names{"boats/list"});
    CHECK(has(project.findings, "expected the same facts as in "));
    CHECK(has(project.findings, "; --as boats/list.<variant> keeps both"));
    CHECK(project.result.refused == 1);
}

TEST_CASE("outside a project distill says what a project is")
{
    TwinProject project;
    project.page("pages/1", {});
    Diagnostics diagnostics;
    auto const here = fs::temp_directory_path() /
                      ("distill_twins_test_" + std::to_string(::getpid()));
    CHECK_THROWS_WITH(
        distill_pages({.root = here, .pages = {here / "pages"}}, diagnostics),
        Catch::Contains("a folder spec/") &&
            Catch::Contains("airudder-gen init DIR"));
}

TEST_CASE("twins of this project's pages are variants of its operations")
{
    TwinProject project;
    for (auto const& file : files_below("", "spec", ".json"))
        project.write("root/" + file, *content_of(file));
    auto const before = project.names();
    for (auto const& file : files_below("", "tests/twins/captured", ".md"))
        project.write("pages/" + file, *content_of(file));
    auto expected = before;
    for (auto const* const name : {"auth/issue_token",
                                   "task/get_task_detail",
                                   "workflow/api_node_pushed",
                                   "workflow/query_call_records",
                                   "workflow/query_workflow_ids",
                                   "workflow/waba_status_changed"})
        expected.push_back(name + std::string(".twin"));
    std::ranges::sort(expected);
    auto names = project.names();
    std::ranges::sort(names);
    CHECK(names == expected);
    CHECK(project.findings == "");
}

TEST_CASE("the invented twins are read or skipped, without credentials")
{
    TwinProject project;
    for (auto const& file : files_below("", "tests/twins/site", ""))
        project.write("pages/" + file, *content_of(file));
    auto const files = project.run();
    CHECK(project.result.refused == 0);
    CHECK(project.result.skipped == 6);
    CHECK(project.result.models == 1);
    CHECK(project.result.created == 26);
    for (auto const& [path, text] : files) {
        INFO(path);
        CHECK_FALSE(has(text, "0123456789"));
        CHECK_FALSE(has(text, "Books one boat"));
        CHECK_FALSE(has(text, "\"prose\""));
    }
    CHECK(has(files.at("catalogue.json"), "*Tide notice／潮：x"));
}

TEST_CASE(
    "a page that no llms.txt lists is marked, or dropped if nobody needs it")
{
    TwinProject project;
    auto const index = [&](std::string const& listed) {
        project.write("pages/llms.txt", "# Site\n\n## API Docs\n" + listed);
    };
    auto const entry = [](std::string const& title, std::string const& file) {
        return "- [" + title + "](https://h.test/" + file + ".md):\n";
    };
    auto const list = entry("List", "api-1");
    auto const add = entry("Add", "api-2");
    index(list + add + entry("Guide", "doc-3"));
    project.page("1", {.title = "List", .id = "1"});
    project.page("2", {.title = "Add", .path = "/v1/boats/add", .id = "2"});
    CHECK_FALSE(has(project.run()["catalogue.json"], "vanished"));

    // Without an index, nothing vanishes.
    project.clear_pages();
    project.page("2", {.title = "Add", .path = "/v1/boats/add", .id = "2"});
    CHECK_FALSE(has(project.run()["catalogue.json"], "vanished"));

    index(add);
    std::string const without_list = R"json({
  "pages": {
    "/List": {
      "title": "List",
      "method": "GET",
      "operation": "boats.list",
      "page_id": "1",
      "vanished": true
    },
    "/Add": { "title": "Add", "method": "GET", "operation": "boats.add", "page_id": "2" }
  }
}
)json";
    CHECK(project.run()["catalogue.json"] == without_list);
    CHECK(project.run()["catalogue.json"] == without_list);
    index(list + add);
    CHECK_FALSE(has(project.run()["catalogue.json"], "vanished"));

    // Its page is there, although the index lacks it.
    project.page("1", {.title = "List", .id = "1"});
    index(add);
    CHECK(project.run()["catalogue.json"] == without_list);
}
