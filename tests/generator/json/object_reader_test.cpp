#include "generator/json/object_reader.hpp"

#include "catch.hpp"

namespace airudder::generator {
namespace {

constexpr ReaderTerms telling{.member = "the keyword ",
                              .boolean = "a boolean",
                              .unknown = "unknown keyword",
                              .says_found = true,
                              .most_listed = 2};

/// The diagnostics of reading the object `json` with `read`.
template <class Read>
std::string findings(std::string_view json, Read read, ReaderTerms terms = {})
{
    auto const text = std::get<JsonText>(read_json_text(json));
    Diagnostics diagnostics;
    {
        ReadContext const context{
            .file = "f", .diagnostics = diagnostics, .terms = terms};
        ObjectReader reader({.value = &text, .pointer = "/o"}, context);
        read(reader);
    }
    return diagnostics.text();
}

auto const nothing = [](ObjectReader&) {
};

} // namespace

TEST_CASE("members of the right type are read without diagnostics")
{
    auto const read = [](ObjectReader& in) {
        CHECK(in.has("s"));
        CHECK_FALSE(in.has("z"));
        CHECK(in.get_string("s") == "x");
        CHECK(in.get_text("s") == "x");
        CHECK(in.find_string("e") == "");
        CHECK(in.find_string("z") == std::nullopt);
        CHECK(in.find_text("z") == std::nullopt);
        CHECK(in.find_bool("t"));
        CHECK(in.find_bool("z", true));
        CHECK_FALSE(in.find_bool("z"));
        CHECK(in.find_count("n") == 3u);
        CHECK(in.find_count("z") == std::nullopt);
        CHECK(in.find_strings("l") == std::vector<std::string>{"a", "b"});
        CHECK(in.get_array("l").at(1).pointer == "/o/l/1");
        CHECK(in.find_array("z").empty());
        auto const members = in.get_members("m");
        REQUIRE(members.size() == 2);
        CHECK(members[0].first == "b/c");
        CHECK(members[0].second.pointer == "/o/m/b~1c");
        CHECK(minified(*members[1].second.value) == "2");
        CHECK(in.get("v")->value->scalar == "null");
    };
    CHECK(findings(R"({"s":"x","e":"","t":true,"n":3,"l":["a","b"],
                       "m":{"b/c":1,"a":2},"v":null})",
                   read) == "");
}

TEST_CASE("a missing required member is reported once")
{
    auto const read = [](ObjectReader& in) {
        CHECK(in.get_string("a") == "");
        CHECK(in.get_text("b") == "");
        CHECK_FALSE(in.get("c"));
        CHECK(in.get_array("d").empty());
        CHECK(in.get_members("e").empty());
    };
    CHECK(findings("{}", read) == "f#/o: expected a member \"a\"\n"
                                  "f#/o: expected a member \"b\"\n"
                                  "f#/o: expected a member \"c\"\n"
                                  "f#/o: expected a member \"d\"\n"
                                  "f#/o: expected a member \"e\"\n");
    CHECK(findings(
              "{}", [](ObjectReader& in) { in.get("a"); }, telling) ==
          "f#/o: expected the keyword \"a\"\n");
}

TEST_CASE("a member of another type is reported and treated as missing")
{
    auto const read = [](ObjectReader& in) {
        CHECK(in.get_string("s") == "");
        CHECK(in.find_text("e") == "");
        CHECK(in.find_bool("b", true));
        CHECK_FALSE(in.find_count("n"));
        CHECK(in.find_array("a").empty());
        CHECK(in.find_members("m").empty());
        CHECK(in.find_strings("l") == std::vector<std::string>{"x"});
    };
    std::string_view const json =
        R"({"s":1,"e":"","b":"true","n":-1,"a":{"x":1},"m":[1],"l":["x",1]})";
    CHECK(findings(json, read) ==
          "f#/o/a: expected an array\n"
          "f#/o/b: expected true or false\n"
          "f#/o/e: expected a string that is not empty\n"
          "f#/o/l: expected strings\n"
          "f#/o/m: expected an object\n"
          "f#/o/n: expected a count\n"
          "f#/o/s: expected a string\n");
    CHECK(findings(json, read, telling) ==
          "f#/o/a: expected an array, found an object\n"
          "f#/o/b: expected a boolean, found a string\n"
          "f#/o/e: expected a string that is not empty\n"
          "f#/o/l: expected strings\n"
          "f#/o/m: expected an object, found an array\n"
          "f#/o/n: expected a count, found a number\n"
          "f#/o/s: expected a string, found a number\n");
}

TEST_CASE("unread members are reported, or counted if there are many")
{
    CHECK(findings(R"({"a":1,"b/c":2,"d":3})",
                   [](ObjectReader& in) { in.find("a"); }) ==
          "f#/o/b~1c: expected no such member\n"
          "f#/o/d: expected no such member\n");
    CHECK(findings(R"({"a":1,"b":2})", nothing, telling) ==
          "f#/o/a: unknown keyword\n"
          "f#/o/b: unknown keyword\n");
    CHECK(findings(R"({"a":1,"b":2,"c":3})", nothing, telling) ==
          "f#/o: expected no unknown keyword, found 3 of them\n"
          "f#/o/a: unknown keyword\n"
          "f#/o/b: unknown keyword\n");
    CHECK(findings(R"({"a":1})", [](ObjectReader& in) { in.skip_rest(); }) ==
          "");
}

TEST_CASE("no member is missing from a value that is not an object")
{
    auto const read = [](ObjectReader& in) {
        in.get_text("a");
    };
    CHECK(findings("[1]", read) == "f#/o: expected an object\n");
    CHECK(findings("1", read, telling) ==
          "f#/o: expected an object, found a number\n");
}

TEST_CASE("a file with diagnostics yields no result")
{
    auto const read = [](Node const& node, ReadContext const& context) {
        ObjectReader in(node, context);
        return in.get_string("a");
    };
    auto const whole = [&](std::string_view json) {
        Diagnostics diagnostics;
        diagnostics.at_line("other", 1, "expected something else");
        return read_whole(
            "f", std::get<JsonText>(read_json_text(json)), diagnostics, read);
    };
    CHECK(whole(R"({"a":"x"})") == "x");
    CHECK(whole(R"({"a":"x","b":1})") == std::nullopt);
    CHECK(whole("[]") == std::nullopt);
}

} // namespace airudder::generator
