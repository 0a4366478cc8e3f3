#ifndef AIRUDDER_DETAIL_RECEIVER_SESSION_HPP
#define AIRUDDER_DETAIL_RECEIVER_SESSION_HPP

#include <airudder/detail/net/socket.hpp>
#include <airudder/detail/receiver/address.hpp>
#include <airudder/detail/receiver/answer.hpp>
#include <airudder/detail/receiver/dispatcher.hpp>
#include <airudder/detail/receiver/request_reader.hpp>
#include <airudder/detail/receiver/tally.hpp>
#include <airudder/detail/receiver/transport.hpp>
#include <airudder/detail/request_headers.hpp>
#include <airudder/receiver/exchange.hpp>
#include <airudder/receiver/receiver_options.hpp>

#include <boost/asio/post.hpp>
#include <boost/intrusive/list_hook.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace airudder::detail {

/// The reader of a request in progress, with everything else that a connection
/// needs only then.
struct Work {
    explicit Work(RequestLimits limits) : reader(limits) {}

    RequestReader reader;
    Incoming incoming{};

    /// Text to be sent, and how much of it has been.
    std::string output{};
    std::size_t sent = 0;

    Clock::time_point begin{};

    /// When the answer has to leave.
    Clock::time_point answer_by{};

    /// Status of the answer; 0 before.
    int status = 0;
    std::size_t body_size = 0;
    bool close = false;

    /// Memory counted in SessionContext::memory.
    std::size_t counted = 0;
};

/// What the sessions of one receiver share. Only the loop's thread uses it.
struct SessionContext {
    SessionContext(ReceiverOptions const& given, Dispatcher& dispatch, Tally& t)
        : options(given), dispatcher(dispatch), tally(t),
          scratch(std::size_t{64} << 10)
    {
    }

    /// Takes the memory of a request from those that are free.
    std::unique_ptr<Work> borrow()
    {
        if (free.empty())
            return std::make_unique<Work>(RequestLimits{options.max_header_size,
                                                        options.max_fields,
                                                        options.max_body_size});
        auto work = std::move(free.back());
        free.pop_back();
        return work;
    }

    void give_back(std::unique_ptr<Work> work)
    {
        constexpr std::size_t most_free = 64;
        memory -= std::exchange(work->counted, 0);
        if (free.size() >= most_free)
            return;
        work->reader.reset();
        work->output.clear();
        free.push_back(std::move(work));
    }

    ReceiverOptions const& options;
    Dispatcher& dispatcher;
    Tally& tally;

    /// Sessions read into it one after the other.
    std::vector<char> scratch;

    std::vector<std::unique_ptr<Work>> free{};
    DateField date{};

    /// Memory of the requests in progress, in bytes.
    std::size_t memory = 0;

    bool stopping = false;
    StopReport report{};

    /// Called when a session has ended.
    std::function<void(Address const& peer)> ended{};
};

/// One connection. It keeps itself alive while an operation is pending or a
/// handler has its request.
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
          peer_(std::move(peer))
    {
    }

    Session(Session const&) = delete;
    Session& operator=(Session const&) = delete;

    ~Session()
    {
        unlink();
        if (work_)
            context_.give_back(std::move(work_));
        context_.ended(peer_);
    }

    void start()
    {
        if (transport_.has_tls()) {
            enter(State::handshake, context_.options.handshake_timeout);
            shake_hands();
        } else {
            enter(State::idle, first_timeout());
            wait(Transport::Wants::to_read);
        }
    }

    /// Refuses the connection: sends `answer` and ends it.
    void refuse(Answer answer)
    {
        if (transport_.has_tls())
            return close();
        begin_request();
        answer.close = true;
        send(std::move(answer));
    }

    /// Ends a phase that took too long.
    void expire(Clock::time_point now)
    {
        if (now < deadline_ || state_ == State::closed)
            return;
        auto const self = shared_from_this();
        if (state_ == State::handling)
            return answer_late();
        if (state_ != State::lingering)
            context_.tally.add(&ReceiverCounters::timeouts);
        if (state_ == State::reading)
            send({.status = 408,
                  .text = "expected the rest of the request in time",
                  .close = true});
        else
            close();
    }

    /// Ends the session as soon as no request is in progress.
    void stop()
    {
        auto const self = shared_from_this();
        // Bytes that have arrived may be a request.
        if (state_ == State::idle)
            read();
        if (state_ == State::idle || state_ == State::handshake ||
            (state_ == State::reading && !work_->reader.has_head()))
            close();
    }

    /// Whether a request with a complete head has not been answered yet.
    bool is_busy() const noexcept
    {
        return state_ == State::handling || state_ == State::writing ||
               (state_ == State::reading && work_->reader.has_head());
    }

    void close() noexcept
    {
        state_ = State::closed;
        transport_.close();
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

    void enter(State state, std::chrono::milliseconds timeout)
    {
        state_ = state;
        deadline_ = Clock::now() + timeout;
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
                    self->on_ready();
            });
    }

    /// Goes on after other sessions have had their turn.
    void yield()
    {
        boost::asio::post(transport_.executor(),
                          [self = shared_from_this()] { self->on_ready(); });
    }

    void on_ready()
    {
        switch (state_) {
        case State::handshake: return shake_hands();
        case State::idle:
        case State::reading: return read();
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

    void read();
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
    void report() const;

    SessionContext& context_;
    Transport transport_;
    Address peer_;
    State state_ = State::idle;
    Clock::time_point deadline_{};

    /// Null while idle.
    std::unique_ptr<Work> work_{};

    /// Counts requests, so that an answer that comes too late is not taken for
    /// that of a later request.
    std::uint64_t request_ = 0;

    /// Whether advance() is running, so that an answer given at once does not
    /// call it again.
    bool advancing_ = false;

    bool awaits_read_ = false;
    bool awaits_write_ = false;
};

// Implementation

inline void Session::read()
{
    for (int reads = 0; reads != most_reads; ++reads) {
        auto const result = transport_.read(context_.scratch);
        if (result.wants == Wants::to_close)
            return close();
        if (result.wants != Wants::nothing)
            return wait(result.wants);
        if (!work_)
            begin_request();
        work_->reader.give({context_.scratch.data(), result.size});
        advance();
        if (work_)
            work_->reader.keep_rest();
        if (state_ != State::reading)
            return;
    }
    yield();
}

/// Goes on with bytes that were read before.
inline void Session::proceed()
{
    advance();
    if (work_)
        work_->reader.keep_rest();
    if (state_ == State::reading)
        wait(Wants::to_read);
}

inline void Session::begin_request()
{
    if (!work_)
        work_ = context_.borrow();
    auto& work = *work_;
    work.begin = Clock::now();
    work.answer_by = work.begin + context_.options.answer_timeout;
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
    auto const memory = work_->reader.memory();
    context_.memory += memory;
    context_.memory -= std::exchange(work_->counted, memory);
    return context_.memory <= context_.options.max_memory;
}

inline void Session::on_head()
{
    auto& reader = work_->reader;
    auto refusal = context_.dispatcher.judge(work_->incoming, peer_);
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
        // The body is not read.
        refusal->close = !reader.is_done();
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
    deadline_ = (std::min)(Clock::now() + context_.options.handler_timeout,
                           work.answer_by);
    context_.dispatcher.receive(
        work.incoming,
        [self = shared_from_this(), request = request_](
            Answer answer, std::string_view operation, bool repeat) {
            if (self->state_ != State::handling || self->request_ != request)
                return;
            self->work_->incoming.operation = operation;
            self->work_->incoming.repeat = repeat;
            self->send(std::move(answer));
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
    answer.close = answer.close || context_.stopping ||
                   !work.reader.has_head() || !work.reader.is_done() ||
                   !work.reader.keep_alive();
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
    wait(Wants::to_read);
}

inline void Session::linger()
{
    transport_.end_writing();
    context_.give_back(std::move(work_));
    enter(State::lingering, linger_time);
    drop_input();
}

inline void Session::drop_input()
{
    for (int reads = 0; reads != most_reads; ++reads) {
        auto const result = transport_.read(context_.scratch);
        if (result.wants == Wants::to_close)
            return close();
        if (result.wants != Wants::nothing)
            return wait(result.wants);
    }
    yield();
}

inline void Session::report() const
{
    auto const& work = *work_;
    context_.tally.add(&ReceiverCounters::requests);
    if (!context_.options.on_exchange)
        return;
    auto const* const route = work.incoming.match.route;
    Exchange const exchange{
        .method = work.reader.request().method,
        .path = route != nullptr ? std::string_view(route->path)
                                 : std::string_view(work.incoming.path),
        .operation = work.incoming.operation,
        .status = work.status,
        .repeat = work.incoming.repeat,
        .duration = std::chrono::duration_cast<std::chrono::microseconds>(
            Clock::now() - work.begin),
        .body_size = work.body_size,
        .peer = work.incoming.peer,
    };
    try {
        context_.options.on_exchange(exchange);
    } catch (...) {
        // A log must not end the receiver.
        static_cast<void>(0);
    }
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_RECEIVER_SESSION_HPP
