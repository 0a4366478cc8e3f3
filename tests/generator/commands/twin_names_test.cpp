// The operations that Markdown twins describe, their names and their addresses.
#include "catch.hpp"
#include "twin_project.hpp"

#include <algorithm>

using namespace twins;

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

TEST_CASE("a webhook without an id keeps its operation under another title")
{
    TwinProject project;
    auto const page = [&](std::string const& name,
                          std::string const& title,
                          std::string const& id = {}) {
        project.page(
            name,
            {.title = title,
             .path = "/由客户提供",
             .method = "post",
             .id = id,
             .folder = "A",
             .rest = json_body + "                day: {type: string}\n"});
    };
    page("1", "Moved");
    CHECK(project.names() == Names{"a/moved"});
    project.write("root/spec/decisions/a/moved.json",
                  R"({"page": {"title": "Moved"}, "kind": "webhook"})");
    page("1", "Has moved");
    CHECK(project.names() == Names{"a/moved"});
    CHECK(has(project.notes, "a.moved: title \"Moved\", now \"Has moved\""));
    auto files = project.run();
    CHECK_FALSE(has(files.at("pages/a/moved.json"), "\"proposed\""));
    CHECK(project.result.unchanged == 1);

    // The other page is still there, so this one is a variant, which is an
    // assumption until --as confirms it.
    page("2", "Was moved");
    files = project.run();
    CHECK(has(files.at("pages/a/moved.twin.json"),
              "\"proposed\": \"its body is that of a.moved\""));
    CHECK(project.run() == files);
    project.clear_pages();
    page("2", "Was moved");
    files = project.run("a/moved.twin");
    CHECK_FALSE(has(files.at("pages/a/moved.twin.json"), "\"proposed\""));
    CHECK(project.run() == files);
    page("3", "Moves", "7");
    CHECK(has(project.run().at("pages/a/moved.page_7.json"), "\"proposed\""));
}

TEST_CASE("a webhook that shares the URL in decisions is a variant by a guess")
{
    TwinProject project;
    project.write("root/spec/decisions/a/moved.json",
                  R"({"page": {"method": "POST", "url": "/由客户提供"},
                      "kind": "webhook"})");
    auto const page = [&](std::string const& id, std::string const& title) {
        project.page(id,
                     {.title = title,
                      .path = "/由客户提供",
                      .method = "post",
                      .id = id,
                      .rest = json_body + "                " + title +
                              ": {type: string}\n"});
    };
    page("1", "Moved");
    CHECK(project.names() == Names{"a/moved"});
    page("2", "Sunk");
    page("3", "Moved");
    auto const files = project.run();
    CHECK(project.names() ==
          Names{"a/moved", "a/moved.page_2", "a/moved.page_3"});
    CHECK(has(files.at("pages/a/moved.page_2.json"),
              "\"proposed\": \"the decisions of a.moved name its URL\""));
    CHECK_FALSE(has(files.at("pages/a/moved.page_3.json"), "\"proposed\""));
    CHECK_FALSE(has(files.at("pages/a/moved.json"), "\"proposed\""));
    CHECK(project.run() == files);
}

TEST_CASE("a webhook that an index lists does not have another title")
{
    TwinProject project;
    auto const page = [&](std::string const& title) {
        project.clear_pages();
        project.page(
            "1",
            {.title = title,
             .path = "/由客户提供",
             .method = "post",
             .folder = "A",
             .rest = json_body + "                day: {type: string}\n"});
        project.write("pages/llms.txt",
                      "# Site\n\n## API Docs\n"
                      "- A [Moved](https://h.test/api-1.md):\n"
                      "- A [Has moved](https://h.test/api-2.md):\n");
    };
    page("Moved");
    CHECK(project.names() == Names{"a/moved"});
    page("Has moved");
    CHECK(project.names() == Names{"a/moved", "a/moved.twin"});
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
    for (int i = 0; i < 1'000; ++i)
        text += TwinText{.title = "Boats " + std::to_string(i)}.text();
    project.write("pages/all.md", text);
    CHECK(project.names().size() == 1'000);
    CHECK(has(project.files().begin()->first, "catalogue"));
    CHECK(project.files().contains("pages/boats/list.twin_999.json"));
}
