#ifndef AIRUDDER_DETAIL_RECEIVER_ENGINE_HPP
#define AIRUDDER_DETAIL_RECEIVER_ENGINE_HPP

#include <airudder/detail/receiver/event_handler.hpp>
#include <airudder/detail/separate_compilation.hpp>
#include <airudder/receiver/delivery.hpp>
#include <airudder/receiver/exchange.hpp>
#include <airudder/receiver/receiver_options.hpp>
#include <airudder/result.hpp>

#include <boost/asio/io_context.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace airudder::detail {

/// Gets a body that is about to be refused, and why.
using DeadLetterHandler = std::function<void(RawDelivery const&, Error const&)>;

/// A registered path with its handlers.
struct Route {
    /// Begins with `/`; one segment may be `{secret}`.
    std::string path{};

    std::vector<std::unique_ptr<EventHandler>> handlers{};

    /// Names the webhook that a body belongs to; null if the path decides, and
    /// then there is one handler.
    std::string_view (*identify)(std::string_view body) = nullptr;
};

/// The loop of one receiver.
class ReceiverEngine {
public:
    virtual ~ReceiverEngine() = default;

    // Before `start` only.
    virtual void add(Route route) = 0;
    virtual void set_fallback(std::unique_ptr<EventHandler> handler) = 0;
    virtual void set_dead_letter(DeadLetterHandler handler) = 0;

    /// Accepts connections, in a thread of its own.
    virtual void start() = 0;

    // Any thread may call these.
    virtual StopReport stop(std::chrono::milliseconds grace) = 0;
    virtual void reload_certificate() = 0;
    virtual ReceiverCounters counters() const = 0;
    virtual std::uint16_t port() const noexcept = 0;
    virtual boost::asio::io_context::executor_type executor() noexcept = 0;
};

/// Listens. Throws std::invalid_argument for an option that cannot be used, and
/// boost::system::system_error if it cannot listen.
AIRUDDER_DECL std::unique_ptr<ReceiverEngine>
make_receiver_engine(ReceiverOptions options);

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_RECEIVER_ENGINE_HPP
