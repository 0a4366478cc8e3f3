#include "catch.hpp"

#include <airudder/detail/client/response_reader.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using airudder::Header;
using airudder::detail::HttpResponse;
using airudder::detail::ResponseLimits;
using airudder::detail::ResponseReader;

namespace {

/// The result of reading. A reason why a body cannot be used is also an error.
struct Reading {
    HttpResponse response{};
    bool done = false;
    bool keep_alive = false;
    std::string error{};

    /// Bytes after the answer.
    std::string rest{};
};

/// Reads an answer that arrives in pieces of `piece` bytes, after which the
/// connection ends cleanly or not.
Reading read_answer(std::string_view text,
                    std::size_t piece = 4096,
                    ResponseLimits limits = {},
                    bool clean = true)
{
    Reading reading;
    ResponseReader reader(reading.response, limits);
    std::string waiting;
    while (!text.empty() && !reader.is_done() && !reader.error()) {
        waiting += text.substr(0, piece);
        text.remove_prefix(std::min(piece, text.size()));
        waiting.erase(0, reader.read(waiting));
    }
    reader.end(clean);
    reading.done = reader.is_done();
    if (reading.done)
        reading.keep_alive = reader.keep_alive();
    if (reader.error())
        reading.error = *reader.error();
    if (reader.has_head())
        reading.error = reader.unusable().value_or(reading.error);
    reading.rest = waiting + std::string(text);
    return reading;
}

std::string const ok_line = "HTTP/1.1 200 OK\r\n";

constexpr auto truncated_head =
    "expected the rest of the answer's head, found the end of the connection";
constexpr auto truncated_body =
    "expected the rest of the answer's body, found the end of the connection";

} // namespace

TEST_CASE("an answer is read completely from pieces of any size",
          "[response_reader]")
{
    auto const text = ok_line + "Content-Type: application/json\r\n"
                                "content-length: 12\r\n\r\n{\"code\":200}";
    for (std::size_t piece = 1; piece <= text.size(); ++piece) {
        CAPTURE(piece);
        auto const reading = read_answer(text, piece);
        CHECK(reading.done);
        CHECK(reading.keep_alive);
        CHECK(reading.error == "");
        CHECK(reading.response ==
              HttpResponse{200,
                           "OK",
                           {{"Content-Type", "application/json"},
                            {"content-length", "12"}},
                           "{\"code\":200}"});
        CHECK(reading.rest == "");
    }
}

TEST_CASE("the chunks of an answer are joined and its trailers are dropped",
          "[response_reader]")
{
    auto const text = ok_line +
                      "Transfer-Encoding: Chunked\r\n\r\n"
                      "5;name=\"a;b\"\r\n{\"cod\r\n"
                      "07\r\ne\":200}\r\n"
                      "0\r\nSigned: 0\r\nContent-Encoding: gzip\r\n\r\n";
    for (std::size_t piece = 1; piece <= text.size(); ++piece) {
        CAPTURE(piece);
        auto const reading = read_answer(text, piece);
        CHECK(reading.done);
        CHECK(reading.error == "");
        CHECK(reading.response.body == "{\"code\":200}");
        CHECK(reading.response.headers ==
              std::vector<Header>{{"Transfer-Encoding", "Chunked"}});
    }
}

TEST_CASE("an answer that breaks off at any byte is refused",
          "[response_reader]")
{
    auto const body = GENERATE_COPY(
        std::string("Content-Length: 4\r\n\r\nabcd"),
        std::string(
            "Transfer-Encoding: chunked\r\n\r\n4\r\nabcd\r\n0\r\n\r\n"));
    auto const text = ok_line + body;
    auto const head = text.find("\r\n\r\n") + 4;
    for (std::size_t size = 0; size != text.size(); ++size) {
        CAPTURE(size, text);
        auto const reading = read_answer(text.substr(0, size));
        CHECK_FALSE(reading.done);
        CHECK(reading.error ==
              (size == 0 ? "expected an answer, found the end of the connection"
               : size < head ? truncated_head
                             : truncated_body));
    }
    CHECK(read_answer(text).done);
}

TEST_CASE("an answer without a length ends when its connection ends cleanly",
          "[response_reader]")
{
    auto const text = ok_line + "\r\nabc";
    auto const reading = read_answer(text);
    CHECK(reading.done);
    CHECK_FALSE(reading.keep_alive);
    CHECK(reading.response.body == "abc");
    CHECK(read_answer(text, 1, {}, false).error == truncated_body);
    CHECK_FALSE(read_answer(text, 1, {}, false).done);
}

TEST_CASE("a complete answer is accepted even if the connection is cut",
          "[response_reader]")
{
    auto const reading =
        read_answer(ok_line + "Content-Length: 1\r\n\r\na", 4096, {}, false);
    CHECK(reading.done);
    CHECK(reading.error == "");
}

TEST_CASE("bytes after an answer are not consumed", "[response_reader]")
{
    CHECK(read_answer(ok_line + "Content-Length: 1\r\n\r\nabc").rest == "bc");
    CHECK(read_answer(ok_line + "Content-Length: 1\r\n\r\nabc").response.body ==
          "a");
    CHECK(read_answer("HTTP/1.1 204 No Content\r\n\r\nHTTP/1.1 200").rest ==
          "HTTP/1.1 200");
}

TEST_CASE("interim answers are skipped", "[response_reader]")
{
    auto const text = "HTTP/1.1 100 Continue\r\nX: 1\r\n\r\n"
                      "HTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\n" +
                      ok_line + "Content-Length: 2\r\n\r\nab";
    for (std::size_t piece = 1; piece <= text.size(); ++piece) {
        CAPTURE(piece);
        auto const reading = read_answer(text, piece);
        CHECK(reading.done);
        CHECK(reading.response ==
              HttpResponse{200, "OK", {{"Content-Length", "2"}}, "ab"});
    }
    CHECK(read_answer("HTTP/1.1 100 Continue\r\n\r\n").error == truncated_head);
}

TEST_CASE("a connection is kept only if version and headers allow it",
          "[response_reader]")
{
    auto const keeps = [](std::string const& head) {
        return read_answer(head + "Content-Length: 0\r\n\r\n").keep_alive;
    };
    CHECK(keeps("HTTP/1.1 200 OK\r\n"));
    CHECK_FALSE(keeps("HTTP/1.1 200 OK\r\nConnection: close\r\n"));
    CHECK_FALSE(keeps("HTTP/1.0 200 OK\r\n"));
    CHECK(keeps("HTTP/1.0 200 OK\r\nConnection: keep-alive\r\n"));
}

TEST_CASE("a body with a coding that was not requested is refused",
          "[response_reader]")
{
    auto const refused = [](std::string const& header) {
        auto const reading =
            read_answer(ok_line + header + "\r\nContent-Length: 0\r\n\r\n");
        return reading.error ==
               "expected a body without coding, for none was asked for";
    };
    CHECK(refused("Content-Encoding: gzip"));
    CHECK(refused("content-encoding: GZIP"));
    CHECK(refused("Content-Encoding: identity\r\nContent-Encoding: br"));
    CHECK_FALSE(refused("Content-Encoding: identity"));
    CHECK(read_answer(ok_line +
                      "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n")
              .error ==
          "expected a body without coding, for none was asked for");
}

TEST_CASE("a malformed answer is refused with the reason", "[response_reader]")
{
    for (auto const& [text, found] :
         std::vector<std::pair<std::string, std::string>>{
             {"SSH-2.0-OpenSSH_9.2\r\n", "bad version"},
             {"HTTP/2 200\r\n\r\n", "bad version"},
             {"HTTP/1.1 2x0 OK\r\n\r\n", "bad status"},
             {ok_line + "no colon\r\n\r\n", "bad field"},
             {ok_line + "a b: c\r\n\r\n", "bad field"},
             {ok_line + "Content-Length: -1\r\n\r\n", "bad Content-Length"},
             {ok_line + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n",
              "multiple Content-Length"},
             {ok_line + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n",
              "bad chunk"}}) {
        CAPTURE(text);
        auto const reading = read_answer(text);
        CHECK_FALSE(reading.done);
        CHECK(reading.error == "expected an HTTP answer, found " + found);
    }
    CHECK(read_answer("HTTP/1.1 101 Switching Protocols\r\n\r\n").error ==
          "expected an answer, found status 101");
    CHECK(read_answer("HTTP/1.1 000 Nothing\r\n\r\n").error ==
          "expected an answer, found status 0");
}

TEST_CASE("a head with both Content-Length and chunked is refused",
          "[response_reader]")
{
    for (std::string const head :
         {"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
          "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n"}) {
        CAPTURE(head);
        CHECK(read_answer(ok_line + head + "0\r\n\r\n").error != "");
    }
}

TEST_CASE("a head is limited to the exact number of bytes", "[response_reader]")
{
    auto const text = ok_line + "X: " + std::string(100, 'x') +
                      "\r\nContent-Length: 0\r\n\r\n";
    auto const piece = GENERATE(std::size_t{1}, std::size_t{4096});
    CHECK(read_answer(text, piece, {text.size(), 0}).done);
    CHECK(read_answer(text, piece, {text.size() - 1, 0}).error ==
          "expected a head of at most " + std::to_string(text.size() - 1) +
              " bytes, found more");
}

TEST_CASE("an endless head is refused wherever it grows", "[response_reader]")
{
    constexpr auto too_much =
        "expected a head of at most 65536 bytes, found more";
    std::string const megabytes(10 << 20, 'x');
    CHECK(read_answer(megabytes).error ==
          "expected an HTTP answer, found bad version");
    CHECK(read_answer("HTTP/1.1 200 " + megabytes).error == too_much);
    CHECK(read_answer(ok_line + "X: " + megabytes).error == too_much);
    std::string many;
    for (int line = 0; line != 10'000; ++line)
        many += "X-Some-Header: and its value\r\n";
    CHECK(read_answer(ok_line + many).error == too_much);
    auto const chunked = ok_line + "Transfer-Encoding: chunked\r\n\r\n";
    CHECK(read_answer(chunked + "1;" + megabytes).error == too_much);
    CHECK(read_answer(chunked + "0\r\nX: " + megabytes).error == too_much);
    std::string interim;
    for (int answer = 0; answer != 10'000; ++answer)
        interim += "HTTP/1.1 100 Continue\r\n\r\n";
    CHECK(read_answer(interim).error == too_much);
}

TEST_CASE("a body is limited to the exact number of bytes", "[response_reader]")
{
    ResponseLimits const limits{1000, 4};
    auto const piece = GENERATE(std::size_t{1}, std::size_t{4096});
    for (std::string const start :
         {"Content-Length: 4\r\n\r\nabcd",
          "Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n2\r\ncd\r\n0\r\n\r\n",
          "\r\nabcd"}) {
        CAPTURE(start);
        CHECK(read_answer(ok_line + start, piece, limits).done);
    }
    for (std::string const start :
         {"Content-Length: 5\r\n\r\nabcde",
          "Content-Length: 18446744073709551615\r\n\r\na",
          "Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n3\r\ncde\r\n0\r\n\r\n",
          "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\na",
          "\r\nabcde"}) {
        CAPTURE(start);
        CHECK(read_answer(ok_line + start, piece, limits).error ==
              "expected a body of at most 4 bytes, found more");
    }
}
