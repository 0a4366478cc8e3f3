// Markdown twins and the index of a site become facts and the catalogue.
#include "../page/fictitious_pages.hpp"
#include "catch.hpp"
#include "generator/commands/distill.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <unistd.h>

using namespace airudder::generator;
namespace fs = std::filesystem;

namespace {

using Files = std::map<std::string, std::string>;

/// A twin; what is empty is left out.
struct TwinText {
    std::string title = "Boats";
    std::string path = "/v1/boats/list";
    std::string method = "get";
    std::string id{};
    std::string folder{};
    std::string rest{}; // of the operation, 6 columns in

    std::string text() const
    {
        return "# " + title +
               "\n\n## OpenAPI Specification\n\n```yaml\nopenapi: 3.0.1\n"
               "paths:\n  " +
               path + ":\n    " + method + ":\n      summary: " + title +
               "\n      x-apifox-folder: '" + folder + "'\n" +
               (id.empty() ? ""
                           : "      x-run-in-apifox: https://app.apifox.com/"
                             "web/project/1/apis/api-" +
                                 id + "-run\n") +
               rest + "```\n";
    }
};

std::string const json_body = "      requestBody:\n"
                              "        content:\n"
                              "          application/json:\n"
                              "            schema:\n"
                              "              type: object\n"
                              "              properties:\n";

/// A project and pages in temporary folders.
class TwinProject {
public:
    TwinProject() { fs::create_directories(base_ / "root/spec"); }
    ~TwinProject() { fs::remove_all(base_); }
    TwinProject(TwinProject const&) = delete;
    TwinProject& operator=(TwinProject const&) = delete;

    void write(std::string const& path, std::string const& text) const
    {
        fs::create_directories((base_ / path).parent_path());
        std::ofstream(base_ / path) << text;
    }

    void page(std::string const& name, TwinText const& twin) const
    {
        write("pages/" + name, twin.text());
    }

    void clear_pages() const { fs::remove_all(base_ / "pages"); }

    /// Distills the folder and writes the result; returns the files.
    Files run(std::string_view as = "")
    {
        Diagnostics diagnostics;
        result = distill_pages({.root = base_ / "root",
                                .pages = {base_ / "pages"},
                                .as = std::string(as),
                                .keep_prose = keep_prose,
                                .reader = reader},
                               diagnostics);
        write_facts(base_ / "root", result);
        auto const base = (base_ / "pages/").generic_string();
        findings = fictitious::replaced(diagnostics.text(), base, "");
        notes = fictitious::replaced(result.notes.text(), base, "");
        return files();
    }

    /// The files below spec/.
    Files files() const
    {
        Files all;
        auto const root = base_ / "root";
        for (auto const& entry : fs::recursive_directory_iterator(root))
            if (entry.is_regular_file())
                all[entry.path()
                        .lexically_relative(root / "spec")
                        .generic_string()] = *content_of(entry.path());
        return all;
    }

    /// The facts files without suffix.
    std::vector<std::string> names(std::string_view as = "")
    {
        std::vector<std::string> found;
        for (auto const& [path, text] : run(as))
            if (path.starts_with("pages/"))
                found.push_back(path.substr(6, path.size() - 11));
        return found;
    }

    bool keep_prose = false;
    std::string reader = "one reader";
    Distilled result{};
    std::string findings{};
    std::string notes{};

private:
    fs::path base_ = fs::temp_directory_path() /
                     ("distill_twins_test_" + std::to_string(::getpid()));
};

bool has(std::string const& text, std::string_view part)
{
    return text.find(part) != text.npos;
}

using Names = std::vector<std::string>;

} // namespace

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

TEST_CASE("a new operation is named after its path")
{
    TwinProject project;
    project.page("1", {.path = "/service/cloud/workflow/createinstance"});
    project.page("2", {.path = "/service/cloud/workflow/instances/{id}"});
    project.page(
        "3",
        {.path = "/service/cloud/workflow/instances/{id}", .method = "delete"});
    project.page("4", {.path = "/service/cloud/auth", .folder = "登录/Access"});
    project.page("5", {.path = "/service/cloud/delete/all"});
    CHECK(project.names() == Names{"access/auth",
                                   "delete_api/all",
                                   "workflow/createinstance",
                                   "workflow/delete_instances_by_id",
                                   "workflow/get_instances_by_id"});
    CHECK(has(project.notes,
              "is the new operation workflow.createinstance: its path is "
              "/service/cloud/workflow/createinstance"));
}

TEST_CASE("a path that is unlike all others does not hide their prefix")
{
    TwinProject project;
    for (int i = 0; i < 9; ++i)
        project.page(std::to_string(i),
                     {.path = "/service/boats/n" + std::to_string(i)});
    project.page("9", {.path = "/other/place"});
    auto const names = project.names();
    CHECK(names.size() == 10);
    CHECK(names.front() == "boats/n0");
    CHECK(names.back() == "other/place");
}

TEST_CASE("a single page's path gives group and name")
{
    TwinProject project;
    project.page("1", {.path = "/service/cloud/workflow/createinstance"});
    CHECK(project.names() == Names{"workflow/createinstance"});
}

TEST_CASE("a parameter in the path does not name a group")
{
    TwinProject project;
    project.page("1", {.path = "/service/boats/{id}/berth"});
    CHECK(project.names() == Names{"boats/by_id_berth"});
    project.page("2", {.path = "/service/boats/{id}"});
    CHECK(project.names() == Names{"boats/by_id", "boats/by_id_berth"});
}

TEST_CASE("other names come from the operationId, the title or the page's id")
{
    TwinProject project;
    project.page("1",
                 {.path = "/a/b", .rest = "      operationId: makeBoat\n"});
    project.page("2",
                 {.path = "/a/c", .rest = "      operationId: sea.listAll\n"});
    project.page("3",
                 {.title = "Boat - moved!", .path = "/由客户提供", .id = "7"});
    project.page("4", {.title = "船", .path = "/由客户提供", .id = "8"});
    project.page("5", {.title = "船员", .path = "/由客户提供"});
    project.page("6", {.title = "Boat moved", .path = "/您的 URL"});
    CHECK(project.names() == Names{"a/make_boat",
                                   "api/boat_moved",
                                   "api/boat_moved_2",
                                   "api/page",
                                   "api/page_8",
                                   "sea/list_all"});
}

TEST_CASE("a name once given stays, whatever pages come later")
{
    TwinProject project;
    project.page("1", {.path = "/v1/boats/list", .id = "5"});
    CHECK(project.names() == Names{"boats/list"});
    project.clear_pages();
    project.page("2", {.path = "/v1/boats/list", .method = "post", .id = "4"});
    project.page("3", {.path = "/v1/x/y"});
    CHECK(project.names() == Names{"boats/list", "boats/post_list", "x/y"});
}

TEST_CASE("neither the order nor the names of the files matter")
{
    std::vector<TwinText> const twins{
        {.path = "/v1/boats/list", .id = "9"},
        {.title = "船", .path = "/v1/boats/list", .id = "10"},
        {.title = "Moved", .path = "/由客户提供", .folder = "A"},
        {.title = "Moved", .path = "/由客户提供", .folder = "B"}};
    TwinProject project;
    for (std::size_t i = 0; i < twins.size(); ++i)
        project.page(std::to_string(i), twins[i]);
    auto const files = project.run();
    CHECK(files.size() == 6); // with the catalogue and the digests
    CHECK(project.run() == files);
    CHECK(project.result.unchanged == 4);
    project.clear_pages();
    for (std::size_t i = 0; i < twins.size(); ++i)
        project.page(std::to_string(9 - i), twins[i]);
    CHECK(project.run() == files);
}

TEST_CASE("pages with the same method and path are variants")
{
    TwinProject project;
    project.page("1", {.id = "12"});
    project.page("2", {.title = "船", .id = "7"});
    CHECK(project.names() == Names{"boats/list", "boats/list.page_12"});
    CHECK(has(project.notes, "1:5: \"Boats\" is a further page of boats.list"));
}

TEST_CASE("a twin beside a capture is its variant")
{
    TwinProject project;
    project.page("1", {.title = "查询面包", .path = "/v1/loaf", .id = "12"});
    CHECK(project.names() == Names{"v1/loaf"});
    project.write("pages/2", std::string(fictitious::loaf_page));
    auto const files = project.run();
    CHECK(files.contains("pages/v1/loaf.json"));
    CHECK(has(files.at("pages/v1/loaf.twin.json"), "\"page_id\": \"12\""));
    CHECK_FALSE(has(files.at("pages/v1/loaf.json"), "page_id"));
    CHECK(project.run() == files);
    CHECK(project.result.unchanged == 2);
}

TEST_CASE("a webhook is known by id, by title and place, or by its members")
{
    TwinProject project;
    auto const body = json_body +
                      "                event: {type: string, enum: [@]}\n"
                      "                day: {type: string}\n";
    auto const with = [&](std::string const& event) {
        return fictitious::replaced(body, "@", event);
    };
    project.page("1",
                 {.title = "Moved",
                  .path = "/由客户提供",
                  .method = "post",
                  .id = "1",
                  .folder = "A",
                  .rest = with("moved")});
    project.page("2",
                 {.title = "Moved too",
                  .path = "/另一",
                  .method = "post",
                  .id = "2",
                  .rest = with("moved")});
    project.page("3",
                 {.title = "Sunk",
                  .path = "/由客户提供",
                  .method = "post",
                  .id = "3",
                  .rest = with("sunk")});
    project.page("4",
                 {.title = "Moved",
                  .path = "/由客户提供",
                  .method = "post",
                  .id = "4",
                  .folder = "A"});
    auto const files = project.run();
    CHECK(project.names() ==
          Names{"a/moved", "a/moved.page_2", "a/moved.page_4", "api/sunk"});
    CHECK(has(files.at("pages/a/moved.page_2.json"),
              "\"proposed\": \"its body is that of a.moved\""));
    CHECK_FALSE(has(files.at("pages/a/moved.page_4.json"), "\"proposed\""));
}

TEST_CASE("webhooks of one title are several events if their members differ")
{
    TwinProject project;
    auto const callback = [&](std::string const& id, std::string const& rest) {
        project.page(id,
                     {.title = "Callback",
                      .path = "/由客户提供",
                      .method = "post",
                      .id = id,
                      .folder = "A",
                      .rest = rest});
    };
    auto const members = [](std::string const& text) {
        return json_body + "                day: {type: string}\n" + text;
    };
    callback("11", members("                wind: {type: string}\n"));
    callback("12", members("                height: {type: number}\n"));
    callback("13", members("                wind: {type: integer}\n"));
    callback("14", members("                wind: {enum: [strong]}\n"));
    callback("15", members("                wind: {enum: [weak]}\n"));
    auto files = project.run();
    CHECK(project.findings == "");
    // 14 and 15 are strings like 11, which has no constant value.
    Names const names{"a/callback",
                      "a/callback.page_14",
                      "a/callback_2",
                      "a/callback_3",
                      "a/callback_4"};
    CHECK(project.names() == names);
    CHECK(project.result.unchanged == 5);
    CHECK(project.run() == files);

    // A further page that has all members and more, or none, is the same event.
    project.clear_pages();
    callback("16",
             members("                height: {type: number}\n"
                     "                tide: {type: number}\n"));
    project.names();
    CHECK(has(project.notes, "is a further page of a.callback_2"));
}

TEST_CASE("webhooks whose examples alone show members are told apart")
{
    TwinProject project;
    auto const callback = [&](std::string const& id,
                              std::string const& member) {
        project.page(id,
                     {.title = "Callback",
                      .path = "/由客户提供",
                      .method = "post",
                      .id = id,
                      .rest = "      responses:\n"
                              "        '200':\n"
                              "          content:\n"
                              "            application/json:\n"
                              "              schema: {type: object}\n"
                              "              example: {" +
                              member + ": 1}\n"});
    };
    callback("11", "wind");
    callback("12", "height");
    CHECK(project.names() == Names{"api/callback", "api/callback_2"});
    project.clear_pages();
    callback("13", "wind");
    CHECK(project.names() ==
          Names{"api/callback", "api/callback.page_13", "api/callback_2"});
}

TEST_CASE("a capture of a webhook that may be several events is refused")
{
    TwinProject project;
    auto const moved = [&](std::string const& id, std::string const& member) {
        project.page(id,
                     {.title = "A parcel moved",
                      .path = "/对接方提供的地址",
                      .method = "post",
                      .id = id,
                      .rest = json_body + "                " + member +
                              ": {type: string}\n"});
    };
    moved("11", "depot");
    moved("12", "gate");
    project.run();
    project.write("pages/moved.txt",
                  *content_of(fs::path("tests/fictitious/pages/"
                                       "parcel_moved.txt")));
    CHECK(project.names() ==
          Names{"api/a_parcel_moved", "api/a_parcel_moved_2"});
    CHECK(has(project.findings,
              "expected one operation for this page, found "
              "api.a_parcel_moved, api.a_parcel_moved_2; say which with --as"));
}

TEST_CASE("a known page may change its title, place and URL")
{
    TwinProject project;
    project.page("1", {.id = "1", .folder = "A"});
    project.run();
    project.page("1", {.title = "Ships", .path = "/v2/ships", .id = "1"});
    CHECK(project.names() == Names{"boats/list"});
    CHECK(project.findings == "");
    for (auto const* const change :
         {"1:5: boats.list: title \"Boats\", now \"Ships\"",
          "1:5: boats.list: section \"A\", now \"\"",
          "1:5: boats.list: URL \"/v1/boats/list\", now \"/v2/ships\""})
        CHECK(has(project.notes, change));
    CHECK(project.result.changed == 1);
}

TEST_CASE("a known page with another operation's address is a page of that one")
{
    TwinProject project;
    project.page("1", {.id = "1"});
    project.page("2", {.title = "Ships", .path = "/v1/ships/list", .id = "2"});
    project.run();
    auto const both = [&](std::string const& first, std::string const& second) {
        project.clear_pages();
        project.page("a" + first, {.path = "/v1/ships/list", .id = "1"});
        project.page("b" + second,
                     {.title = "Ships", .path = "/v1/ships/list", .id = "2"});
    };
    both("", "");
    CHECK(project.names() == Names{"ships/list", "ships/list.page_1"});
    CHECK(project.findings == "");
    CHECK(has(project.notes,
              "\"Boats\" is no longer a page of boats.list: its address is "
              "now GET /v1/ships/list, that of ships.list; boats.list has no "
              "page left"));
    CHECK(has(project.notes, "\"Boats\" is a further page of ships.list"));
    CHECK(has(project.notes, "ships.list: URL \"/v1/boats/list\", now "));
    CHECK(project.result.changed == 1);
    CHECK(project.result.created == 0);
    auto const files = project.run();
    CHECK(project.result.unchanged == 2);
    both("x", "");
    CHECK(project.run() == files);
    // It comes back.
    project.clear_pages();
    project.page("1", {.id = "1"});
    CHECK(project.names() == Names{"boats/list", "ships/list"});
    CHECK(has(project.notes,
              "\"Boats\" is no longer a page of ships.list: its address is "
              "now GET /v1/boats/list"));
    CHECK(has(project.notes, "\"Boats\" is the new operation boats.list"));
}

TEST_CASE("an operation keeps the pages that stay at its address")
{
    TwinProject project;
    project.page("1", {.id = "1"});
    project.page("2", {.title = "Boote", .id = "2"});
    project.page("3", {.title = "Ships", .path = "/v1/ships/list", .id = "3"});
    CHECK(project.names() ==
          Names{"boats/list", "boats/list.page_2", "ships/list"});
    project.clear_pages();
    project.page("1", {.path = "/v1/ships/list", .id = "1"});
    CHECK(project.names() ==
          Names{"boats/list", "ships/list", "ships/list.page_1"});
    CHECK_FALSE(has(project.notes, "no page left"));
    auto const text = project.run().at("pages/boats/list.json");
    CHECK(has(text, "\"title\": \"Boote\""));
    CHECK(has(text, "\"proposed\": \"its path is /v1/boats/list\""));
}

TEST_CASE("pages that exchange their addresses keep their operations")
{
    for (std::string const other : {"/v1/boats/list", "/v1/crew/list"}) {
        TwinProject project;
        project.page("1", {.id = "1"});
        project.page("2",
                     {.title = "Ships", .path = "/v1/ships/list", .id = "2"});
        project.run();
        project.page("1", {.path = "/v1/ships/list", .id = "1"});
        project.page("2", {.title = "Ships", .path = other, .id = "2"});
        CHECK(project.names() == Names{"boats/list", "ships/list"});
        CHECK_FALSE(has(project.notes, "no longer"));
        CHECK(has(project.notes, "boats.list: URL \"/v1/boats/list\", now "));
        CHECK(has(project.notes, "ships.list: URL \"/v1/ships/list\", now "));
        CHECK(has(project.run().at("pages/boats/list.json"), "\"Boats\""));
    }
}

TEST_CASE("known pages that move to one new address become one operation")
{
    TwinProject project;
    project.page("1", {.id = "1"});
    project.page("2", {.title = "Ships", .path = "/v1/ships/list", .id = "2"});
    project.run();
    project.page("2", {.path = "/v1/all", .id = "1"});
    project.page("1", {.title = "Ships", .path = "/v1/all", .id = "2"});
    project.page("3", {.title = "All", .path = "/v1/all", .id = "3"});
    CHECK(project.names() ==
          Names{"boats/list", "boats/list.page_2", "boats/list.page_3"});
    CHECK(has(project.notes,
              "\"Ships\" is no longer a page of ships.list: its address is "
              "now GET /v1/all, that of boats.list; ships.list has no page "
              "left"));
}

TEST_CASE("a new page may have an address that a known page left")
{
    TwinProject project;
    project.page("1", {.id = "1"});
    project.run();
    project.page("1", {.path = "/v1/ships/list", .id = "1"});
    project.page("2", {.title = "Ships", .id = "2"});
    CHECK(project.names() == Names{"boats/list", "boats/list_2"});
    CHECK(project.findings == "");
    CHECK(has(project.files().at("pages/boats/list.json"), "/v1/ships/list"));
}

TEST_CASE("many pages without ids are variants in linear time")
{
    TwinProject project;
    std::string text;
    for (int i = 0; i < 4'000; ++i)
        text += TwinText{.title = "Boats " + std::to_string(i)}.text();
    project.write("pages/all.md", text);
    CHECK(project.names().size() == 4'000);
    CHECK(has(project.files().begin()->first, "catalogue"));
    CHECK(project.files().contains("pages/boats/list.twin_3999.json"));
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
