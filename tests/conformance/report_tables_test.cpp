#include "catch.hpp"
#include "checks.hpp"

using namespace airudder::conformance;

namespace {

constexpr char spec[] = R"({"paths":{"/b":{"get":{
    "operationId":"boat.get","summary":"Returns a boat.",
    "x-page":[{"title":"T","title-en":"E"}],
    "x-deviations":[{"pointer":"#/d","was":["k"],"because":"so"}],
    "x-assumptions":[{"at":"/200/c","assumed":"any value","because":"open"}],
    "parameters":[{"name":"id","in":"query","required":false,
        "schema":{"type":"string"}}],
    "responses":{"200":{"content":{"application/json":{
        "schema":{"$ref":"#/components/schemas/boat.Boat"}}}}}}}},
    "components":{"schemas":{"boat.Boat":{"type":"object",
        "required":["rank"],"properties":{
        "rank":{"$ref":"#/components/schemas/boat.Rank"},
        "crew":{"type":"array","items":{"type":"string"}},
        "map":{"type":"object","additionalProperties":{"type":"integer"}},
        "null":{"type":["number","null"]},
        "c":{}}},
    "boat.Rank":{"type":"string","enum":["cook"]}}}})";

constexpr char facts[] = R"({"captured":true,"title":"T","section":"S",
    "edited":"2024-01-01","url":"https://boats.example/b",
    "query":[{"name":"id","type":"string","presence":"required"}],
    "responses":[{"status":"200","body":{"rows":[
        {"name":"rank","at":"/rank","type":"string","presence":"required",
         "values":["cook"],"default":"cook"},
        {"name":"crew","at":"/crew","type":"array"},
        {"name":"map","at":"/map","type":"object"},
        {"name":"null","at":"/null","type":"integer"},
        {"name":"gone","at":"/gone","type":"string"}]}}]})";

constexpr char decisions[] = R"({"rulings":[
    {"ruling":"presence","at":"/query/id","was":"required","is":"optional",
     "because":"the title says so"},
    {"ruling":"idempotent","at":"","because":"it reads"}]})";

constexpr char catalogue[] = R"({"pages":{
    "/Boats/a~1b":{"title":"a/b","operation":"boat.get"},
    "/Boats/c":{"title":"c"},"/Ships/d":{"title":"d"}}})";

Project const& boats()
{
    static Project const project = [] {
        Project made;
        made.spec_text = spec;
        made.spec = read_json(spec).value();
        made.catalogue = read_json(catalogue).value();
        made.operations.push_back(
            {.name = "boat.get",
             .path = "/b",
             .method = "GET",
             .pointer = "/paths/~1b/get",
             .value = at(made.spec, "/paths/~1b/get"),
             .pages = {{"spec/pages/boat/get.json", *read_json(facts)}},
             .decisions = {
                 {"spec/decisions/boat/get.json", *read_json(decisions)}}});
        return made;
    }();
    return project;
}

} // namespace

TEST_CASE("the section of an operation has its pages and decisions")
{
    auto const sections = operation_sections(boats());
    REQUIRE(sections.size() == 1);
    auto const& section = sections[0];
    CHECK(section.name == "boat.get");
    CHECK(section.summary == "Returns a boat.");
    REQUIRE(section.pages.size() == 1);
    auto const& page = section.pages[0];
    CHECK(page.file == "spec/pages/boat/get.json");
    CHECK(page.title == "T");
    CHECK(page.english_title == "E");
    CHECK(page.section == "S");
    CHECK(page.edited == "2024-01-01");
    CHECK(page.address == "https://boats.example/b");
    CHECK(page.captured);
    REQUIRE(section.decisions.size() == 2);
    CHECK(section.decisions[0].ruling == "presence");
    CHECK(section.decisions[0].was == read_json("\"required\""));
    CHECK(section.decisions[0].is == read_json("\"optional\""));
    CHECK(section.decisions[1].because == "it reads");
    CHECK_FALSE(section.decisions[1].was);
}

TEST_CASE("each row says what the page states and what the spec has")
{
    std::vector<std::string> rows;
    auto const sections = operation_sections(boats());
    for (auto const& row : sections.at(0).rows)
        rows.push_back(row.name + ": " + row.stated + " | " + row.path + ": " +
                       row.is + (row.differs ? " (differs)" : ""));
    CHECK(rows ==
          std::vector<std::string>{
              "id: string, required | /query/id: string, optional (differs)",
              "rank: string, required, values [\"cook\"], default cook | "
              "/200/rank: boat.Rank, required",
              "crew: array | /200/crew: array of string, optional",
              "map: object | /200/map: map of integer, optional",
              "null: integer | /200/null: number or null, optional (differs)",
              "gone: string | : no member (differs)"});
}

TEST_CASE("tables list deviations and assumptions with their values")
{
    auto const deviations = deviation_table(boats());
    REQUIRE(deviations.size() == 1);
    CHECK(deviations[0].operation == "boat.get");
    CHECK(deviations[0].pointer == "#/d");
    CHECK(deviations[0].was == read_json(R"(["k"])"));
    CHECK_FALSE(deviations[0].is);
    auto const assumptions = assumption_table(boats());
    REQUIRE(assumptions.size() == 1);
    CHECK(assumptions[0].at == "/200/c");
    CHECK(assumptions[0].assumed == read_json("\"any value\""));
}

TEST_CASE("the coverage counts pages in all and in each folder of the site")
{
    auto const covered = coverage(boats());
    CHECK(covered.pages == 3);
    CHECK(covered.covered == 1);
    CHECK(covered.operations == 1);
    CHECK(covered.site.at(0).title == "a/b");
    auto const folders = folders_of(covered);
    REQUIRE(folders.size() == 2);
    CHECK(folders[0].name == "Boats");
    CHECK(folders[0].pages == 2);
    CHECK(folders[0].covered == 1);
    CHECK(folders[1].covered == 0);
    CHECK(coverage(Project{}).pages == 0);
}

TEST_CASE("a check has the time that it takes")
{
    auto const check = timed([] {
        auto const until =
            std::chrono::steady_clock::now() + std::chrono::milliseconds(2);
        while (std::chrono::steady_clock::now() < until) {
        }
        return Check{.subject = "s"};
    });
    CHECK(check.subject == "s");
    CHECK(check.seconds >= 0.002);
}
