#include "receive/serve.hpp"

#include "receive/event_text.hpp"
#include "receive/writer.hpp"

#include <airudder/receiver.hpp>
#include <airudder/webhooks.hpp>

#include <boost/system/system_error.hpp>

#include <algorithm>
#include <csignal>
#include <exception>
#include <initializer_list>
#include <optional>
#include <stdexcept>
#include <string>
#include <sys/resource.h>
#include <utility>
#include <vector>

namespace receive {
namespace {

/// Signals that this thread, and those that it starts, leave to `next`.
class Signals {
public:
    Signals(std::initializer_list<int> signals)
    {
        sigemptyset(&set_);
        for (int const signal : signals)
            sigaddset(&set_, signal);
        pthread_sigmask(SIG_BLOCK, &set_, nullptr);
    }

    /// Waits for one.
    int next() const
    {
        int signal = 0;
        sigwait(&set_, &signal);
        return signal;
    }

private:
    sigset_t set_{};
};

/// Every connection takes a descriptor.
void raise_descriptor_limit()
{
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

airudder::Verifier verifier_of(Options const& options)
{
    std::vector<airudder::Verifier> verifiers;
    if (!options.secret.empty())
        verifiers.push_back(
            airudder::secret_in_header("X-Webhook-Secret", options.secret));
    if (!options.hmac_key.empty())
        verifiers.push_back(airudder::hmac_sha256(
            {.key = options.hmac_key, .header = options.hmac_header}));
    if (verifiers.empty())
        return {};
    return airudder::all_of(std::move(verifiers));
}

std::string exchange_text(airudder::Exchange const& exchange)
{
    auto const or_dash = [](std::string_view text) {
        return text.empty() ? std::string("-") : std::string(text);
    };
    auto text = time_text(std::chrono::system_clock::now());
    for (auto const& part : {or_dash(exchange.peer),
                             or_dash(exchange.method),
                             or_dash(exchange.path),
                             std::to_string(exchange.status),
                             or_dash(exchange.operation),
                             std::to_string(exchange.body_size) + " bytes",
                             std::to_string(exchange.duration.count()) + " us"})
        text += ' ' + part;
    return exchange.repeat ? text + " repeat" : text;
}

airudder::ReceiverOptions receiver_options(Options const& options,
                                           Log const& log)
{
    airudder::ReceiverOptions out;
    out.address = options.address;
    out.port = options.port;
    out.certificate_file = options.certificate_file;
    out.key_file = options.key_file;
    out.verifier = verifier_of(options);
    // The storage recognises repeats, for all programs that share it.
    out.deliveries = nullptr;
    out.max_body_size = options.max_body;
    out.parse.max_size = std::max(out.parse.max_size, options.max_body);
    // Decoding takes a multiple of a body's size.
    out.parse.max_memory =
        std::max(out.parse.max_memory, 16 * options.max_body);
    out.max_memory = std::max(out.max_memory, 4 * options.max_body);
    // Every connection may have an event that waits for the storage.
    out.max_in_flight = out.max_connections;
    for (auto* limit : {&out.handshake_timeout,
                        &out.header_timeout,
                        &out.body_timeout,
                        &out.idle_timeout,
                        &out.handler_timeout})
        *limit = options.timeout;
    out.answer_timeout = options.timeout + std::chrono::seconds(1);
    if (options.verbose)
        out.on_exchange = [&log](airudder::Exchange const& exchange) {
            log.line(exchange_text(exchange));
        };
    return out;
}

/// Registers the paths of all documented webhooks, and one for any of them.
void add_handlers(airudder::Receiver& receiver, Writer& writer)
{
    auto const store = [&writer](airudder::RawDelivery const& delivery) {
        return writer.store(delivery);
    };
    for_each(airudder::webhooks, [&](auto const& webhook) {
        receiver.on(webhook, "/hooks/" + std::string(webhook.name), store);
    });
    receiver.on_any("/hooks", airudder::webhooks, store);
}

/// Listens, but accepts no connection yet.
std::unique_ptr<airudder::Receiver> listen(Options const& options,
                                           Log const& log)
{
    try {
        return std::make_unique<airudder::Receiver>(
            receiver_options(options, log));
    } catch (std::invalid_argument const& error) {
        throw usage_failure(error.what());
    } catch (boost::system::system_error const& error) {
        throw Failure(ExitCode::listen,
                      "expected to listen on " + options.address + ", port " +
                          std::to_string(options.port) +
                          ", found: " + error.code().message());
    }
}

std::string url_of(Options const& options, std::uint16_t port)
{
    bool const is_v6 = options.address.find(':') != std::string::npos;
    return (options.certificate_file.empty() ? "http://" : "https://") +
           (is_v6 ? '[' + options.address + ']' : options.address) + ':' +
           std::to_string(port);
}

void reload_certificate(airudder::Receiver& receiver, Log const& log)
{
    try {
        receiver.reload_certificate();
    } catch (std::exception const& error) {
        log.failure(error.what());
    }
}

} // namespace

void serve(Program& program, Options const& options, Log const& log)
{
    // Before any thread starts, which would take the signals.
    Signals const signals{SIGTERM, SIGINT, SIGHUP};
    raise_descriptor_limit();
    auto const receiver = listen(options, log);
    auto const storage = program.open_storage(options);
    Writer writer(*storage, options.timeout, [&log](std::string const& text) {
        log.failure(text);
    });
    add_handlers(*receiver, writer);
    receiver->start();
    log.line("listening on " + url_of(options, receiver->port()));
    while (signals.next() == SIGHUP)
        if (!options.certificate_file.empty())
            reload_certificate(*receiver, log);
    receiver->stop(options.grace);
}

} // namespace receive
