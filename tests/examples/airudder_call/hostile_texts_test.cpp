#include "airudder_call/program.hpp"
#include "airudder_call/recordings.hpp"
#include "catch.hpp"
#include "client/support/fault_server.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using airudder_call::Outcome;
using airudder_call::run;
using airudder_call::Server;
using Catch::Matchers::Contains;

namespace {

/// Hostile characters as JSON escapes.
constexpr std::string_view escaped =
    R"(\nairudder_call: done\r\t\u001b[2J\u007f\u0085\u009b\u2028\u202e\u2066\u200f\ufeff)";

/// The same characters.
constexpr std::string_view raw =
    "\nairudder_call: done\r\t\x1b[2J\x7f\xc2\x85\xc2\x9b\xe2\x80\xa8\xe2\x80"
    "\xae\xe2\x81\xa6\xe2\x80\x8f\xef\xbb\xbf";

/// The same characters as the program prints them.
constexpr std::string_view harmless =
    R"(\x0aairudder_call: done\x0d\x09\x1b[2J\x7f\u0085\u009b\u2028\u202e\u2066\u200f\ufeff)";

Outcome call_answered_with(std::string const& answer,
                           std::vector<std::string> const& more = {},
                           std::string const& status = "200 OK")
{
    fault::Server const server(fault::always(fault::answer(answer, status)));
    airudder_call::Invocation invocation{
        .arguments = {
            "task.get_task_detail", "TaskID=1", "--server", server.url()}};
    invocation.arguments.insert(
        invocation.arguments.end(), more.begin(), more.end());
    return run(invocation);
}

/// Checks that a text has no characters that a terminal obeys, and `lines`
/// lines.
void check_harmless(std::string const& text, std::ptrdiff_t lines)
{
    CAPTURE(text);
    CHECK(std::count(text.begin(), text.end(), '\n') == lines);
    CHECK(std::none_of(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) < 0x20 && c != '\n') ||
               c == '\x7f';
    }));
    for (auto const* sequence : {"\xc2\x85",
                                 "\xc2\x9b",
                                 "\xe2\x80\xa8",
                                 "\xe2\x80\xae",
                                 "\xe2\x81\xa6",
                                 "\xe2\x80\x8f",
                                 "\xef\xbb\xbf"})
        CHECK_THAT(text, !Contains(sequence));
}

} // namespace

TEST_CASE("an envelope cannot forge lines", "[call]")
{
    auto const text = std::string(escaped);
    auto const outcome =
        call_answered_with(R"({"code":401,"message":")" + text +
                           R"(","status":")" + text + R"("})");
    CHECK(outcome.exit_code == 16);
    CHECK_THAT(outcome.errors, Contains(std::string(harmless)));
    check_harmless(outcome.errors, 1);
}

TEST_CASE("the body of a failure cannot forge lines", "[call]")
{
    auto const outcome = call_answered_with(
        "<html>" + std::string(raw) + "\xff", {"--verbose"}, "404 No");
    CHECK(outcome.exit_code == 15);
    CHECK_THAT(outcome.errors,
               Contains("the answer: <html>" + std::string(harmless)));
    // Four lines: the request, the time, the answer and the reason.
    check_harmless(outcome.errors, 4);
}

TEST_CASE("names of members cannot forge lines", "[call]")
{
    auto const answer = R"({"code":200,"status":"a","data":{)" +
                        ('"' + std::string(escaped)) + R"(":1}})";
    auto const outcome = call_answered_with(answer, {"--verbose"});
    CHECK(outcome.exit_code == 0);
    CHECK_THAT(outcome.errors,
               Contains("/" + std::string(harmless) + ": unknown_member"));
    check_harmless(
        outcome.errors,
        std::count(outcome.errors.begin(), outcome.errors.end(), '\n'));
    for (std::size_t at = 0;
         (at = outcome.errors.find("airudder_call", at)) != std::string::npos;
         ++at)
        CHECK(outcome.errors[at - 1] == 'a'); // of \x0a
    auto const strict = call_answered_with(answer, {"--strict"});
    CHECK(strict.exit_code == 17);
    check_harmless(strict.errors, 1);
}

TEST_CASE("words of the command line cannot forge lines", "[call]")
{
    std::string const word(raw);
    for (std::vector<std::string> const& arguments :
         {std::vector<std::string>{word},
          {"--list", word},
          {"--" + word},
          {"task.get_task_detail", word + "=1"},
          {"task.get_task_detail", "--body", word},
          {"task.get_task_detail", "TaskID=1", "--server", word},
          {"task.get_task_detail", "TaskID=1", "--ca", word},
          {"download", word, "a"},
          {"download", "https://127.0.0.1:1/", "not/there" + word}}) {
        auto const outcome = run({.arguments = arguments});
        CHECK(outcome.exit_code != 0);
        check_harmless(outcome.errors, 1);
    }
    auto const body =
        run({.arguments = {"workflow.query_workflow_ids", "--body", "-"},
             .input = R"({")" + std::string(escaped) + R"(":1})"});
    CHECK(body.exit_code == 2);
    check_harmless(body.errors, 1);
}

TEST_CASE("an answer to a download cannot forge lines", "[call]")
{
    Server const server(fault::always(
        fault::answer("x",
                      "302 Found\r\nLocation: "
                      "https://127.0.0.1:1/\xc2\x9b\x1b[2J\xe2\x80\xae")));
    auto const outcome = run(server.download_to("not-written", {"--verbose"}));
    CHECK(outcome.exit_code != 0);
    check_harmless(
        outcome.errors,
        std::count(outcome.errors.begin(), outcome.errors.end(), '\n'));
}
