// Tests calls to Prism, which answers as the spec says. nginx stands in front of
// it and ends TLS.
#include "calls.hpp"
#include "catch.hpp"
#include "json.hpp"

#include <airudder/airudder.hpp>
#include <airudder/client.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

using airudder::CallError;
using airudder::CallErrorKind;
using airudder::CallResult;
using airudder::Client;
using airudder::ClientOptions;
namespace conformance = airudder::conformance;
namespace auth = airudder::auth;
namespace task = airudder::task;
namespace workflow = airudder::workflow;

namespace {

/// Prism, which serves the API of the spec, behind nginx.
class Api {
public:
    Api() { folder.append("trusted.pem", peers::authority().pem()); }

    ClientOptions options() const
    {
        return peers::options_for(nginx_.url(), folder.file("trusted.pem"));
    }

    /// Stops both servers once Prism has logged every request. Returns the
    /// requests.
    std::vector<std::string> end()
    {
        std::vector<std::string> requests;
        for (auto const& access : nginx_.stop())
            requests.push_back(access.request);
        REQUIRE(peers::eventually(
            [&] { return prism_.logged_requests() == requests.size(); }));
        prism_.stop();
        return requests;
    }

    /// Checks that Prism refused a call with `status`. Returns the body.
    template <class T>
    std::string refused(CallResult<T> const& result, int status) const
    {
        REQUIRE_FALSE(result.has_value());
        peers::log_error(folder, result.error());
        CHECK(result.error().kind == CallErrorKind::http_status);
        CHECK(result.error().http_status == status);
        return result.error().body;
    }

    peers::Folder const folder;

private:
    peers::Prism prism_{folder};
    peers::Nginx nginx_{folder,
                        {.identity = peers::authority().issue(
                             {.alternative_names = "IP:127.0.0.1"}),
                         .location = "proxy_pass http://127.0.0.1:" +
                                     std::to_string(prism_.port()) + ';'}};
};

/// Tells CTest if the test is skipped for lack of Prism.
bool is_skipped()
{
    if (peers::has_prism())
        return false;
    std::cout << "skipped: Prism is not installed; run tests/run, which does\n";
    return true;
}

std::string const& spec_text()
{
    static std::string const text = [] {
        std::ifstream file(AIRUDDER_SPEC, std::ios::binary);
        return std::string(std::istreambuf_iterator<char>(file), {});
    }();
    return text;
}

/// The documented example of this name, without white space between tokens.
std::optional<std::string> documented(std::string const& name)
{
    std::optional<std::string> text;
    for_each(airudder::examples, [&](auto const& example) {
        if (example.name == name)
            text = conformance::minified(
                conformance::slice(spec_text(), example.pointer).value());
    });
    return text;
}

/// The documented request. If the page has none, a request with a text in each
/// string member.
template <class Request, class Response>
Request request_for(airudder::Endpoint<Request, Response> const& endpoint)
{
    if (auto const text = documented(std::string(endpoint.name) + " request"))
        return airudder::parse<Request>(*text).value();
    Request request;
    airudder::detail::for_each_member<Request>([&](auto, auto member) {
        auto& value = request.*member;
        if constexpr (std::is_assignable_v<decltype(value), std::string>)
            value = std::string("+8613711112222");
    });
    return request;
}

/// A request that may violate the spec.
template <class Request>
Request wrong(std::string_view text)
{
    return airudder::parse<Request>(text).value();
}

using Findings = std::vector<std::string>;

/// Prism's findings and their places, e.g. "/body/callee Request body property
/// callee must be string".
Findings findings(std::string const& body)
{
    Findings out;
    auto const problem = boost::json::parse(body);
    for (auto const& finding : problem.at("validation").as_array()) {
        auto& text = out.emplace_back();
        for (auto const& part : finding.at("location").as_array())
            text.append("/").append(part.as_string());
        text.append(" ").append(finding.at("message").as_string());
    }
    return out;
}

/// Checks that the logs hold no credential of the tests and none of the
/// documented request and answer of auth.issue_token.
void check_logs(peers::Folder const& folder)
{
    auto const request = airudder::parse<auth::TokenRequest>(
        documented("auth.issue_token request").value());
    auto const answer = airudder::parse<auth::TokenResult>(
        documented("auth.issue_token 200").value());
    peers::check_no_credential(
        folder,
        {request->APPKey, request->APPSecret, answer->data->token.value()});
}

void check_documented_calls(Api const& api)
{
    Client client(api.options());
    for_each(airudder::endpoints, [&](auto const& endpoint) {
        auto const result = client.call(endpoint, request_for(endpoint));
        INFO(endpoint.name << ": " << (result ? CallError{} : result.error()));
        REQUIRE(result.has_value());
        CHECK(airudder::serialize(*result) ==
              documented(std::string(endpoint.name) + " 200"));
    });
}

/// Checks that only calls that need no token are sent without one.
void check_calls_without_token(Api const& api)
{
    auto options = api.options();
    options.token.clear();
    Client client(options);
    for_each(airudder::endpoints, [&](auto const& endpoint) {
        INFO(endpoint.name);
        auto const result = client.call(endpoint, request_for(endpoint));
        if (endpoint.authorization == airudder::Authorization::none)
            CHECK(result.has_value());
        else
            CHECK(result.error().kind == airudder::CallErrorKind::request);
    });
}

void check_wrong_records(Api const& api)
{
    Client client(api.options());
    auto const query_ids = [&](std::string_view text) {
        return findings(
            api.refused(client.call(workflow::query_workflow_ids,
                                    wrong<workflow::WorkflowQuery>(text)),
                        422));
    };
    auto const missing = [](std::string const& name) {
        return "/body Request body must have required property '" + name + "'";
    };
    auto const no_text = [](std::string const& name) {
        return "/body/" + name + " Request body property " + name +
               " must be string";
    };
    CHECK(query_ids(R"({"start_time":"2023-09-01 00:00:00+08:00"})") ==
          Findings{missing("end_time")});
    CHECK(query_ids("{}") ==
          Findings{missing("start_time"), missing("end_time")});
    CHECK(query_ids(R"({"start_time":20230901,"end_time":null})") ==
          Findings{no_text("start_time"), no_text("end_time")});
    CHECK(query_ids(R"({"callee":["+86"],"start_time":"","end_time":""})") ==
          Findings{no_text("callee")});
    // Prism converts names in queries to lower case.
    CHECK(findings(api.refused(client.call(task::get_task_detail,
                                           wrong<task::TaskDetailQuery>("{}")),
                               422)) ==
          Findings{"/query Request query must have required property "
                   "'taskid'"});
    auto const key = R"({"APPKey":")" + std::string(peers::app_key) + "\"}";
    CHECK(api.refused(
              client.call(auth::issue_token, wrong<auth::TokenRequest>(key)),
              422) == "");
}

void check_wrong_content_type(Api const& api)
{
    auto options = api.options();
    options.headers = {{"Content-Type", "text/plain"}};
    auto const body = api.refused(
        Client(options).call(workflow::query_workflow_ids,
                             request_for(workflow::query_workflow_ids)),
        415);
    CHECK(boost::json::parse(body).at("detail") ==
          "Supported content types: application/json");
}

} // namespace

TEST_CASE("Prism answers every documented call as documented", "[prism]")
{
    if (is_skipped())
        return;
    Api api;
    check_documented_calls(api);
    CHECK(api.end().size() == airudder::endpoints.size());
    check_logs(api.folder);
}

TEST_CASE("Prism refuses wrong calls and names the place", "[prism]")
{
    if (is_skipped())
        return;
    Api api;
    check_calls_without_token(api);
    check_wrong_records(api);
    check_wrong_content_type(api);
    api.end();
    check_logs(api.folder);
}

TEST_CASE("Prism is asked for a token once", "[prism]")
{
    if (is_skipped())
        return;
    Api api;
    auto options = api.options();
    options.token.clear();
    options.credentials = {std::string(peers::app_key),
                           std::string(peers::app_secret)};
    Client client(options);
    for (int call = 0; call != 3; ++call)
        CHECK(client.call(task::get_task_detail, {.TaskID = "a"}).has_value());
    auto const detail = "GET /service/cloud/detail?TaskID=a HTTP/1.1";
    CHECK(api.end() ==
          std::vector<std::string>{
              "POST /service/cloud/auth HTTP/1.1", detail, detail, detail});
    check_logs(api.folder);
}

TEST_CASE("Prism answers with the error that a header asks for", "[prism]")
{
    if (is_skipped())
        return;
    auto spec = boost::json::parse(spec_text());
    for (auto& path : spec.at("paths").as_object())
        for (auto& operation : path.value().as_object())
            operation.value().at("responses").as_object()["default"] = {
                {"description", "error"}};
    peers::Folder const folder;
    folder.append("mock.json", boost::json::serialize(spec));
    peers::Prism const prism(folder, folder.file("mock.json"));
    Client client({.server = "http://127.0.0.1:" + std::to_string(prism.port()),
                   .token = "any",
                   .headers = {{"Prefer", "code=503"}}});
    auto const result = client.call(task::get_task_detail, {.TaskID = "1"});
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().kind == CallErrorKind::http_status);
    CHECK(result.error().http_status == 503);
}
