#ifndef AIRUDDER_DETAIL_RECEIVER_SESSION_HPP
#define AIRUDDER_DETAIL_RECEIVER_SESSION_HPP

#include <airudder/detail/net/socket.hpp>
#include <airudder/detail/receiver/address.hpp>
#include <airudder/detail/receiver/answer.hpp>
#include <airudder/detail/receiver/dispatcher.hpp>
#include <airudder/detail/receiver/request_reader.hpp>
#include <airudder/detail/receiver/session_context.hpp>
#include <airudder/detail/receiver/tally.hpp>
#include <airudder/detail/receiver/transport.hpp>
#include <airudder/detail/request_headers.hpp>
#include <airudder/receiver/exchange.hpp>
#include <airudder/receiver/receiver_options.hpp>

#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <boost/intrusive/list_hook.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace airudder::detail {

/// One connection. It lives until it is closed.
///
/// Requests of one connection are answered one after the other. Nothing is read
/// while one of them waits for its answer.
class Session
    : public std::enable_shared_from_this<Session>,
      public boost::intrusive::list_base_hook<
          boost::intrusive::link_mode<boost::intrusive::auto_unlink>> {
public:
    Session(SessionContext& context, Transport transport, Address peer)
        : context_(context), transport_(std::move(transport)),
          peer_(std::move(peer)), peer_text_(peer_.to_string())
    {
    }

    Session(Session const&) = delete;
    Session& operator=(Session const&) = delete;

    ~Session()
    {
        unlink();
        if (work_)
            context_.give_back(std::move(work_));
        context_.ended(peer_, refused_);
    }

    void start()
    {
        self_ = shared_from_this();
        guard([this] {
            if (transport_.has_tls()) {
                enter(State::handshake, context_.options.handshake_timeout);
                shake_hands();
            } else {
                enter(State::idle, first_timeout());
                wait(Transport::Wants::to_read);
            }
        });
    }

    /// Refuses the connection: sends `answer` and ends it.
    void refuse(Answer answer)
    {
        refused_ = true;
        if (transport_.has_tls())
            return close();
        self_ = shared_from_this();
        guard([&] {
            begin_request();
            answer.close = true;
            send(std::move(answer));
        });
    }

    /// Ends a phase that took too long. Called once a tick.
    void expire(Clock::time_point now)
    {
        if (now >= deadline_ && state_ != State::closed)
            guard([this] { end_phase(); });
        else if (buffer_ &&
                 now >= deadline_ - context_.options.idle_timeout + tick_time)
            transport_.cancel();
    }

    /// Ends the session as soon as no request is in progress.
    void stop()
    {
        // It goes on in on_read().
        if (buffer_)
            return transport_.cancel();
        guard([this] { end_unless_busy(); });
    }

    /// Whether a request with a complete head has not been answered yet.
    bool is_busy() const noexcept
    {
        return state_ == State::handling || state_ == State::writing ||
               (state_ == State::reading && work_->reader.has_head());
    }

    void close() noexcept
    {
        if (state_ == State::closed)
            return;
        if (is_busy()) {
            work_->status = 0;
            report();
        }
        state_ = State::closed;
        transport_.close();
        // The caller has a pointer too.
        self_.reset();
    }

private:
    enum class State {
        handshake,
        idle,
        reading,
        handling,
        writing,
        lingering,
        closed
    };

    using Wants = Transport::Wants;

    /// Does what a caller outside wants. If that throws, e.g. for lack of
    /// memory, ends the session, but neither the loop nor other sessions.
    template <class Action>
    void guard(Action action) noexcept
    {
        auto const self = shared_from_this();
        context_.now = Clock::now();
        try {
            action();
        } catch (...) {
            close();
        }
    }

    /// How often a session reads before others have their turn.
    static constexpr int most_reads = 16;

    /// How long input is dropped after the last answer, which would be lost if
    /// the connection were closed with input not read.
    static constexpr std::chrono::seconds linger_time{1};

    std::chrono::milliseconds first_timeout() const
    {
        return (std::min)(context_.options.header_timeout,
                          context_.options.idle_timeout);
    }

    /// Time for an answer. It ends a tick early, because deadlines are looked at
    /// once a tick.
    std::chrono::milliseconds answer_time() const
    {
        return (std::max)(context_.options.answer_timeout - tick_time,
                          std::chrono::milliseconds(0));
    }

    void enter(State state, std::chrono::milliseconds timeout)
    {
        state_ = state;
        deadline_ = context_.now + timeout;
    }

    /// Goes on when the peer is ready. Does nothing if that is awaited already.
    void wait(Wants wants)
    {
        auto const awaited = wants == Wants::to_write ? &Session::awaits_write_
                                                      : &Session::awaits_read_;
        if (std::exchange(this->*awaited, true))
            return;
        transport_.async_wait(
            wants, [self = shared_from_this(), awaited](ErrorCode error) {
                (*self).*awaited = false;
                if (error)
                    self->close();
                else
                    self->guard([&] { self->on_ready(); });
            });
    }

    /// Goes on after other sessions have had their turn.
    void yield()
    {
        boost::asio::post(transport_.executor(), [self = shared_from_this()] {
            self->guard([&] { self->on_ready(); });
        });
    }

    void on_ready()
    {
        switch (state_) {
        case State::handshake: return shake_hands();
        case State::idle:
        case State::reading:
            return context_.stopping ? end_unless_busy() : read();
        case State::writing: return write();
        case State::lingering: return drop_input();
        case State::handling:
        case State::closed: return;
        }
    }

    void shake_hands()
    {
        auto const wants = transport_.handshake();
        if (wants == Wants::to_close)
            return close();
        if (wants != Wants::nothing)
            return wait(wants);
        enter(State::idle, first_timeout());
        read();
    }

    void end_phase();
    void end_unless_busy();
    template <class Use>
    void read_while(State state, Use use);
    void read();
    void await_next();
    void on_read(ErrorCode error, std::size_t size);
    void take(std::string_view bytes);
    void begin_request();
    void proceed();
    void advance();
    void on_head();
    void on_request();
    bool count_memory();
    void answer_late();
    void send(Answer answer);
    void write();
    void on_sent();
    void linger();
    void drop_input();
    void report() const noexcept;

    SessionContext& context_;
    Transport transport_;
    Address peer_;
    std::string peer_text_;
    State state_ = State::idle;
    Clock::time_point deadline_{};

    /// Null while idle.
    std::unique_ptr<Work> work_{};

    /// Where bytes are read to; null unless the next request is awaited so.
    InputBuffers::Borrowed buffer_{};

    /// Counts requests, so that an answer that comes too late is not taken for
    /// that of a later request.
    std::uint64_t request_ = 0;

    /// Whether advance() is running, so that an answer given at once does not
    /// call it again.
    bool advancing_ = false;

    bool awaits_read_ = false;
    bool awaits_write_ = false;

    bool refused_ = false;

    /// Keeps the session alive until it is closed.
    std::shared_ptr<Session> self_{};
};

// Implementation

inline void Session::end_phase()
{
    if (state_ == State::handling)
        return answer_late();
    if (state_ != State::lingering)
        context_.tally.add(&ReceiverCounters::timeouts);
    if (state_ != State::reading)
        return close();
    send({.status = 408,
          .text = "expected the rest of the request in time",
          .close = true});
}

/// Reads what has arrived, which may be a request. Closes if it is not.
inline void Session::end_unless_busy()
{
    if (state_ == State::idle || state_ == State::reading)
        read();
    if (state_ == State::idle || state_ == State::handshake ||
        (state_ == State::reading && !work_->reader.has_head()))
        close();
}

/// Reads as long as there is something to read and the state stays `state`.
/// Calls `use` with each piece.
template <class Use>
void Session::read_while(State state, Use use)
{
    for (int reads = 0; reads != most_reads; ++reads) {
        auto const result = transport_.read(context_.scratch);
        if (result.wants == Wants::to_close)
            return close();
        if (result.wants != Wants::nothing)
            return wait(result.wants);
        use(std::string_view(context_.scratch.data(), result.size));
        if (state_ != state)
            return;
    }
    yield();
}

inline void Session::read()
{
    read_while(State::reading, [this](std::string_view bytes) { take(bytes); });
}

/// Awaits the next request. For a tick or two, a buffer is ready for it: then a
/// busy connection takes one system call to read, and none to wait.
inline void Session::await_next()
{
    if (!transport_.has_tls())
        buffer_ = context_.buffers.borrow();
    if (!buffer_)
        return wait(Wants::to_read);
    transport_.async_read(
        *buffer_,
        [self = shared_from_this()](ErrorCode error, std::size_t size) {
            self->guard([&] { self->on_read(error, size); });
        });
}

/// Called while idle or when the session has been closed.
inline void Session::on_read(ErrorCode error, std::size_t size)
{
    auto const buffer = std::move(buffer_);
    if (state_ == State::closed)
        return;
    if (error && error != boost::asio::error::operation_aborted)
        return close();
    if (!error)
        take({buffer->data(), size});
    if (error || state_ == State::reading)
        return context_.stopping ? end_unless_busy() : wait(Wants::to_read);
}

/// Goes on with bytes that have arrived.
inline void Session::take(std::string_view bytes)
{
    if (!work_)
        begin_request();
    work_->read_at = context_.now;
    work_->reader.give(bytes);
    advance();
    if (work_)
        work_->reader.keep_rest();
}

/// Goes on with bytes that were read before.
inline void Session::proceed()
{
    advance();
    if (work_)
        work_->reader.keep_rest();
    if (state_ != State::reading)
        return;
    if (context_.stopping)
        yield();
    else
        wait(Wants::to_read);
}

inline void Session::begin_request()
{
    if (!work_)
        work_ = context_.borrow();
    auto& work = *work_;
    // A request may have waited for the answer to another.
    work.begin = work.reader.has_rest() ? work.read_at : context_.now;
    work.answer_by = work.begin + answer_time();
    work.status = 0;
    work.body_size = 0;
    work.close = false;
    work.incoming = {.request = &work.reader.request()};
    enter(State::reading, context_.options.header_timeout);
    deadline_ = (std::min)(deadline_, work.answer_by);
}

inline void Session::advance()
{
    advancing_ = true;
    while (state_ == State::reading) {
        auto const progress = work_->reader.advance();
        if (progress == RequestReader::Progress::refused) {
            auto const refusal = work_->reader.refusal();
            send({.status = refusal.status,
                  .text = std::string(refusal.reason),
                  .close = true});
        } else if (!count_memory()) {
            auto answer = context_.dispatcher.unavailable(
                "expected fewer requests at a time");
            answer.close = true;
            send(std::move(answer));
        } else if (progress == RequestReader::Progress::head) {
            on_head();
        } else if (progress == RequestReader::Progress::done) {
            on_request();
        } else {
            break;
        }
    }
    advancing_ = false;
}

inline bool Session::count_memory()
{
    return context_.memory.change(work_->counted, work_->reader.memory());
}

inline void Session::on_head()
{
    auto& reader = work_->reader;
    auto refusal =
        context_.dispatcher.judge(work_->incoming, peer_, peer_text_);
    auto const length = reader.body_length();
    if (!refusal && length && *length > context_.options.max_body_size)
        refusal = Answer{.status = 413, .text = "expected a smaller body"};
    bool expects = false;
    for (auto const& field : reader.request().fields)
        if (!refusal && same_header_name(field.name, "Expect")) {
            expects = same_header_name(field.value, "100-continue");
            if (!expects)
                refusal =
                    Answer{.status = 417, .text = "expected 100-continue"};
        }
    if (refusal) {
        // A body that has arrived need not end the connection.
        if (!reader.is_done())
            reader.advance();
        work_->body_size = reader.request().body.size();
        return send(*std::move(refusal));
    }
    enter(State::reading, context_.options.body_timeout);
    deadline_ = (std::min)(deadline_, work_->answer_by);
    if (expects && !reader.is_done() && !reader.has_rest() &&
        reader.request().version == 11) {
        constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
        // So short a text is written whole, unless the peer reads nothing.
        if (transport_.write(go_on).size != go_on.size())
            close();
    }
}

inline void Session::on_request()
{
    auto& work = *work_;
    work.body_size = work.reader.request().body.size();
    state_ = State::handling;
    deadline_ = (std::min)(context_.now + context_.options.handler_timeout,
                           work.answer_by);
    // The dispatcher counts the body from now on.
    context_.memory.change(work.counted, 0);
    // Does not keep the session alive: a handler may take very long.
    context_.dispatcher.receive(
        work.incoming,
        [weak = weak_from_this(), request = request_](
            Answer answer, std::string_view operation, bool repeat) {
            auto const self = weak.lock();
            if (!self || self->state_ != State::handling ||
                self->request_ != request)
                return;
            self->work_->incoming.operation = operation;
            self->work_->incoming.repeat = repeat;
            if (repeat)
                self->context_.tally.add(&ReceiverCounters::repeats);
            self->guard([&] { self->send(std::move(answer)); });
        });
}

inline void Session::answer_late()
{
    context_.tally.add(&ReceiverCounters::late);
    send(context_.dispatcher.unavailable("expected the handler to be done"));
}

inline void Session::send(Answer answer)
{
    auto& work = *work_;
    auto const& request = work.reader.request();
    ++request_;
    bool const is_last = context_.stopping && !work.reader.has_rest();
    answer.close = answer.close || is_last || !work.reader.has_head() ||
                   !work.reader.is_done() || !work.reader.keep_alive();
    work.close = answer.close;
    work.status = answer.status;
    work.output.clear();
    work.sent = 0;
    append_answer(work.output,
                  answer,
                  context_.date.text(),
                  request.version,
                  request.method != "HEAD");
    enter(State::writing, context_.options.body_timeout);
    write();
}

inline void Session::write()
{
    auto& work = *work_;
    auto const result =
        transport_.write(std::string_view(work.output).substr(work.sent));
    work.sent += result.size;
    if (result.wants == Wants::to_close)
        return close();
    if (work.sent != work.output.size())
        return wait(result.wants);
    on_sent();
}

inline void Session::on_sent()
{
    report();
    if (context_.stopping)
        ++context_.report.finished;
    if (work_->close)
        return linger();
    auto& reader = work_->reader;
    reader.begin_next();
    if (reader.has_rest()) {
        begin_request();
        if (!advancing_)
            proceed();
        return;
    }
    context_.give_back(std::move(work_));
    enter(State::idle, context_.options.idle_timeout);
    if (context_.stopping)
        yield();
    else
        await_next();
}

inline void Session::linger()
{
    transport_.end_writing();
    context_.give_back(std::move(work_));
    enter(State::lingering, linger_time);
    wait(Wants::to_read);
}

inline void Session::drop_input()
{
    read_while(State::lingering, [](std::string_view) {});
}

inline void Session::report() const noexcept
{
    auto const& work = *work_;
    if (work.status != 0)
        context_.tally.add(&ReceiverCounters::requests);
    if (!context_.options.on_exchange)
        return;
    try {
        auto const* const route = work.incoming.match.route;
        auto const path =
            route != nullptr
                ? route->path
                : context_.dispatcher.printable(work.incoming.path);
        auto const peer =
            work.incoming.peer.empty() ? peer_text_ : work.incoming.peer;
        context_.options.on_exchange({
            .method = work.reader.request().method,
            .path = path,
            .operation = work.incoming.operation,
            .status = work.status,
            .repeat = work.incoming.repeat,
            .duration = std::chrono::duration_cast<std::chrono::microseconds>(
                Clock::now() - work.begin),
            .body_size = work.body_size,
            .peer = peer,
        });
    } catch (...) {
        // A log must not end the receiver.
        static_cast<void>(0);
    }
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_RECEIVER_SESSION_HPP
