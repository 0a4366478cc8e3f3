#include "catch.hpp"

#include <airudder/detail/client/member_texts.hpp>

#include <string>
#include <vector>

using airudder::detail::MemberTexts;
using FoundTexts = std::vector<std::string>;

TEST_CASE("all strings of an object are collected", "[member_texts]")
{
    CHECK(MemberTexts(R"({"a":"x","b":1,"c":{"d":"y"},"e":"\/z"})").of_root() ==
          FoundTexts{"x", "/z"});
    CHECK(MemberTexts(R"(["x"])").of_root() == FoundTexts{});
    CHECK(MemberTexts("").of_root() == FoundTexts{});
}

TEST_CASE("the strings of one member are collected", "[member_texts]")
{
    CHECK(MemberTexts(R"({"a":"x","data":{"token":"y","n":[]},"b":{"c":"z"}})")
              .of_member("data") == FoundTexts{"y"});
    CHECK(MemberTexts(R"({"data":"x"})").of_member("data") == FoundTexts{});
    CHECK(MemberTexts("7").of_member("data") == FoundTexts{});
}

TEST_CASE("the strings before an error in malformed JSON are collected",
          "[member_texts]")
{
    CHECK(MemberTexts(R"({"data":{"token":"x"}},)").of_member("data") ==
          FoundTexts{"x"});
    CHECK(MemberTexts(R"({"a":"x","b":"y)").of_root() == FoundTexts{"x"});
}
