#include "mutations.hpp"

#include "catch.hpp"

#include <set>

using namespace airudder::conformance;

namespace {

std::set<std::string> mutations_of(char const* text)
{
    std::set<std::string> all;
    for_each_mutation(read_json(text).value(), [&](Mutation const& mutation) {
        all.insert(write_json(mutation.value));
    });
    return all;
}

} // namespace

TEST_CASE("every member and element is removed and replaced")
{
    auto const all = mutations_of(R"({"a":[1,"x"],"b":{"c":true}})");
    for (auto const* expected : {
             R"({"b":{"c":true}})",
             R"({"a":[1,"x"]})",
             R"({"a":["x"],"b":{"c":true}})",
             R"({"a":[1],"b":{"c":true}})",
             R"({"a":[1,"x"],"b":{}})",
             R"({"a":null,"b":{"c":true}})",
             R"({"a":[1,null],"b":{"c":true}})",
             R"({"a":{},"b":{"c":true}})",
             R"({"a":[1,"x"],"b":{"c":7}})",
             R"({"a":[1.0,"x"],"b":{"c":true}})",
             R"({"a":[1e2,"x"],"b":{"c":true}})",
             R"({"a":[-0,"x"],"b":{"c":true}})",
             R"({"a":[9223372036854775808,"x"],"b":{"c":true}})",
             R"({"a":[1,"no such value"],"b":{"c":true}})",
             R"({"a":[1,"x\u0000evil"],"b":{"c":true}})",
             R"({"a":[1,"x"],"b":{"c":true,"unknown /~\"\u0000":null}})",
             R"({"unknown /~\"\u0000":null,"a":[1,"x"],"b":{"c":true}})",
         })
        CHECK(all.count(expected) == 1);
}

TEST_CASE("the example is as before after every mutation")
{
    auto const* const text = R"({"a":[1,{"b":"c"}],"d":{"e":null}})";
    CHECK(mutations_of(text).count(text) == 0);
}
