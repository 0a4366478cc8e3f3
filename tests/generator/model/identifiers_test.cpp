#include "generator/model/identifiers.hpp"

#include "catch.hpp"
#include "generator/model/reserved_words.hpp"

#include <filesystem>
#include <set>
#include <sstream>
#include <string>

namespace airudder::generator {

TEST_CASE(
    "a name that is not an identifier becomes one that ends in an underscore")
{
    CHECK(make_identifier("default") == "default_");
    CHECK(make_identifier("a-b") == "a_b_");
    CHECK(make_identifier("a -- b") == "a_b_");
    CHECK(make_identifier("24h") == "_24h_");
    CHECK(make_identifier("__x__y__") == "x_y_");
    CHECK(make_identifier("_Up") == "Up_");
    CHECK(make_identifier("name姓名") == "name_");
    CHECK(make_identifier("姓名name") == "name_");
}

TEST_CASE("a name without a letter or digit gives no identifier")
{
    for (auto const* const name : {"", "姓名", "🙂", "*/", "__", "\n"})
        CHECK_FALSE(make_identifier(name));
}

TEST_CASE("keywords, macros and reserved identifiers may not be declared")
{
    for (auto const* const name : {"class",
                                   "co_await",
                                   "requires",
                                   "char8_t",
                                   "and",
                                   "bitor",
                                   "typeof",
                                   "NULL",
                                   "EOF",
                                   "errno",
                                   "assert",
                                   "unix",
                                   "linux",
                                   "stdin",
                                   "major",
                                   "minor",
                                   "INT_MAX",
                                   "EINVAL",
                                   "SIGINT",
                                   "PRId64",
                                   "SSL_ERROR_NONE",
                                   "BOOST_DESCRIBE_STRUCT",
                                   "__x",
                                   "a__b",
                                   "_Up",
                                   "offsetof",
                                   "TRUE",
                                   "near",
                                   "far",
                                   "small",
                                   "interface",
                                   "pascal",
                                   "min",
                                   "IN",
                                   "OUT",
                                   "OPTIONAL",
                                   "ERROR",
                                   "DELETE",
                                   "IGNORE",
                                   "CONST",
                                   "VOID",
                                   "STRICT",
                                   "SYNCHRONIZE",
                                   "NO_ERROR",
                                   "ERROR_TIMEOUT",
                                   "WM_CLOSE",
                                   "GetObject",
                                   "SendMessage",
                                   "ECHO",
                                   "EMPTY",
                                   "makedev",
                                   "st_atime",
                                   "s6_addr"})
        CHECK(is_reserved_word(name));
    for (auto const* const name :
         {"status",    "Status",     "Bool",    "None",   "ERRORS",
          "NO_ANSWER", "CALL_ENDED", "In",      "nearby", "EXPIRED",
          "POLLING",   "_x",         "x_",      "final",  "override",
          "import",    "module",     "SIGINT_", "null",   "send",
          "read",      "minimum",    "emit",    "slots",  "signals"})
        CHECK_FALSE(is_reserved_word(name));
}

TEST_CASE("the list of macros names its sources and has no duplicates")
{
    std::set<std::string> words;
    CHECK(macro_lines().front().starts_with("# "));
    for (auto const line : macro_lines()) {
        std::istringstream in(line.starts_with('#') ? "" : std::string(line));
        for (std::string word; in >> word;) {
            CAPTURE(word);
            CHECK(words.insert(word).second);
            CHECK(word.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                         "abcdefghijklmnopqrstuvwxyz"
                                         "0123456789_*()") == word.npos);
        }
    }
    CHECK(words.size() > 10000);
}

TEST_CASE("no group may have the name of a header or folder of the runtime")
{
    for (auto const& entry :
         std::filesystem::directory_iterator(AIRUDDER_INCLUDE)) {
        auto const name = entry.path().stem().string();
        INFO(name);
        CHECK(is_reserved_group(name));
    }
    CHECK(is_reserved_group("std"));
    CHECK(is_reserved_group("namespace"));
    CHECK(is_reserved_group("unix"));
    CHECK_FALSE(is_reserved_group("workflow"));
    CHECK_FALSE(is_reserved_group("auth"));
}

} // namespace airudder::generator
