// Calls with requests of several parts, and without a documented response.
#include "catch.hpp"
#include "client/support/calls.hpp"
#include "client/support/fault_server.hpp"

#include <airudder/client.hpp>
#include <airudder/endpoint.hpp>
#include <airudder/unmodeled.hpp>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <atomic>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using airudder::CallErrorKind;
using airudder::Client;
using airudder::Endpoint;
using airudder::NoContent;
using airudder::RequestPart;
using calls::options_for;

namespace {

struct BoatPath {
    std::string id{};
    airudder::Unmodeled unmodeled{};
};

BOOST_DESCRIBE_STRUCT(BoatPath, (), (id))

struct BoatQuery {
    std::optional<std::string> colour{};
    airudder::Unmodeled unmodeled{};
};

BOOST_DESCRIBE_STRUCT(BoatQuery, (), (colour))

struct BoatHeader {
    std::optional<std::string> trace{};
    std::optional<std::string> api_key{};
    airudder::Unmodeled unmodeled{};
};

BOOST_DESCRIBE_STRUCT(BoatHeader, (), (trace, api_key))

struct BoatBody {
    std::string text{};
    airudder::Unmodeled unmodeled{};
};

BOOST_DESCRIBE_STRUCT(BoatBody, (), (text))

struct BoatRequest {
    BoatPath path{};
    BoatQuery query{};
    BoatHeader header{};
    std::optional<BoatBody> body{};
};

BOOST_DESCRIBE_STRUCT(BoatRequest, (), (path, query, header, body))

constexpr Endpoint<BoatRequest, NoContent> paint{
    .method = airudder::Method::post,
    .path = "/boats/{id}",
    .request_in = RequestPart::parts,
    .authorization = airudder::Authorization::token,
    .idempotent = true};

enum class Colour { unknown, red };

BOOST_DESCRIBE_ENUM(Colour, red)

struct Boat {
    Colour colour{};
    airudder::Unmodeled unmodeled{};
};

BOOST_DESCRIBE_STRUCT(Boat, (), (colour))

constexpr Endpoint<BoatHeader, Boat> find_boat{
    .path = "/boat", .request_in = RequestPart::header};

/// A server that answers each request with `answer` and keeps the last one.
class Keeper {
public:
    explicit Keeper(std::string answer)
        : server_([this, answer](fault::Peer& peer) {
              for (auto request = peer.read_request(); !request.empty();
                   request = peer.read_request()) {
                  request_ = request;
                  peer.write(answer);
              }
          })
    {
    }

    airudder::ClientOptions options() const { return options_for(server_); }
    std::string const& request() const { return request_; }

private:
    std::string request_{};
    fault::Server server_;
};

airudder::CallResult<NoContent> call(std::string const& answer)
{
    Keeper const keeper(answer);
    return Client(keeper.options()).call(paint, {.path = {.id = "7"}});
}

} // namespace

template <>
inline constexpr std::string_view airudder::wire_name<&BoatHeader::trace> =
    "X-Trace";

template <>
inline constexpr std::string_view airudder::wire_name<&BoatHeader::api_key> =
    "X-Api-Key";

TEST_CASE("a call sends all parts of its request", "[client_parts]")
{
    Keeper const keeper(fault::answer("{}"));
    auto const result = Client(keeper.options())
                            .call(paint,
                                  {.path = {.id = "a/b"},
                                   .query = {.colour = "red"},
                                   .header = {.trace = "t"},
                                   .body = BoatBody{.text = "x"}});
    REQUIRE(result.has_value());
    CHECK(result->unmodeled.empty());
    auto const& request = keeper.request();
    CAPTURE(request);
    CHECK(request.starts_with("POST /boats/a%2Fb?colour=red HTTP/1.1\r\n"));
    CHECK(request.find("\r\nX-Trace: t\r\n") != request.npos);
    CHECK(request.find("\r\nContent-Type: application/json\r\n") !=
          request.npos);
    CHECK(request.ends_with("\r\n\r\n{\"text\":\"x\"}"));
}

TEST_CASE("a call without its optional body has no Content-Type",
          "[client_parts]")
{
    Keeper const keeper(fault::answer("{}"));
    CHECK(Client(keeper.options())
              .call(paint, {.path = {.id = "7"}})
              .has_value());
    auto const& request = keeper.request();
    CAPTURE(request);
    CHECK(request.starts_with("POST /boats/7 HTTP/1.1\r\n"));
    CHECK(request.find("Content-Type") == request.npos);
    CHECK(request.find("\r\nContent-Length: 0\r\n") != request.npos);
    CHECK(request.ends_with("\r\n\r\n"));
}

TEST_CASE("a part that cannot be sent is a request error", "[client_parts]")
{
    Keeper const keeper(fault::answer("{}"));
    auto const result = Client(keeper.options()).call(paint, {});
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().kind == CallErrorKind::request);
    CHECK(result.error().place.pointer == "/path/id");
    CHECK(result.error().message ==
          "expected a value in a path, found an empty one");
    CHECK(keeper.request().empty());
}

TEST_CASE("an idempotent call with parts is retried with all of them",
          "[client_parts]")
{
    std::vector<std::string> requests;
    fault::Server const server([&](fault::Peer& peer) {
        for (auto request = peer.read_request(); !request.empty();
             request = peer.read_request()) {
            requests.push_back(request);
            peer.write(requests.size() == 1
                           ? fault::answer("", "503 Service Unavailable")
                           : fault::answer("{}"));
        }
    });
    CHECK(Client(options_for(server))
              .call(paint, {.path = {.id = "7"}, .body = BoatBody{.text = "x"}})
              .has_value());
    REQUIRE(requests.size() == 2);
    CHECK(requests[0] == requests[1]);
}

TEST_CASE("a call without a documented response succeeds with any body",
          "[client_parts]")
{
    for (std::string const body :
         {"", "null", "[1]", "\"x\"", "OK", "{", "<html>", "\xFF"}) {
        CAPTURE(body);
        auto const result = call(fault::answer(body));
        REQUIRE(result.has_value());
        CHECK(*result == NoContent{});
    }
    CHECK(call("HTTP/1.1 204 No Content\r\n\r\n").has_value());
    CHECK(
        call("HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n").has_value());
}

TEST_CASE("a JSON object that no documentation shows is kept", "[client_parts]")
{
    Keeper const keeper(fault::answer(R"({"more":[1.50]})"));
    auto options = keeper.options();
    options.strict = true;
    std::vector<airudder::Issue> issues;
    auto const result =
        Client(options).call(paint, {.path = {.id = "7"}}, {.issues = &issues});
    REQUIRE(result.has_value());
    CHECK(result->unmodeled.find("more") == "[1.50]");
    REQUIRE(issues.size() == 1);
    CHECK(issues[0].pointer == "/more");
}

TEST_CASE("a status that is no success fails without a documented response",
          "[client_parts]")
{
    auto const result = call(fault::answer("", "404 Not Found"));
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().kind == CallErrorKind::http_status);
}

TEST_CASE("a key in a header is masked in an error, other values are not",
          "[client_parts]")
{
    Keeper const keeper(fault::answer(
        R"({"message":"X-Api-Key my+own\/key, trace long/trace"})",
        "403 Forbidden"));
    auto const result =
        Client(keeper.options())
            .call(find_boat, {.trace = "long/trace", .api_key = "my+own/key"});
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().reason == "X-Api-Key ***, trace long/trace");
    CHECK(keeper.request().find("X-Api-Key: my+own/key") != std::string::npos);
}

TEST_CASE("a key in a header is masked in what is said about an answer",
          "[client_parts]")
{
    auto const answer = fault::answer(R"({"colour":"my+own/key"})");
    BoatHeader const header{.api_key = "my+own/key"};
    auto const expected =
        "expected one of the documented values, found \"***\"";
    Keeper const keeper(answer);
    auto options = keeper.options();
    std::vector<airudder::Issue> issues;
    CHECK(Client(options)
              .call(find_boat, header, {.issues = &issues})
              .has_value());
    REQUIRE(issues.size() == 1);
    CHECK(issues[0].message == expected);
    options.strict = true;
    auto const result = Client(options).call(find_boat, header);
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().message == expected);
    CHECK(result.error().body == R"({"colour":"***"})");
}

TEST_CASE("an encrypted call has a query or a body, not both", "[client_parts]")
{
    Keeper const keeper(fault::answer("{}"));
    auto options = keeper.options();
    options.encryption_key = "airudderredduria";
    Client client(options);
    auto const both = client.call(paint,
                                  {.path = {.id = "7"},
                                   .query = {.colour = "red"},
                                   .body = BoatBody{.text = "x"}});
    REQUIRE_FALSE(both.has_value());
    CHECK(both.error().kind == CallErrorKind::request);
    CHECK(both.error().message ==
          "expected a query or a body in an encrypted request, found both");
    CHECK(keeper.request().empty());
    CHECK(client.call(paint, {.path = {.id = "7"}, .body = BoatBody{}})
              .has_value());
}
