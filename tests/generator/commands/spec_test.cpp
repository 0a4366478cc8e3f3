#include "generator/commands/spec.hpp"

#include "catch.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

using namespace airudder::generator;

namespace {

namespace fs = std::filesystem;

/// A project in a temporary folder. The destructor removes it.
class Project {
public:
    Project()
    {
        static int number = 0;
        root_ =
            fs::temp_directory_path() /
            ("airudder_spec_" + std::to_string(++number) + "_" +
             std::to_string(static_cast<unsigned long long>(
                 fs::file_time_type::clock::now().time_since_epoch().count())));
        put("spec/pages/shop/ping.json",
            R"({"captured": false, "title": "Ping", "method": "GET",
                "url": "https://shop.example/ping", "responses": [
                {"status": "200", "body": {"examples": [{
                  "sha256": "015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5ceb)"
            R"(eae62276a97f862", "text": ["{\"a\": 1}"]}]}}]})");
        put("spec/decisions/shop/ping.json",
            R"({"page": {"title": "Ping"}, "kind": "endpoint", "types":
                {"/query": "PingQuery", "/200": "Pong"}, "rulings": []})");
        put("spec/wording/shop/ping.json",
            R"({"summary": "Answers.", "members": {"/200": "The answer."}})");
        put("spec/wording/shop.json", R"({"description": "A shop."})");
        put("spec/wording/info.json", R"({"title": "Shop"})");
    }

    ~Project() { fs::remove_all(root_); }
    Project(Project const&) = delete;
    Project& operator=(Project const&) = delete;

    void put(std::string const& path, std::string_view text) const
    {
        fs::create_directories((root_ / path).parent_path());
        std::ofstream(root_ / path, std::ios::binary) << text;
    }

    void remove(std::string const& path) const { fs::remove(root_ / path); }

    fs::path const& root() const { return root_; }

    /// The diagnostics without assumptions.
    std::string run() const
    {
        Diagnostics diagnostics;
        auto const made =
            make_spec_file(root_, OnQuestion::report, diagnostics);
        CHECK((made || !diagnostics.empty()));
        if (made) {
            CHECK(made->file.path == "spec/airudder.openapi.json");
            diagnostics.append(made->stale);
        }
        return diagnostics.text();
    }

    /// True if a line of the diagnostics begins with `line`.
    bool says(std::string const& line) const
    {
        auto const text = '\n' + run();
        INFO(text);
        bool const found = text.find('\n' + line) != std::string::npos;
        CHECK(found);
        return found;
    }

private:
    fs::path root_{};
};

} // namespace

TEST_CASE("three files per operation make a spec")
{
    CHECK(Project().run().empty());
}

TEST_CASE("a file without its counterpart is reported")
{
    Project const no_decisions;
    no_decisions.remove("spec/decisions/shop/ping.json");
    CHECK(no_decisions.says("spec/pages/shop/ping.json#: expected a file "
                            "spec/decisions/shop/ping.json"));
    Project const no_facts;
    no_facts.remove("spec/pages/shop/ping.json");
    CHECK(no_facts.says("spec/decisions/shop/ping.json#: expected facts in "
                        "spec/pages/shop/ping.json"));
    CHECK(no_facts.says("spec/wording/shop/ping.json#: expected facts in "
                        "spec/pages/shop/ping.json"));
}

TEST_CASE("a ruled name stays if a member has it, and the ruling is reported")
{
    Project project;
    project.remove("spec/wording/shop/ping.json");
    project.put("spec/pages/shop/ping.json",
                R"({"captured": false, "title": "Ping", "method": "GET",
                    "url": "/ping", "query": [
                    {"name": "q", "type": "string"},
                    {"name": "r", "type": "string"}],
                    "responses": [{"status": "200", "body": {"rows": [
                    {"at": "", "type": "object"},
                    {"name": "a", "at": "/a", "type": "string"},
                    {"name": "b", "at": "/b", "type": "string",
                     "values": ["x", "y"]}]}}]})");
    auto const ruling = [](std::string const& kind,
                           std::string const& at,
                           std::string const& was,
                           std::string const& is) {
        return R"({"ruling": ")" + kind + R"(", "at": ")" + at +
               R"(", "was": ")" + was + R"(", "is": ")" + is +
               R"(", "because": "b"})";
    };
    project.put("spec/decisions/shop/ping.json",
                R"({"page": {"title": "Ping"}, "kind": "endpoint", "types":
                    {"/query": "PingQuery", "/200": "Pong", "/200/b": "Kind"},
                    "rulings": [)" +
                    ruling("name", "/query/q", "q", "r") + "," +
                    ruling("name", "/200/a", "a", "b") + "," +
                    ruling("value_name", "/200/b", "x", "y") + "]}");
    auto const file = std::string("spec/decisions/shop/ping.json#/rulings/");
    CHECK(project.run() ==
          file +
              "0/is: expected another C++ name than r, which the member "
              "\"r\" would have; that one is called r_; the ruling still "
              "applies\n" +
              file +
              "1/is: expected another C++ name than b, which the member "
              "\"b\" would have; that one is called b_; the ruling still "
              "applies\n" +
              file +
              "2/is: expected another C++ name than y, which the value "
              "\"y\" would have; that one is called y_; the ruling still "
              "applies\n");
    Diagnostics diagnostics;
    auto const made =
        make_spec_file(project.root(), OnQuestion::report, diagnostics);
    REQUIRE(made);
    REQUIRE(made->model.headers.size() == 1);
}

TEST_CASE("no wording is needed")
{
    Project const project;
    project.remove("spec/wording/shop/ping.json");
    project.remove("spec/wording/shop.json");
    project.remove("spec/wording/info.json");
    CHECK(project.run().empty());
}

TEST_CASE("without decisions the spec has assumptions")
{
    Project const project;
    project.remove("spec/decisions/shop/ping.json");
    project.remove("spec/wording/shop/ping.json");
    Diagnostics diagnostics;
    std::ostringstream out;
    spec({.output = {.root = project.root()}}, diagnostics, out);
    CHECK(diagnostics.text() == "");
    CHECK(out.str() ==
          "shop.ping (Ping) x-idempotent: assumed true: GET is idempotent "
          "(RFC 9110, 9.2.2) [spec/pages/shop/ping.json]\n"
          "shop.ping (Ping) types: assumed /200: PingResult, /query: "
          "PingQuery: no decision names these types "
          "[spec/pages/shop/ping.json]\n"
          "spec: 1 file written\n");
}

TEST_CASE("an operation with an error does not hold back the others")
{
    Project const project;
    project.put("spec/pages/shop/pong.json", "{ }");
    project.put("spec/pages/shop/pang.json",
                R"({"captured": true, "title": "Pang", "method": "BREW",
                    "url": "/pang", "responses": []})");
    Diagnostics diagnostics;
    std::ostringstream out;
    spec({.output = {.root = project.root()}}, diagnostics, out);
    auto const said = diagnostics.text();
    CHECK(said.find("spec/pages/shop/pang.json#/method: ") != said.npos);
    CHECK(said.find("spec/pages/shop/pong.json#") != said.npos);
    auto const written =
        content_of(project.root() / "spec/airudder.openapi.json");
    REQUIRE(written);
    CHECK(written->find("shop.ping") != written->npos);
    CHECK(written->find("shop.pang") == written->npos);
}

TEST_CASE("a variant without its main page is reported")
{
    Project const project;
    project.put("spec/pages/shop/pong.en.json",
                R"({"captured": false, "title": "x", "method": "GET",
                    "url": "x", "responses": []})");
    CHECK(project.says("spec/pages/shop/pong.en.json#: expected facts of the "
                       "page itself in spec/pages/shop/pong.json"));
}

TEST_CASE("file names that are not operations are reported")
{
    for (auto const* const path : {"spec/pages/Shop/ping.json",
                                   "spec/pages/shop/Ping.json",
                                   "spec/pages/shop/ping.EN.json",
                                   "spec/pages/shop/a b.json",
                                   "spec/pages/shop/deep/ping.json",
                                   "spec/decisions/shop/p-i.json",
                                   "spec/decisions/shop/ping.en.json",
                                   "spec/wording/shop/1.json"}) {
        Project const project;
        project.put(path, "{}");
        CHECK(project.says(std::string(path) +
                           "#: expected a file name such as"));
    }
}

TEST_CASE("unknown members are reported with their pointer, all at once")
{
    Project const project;
    project.put("spec/decisions/shop/ping.json",
                R"({"page": {"title": "Ping", "colour": "red"},
                    "kind": "server", "twin": [],
                    "types": {"/200": "pong", "/query": 5},
                    "rulings": [{"ruling": "guess", "at": "", "because": "b"},
                                {"ruling": "open", "at": "/200", "was": [],
                                 "because": " "},
                                {"ruling": "count", "at": "/200", "was": "x",
                                 "is": -1, "because": "b", "nth": 1},
                                {"ruling": "idempotent", "at": "",
                                 "was": 1, "because": "b"}, 7]})");
    project.put("spec/wording/shop/ping.json",
                R"({"summary": "", "members": {"/200": "a\nb", "/x": 1},
                    "title": "x"})");
    auto const file = std::string("spec/decisions/shop/ping.json#");
    for (auto const* const at : {"/page/colour: ",
                                 "/kind: ",
                                 "/twin: ",
                                 "/types/~1200: ",
                                 "/types/~1query: ",
                                 "/rulings/0/ruling: expected one of accepted",
                                 "/rulings/1/because: expected the reason",
                                 "/rulings/2/was: ",
                                 "/rulings/2/is: ",
                                 "/rulings/2/nth: ",
                                 "/rulings/3/was: ",
                                 "/rulings/4: expected an object"})
        CHECK(project.says(file + at));
    auto const wording = std::string("spec/wording/shop/ping.json#");
    for (auto const* const at :
         {"/summary: ", "/members/~1200: ", "/members/~1x: ", "/title: "})
        CHECK(project.says(wording + at));
}

TEST_CASE("more decisions or texts than a person writes are refused")
{
    std::string members;
    std::string rulings;
    for (int i = 0; i < 6'000; ++i) {
        members += (i == 0 ? "\"/" : ", \"/") + std::to_string(i) + R"(": "X")";
        rulings += R"({"ruling": "idempotent", "at": "", "because": "b"}, )";
    }
    Project const project;
    project.put(
        "spec/decisions/shop/ping.json",
        R"({"page": {"title": "Ping"}, "kind": "endpoint", "types": {)" +
            members + R"(}, "rulings": [)" + rulings + "7]}");
    project.put("spec/wording/shop/ping.json",
                R"({"summary": "Answers.", "members": {)" + members + "}}");
    project.says("spec/decisions/shop/ping.json#/types: expected at most");
    project.says("spec/decisions/shop/ping.json#/rulings: expected at most");
    project.says("spec/wording/shop/ping.json#/members: expected at most");
}

TEST_CASE("text that is not JSON is reported with its line")
{
    for (auto const* const path : {"spec/pages/shop/ping.json",
                                   "spec/decisions/shop/ping.json",
                                   "spec/wording/shop/ping.json",
                                   "spec/wording/shop.json",
                                   "spec/wording/info.json"}) {
        Project const project;
        project.put(path, "{\n\"a\": 1,\n\"a\": 2}");
        CHECK(project.says(std::string(path) + ":3: expected JSON"));
        project.put(path, "[]");
        CHECK(project.says(std::string(path) + "#: expected an object"));
    }
}

TEST_CASE("the catalogue is read if a twin is named")
{
    Project const project;
    project.put("spec/decisions/shop/ping.json",
                R"({"page": {"title": "Ping"}, "kind": "endpoint",
                    "twins": ["/Shop/Ping"], "types":
                    {"/query": "PingQuery", "/200": "Pong"}})");
    CHECK(project.says("spec/catalogue.json"));
    project.put("spec/catalogue.json", R"({"pages": {"/Shop/Ping": {}}})");
    CHECK(project.run().empty());
    project.put("spec/catalogue.json", R"({"pages": {}})");
    CHECK(project.says("spec/decisions/shop/ping.json#/twins/0: "));
}
