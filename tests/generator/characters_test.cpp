#include "generator/characters.hpp"

#include "../catch.hpp"

using namespace airudder::generator;

TEST_CASE("only ASCII letters have a case")
{
    CHECK(to_lower("Ab-Z @[`{ ÄÖ") == "ab-z @[`{ ÄÖ");
    CHECK(to_upper("aB-z @[`{ äö") == "AB-Z @[`{ äö");
    CHECK(equal_ignoring_case("Authorization", "aUTHORIZATION"));
    CHECK_FALSE(equal_ignoring_case("ä", "Ä"));
    CHECK_FALSE(equal_ignoring_case("a", "ab"));
    CHECK_FALSE(equal_ignoring_case("@", "`"));
}

TEST_CASE("white space is trimmed at both ends")
{
    CHECK(trimmed(" \t\r\na b \n") == "a b");
    CHECK(trimmed("a") == "a");
    CHECK(trimmed(" \n").empty());
}

TEST_CASE("words in snake case begin at capitals and after other characters")
{
    CHECK(snake_words("createInstance()") == "create_instance");
    CHECK(snake_words("HTTPStatus - Not found_") == "http_status_not_found");
    CHECK(snake_words("对 ok 2x") == "ok_2x");
    CHECK(snake_words("对").empty());
    CHECK(snake_words(std::string(70, 'a')) == std::string(60, 'a'));
    CHECK(snake_words(std::string(58, 'a') + " bcd") == std::string(58, 'a'));
}

TEST_CASE("names of operations are lower-case words")
{
    for (auto const* const name : {"a", "query_call_records2", "a_"})
        CHECK(is_operation_name(name));
    for (auto const* const name :
         {"", "_x", "2x", "x y", "X", "xY", "../../x", "姓"})
        CHECK_FALSE(is_operation_name(name));
    CHECK(is_operation_name(std::string(100, 'a')));
    CHECK_FALSE(is_operation_name(std::string(101, 'a')));
}

TEST_CASE("names of types begin with a capital")
{
    for (auto const* const name : {"A", "CallRecord2", "WABA"})
        CHECK(is_type_name(name));
    for (auto const* const name : {"", "a", "2A", "A_b", "A b", "姓"})
        CHECK_FALSE(is_type_name(name));
    CHECK(is_type_name(std::string(255, 'A')));
    CHECK_FALSE(is_type_name(std::string(256, 'A')));
}

TEST_CASE("identifiers are ASCII and do not begin with a digit")
{
    for (auto const* const name : {"a", "_", "TaskID", "a1_", "default"})
        CHECK(is_cpp_identifier(name));
    for (auto const* const name : {"", "1a", "a-b", "姓名", "a b", "a\n"})
        CHECK_FALSE(is_cpp_identifier(name));
    CHECK(is_cpp_identifier(std::string(255, 'a')));
    CHECK_FALSE(is_cpp_identifier(std::string(256, 'a')));
}

TEST_CASE("a path must not name a host or leave its folder")
{
    for (auto const* const path : {"//evil.example/x",
                                   "//",
                                   "/a/../../b",
                                   "/a/..",
                                   "/..",
                                   "/./a",
                                   "/a/.",
                                   "/a/%2e%2E/b",
                                   "/a/.%2e/b",
                                   "/a/%2E"}) {
        INFO(path);
        CHECK(is_misleading_path(path));
    }
    for (auto const* const path : {"",
                                   "/",
                                   "/a//b",
                                   "/a/",
                                   "/.../a",
                                   "/a..b/..c/.d/e.",
                                   "/{id}/x",
                                   "/%2e%2e%2e",
                                   "/%2",
                                   "/%2e%2f"}) {
        INFO(path);
        CHECK_FALSE(is_misleading_path(path));
    }
}

TEST_CASE("what a person would not see is printed as its number")
{
    CHECK(printable("a\\ 你\t") == "a\\ 你\\x09");
    CHECK(printable("\x1b[0m\u202e") == "\\x1b[0m\\u202e");
    CHECK(printable("\U000E0001\xff") == "\\U000e0001\\xff");
}
