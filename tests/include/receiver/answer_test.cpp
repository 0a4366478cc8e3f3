#include "catch.hpp"

#include <airudder/detail/receiver/answer.hpp>

#include <string>

using airudder::detail::append_answer;

namespace {

std::string text_of(airudder::detail::Answer const& answer,
                    int version = 11,
                    bool with_body = true)
{
    std::string out = "before ";
    append_answer(out, answer, "Date: now\r\n", version, with_body);
    return out;
}

} // namespace

TEST_CASE("an answer with success is JSON as it is")
{
    CHECK(text_of({.status = 200, .text = "{}"}) ==
          "before HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
          "Date: now\r\nContent-Length: 2\r\n\r\n{}");
}

TEST_CASE("any other answer describes the problem")
{
    CHECK(text_of({.status = 405,
                   .text = "expected \"POST\"",
                   .field = "Allow",
                   .value = "POST",
                   .close = true}) ==
          "before HTTP/1.1 405 Method Not Allowed\r\n"
          "Content-Type: application/problem+json\r\nDate: now\r\n"
          "Allow: POST\r\nConnection: close\r\nContent-Length: 72\r\n\r\n"
          R"({"status":405,"title":"Method Not Allowed",)"
          R"("detail":"expected \"POST\""})");
}

TEST_CASE("an answer to HEAD states the length of the body that it lacks")
{
    auto const text = text_of({.status = 404, .text = "x"}, 11, false);
    CHECK(text.ends_with("\r\nContent-Length: 47\r\n\r\n"));
}

TEST_CASE("HTTP/1.0 is told that the connection stays")
{
    CHECK(text_of({.status = 200}, 10).find("Connection: keep-alive\r\n") !=
          std::string::npos);
    CHECK(text_of({.status = 200, .close = true}, 10)
              .find("Connection: close\r\n") != std::string::npos);
}

TEST_CASE("a date is written as HTTP does")
{
    airudder::detail::DateField date;
    std::string const text(date.text());
    CHECK(text.starts_with("Date: "));
    CHECK(text.ends_with(" GMT\r\n"));
    CHECK(text.size() ==
          std::string("Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n").size());
}
