// Uses what users use, so that templates are instantiated and everything else is
// compiled. tests/headers/warnings.cmake compiles it.
#include <airudder/airudder.hpp>
#include <airudder/client.hpp>
#include <airudder/receiver.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/use_future.hpp>
#include <boost/json/value_from.hpp>
#include <boost/json/value_to.hpp>

#include <iostream>
#include <string>
#include <string_view>
#include <vector>

// Defined nowhere: g++ warns about every coroutine.
boost::asio::awaitable<bool>
use_delivery(airudder::RawDelivery const& delivery);

namespace {

template <class T>
void use_record(std::string_view text)
{
    std::vector<airudder::Issue> issues;
    auto const record = airudder::parse<T>(text, {.issues = &issues});
    for (auto const& issue : issues)
        std::cout << issue << '\n';
    if (!record) {
        std::cout << record.error() << '\n';
        return;
    }
    std::string out = airudder::serialize(*record);
    airudder::serialize_to(out, *record);
    auto const value = boost::json::value_from(*record);
    auto const copy = boost::json::value_to<T>(value);
    std::cout << out << copy.unmodeled.empty() << (*record == copy) << '\n';
}

template <class Endpoint>
void use_endpoint(airudder::Client& client, Endpoint const& endpoint)
{
    typename Endpoint::Request request{};
    use_record<typename Endpoint::Request>("{}");
    use_record<typename Endpoint::Response>("{}");
    if (auto const message = airudder::make_request(endpoint, request))
        std::cout << to_string(message->method) << message->target << '\n';
    if (auto const result = client.call(endpoint, request); !result)
        std::cout << result.error() << '\n';
    client.async_call(endpoint, request, [](auto const& result) {
        std::cout << result.has_value() << '\n';
    });
    static_cast<void>(
        client.async_call(endpoint, request, boost::asio::use_future).get());
}

template <class Webhook>
void use_webhook(Webhook const& webhook, std::string_view body)
{
    use_record<typename Webhook::Event>(body);
    std::cout << webhook.name << parse(webhook, body).has_value() << '\n';
}

void use_receiver(std::string const& secret)
{
    airudder::Receiver receiver(
        {.port = 0,
         .verifier = airudder::all_of(
             {airudder::secret_in_header("X-Secret", secret),
              airudder::hmac_sha256({.key = secret, .header = "X-Signature"}),
              airudder::standard_webhooks(secret),
              airudder::from_addresses({"127.0.0.0/8"})}),
         .on_exchange = [](airudder::Exchange const& exchange) {
             std::cout << exchange.path << exchange.status << '\n';
         }});
    for_each(airudder::webhooks, [&](auto const& webhook) {
        auto const path = "/hooks/" + std::string(webhook.name);
        receiver.on(webhook, path, [](auto const& delivery) {
            return delivery.issues.empty();
        });
        receiver.on_any(path + "/coroutine",
                        airudder::handler_for(webhook, &use_delivery));
    });
    receiver.on_any("/hooks",
                    airudder::webhooks,
                    [](airudder::RawDelivery const&) { return true; });
    receiver.on_unidentified(&use_delivery);
    receiver.on_refused(
        [](airudder::RawDelivery const&, airudder::Error const& error) {
            std::cout << error << '\n';
        });
    receiver.start();
    receiver.reload_certificate();
    std::cout << receiver.port() << receiver.counters().accepted
              << receiver.stop().cut << '\n';
}

void use_time()
{
    using namespace std::chrono_literals;
    if (auto const time = airudder::parse_date_time("2023-09-01 00:00:00"))
        std::cout << to_string(*time)
                  << airudder::to_utc_string(time->sys_time(8h)) << '\n';
    std::cout << airudder::to_utc_string(airudder::from_unix_time(1)) << '\n';
}

} // namespace

int main(int, char** arguments)
{
    std::string_view const text = arguments[0];
    airudder::Client client({.token = "placeholder"});
    for_each(airudder::endpoints,
             [&](auto const& one) { use_endpoint(client, one); });
    for_each(airudder::webhooks,
             [&](auto const& one) { use_webhook(one, text); });
    for_each(airudder::examples,
             [](auto const& one) { std::cout << one.name << one.pointer; });
    std::cout << airudder::identify(text) << '\n';
    if (auto const result = client.download("https://example.test/", "file");
        !result)
        std::cout << result.error() << '\n';
    client.async_download(
        "https://example.test/", "file", {}, {}, [](auto const&) {});
    use_receiver(std::string(text));
    use_time();
}
