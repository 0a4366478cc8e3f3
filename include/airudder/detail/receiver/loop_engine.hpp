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
          memory_(options_.max_memory),
          dispatcher_(options_, io_->get_executor(), tally_, memory_),
          context_(options_, dispatcher_, tally_, memory_),
          acceptor_(io_->get_executor()), timer_(io_->get_executor())
    {
        context_.ended = [this](Address const& peer, bool refused) {
            count_ended(peer, refused);
        };
        reload_certificate();
        listen();
    }

    LoopReceiverEngine(LoopReceiverEngine const&) = delete;
    LoopReceiverEngine& operator=(LoopReceiverEngine const&) = delete;

    ~LoopReceiverEngine() override
    {
        dispatcher_.drop_waiting();
        stop_by_.reset();
        for_each_session([](Session& session) { session.close(); });
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
        std::lock_guard const lock(stopping_);
        require_not_started();
        wait_for_connection();
        tick();
        thread_ = std::thread([this] {
            // Writing to a closed connection is an error, not a signal.
            block_signal(SIGPIPE);
            run();
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

    /// Connections beyond the limits that are told so; others are closed.
    static constexpr std::size_t most_refused = 64;

    static ReceiverOptions check(ReceiverOptions options);

    /// A longer time would overflow the clock.
    static std::chrono::milliseconds
    within_clock(std::chrono::milliseconds time) noexcept
    {
        constexpr std::chrono::milliseconds least(0);
        constexpr std::chrono::milliseconds most = std::chrono::hours(24) * 365;
        return std::clamp(time, least, most);
    }

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

    void run() noexcept;
    void listen();
    void wait_for_connection();
    void accept(std::size_t most = 64);
    bool accept_waiting(std::size_t most);
    void admit(Socket socket);
    void count_ended(Address const& peer, bool refused);
    void tick();
    void begin_stop(Clock::time_point deadline);
    void end_if_stopped();
    void cut();

    /// Calls `visit` for each session, which may end it and others.
    template <class Visit>
    void for_each_session(Visit visit)
    {
        auto const at = [this](auto place) {
            return place == sessions_.end() ? nullptr
                                            : place->shared_from_this();
        };
        for (auto session = at(sessions_.begin()); session;) {
            visit(*session);
            session = at(std::next(sessions_.iterator_to(*session)));
        }
    }

    ReceiverOptions options_;
    Tally tally_{};
    std::unique_ptr<boost::asio::io_context> io_;
    MemoryBudget memory_;
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

    /// Connections that are being refused.
    std::size_t refused_ = 0;

    /// Whether accepting is suspended until the next tick, for lack of
    /// descriptors or memory.
    bool out_of_descriptors_ = false;

    std::optional<Clock::time_point> stop_by_{};
    std::thread thread_{};

    /// Guards `tls_`.
    std::mutex mutex_{};
    ServerContext tls_{};

    /// Serializes `start` and `stop`.
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
    for (auto* const time : {&options.handshake_timeout,
                             &options.header_timeout,
                             &options.body_timeout,
                             &options.idle_timeout,
                             &options.handler_timeout,
                             &options.answer_timeout})
        *time = within_clock(*time);
    options.parse.issues = nullptr;
    options.parse.issue_count = nullptr;
    options.parse.memory = nullptr;
    return options;
}

/// Runs the loop to its end, whatever handlers and lack of memory throw.
inline void LoopReceiverEngine::run() noexcept
{
    for (;;)
        try {
            io_->run();
            return;
        } catch (...) {
            // It goes on without the operation that failed.
            static_cast<void>(0);
        }
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

inline void LoopReceiverEngine::accept(std::size_t most)
{
    try {
        if (!accept_waiting(most))
            out_of_descriptors_ = true;
        else if (!context_.stopping)
            wait_for_connection();
    } catch (std::bad_alloc const&) {
        tally_.add(&ReceiverCounters::refused_connections);
        out_of_descriptors_ = true;
    }
}

/// Accepts connections that have been made. Returns false if others have to wait
/// for descriptors or memory: waiting for them would spin.
inline bool LoopReceiverEngine::accept_waiting(std::size_t most)
{
    for (std::size_t count = 0; count != most; ++count) {
        Socket socket(io_->get_executor());
        ErrorCode error;
        acceptor_->accept(socket, error);
        if (error == boost::asio::error::would_block ||
            error == boost::asio::error::try_again)
            break;
        if (error == boost::asio::error::no_descriptors ||
            error == ErrorCode(ENFILE, boost::system::system_category()) ||
            error == boost::asio::error::no_buffer_space ||
            error == boost::asio::error::no_memory)
            return false;
        if (!error)
            admit(std::move(socket));
    }
    return true;
}

inline void LoopReceiverEngine::admit(Socket socket)
{
    ErrorCode error;
    auto const endpoint = socket.remote_endpoint(error);
    if (error)
        return;
    auto const peer = plain_address(endpoint.address());
    auto const found = open_by_peer_.find(peer);
    auto const from_peer = found == open_by_peer_.end() ? 0 : found->second;
    bool const is_full = open_ >= options_.max_connections ||
                         (from_peer >= options_.max_connections_per_peer &&
                          !dispatcher_.is_trusted_proxy(peer));
    if (is_full)
        tally_.add(&ReceiverCounters::refused_connections);
    if (is_full && refused_ >= most_refused)
        return;
    std::unique_lock lock(mutex_);
    Transport transport(std::move(socket), tls_.get());
    lock.unlock();
    auto& count = is_full ? refused_ : open_by_peer_[peer];
    auto const session =
        std::make_shared<Session>(context_, std::move(transport), peer);
    // Nothing throws until the session counts: it discounts itself in the end.
    sessions_.push_back(*session);
    ++count;
    if (is_full)
        return session->refuse(
            dispatcher_.unavailable("expected fewer connections"));
    ++open_;
    tally_.add(&ReceiverCounters::connections);
    tally_.set(&ReceiverCounters::open_connections, open_);
    session->start();
}

inline void LoopReceiverEngine::count_ended(Address const& peer, bool refused)
{
    if (refused) {
        --refused_;
    } else {
        --open_;
        tally_.set(&ReceiverCounters::open_connections, open_);
        if (auto const found = open_by_peer_.find(peer); --found->second == 0)
            open_by_peer_.erase(found);
    }
    end_if_stopped();
}

/// Ends what took too long. One timer serves all sessions: a timer for each
/// would cost more than the requests.
inline void LoopReceiverEngine::tick()
{
    timer_->expires_after(tick_time);
    timer_->async_wait([this](ErrorCode error) {
        if (error)
            return;
        // First, so that nothing that fails can end it.
        tick();
        auto const now = Clock::now();
        for_each_session([now](Session& session) { session.expire(now); });
        if (std::exchange(out_of_descriptors_, false) && acceptor_->is_open())
            accept();
        if (stop_by_ && *stop_by_ <= now)
            cut();
        end_if_stopped();
    });
}

inline void LoopReceiverEngine::begin_stop(Clock::time_point deadline)
{
    context_.stopping = true;
    stop_by_ = deadline;
    // Connections that were made before are served.
    accept(options_.max_connections);
    ErrorCode ignored;
    acceptor_->close(ignored);
    if (deadline <= Clock::now())
        return cut();
    for_each_session([](Session& session) { session.stop(); });
    end_if_stopped();
}

inline void LoopReceiverEngine::end_if_stopped()
{
    if (stop_by_ && sessions_.empty() && dispatcher_.in_flight() == 0)
        io_->stop();
}

/// Ends the loop at the deadline of a stop.
inline void LoopReceiverEngine::cut()
{
    dispatcher_.abandon();
    for_each_session([this](Session& session) {
        if (session.is_busy())
            ++context_.report.cut;
        session.close();
    });
    context_.report.cut =
        (std::max)(context_.report.cut, dispatcher_.in_flight());
    io_->stop();
}

inline StopReport LoopReceiverEngine::stop(std::chrono::milliseconds grace)
{
    if (dispatcher_.runs_here() || io_->get_executor().running_in_this_thread())
        throw std::logic_error(
            "expected to be stopped by another thread than the receiver's own "
            "and those of its handlers");
    std::lock_guard const lock(stopping_);
    if (report_)
        return *report_;
    if (thread_.joinable()) {
        auto const deadline = Clock::now() + within_clock(grace);
        boost::asio::post(*io_, [this, deadline] { begin_stop(deadline); });
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
