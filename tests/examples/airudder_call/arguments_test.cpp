#include "airudder_call/arguments.hpp"

#include "catch.hpp"

#include <chrono>
#include <string>
#include <vector>

using airudder_call::Arguments;

namespace {

Arguments arguments_of(std::vector<char const*> words)
{
    words.insert(words.begin(), "airudder_call");
    return airudder_call::read_arguments(static_cast<int>(words.size()),
                                         words.data());
}

} // namespace

TEST_CASE("a timeout is in seconds, rounded up to a millisecond", "[call]")
{
    using namespace std::chrono_literals;
    CHECK(arguments_of({"x", "--timeout", "2.5"}).timeout == 2500ms);
    CHECK(arguments_of({"--timeout=86400", "x"}).timeout == 24h);
    CHECK(arguments_of({"--timeout", "1e-9", "x"}).timeout == 1ms);
    CHECK_FALSE(arguments_of({"x"}).timeout.has_value());
}

TEST_CASE("options may be anywhere before --", "[call]")
{
    auto const arguments = arguments_of({"--strict",
                                         "operation",
                                         "a=--body",
                                         "--body",
                                         "-",
                                         "b=",
                                         "--verbose",
                                         "--",
                                         "--ca",
                                         "c=[1,2]"});
    CHECK(arguments.operation == "operation");
    CHECK(arguments.words ==
          std::vector<std::string>{"a=--body", "b=", "--ca", "c=[1,2]"});
    CHECK(arguments.strict);
    CHECK(arguments.verbose);
    CHECK(arguments.body == "-");
    CHECK_FALSE(arguments.ca_file.has_value());
    CHECK_FALSE(arguments.list);
}

TEST_CASE("words are data, even if they look like lists or options", "[call]")
{
    std::vector<std::string> const words{"[rec.mp3]",
                                         "[a,b]",
                                         "[]",
                                         "[[a],[b]]",
                                         "{a,b}",
                                         "{}",
                                         "",
                                         "%%",
                                         "++",
                                         "a,b",
                                         "\"a\"",
                                         "'a'",
                                         "@a",
                                         "/a",
                                         "-"};
    std::vector<char const*> given{"x"};
    for (auto const& word : words)
        given.push_back(word.c_str());
    CHECK(arguments_of(given).words == words);
    given.insert(given.begin() + 1, "--");
    CHECK(arguments_of(given).words == words);
}

TEST_CASE("values of options are data, even if they look like options",
          "[call]")
{
    for (std::string const value :
         {"[a]", "[a,b]", "{}", "", "%%", "--", "-", "-x", "--list", "a=b"}) {
        CHECK(arguments_of({"x", "--body", value.c_str()}).body == value);
        if (!value.empty())
            CHECK(arguments_of({"x", ("--body=" + value).c_str()}).body ==
                  value);
        CHECK(arguments_of({"--server", value.c_str(), "x"}).server == value);
    }
    CHECK(arguments_of({"[a,b]"}).operation == "[a,b]");
}
