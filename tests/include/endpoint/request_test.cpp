#include "catch.hpp"
#include "codec.hpp"

#include <airudder/endpoint.hpp>
#include <airudder/request.hpp>
#include <airudder/unmodeled.hpp>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <boost/json/object.hpp>

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

using namespace std::string_literals;
using airudder::Authorization;
using airudder::Endpoint;
using airudder::Header;
using airudder::HeaderParameter;
using airudder::Method;
using airudder::RequestOptions;
using airudder::RequestPart;
using codec::refusal;

namespace {

enum class Order { unknown, rising, falling };

BOOST_DESCRIBE_ENUM(Order, rising, falling)

struct Search {
    std::optional<std::string> text{};
    std::optional<std::int64_t> page{};
    std::optional<double> ratio{};
    std::optional<bool> exact{};
    Order order{};
    std::vector<std::string> tags{};
    std::vector<std::int64_t> ids{};
    std::vector<Order> orders{};
    std::optional<std::string> odd{};
    airudder::Unmodeled unmodeled{};
};

BOOST_DESCRIBE_STRUCT(Search,
                      (),
                      (text, page, ratio, exact, order, tags, ids, orders, odd))

struct Id {
    std::string id{};
    airudder::Unmodeled unmodeled{};
};

BOOST_DESCRIBE_STRUCT(Id, (), (id))

struct Open {
    boost::json::object values{};
    airudder::Unmodeled unmodeled{};
};

BOOST_DESCRIBE_STRUCT(Open, (), (values))

struct Nested {
    std::optional<Id> inner{};
    std::vector<Id> list{};
    airudder::Unmodeled unmodeled{};
};

BOOST_DESCRIBE_STRUCT(Nested, (), (inner, list))

struct Ratios {
    std::vector<double> ratios{};
    airudder::Unmodeled unmodeled{};
};

BOOST_DESCRIBE_STRUCT(Ratios, (), (ratios))

inline constexpr HeaderParameter documented[]{
    {.name = "User-Agent", .value = "Documented"},
    {.name = "X-Version", .value = "2", .required = true},
    {.name = "X-Region", .required = true},
    {.name = "X-Trace"},
};

inline constexpr HeaderParameter user_agent[]{{.name = "user-agent"}};

template <class Request>
constexpr Endpoint<Request, Id> endpoint(RequestPart part,
                                         Authorization authorization = {})
{
    return {.name = "test.search",
            .method = Method::post,
            .path = "/search",
            .request_in = part,
            .authorization = authorization};
}

constexpr auto search = endpoint<Search>(RequestPart::query);
constexpr auto query_nested = endpoint<Nested>(RequestPart::query);
constexpr auto send_id = endpoint<Id>(RequestPart::body);
constexpr auto send_id_guarded =
    endpoint<Id>(RequestPart::body, Authorization::token);

constexpr auto with_headers(auto endpoint,
                            std::span<HeaderParameter const> headers)
{
    endpoint.headers = headers;
    return endpoint;
}

constexpr auto detailed = with_headers(send_id, documented);

/// The query of the request, including its '?'.
std::string query(Search const& request)
{
    auto const message = make_request(search, request).value();
    CHECK(message.body.empty());
    REQUIRE(message.target.starts_with("/search"));
    return message.target.substr(7);
}

Search parsed(std::string_view text)
{
    return airudder::parse<Search>(text).value();
}

/// The headers of an endpoint's request.
std::vector<Header> headers(Endpoint<Id, Id> const& endpoint,
                            RequestOptions const& options)
{
    return make_request(endpoint, {.id = "7"}, options).value().headers;
}

} // namespace

template <>
inline constexpr std::string_view airudder::wire_name<&Search::odd>{"a b/\0",
                                                                    5};

TEST_CASE("make_request puts a record into the body as JSON")
{
    auto const message = make_request(send_id, {.id = "7"}).value();
    CHECK(message.method == Method::post);
    CHECK(message.target == "/search");
    CHECK(message.body == R"({"id":"7"})");
    CHECK(message.headers ==
          std::vector<Header>{{"Content-Type", "application/json"}});
}

TEST_CASE("make_request refuses a body that is nested too deeply")
{
    constexpr Endpoint<Open, Id> send_open{
        .name = "search.send_open",
        .method = Method::post,
        .path = "/search",
        .request_in = RequestPart::body,
    };
    boost::json::value deep(nullptr);
    for (int level = 2; level != 1024; ++level)
        deep = boost::json::array{std::move(deep)};
    Open open;
    open.values["a"] = deep;
    CHECK(make_request(send_open, open).has_value());
    open.values["a"] = boost::json::array{std::move(deep)};
    CHECK(refusal(make_request(send_open, open)) ==
          ": expected a less deeply nested value in a body");
}

TEST_CASE("make_request puts a record into the query, without a body")
{
    auto const message = make_request(search, {.text = "x"}).value();
    CHECK(message.target == "/search?text=x");
    CHECK(message.body.empty());
    CHECK(message.headers.empty());
}

TEST_CASE("a query has its members in the record's order")
{
    CHECK(query({.text = "", .page = 2, .exact = true, .odd = "z"}) ==
          "?text=&page=2&exact=true&a%20b%2F%00=z");
}

TEST_CASE("a query without values has no question mark")
{
    CHECK(query({}).empty());
}

TEST_CASE("a query escapes all characters except the unreserved ones")
{
    CHECK(query({.text = "AZaz09-._~"}) == "?text=AZaz09-._~");
    CHECK(query({.text = "2023-09-01 00:00:00+08:00"}) ==
          "?text=2023-09-01%2000%3A00%3A00%2B08%3A00");
    CHECK(query({.text = "a=b&c#d?/%;,@!$'()*"}) ==
          "?text=a%3Db%26c%23d%3F%2F%25%3B%2C%40%21%24%27%28%29%2A");
    CHECK(query({.text = "\"\\<>[]{}|^`"}) ==
          "?text=%22%5C%3C%3E%5B%5D%7B%7D%7C%5E%60");
    CHECK(query({.text = "\xE4\xBD\xA0\r\n\0\x7f"s}) ==
          "?text=%E4%BD%A0%0D%0A%00%7F");
}

TEST_CASE("a query spells numbers as JSON does")
{
    CHECK(query({.page = -9223372036854775807 - 1}) ==
          "?page=-9223372036854775808");
    CHECK(query({.ratio = 0.1}) == "?ratio=0.1");
    CHECK(query({.ratio = 20000.0}) == "?ratio=20000");
    CHECK(query({.ratio = 1e21}) == "?ratio=1e%2B21");
    CHECK(query({.ratio = 1e-7}) == "?ratio=1e-7");
    CHECK(query(parsed(R"({"page":2E4,"ratio":1.50})"))
              .starts_with("?page=2E4&ratio=1.50"));
}

TEST_CASE("a query has no spelling for infinity and NaN")
{
    for (auto ratio : {std::numeric_limits<double>::infinity(),
                       std::numeric_limits<double>::quiet_NaN()})
        CHECK(refusal(make_request(search, {.ratio = ratio})) ==
              "/ratio: expected a string, a number, true or false in a "
              "query");
}

TEST_CASE("a query repeats the name of a list for each element")
{
    CHECK(query({.tags = {"a", "", "b&c"}, .ids = {1, 2}}) ==
          "?tags=a&tags=&tags=b%26c&ids=1&ids=2");
}

TEST_CASE("a query contains the texts of enumerators, and none for unknown")
{
    CHECK(query({.order = Order::falling,
                 .orders = {Order::rising, Order::falling}}) ==
          "?order=falling&orders=rising&orders=falling");
    CHECK(query({.order = Order::unknown}).empty());
    CHECK(refusal(make_request(search,
                               {.orders = {Order::rising, Order::unknown}})) ==
          "/orders/1: expected a string, a number, true or false in a "
          "query");
}

TEST_CASE("a query leaves out members that were absent when it was parsed")
{
    CHECK(query(parsed("{}")).empty());
    auto request = parsed("{}");
    request.tags = {"x"};
    CHECK(query(request) == "?tags=x");
}

TEST_CASE("a query with an undocumented member is refused")
{
    CHECK(refusal(make_request(search, parsed(R"({"a~/b":1})"))) ==
          "/a~0~1b: expected no undocumented member in a query");
    Search request;
    request.unmodeled.set("more", "1");
    CHECK(refusal(make_request(search, request)) ==
          "/more: expected no undocumented member in a query");
    request.unmodeled.forget("more");
    CHECK(make_request(search, request).has_value());
}

TEST_CASE("a query with an undocumented value is refused")
{
    for (std::string_view text : {R"({"text":1})",
                                  R"({"text":null})",
                                  R"({"text":["x"]})",
                                  R"({"page":9223372036854775808})",
                                  R"({"page":"1"})",
                                  R"({"exact":"true"})",
                                  R"({"order":"sideways"})",
                                  R"({"tags":"x"})",
                                  R"({"tags":["x",1]})",
                                  R"({"ids":[1.5]})"}) {
        CAPTURE(text);
        auto const message = refusal(make_request(search, parsed(text)));
        CHECK_THAT(message,
                   Catch::Matchers::EndsWith(
                       ": expected a documented value in a query"));
    }
    CHECK(refusal(make_request(search, parsed(R"({"tags":["x",1]})"))) ==
          "/tags/1: expected a documented value in a query");
}

TEST_CASE("a query contains rounded numbers as they were spelled")
{
    constexpr auto digits = "0.1000000000000000055511151231257827";
    auto const request = parsed(R"({"ratio":)" + std::string(digits) + "}");
    CHECK(query(request).starts_with("?ratio=" + std::string(digits)));
}

TEST_CASE("an undocumented member is found after any number of values")
{
    std::string text = R"({"ratios":[)";
    for (int i = 0; i != 50000; ++i)
        text += "0.10000000000000001,";
    text += R"(0],"more":1})";
    constexpr auto list = endpoint<Ratios>(RequestPart::query);
    auto const request = airudder::parse<Ratios>(text).value();
    CHECK(make_request(list, request).has_error());
}

TEST_CASE("assigning documented values makes a parsed query valid")
{
    auto request = parsed(R"({"text":1,"page":"1"})");
    request.text = "one";
    request.page = 1;
    CHECK(query(request) == "?text=one&page=1");
}

TEST_CASE("a query has no spelling for objects")
{
    CHECK(make_request(query_nested, {}).value().target == "/search");
    CHECK(refusal(make_request(query_nested, {.inner = Id{.id = "7"}})) ==
          "/inner: expected a string, a number, true or false in a query");
    CHECK(refusal(make_request(query_nested, {.list = {{.id = "7"}}})) ==
          "/list/0: expected a string, a number, true or false in a query");
}

TEST_CASE("a token is sent after its scheme if the endpoint asks for one")
{
    CHECK(headers(send_id_guarded, {.token = "abc+/="}) ==
          std::vector<Header>{{"Authorization", "Token abc+/="},
                              {"Content-Type", "application/json"}});
    CHECK(headers(send_id_guarded, {.token = "abc", .scheme = "Bearer"})[0]
              .value == "Bearer abc");
    CHECK(headers(send_id_guarded, {.token = "abc", .scheme = ""})[0].value ==
          "abc");
}

TEST_CASE("without a token the Authorization header is empty")
{
    CHECK(headers(send_id_guarded, {})[0] == Header{"Authorization", ""});
}

TEST_CASE("a token is not sent if the endpoint does not ask for one")
{
    CHECK(headers(send_id, {.token = "abc"}) ==
          std::vector<Header>{{"Content-Type", "application/json"}});
}

TEST_CASE("User-Agent is sent where it is documented")
{
    constexpr auto agent = with_headers(send_id, user_agent);
    CHECK(headers(agent, {})[0] == Header{"user-agent", "Airudder"});
    CHECK(headers(agent, {.user_agent = "me/1"})[0].value == "me/1");
    CHECK(headers(agent, {.user_agent = ""}) ==
          std::vector<Header>{{"Content-Type", "application/json"}});
    CHECK(headers(agent, {.headers = {{"USER-AGENT", "you/2"}}}) ==
          std::vector<Header>{{"user-agent", "you/2"},
                              {"Content-Type", "application/json"}});
}

TEST_CASE("documented headers keep their order and other headers follow")
{
    CHECK(headers(detailed,
                  {.headers = {{"X-Other", "o"}, {"x-region", "asia"}}}) ==
          std::vector<Header>{{"User-Agent", "Airudder"},
                              {"X-Version", "2"},
                              {"X-Region", "asia"},
                              {"Content-Type", "application/json"},
                              {"X-Other", "o"}});
}

TEST_CASE("a supplied header replaces the default one")
{
    CHECK(headers(send_id_guarded,
                  {.token = "abc",
                   .headers = {{"content-type", "application/json; x=y"},
                               {"AUTHORIZATION", "Other"}}}) ==
          std::vector<Header>{{"Authorization", "Other"},
                              {"Content-Type", "application/json; x=y"}});
    CHECK(headers(detailed,
                  {.headers = {{"X-Region", ""}, {"X-Version", "3"}}})[1] ==
          Header{"X-Version", "3"});
}

TEST_CASE("a required header without any value is an error")
{
    CHECK(refusal(make_request(detailed, {})) ==
          ": expected a value for the required header X-Region");
}

TEST_CASE("a header cannot be supplied twice, even in another case")
{
    CHECK(refusal(make_request(
              send_id, {}, {.headers = {{"X-A", "1"}, {"x-a", "1"}}})) ==
          ": expected header x-a to be supplied once");
}

TEST_CASE("a Content-Type without a body is refused")
{
    CHECK(refusal(make_request(
              search, {}, {.headers = {{"content-type", "text/plain"}}})) ==
          ": expected no Content-Type for a request without a body");
}

TEST_CASE("no header value can hold CR, LF or NUL")
{
    for (auto const& evil : {"hidden\r"s, "\nhidden"s, "hid\0den"s}) {
        CHECK(refusal(make_request(send_id_guarded, {}, {.token = evil})) ==
              ": expected no CR, LF or NUL in the value of header "
              "Authorization");
        CHECK(refusal(make_request(
                  send_id_guarded, {}, {.token = "x", .scheme = evil})) ==
              ": expected no CR, LF or NUL in the value of header "
              "Authorization");
        CHECK(
            refusal(make_request(send_id, {}, {.headers = {{"X-A", evil}}})) ==
            ": expected no CR, LF or NUL in the value of header X-A");
        CHECK(refusal(make_request(with_headers(send_id, user_agent),
                                   {},
                                   {.user_agent = evil})) ==
              ": expected no CR, LF or NUL in the value of header "
              "user-agent");
    }
    CHECK(
        headers(send_id, {.headers = {{"X-A", "\t\xE4\xBD\xA0 :"}}})[1].value ==
        "\t\xE4\xBD\xA0 :");
}

TEST_CASE("make_request does not check values that it does not send")
{
    CHECK(make_request(send_id, {}, {.token = "a\nb", .user_agent = "\r"})
              .has_value());
}

TEST_CASE("a header name is a token")
{
    for (auto const& evil : {""s,
                             "X A"s,
                             "X:"s,
                             "X\r\nY"s,
                             "X\0"s,
                             "\0"s,
                             "\xE4\xBD\xA0"s,
                             "(x)"s})
        CHECK(refusal(make_request(
                  send_id, {}, {.headers = {{"X-A", ""}, {evil, "hidden"}}})) ==
              ": expected a token as the name of supplied header 1");
    CHECK(
        headers(send_id, {.headers = {{"!#$%&'*+-.^_`|~aZ09", "1"}}}).size() ==
        2);
}
