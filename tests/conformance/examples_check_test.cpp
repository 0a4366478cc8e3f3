#include "catch.hpp"
#include "checks.hpp"
#include "schema.hpp"

#include <deque>
#include <string>
#include <string_view>

using namespace airudder::conformance;

namespace {

constexpr char example_pointer[] =
    "/paths/~1p/get/responses/200/content/application~1json/examples/page/"
    "value";

/// A project with one operation, a twin and one example.
class TwinProject {
public:
    TwinProject(std::string const& in_spec, std::string const& in_facts)
    {
        project.spec_text = R"({"paths":{"/p":{"get":{"operationId":"g.p",
            "responses":{"200":{"content":{"application/json":{
            "schema":{"$ref":"#/components/schemas/g.R"},
            "examples":{"page":{"value":)" +
                            in_spec + R"(}}}}}}}}},
            "components":{"schemas":{"g.R":{"type":"object","properties":{
            "a":{"type":"string"},"b":{"type":["number","null"]},
            "m":{"type":"object","additionalProperties":
                {"$ref":"#/components/schemas/g.R"}}}}}}})";
        project.spec = read_json(project.spec_text).value();
        auto const facts = R"({"page_id":"1","responses":[{"status":"200",
            "body":{"examples":[{"sha256":"","text":[)" +
                           write_string(in_facts) + "]}]}}]}";
        project.operations.push_back(
            {.name = "g.p",
             .pointer = "/paths/~1p/get",
             .value = at(project.spec, "/paths/~1p/get"),
             .pages = {{"spec/pages/g/p.json", read_json(facts).value()}}});
    }

    /// The first failure of the example, else its note.
    std::string result(Decode decode)
    {
        auto const& shape = shape_of(
            project.spec, *at(project.spec, "/components/schemas/g.R"));
        Cases cases;
        cases.examples.push_back({"g.p 200", example_pointer, decode, shape});
        auto const check = check_examples(project, cases).at(0);
        return check.failures.empty() ? check.note : check.failures[0];
    }

    Project project{};
};

/// Writes a fixed text, and reports each null.
template <char const* Text>
Decoded written(std::string_view text, bool strict)
{
    Decoded decoded{.text = Text};
    if (text.find("null") == text.npos)
        return decoded;
    decoded.issues = {{"/b", "wrong_type"}};
    if (strict)
        decoded.error = "/b: expected a number";
    return decoded;
}

constexpr char in_order[] = R"({"a":"x","b":1.50})";
constexpr char map_in_order[] = R"({"m":{"z":{"a":"","b":2},"y":{}}})";
constexpr char with_null[] = R"({"b":null})";

/// Keeps its project, because shapes refer to its spec.
std::string
result(std::string const& in_spec, std::string const& in_facts, Decode decode)
{
    static std::deque<TwinProject> all;
    return all.emplace_back(in_spec, in_facts).result(decode);
}

std::string result(std::string const& example, Decode decode)
{
    return result(example, example, decode);
}

} // namespace

TEST_CASE("an example with members in another order comes back as a value")
{
    CHECK(result(R"({"b":1.50,"a":"x"})", &written<in_order>)
              .ends_with("members reordered"));
    CHECK(result(R"({"m":{"z":{"b":2,"a":""},"y":{}}})", &written<map_in_order>)
              .ends_with("members reordered"));
    CHECK(result(R"({"b":1.5,"a":"x"})", &written<in_order>)
              .starts_with("written differently"));
}

TEST_CASE("an example with members in order comes back byte by byte")
{
    CHECK(result(in_order, &written<in_order>).starts_with("18 bytes"));
    CHECK(result(R"({"a":"x","b":1.5})", &written<in_order>)
              .starts_with("written differently"));
    CHECK(result(R"({"m":{"y":{},"z":{"a":"","b":2}}})", &written<map_in_order>)
              .starts_with("written differently"));
}

TEST_CASE("a documented null is not a deviation")
{
    CHECK(result(with_null, &written<with_null>).starts_with("10 bytes"));
    CHECK(result(R"({"a":null})", &written<with_null>) ==
          "strict parse: /b: expected a number");
}

TEST_CASE("a twin's example is the one of the facts, as a value")
{
    CHECK(result(in_order, R"({"b":1.50, "a":"x"})", &written<in_order>)
              .starts_with("18 bytes"));
    CHECK(result(in_order, R"({"b":1.5, "a":"x"})", &written<in_order>)
              .starts_with("its bytes have SHA-256"));
}
