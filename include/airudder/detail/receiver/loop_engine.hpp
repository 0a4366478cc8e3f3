#ifndef AIRUDDER_DETAIL_RECEIVER_LOOP_ENGINE_HPP
#define AIRUDDER_DETAIL_RECEIVER_LOOP_ENGINE_HPP

#include <airudder/detail/net/socket.hpp>
#include <airudder/detail/receiver/address.hpp>
#include <airudder/detail/receiver/dispatcher.hpp>
#include <airudder/detail/receiver/engine.hpp>
#include <airudder/detail/receiver/server_context.hpp>
#include <airudder/detail/receiver/session.hpp>
#include <airudder/detail/receiver/tally.hpp>
#include <airudder/detail/receiver/transport.hpp>

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/socket_base.hpp>
#include <boost/intrusive/list.hpp>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace airudder::detail {

class LoopReceiverEngine final : public ReceiverEngine {
public:
    explicit LoopReceiverEngine(ReceiverOptions options)
        : options_(check(std::move(options))),
          io_(std::make_unique<boost::asio::io_context>(1)),
          dispatcher_(options_, io_->get_executor(), tally_),
          context_(options_, dispatcher_, tally_),
          acceptor_(io_->get_executor()), timer_(io_->get_executor())
    {
        context_.ended = [this](Address const& peer) {
            on_ended(peer);
        };
        reload_certificate();
        listen();
    }

    LoopReceiverEngine(LoopReceiverEngine const&) = delete;
    LoopReceiverEngine& operator=(LoopReceiverEngine const&) = delete;

    ~LoopReceiverEngine() override
    {
        dispatcher_.drop_waiting();
        // Ends sessions and coroutines, which use the other members.
        acceptor_.reset();
        timer_.reset();
        io_.reset();
    }

    void add(Route route) override
    {
        require_not_started();
        dispatcher_.add(std::move(route));
    }

    void set_fallback(std::unique_ptr<EventHandler> handler) override
    {
        require_not_started();
        dispatcher_.set_fallback(std::move(handler));
    }

    void set_dead_letter(DeadLetterHandler handler) override
    {
        require_not_started();
        dispatcher_.set_dead_letter(std::move(handler));
    }

    void start() override
    {
        require_not_started();
        wait_for_connection();
        tick();
        thread_ = std::thread([this] {
            // Writing to a closed connection is an error, not a signal.
            block_signal(SIGPIPE);
            io_->run();
        });
    }

    StopReport stop(std::chrono::milliseconds grace) override;

    void reload_certificate() override
    {
        if (options_.certificate_file.empty())
            return;
        auto context =
            make_server_context(options_.certificate_file, options_.key_file);
        std::lock_guard const lock(mutex_);
        tls_ = std::move(context);
    }

    ReceiverCounters counters() const override { return tally_.counters(); }

    std::uint16_t port() const noexcept override { return port_; }

    boost::asio::io_context::executor_type executor() noexcept override
    {
        return io_->get_executor();
    }

private:
    using Acceptor = boost::asio::basic_socket_acceptor<Tcp, Executor>;

    static constexpr std::chrono::milliseconds tick_time{100};

    /// Connections beyond the limits that are told so; others are closed.
    static constexpr std::size_t most_refused = 64;

    static ReceiverOptions check(ReceiverOptions options);

    static void block_signal(int signal) noexcept
    {
        sigset_t signals;
        sigemptyset(&signals);
        sigaddset(&signals, signal);
        pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    }

    void require_not_started() const
    {
        if (thread_.joinable() || report_)
            throw std::logic_error(
                "expected a receiver that has not been started");
    }

    void listen();
    void wait_for_connection();
    void accept();
    void admit(Socket socket);
    void on_ended(Address const& peer);
    void tick();
    void begin_stop(Clock::time_point deadline);
    void finish_stop();
    void cut();
    std::vector<std::shared_ptr<Session>> all_sessions();

    ReceiverOptions options_;
    Tally tally_{};
    std::unique_ptr<boost::asio::io_context> io_;
    Dispatcher dispatcher_;
    SessionContext context_;
    std::optional<Acceptor> acceptor_;
    std::optional<Timer> timer_;
    std::uint16_t port_ = 0;

    boost::intrusive::list<Session, boost::intrusive::constant_time_size<false>>
        sessions_{};

    /// Open connections, all and by peer.
    std::size_t open_ = 0;
    std::map<Address, std::size_t> open_by_peer_{};
    Networks trusted_proxies_{
        parse_networks(options_.trusted_proxies, "trusted_proxies")};

    /// Until when accepting is suspended, for lack of descriptors.
    bool out_of_descriptors_ = false;

    std::optional<Clock::time_point> stop_by_{};
    std::thread thread_{};

    /// Guards `tls_`.
    std::mutex mutex_{};
    ServerContext tls_{};

    /// Serializes `stop`.
    std::mutex stopping_{};
    std::optional<StopReport> report_{};
};

// Implementation

inline ReceiverOptions LoopReceiverEngine::check(ReceiverOptions options)
{
    if (options.certificate_file.empty() != options.key_file.empty())
        throw std::invalid_argument(
            "expected certificate_file and key_file together");
    if (!parse_address(options.address))
        throw std::invalid_argument(
            "address: expected an IP address, found \"" + options.address +
            '"');
    if (options.max_header_size == 0 || options.max_fields == 0 ||
        options.max_connections == 0 || options.max_connections_per_peer == 0 ||
        options.max_in_flight == 0)
        throw std::invalid_argument("expected limits of at least 1");
    return options;
}

inline void LoopReceiverEngine::listen()
{
    Tcp::endpoint const endpoint(*parse_address(options_.address),
                                 options_.port);
    acceptor_->open(endpoint.protocol());
    // Connections of an earlier process may still be in TIME_WAIT.
    acceptor_->set_option(boost::asio::socket_base::reuse_address(true));
    acceptor_->bind(endpoint);
    acceptor_->listen();
    acceptor_->non_blocking(true);
    port_ = acceptor_->local_endpoint().port();
}

inline void LoopReceiverEngine::wait_for_connection()
{
    acceptor_->async_wait(Acceptor::wait_read, [this](ErrorCode error) {
        if (!error)
            accept();
    });
}

inline void LoopReceiverEngine::accept()
{
    constexpr int most_at_once = 64;
    for (int count = 0; count != most_at_once; ++count) {
        Socket socket(io_->get_executor());
        ErrorCode error;
        acceptor_->accept(socket, error);
        if (error == boost::asio::error::would_block ||
            error == boost::asio::error::try_again)
            break;
        if (error == boost::asio::error::no_descriptors ||
            error == ErrorCode(ENFILE, boost::system::system_category()) ||
            error == boost::asio::error::no_buffer_space ||
            error == boost::asio::error::no_memory) {
            // The connection stays in the queue: waiting for it would spin.
            out_of_descriptors_ = true;
            return;
        }
        if (!error)
            admit(std::move(socket));
    }
    wait_for_connection();
}

inline void LoopReceiverEngine::admit(Socket socket)
{
    ErrorCode error;
    auto const endpoint = socket.remote_endpoint(error);
    if (error)
        return;
    auto const peer = plain_address(endpoint.address());
    auto& from_peer = open_by_peer_[peer];
    bool const is_full = open_ >= options_.max_connections ||
                         (from_peer >= options_.max_connections_per_peer &&
                          !is_in(trusted_proxies_, peer));
    if (is_full)
        tally_.add(&ReceiverCounters::refused_connections);
    if (is_full && open_ >= options_.max_connections + most_refused) {
        if (from_peer == 0)
            open_by_peer_.erase(peer);
        return;
    }
    ++open_;
    ++from_peer;
    tally_.set(&ReceiverCounters::open_connections, open_);
    std::unique_lock lock(mutex_);
    Transport transport(std::move(socket), tls_.get());
    lock.unlock();
    auto const session =
        std::make_shared<Session>(context_, std::move(transport), peer);
    sessions_.push_back(*session);
    if (is_full)
        return session->refuse(
            dispatcher_.unavailable("expected fewer connections"));
    tally_.add(&ReceiverCounters::connections);
    session->start();
}

inline void LoopReceiverEngine::on_ended(Address const& peer)
{
    --open_;
    tally_.set(&ReceiverCounters::open_connections, open_);
    if (auto const found = open_by_peer_.find(peer);
        found != open_by_peer_.end() && --found->second == 0)
        open_by_peer_.erase(found);
}

inline std::vector<std::shared_ptr<Session>> LoopReceiverEngine::all_sessions()
{
    std::vector<std::shared_ptr<Session>> sessions;
    for (auto& session : sessions_)
        sessions.push_back(session.shared_from_this());
    return sessions;
}

/// Ends what took too long. One timer serves all sessions: a timer for each
/// would cost more than the requests.
inline void LoopReceiverEngine::tick()
{
    timer_->expires_after(tick_time);
    timer_->async_wait([this](ErrorCode error) {
        if (error)
            return;
        auto const now = Clock::now();
        for (auto const& session : all_sessions())
            session->expire(now);
        tally_.set(&ReceiverCounters::in_flight, dispatcher_.in_flight());
        if (std::exchange(out_of_descriptors_, false) && acceptor_->is_open())
            accept();
        if (stop_by_ && *stop_by_ <= now)
            return cut();
        if (stop_by_ && sessions_.empty() && dispatcher_.in_flight() == 0)
            return;
        tick();
    });
}

inline void LoopReceiverEngine::begin_stop(Clock::time_point deadline)
{
    context_.stopping = true;
    stop_by_ = deadline;
    ErrorCode ignored;
    acceptor_->close(ignored);
    for (auto const& session : all_sessions())
        session->stop();
}

/// Ends the loop at the deadline of a stop.
inline void LoopReceiverEngine::cut()
{
    for (auto const& session : all_sessions()) {
        if (session->is_busy())
            ++context_.report.cut;
        session->close();
    }
    context_.report.cut =
        (std::max)(context_.report.cut, dispatcher_.in_flight());
    io_->stop();
}

inline StopReport LoopReceiverEngine::stop(std::chrono::milliseconds grace)
{
    if (std::this_thread::get_id() == thread_.get_id())
        throw std::logic_error(
            "expected to be stopped by another thread than the receiver's own");
    std::lock_guard const lock(stopping_);
    if (report_)
        return *report_;
    if (thread_.joinable()) {
        boost::asio::post(*io_, [this, deadline = Clock::now() + grace] {
            begin_stop(deadline);
        });
        thread_.join();
    }
    dispatcher_.join_threads();
    // Takes the verdicts of handlers that were late.
    io_->restart();
    io_->poll();
    report_ = context_.report;
    return *report_;
}

AIRUDDER_DECL std::unique_ptr<ReceiverEngine>
make_receiver_engine(ReceiverOptions options)
{
    return std::make_unique<LoopReceiverEngine>(std::move(options));
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_RECEIVER_LOOP_ENGINE_HPP
