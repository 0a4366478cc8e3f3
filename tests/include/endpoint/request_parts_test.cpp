// Requests with path and header parameters, and of several parts.
#include "catch.hpp"
#include "codec.hpp"

#include <airudder/endpoint.hpp>
#include <airudder/request.hpp>
#include <airudder/unmodeled.hpp>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace std::string_literals;
using airudder::Authorization;
using airudder::Endpoint;
using airudder::Header;
using airudder::HeaderParameter;
using airudder::Method;
using airudder::NoContent;
using airudder::RequestPart;
using codec::refusal;

namespace {

enum class Side { unknown, port, starboard };

BOOST_DESCRIBE_ENUM(Side, port, starboard)

struct BoatPath {
    std::string id{};
    std::int64_t deck{};
    double length{};
    bool open{};
    Side side{};
    airudder::Unmodeled unmodeled{};

    bool operator==(BoatPath const&) const = default;
};

BOOST_DESCRIBE_STRUCT(BoatPath, (), (id, deck, length, open, side))

struct IdPath {
    std::string id{};
    airudder::Unmodeled unmodeled{};
};

BOOST_DESCRIBE_STRUCT(IdPath, (), (id))

struct TwoPath {
    std::string a{};
    std::string b{};
    airudder::Unmodeled unmodeled{};
};

BOOST_DESCRIBE_STRUCT(TwoPath, (), (a, b))

struct PaintQuery {
    std::optional<std::string> colour{};
    std::vector<std::int64_t> coats{};
    airudder::Unmodeled unmodeled{};
};

BOOST_DESCRIBE_STRUCT(PaintQuery, (), (colour, coats))

struct PaintHeader {
    std::string region{};
    std::optional<std::int64_t> trace{};
    std::optional<std::string> user_agent{};
    airudder::Unmodeled unmodeled{};
};

BOOST_DESCRIBE_STRUCT(PaintHeader, (), (region, trace, user_agent))

struct PaintBody {
    std::string text{};
    airudder::Unmodeled unmodeled{};
};

BOOST_DESCRIBE_STRUCT(PaintBody, (), (text))

struct PaintRequest {
    IdPath path{};
    PaintQuery query{};
    PaintHeader header{};
    PaintBody body{};
};

BOOST_DESCRIBE_STRUCT(PaintRequest, (), (path, query, header, body))

struct NoteRequest {
    std::optional<PaintBody> body{};
};

BOOST_DESCRIBE_STRUCT(NoteRequest, (), (body))

/// A record, although a member is called like a part.
struct PlainQuery {
    std::string query{};
    airudder::Unmodeled unmodeled{};
};

BOOST_DESCRIBE_STRUCT(PlainQuery, (), (query))

constexpr Endpoint<IdPath, NoContent> path_endpoint(std::string_view path)
{
    return {
        .method = Method::get, .path = path, .request_in = RequestPart::path};
}

constexpr auto boat = path_endpoint("/boats/{id}");

constexpr Endpoint<BoatPath, NoContent> side{
    .method = Method::get,
    .path = "/boats/{id}/decks/{deck},{length}/{open}/{side}",
    .request_in = RequestPart::path};

inline constexpr HeaderParameter paint_headers[]{
    {.name = "X-Version", .value = "2"},
    {.name = "X-Region", .required = true},
    {.name = "X-Trace"},
    {.name = "User-Agent"},
};

constexpr Endpoint<PaintRequest, NoContent> paint{
    .method = Method::post,
    .path = "/boats/{id}/paint",
    .request_in = RequestPart::parts,
    .authorization = Authorization::token,
    .headers = paint_headers};

constexpr Endpoint<PaintHeader, NoContent> wave{.method = Method::get,
                                                .path = "/wave",
                                                .request_in =
                                                    RequestPart::header,
                                                .headers = paint_headers};

constexpr Endpoint<NoteRequest, NoContent> note{
    .method = Method::post, .path = "/note", .request_in = RequestPart::parts};

std::string target(std::string_view path, std::string id)
{
    auto const endpoint = path_endpoint(path);
    return make_request(endpoint, {.id = std::move(id)}).value().target;
}

std::string path_refusal(std::string_view path, std::string id)
{
    auto const endpoint = path_endpoint(path);
    return refusal(make_request(endpoint, {.id = std::move(id)}));
}

PaintRequest full_request()
{
    return {.path = {.id = "a/b"},
            .query = {.colour = "red", .coats = {1, 2}},
            .header = {.region = "asia", .trace = 7},
            .body = {.text = "x"}};
}

} // namespace

template <>
inline constexpr std::string_view airudder::wire_name<&PaintHeader::region> =
    "X-Region";
template <>
inline constexpr std::string_view airudder::wire_name<&PaintHeader::trace> =
    "x-trace";
template <>
inline constexpr std::string_view
    airudder::wire_name<&PaintHeader::user_agent> = "User-Agent";

TEST_CASE("make_request puts path parameters into the path")
{
    auto const message = make_request(boat, {.id = "7"}).value();
    CHECK(message.target == "/boats/7");
    CHECK(message.method == Method::get);
    CHECK(message.body.empty());
    CHECK(message.headers.empty());
}

TEST_CASE("path parameters are spelled as in JSON")
{
    CHECK(make_request(side,
                       {.id = "x",
                        .deck = -2,
                        .length = 1e21,
                        .open = true,
                        .side = Side::port})
              .value()
              .target == "/boats/x/decks/-2,1e%2B21/true/port");
}

TEST_CASE("a path escapes all characters except the unreserved ones")
{
    CHECK(target("/b/{id}", "AZaz09-._~") == "/b/AZaz09-._~");
    CHECK(target("/b/{id}", "a/b?c#d%{id}&+ :") ==
          "/b/a%2Fb%3Fc%23d%25%7Bid%7D%26%2B%20%3A");
    CHECK(target("/b/{id}", "\xE4\xBD\xA0\r\n\0"s) == "/b/%E4%BD%A0%0D%0A%00");
}

TEST_CASE("a path parameter may stand anywhere in a segment, and twice")
{
    CHECK(target("/{id}", "7") == "/7");
    CHECK(target("/a{id}b/{id}/", "7") == "/a7b/7/");
    CHECK(target("/a,{id},{id}", "7") == "/a,7,7");
    CHECK(target("/}{id}{x", "7") == "/}7{x");
}

TEST_CASE("a path parameter without a value is an error")
{
    CHECK(path_refusal("/b/{id}", "") ==
          "/id: expected a value in a path, found an empty one");
    auto const parsed = airudder::parse<IdPath>("{}").value();
    CHECK(refusal(make_request(boat, parsed)) ==
          "/id: expected a value in a path, found none");
    CHECK(refusal(make_request(
              side, {.id = "x", .length = 1, .side = Side::unknown})) ==
          "/side: expected a value in a path, found none");
    CHECK(path_refusal("/b/{id}/{o~ther}", "7") ==
          "/o~0ther: expected a value in a path, found none");
}

TEST_CASE("a value without a parameter in the path is an error")
{
    CHECK(path_refusal("/b", "7") == "/id: expected a parameter of the path");
    CHECK(path_refusal("/b/{Id}", "7") ==
          "/id: expected a parameter of the path");
}

TEST_CASE("a path cannot express infinity or undocumented data")
{
    CHECK(
        refusal(make_request(side,
                             {.id = "x",
                              .length = std::numeric_limits<double>::infinity(),
                              .side = Side::port})) ==
        "/length: expected a string, a number, true or false in a path");
    auto const parse = [](std::string_view text) {
        return airudder::parse<IdPath>(text).value();
    };
    CHECK(refusal(make_request(boat, parse(R"({"id":1})"))) ==
          "/id: expected a documented value in a path");
    CHECK(refusal(make_request(boat, parse(R"({"id":"1","x":1})"))) ==
          "/x: expected no undocumented member in a path");
    CHECK(refusal(make_request(boat, {.id = "\xFF"})) ==
          "/id: expected UTF-8 in a path");
}

TEST_CASE("no value makes a dot segment")
{
    constexpr auto message = "/id: expected no segment . or .. in a path";
    for (auto const* const id : {".", ".."}) {
        CHECK(path_refusal("/b/{id}", id) == message);
        CHECK(path_refusal("/b/{id}/c", id) == message);
    }
    CHECK(path_refusal("/b/.{id}", ".") == message);
    CHECK(path_refusal("/b/{id}%2e", ".") == message);
    CHECK(path_refusal("/b/%2E{id}", ".") == message);
    CHECK(target("/b/{id}", "...") == "/b/...");
    CHECK(target("/b/{id}", ".a") == "/b/.a");
    CHECK(target("/b/{id}", "%2e") == "/b/%252e");
    CHECK(target("/b/{id}", "../c") == "/b/..%2Fc");
    CHECK(target("/./{id}", "7") == "/./7");
    constexpr Endpoint<TwoPath, NoContent> two{.path = "/b/{a}{b}",
                                               .request_in = RequestPart::path};
    CHECK(refusal(make_request(two, {.a = ".", .b = "."})) ==
          "/b: expected no segment . or .. in a path");
}

TEST_CASE("a request of several parts sends each of its records")
{
    auto const message =
        make_request(paint, full_request(), {.token = "abc"}).value();
    CHECK(message.target == "/boats/a%2Fb/paint?colour=red&coats=1&coats=2");
    CHECK(message.body == R"({"text":"x"})");
    CHECK(message.headers ==
          std::vector<Header>{{"Authorization", "Token abc"},
                              {"X-Version", "2"},
                              {"X-Region", "asia"},
                              {"X-Trace", "7"},
                              {"User-Agent", "Airudder"},
                              {"Content-Type", "application/json"}});
}

TEST_CASE("an error in one of several parts says which")
{
    auto request = full_request();
    request.path.id.clear();
    CHECK(refusal(make_request(paint, request)) ==
          "/path/id: expected a value in a path, found an empty one");
    request = full_request();
    request.query.unmodeled.set("more", "1");
    CHECK(refusal(make_request(paint, request)) ==
          "/query/more: expected no undocumented member in a query");
    request = full_request();
    request.header.unmodeled.set("more", "1");
    CHECK(refusal(make_request(paint, request)) ==
          "/header/more: expected no undocumented member in a header");
    request = full_request();
    request.header.region = "a\nb";
    CHECK(refusal(make_request(paint, request)) ==
          "/header/X-Region: expected no CR, LF or NUL in the value of header "
          "X-Region");
    request = full_request();
    request.header.region.clear();
    CHECK(refusal(make_request(paint, request)) ==
          "/header/X-Region: expected a value for the required header "
          "X-Region");
    request = full_request();
    request.body.text = "\xFF";
    CHECK(refusal(make_request(paint, request)) ==
          "/body/text: expected UTF-8 in a body");
    CHECK(refusal(make_request(
              paint, full_request(), {.headers = {{"X-Trace", "a\nb"}}})) ==
          ": expected no CR, LF or NUL in the value of header X-Trace");
}

TEST_CASE("make_request puts a record into headers")
{
    auto const message = make_request(wave, {.region = "asia"}).value();
    CHECK(message.target == "/wave");
    CHECK(message.body.empty());
    CHECK(message.headers == std::vector<Header>{{"X-Version", "2"},
                                                 {"X-Region", "asia"},
                                                 {"User-Agent", "Airudder"}});
    CHECK(refusal(make_request(wave, {})) ==
          "/X-Region: expected a value for the required header X-Region");
}

TEST_CASE("an optional header may be empty")
{
    auto const message =
        make_request(wave, {.region = "asia", .user_agent = ""}).value();
    CHECK(message.headers[2] == Header{"User-Agent", ""});
}

TEST_CASE("headers of the options take precedence over the record's")
{
    auto const message =
        make_request(
            wave,
            {.trace = 1, .user_agent = "mine"},
            {.headers = {{"x-region", ""}, {"X-TRACE", "2"}, {"X-More", "3"}}})
            .value();
    CHECK(message.headers == std::vector<Header>{{"X-Version", "2"},
                                                 {"X-Region", ""},
                                                 {"X-Trace", "2"},
                                                 {"User-Agent", "mine"},
                                                 {"X-More", "3"}});
}

TEST_CASE("members without a documented header are sent after those with one")
{
    auto endpoint = wave;
    endpoint.headers = std::span(paint_headers).first(1);
    CHECK(make_request(endpoint, {.region = "asia"}).value().headers ==
          std::vector<Header>{{"X-Version", "2"}, {"X-Region", "asia"}});
}

TEST_CASE("no record puts CR, LF, NUL or a list into a header")
{
    for (auto const& evil : {"hid\rden"s, "hid\nden"s, "hid\0den"s}) {
        auto const message = refusal(make_request(wave, {.region = evil}));
        CHECK(message == "/X-Region: expected no CR, LF or NUL in the value of "
                         "header X-Region");
    }
    constexpr Endpoint<PaintQuery, NoContent> lists{
        .path = "/", .request_in = RequestPart::header};
    CHECK(refusal(make_request(lists, {.coats = {1}})) ==
          "/coats: expected a string, a number, true or false in a header");
}

TEST_CASE("a body that is left out has no Content-Type")
{
    auto const message = make_request(note, {}).value();
    CHECK(message.body.empty());
    CHECK(message.headers.empty());
    CHECK(refusal(make_request(
              note, {}, {.headers = {{"Content-Type", "text/plain"}}})) ==
          ": expected no Content-Type for a request without a body");

    auto const with_body = make_request(note, {.body = PaintBody{}}).value();
    CHECK(with_body.body == R"({"text":""})");
    CHECK(with_body.headers ==
          std::vector<Header>{{"Content-Type", "application/json"}});
}

TEST_CASE("a record is one part, even if a member is called like a part")
{
    STATIC_REQUIRE(airudder::RequestParts<PaintRequest>);
    STATIC_REQUIRE(airudder::RequestParts<NoteRequest>);
    STATIC_REQUIRE_FALSE(airudder::RequestParts<PlainQuery>);
    STATIC_REQUIRE_FALSE(airudder::RequestType<std::string>);
    constexpr Endpoint<PlainQuery, NoContent> plain{
        .path = "/", .request_in = RequestPart::query};
    CHECK(make_request(plain, {.query = "x"}).value().target == "/?query=x");
}

TEST_CASE("a single record goes into the body if the endpoint says parts")
{
    constexpr Endpoint<PaintBody, NoContent> single{
        .path = "/", .request_in = RequestPart::parts};
    CHECK(make_request(single, {.text = "x"}).value().body ==
          R"({"text":"x"})");
}

TEST_CASE("NoContent keeps a JSON object")
{
    auto const answer = airudder::parse<NoContent>(R"({"a":1})").value();
    CHECK(answer.unmodeled.find("a") == "1");
    CHECK(airudder::serialize(answer) == R"({"a":1})");
    CHECK(airudder::serialize(NoContent{}) == "{}");
}

TEST_CASE("a parameter of the path that no record can fill is an error")
{
    Endpoint<PaintQuery, NoContent> const endpoint{.name = "boat.list",
                                                   .method = Method::get,
                                                   .path = "/boats/{id}",
                                                   .request_in =
                                                       RequestPart::query};
    auto const made = airudder::make_request(endpoint, {});
    REQUIRE(made.has_error());
    CHECK(made.error().message ==
          "expected a value for each parameter of the path");
    CHECK(made.error().pointer.empty());
}
