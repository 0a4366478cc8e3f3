#include "catch.hpp"

#include <airudder/detail/client/response_reader.hpp>
#include <airudder/detail/net/field_list.hpp>
#include <airudder/detail/net/media_type.hpp>

#include <string>
#include <string_view>
#include <vector>

using airudder::Header;
using airudder::detail::codings_of;
using airudder::detail::elements_of;
using airudder::detail::HttpResponse;
using airudder::detail::is_json_type;
using airudder::detail::ResponseReader;

namespace {

/// Reads an answer with these fields and the body `3\r\nabc\r\n0\r\n\r\n`;
/// returns the decoded body, or the error.
std::string outcome(std::string const& fields)
{
    HttpResponse response;
    ResponseReader reader(response, {});
    reader.read("HTTP/1.1 200 OK\r\n" + fields +
                "\r\n\r\n3\r\nabc\r\n0\r\n\r\n");
    if (reader.error() == nullptr)
        reader.end(true);
    if (reader.error() != nullptr)
        return *reader.error();
    return reader.unusable().value_or(response.body);
}

constexpr auto coded = "expected a body without coding, for none was asked for";

} // namespace

TEST_CASE("all field lines of a name form one list without empty elements",
          "[field_list]")
{
    std::vector<Header> const headers{
        {"A", ""}, {"b", " x ,,\t y\t,"}, {"B", ","}, {"B", "z"}};
    CHECK(elements_of(headers, "B") ==
          std::vector<std::string_view>{"x", "y", "z"});
    CHECK(elements_of(headers, "A").empty());
    CHECK(elements_of(headers, "C").empty());
    std::vector<Header> const codings{{"B", "identity, ,IDENTITY"},
                                      {"B", "GZip,Identity"}};
    CHECK(codings_of(codings, "b") == std::vector<std::string_view>{"GZip"});
}

TEST_CASE("empty elements and identity are not content codings", "[field_list]")
{
    for (std::string const value : {"",
                                    ",",
                                    " , ,\t,",
                                    "identity",
                                    "Identity",
                                    ", identity ,,IDENTITY,",
                                    "\r\nContent-Encoding: identity",
                                    "identity\r\nContent-Encoding:"}) {
        CAPTURE(value);
        CHECK(outcome("Content-Length: 3\r\nContent-Encoding: " + value) ==
              "3\r\n");
    }
    for (std::string const value : {"gzip",
                                    ",gzip",
                                    "identity, gzip",
                                    "gzip, identity",
                                    "\r\nContent-Encoding: br",
                                    "identity identity",
                                    "identity;q=1"}) {
        CAPTURE(value);
        CHECK(outcome("Content-Length: 3\r\nContent-Encoding: " + value) ==
              coded);
    }
}

TEST_CASE("chunked is recognised in any spelling of the list", "[field_list]")
{
    for (std::string const value :
         {"chunked",
          "Chunked,",
          ", ,chunked",
          "identity, chunked",
          "chunked, identity ,",
          "\r\nTransfer-Encoding: chunked",
          "chunked\r\nTransfer-Encoding:",
          "identity\r\nTransfer-Encoding: chunked,",
          "chunked\r\nTransfer-Encoding: identity,"}) {
        CAPTURE(value);
        CHECK(outcome("Transfer-Encoding: " + value) == "abc");
    }
    for (std::string const value : {"gzip, chunked",
                                    "chunked, chunked",
                                    "gzip",
                                    "chunked, gzip",
                                    "chunked;a"}) {
        CAPTURE(value);
        CHECK(outcome("Transfer-Encoding: " + value) == coded);
    }
}

TEST_CASE("a Transfer-Encoding without a coding does not affect Content-Length",
          "[field_list]")
{
    for (std::string const value : {"", "identity", ",identity,"}) {
        CAPTURE(value);
        auto const line = "Transfer-Encoding: " + value;
        CHECK(outcome("Content-Length: 3\r\n" + line) == "3\r\n");
        CHECK(outcome(line + "\r\nContent-Length: 3") == "3\r\n");
        CHECK(outcome(line) == "3\r\nabc\r\n0\r\n\r\n");
    }
    for (std::string const value : {"chunked", "chunked,", "identity,chunked,"})
        for (std::string const& fields :
             {"Content-Length: 3\r\nTransfer-Encoding: " + value,
              "Transfer-Encoding: " + value + "\r\nContent-Length: 3"}) {
            CAPTURE(fields);
            CHECK(outcome(fields).starts_with("expected an HTTP answer"));
        }
}

TEST_CASE("JSON has several media types", "[media_type]")
{
    for (std::string_view const type : {"application/json",
                                        "Application/JSON ; charset=utf-8",
                                        "text/json",
                                        "application/problem+json;a=\"b;c\"",
                                        "application/vnd.a.b+JSON"})
        CHECK(is_json_type(type));
    for (std::string_view const type : {"",
                                        "json",
                                        "application/jsonl",
                                        "audio/mpeg",
                                        "text/html; a=application/json"})
        CHECK_FALSE(is_json_type(type));
}
