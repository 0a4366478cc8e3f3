#ifndef AIRUDDER_DETAIL_CLIENT_CONNECTOR_HPP
#define AIRUDDER_DETAIL_CLIENT_CONNECTOR_HPP

#include <airudder/client/call_error.hpp>
#include <airudder/detail/client/race.hpp>
#include <airudder/detail/client/tls_stream.hpp>

#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/basic_resolver.hpp>
#include <boost/asio/ip/resolver_base.hpp>
#include <boost/system/result.hpp>

#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace airudder::detail {

/// The reason why a Connector could not connect.
struct NoConnection {
    /// `resolve` or `connect`.
    CallErrorKind kind{};

    /// What was found in place of an address or a connection.
    std::string found{};
};

/// Connects to a host: looks up its name, unless it is an address, and tries
/// the addresses found.
///
/// Use it only in the thread that runs its executor. The operations it waits
/// for keep it alive.
class Connector : public std::enable_shared_from_this<Connector> {
public:
    using Result = boost::system::result<Socket, NoConnection>;
    using Handler = std::function<void(Result)>;

    explicit Connector(Executor const& executor)
        : executor_(executor), resolver_(executor)
    {
    }

    Connector(Connector const&) = delete;
    Connector& operator=(Connector const&) = delete;

    /// The handler is not called before this returns.
    void start(std::string const& host, std::uint16_t port, Handler handler)
    {
        handler_ = std::move(handler);
        ErrorCode is_name;
        auto const address = boost::asio::ip::make_address(host, is_name);
        if (!is_name)
            return connect({{address, port}});
        resolver_.async_resolve(
            host,
            std::to_string(port),
            boost::asio::ip::resolver_base::numeric_service,
            [self = shared_from_this()](ErrorCode failure,
                                        Addresses const& addresses) {
                self->have_addresses(failure, addresses);
            });
    }

    /// Closes everything and never calls the handler.
    void cancel()
    {
        handler_ = nullptr;
        resolver_.cancel();
        if (auto const race = race_.lock())
            race->cancel();
    }

    /// What it is doing, e.g. "connecting to the server".
    std::string doing(std::string const& whom) const
    {
        auto const race = race_.lock();
        if (!race)
            return "resolving " + whom + "'s name";
        auto text = "connecting to " + whom;
        if (race->size() > 1)
            text += ", with " + std::to_string(race->tried()) + " of " +
                    std::to_string(race->size()) + " addresses tried";
        return text;
    }

private:
    using Resolver = boost::asio::ip::basic_resolver<Tcp, Executor>;
    using Addresses = Resolver::results_type;

    void have_addresses(ErrorCode failure, Addresses const& addresses)
    {
        if (!handler_)
            return;
        if (failure || addresses.empty())
            return finish(NoConnection{CallErrorKind::resolve,
                                       failure ? failure.message() : "none"});
        std::optional<NoConnection> no_means;
        try {
            std::vector<Tcp::endpoint> found;
            for (auto const& address : addresses)
                found.push_back(address.endpoint());
            connect(interleaved(found));
        } catch (std::exception const& error) {
            no_means = NoConnection{CallErrorKind::connect, error.what()};
        }
        if (no_means)
            finish(*std::move(no_means));
    }

    void connect(std::vector<Tcp::endpoint> addresses)
    {
        auto const race =
            std::make_shared<Race>(executor_, std::move(addresses));
        race_ = race;
        race->start([self = shared_from_this()](Race::Result result) {
            self->have_result(std::move(result));
        });
    }

    void have_result(Race::Result result)
    {
        if (result)
            finish(*std::move(result));
        else
            finish(NoConnection{CallErrorKind::connect,
                                std::move(result).error()});
    }

    void finish(Result result)
    {
        if (auto const race = race_.lock())
            race->cancel();
        if (auto const handler = std::exchange(handler_, nullptr))
            handler(std::move(result));
    }

    Executor executor_;
    Resolver resolver_;
    std::weak_ptr<Race> race_{};

    /// Empty once it has been called, or was cancelled.
    Handler handler_{};
};

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_CLIENT_CONNECTOR_HPP
