#include "airudder_send/sender.hpp"

#include "airudder_send/connection.hpp"
#include "airudder_send/failure.hpp"
#include "airudder_send/schedule.hpp"

#include <openssl/ssl.h>

#include <cstddef>
#include <memory>
#include <sstream>
#include <utility>
#include <vector>

namespace airudder_send {
namespace {

namespace asio = boost::asio;

asio::ssl::context tls_context(std::string const& ca_file)
try {
    asio::ssl::context context(asio::ssl::context::tls_client);
    SSL_CTX_set_min_proto_version(context.native_handle(), TLS1_2_VERSION);
    context.set_verify_mode(asio::ssl::verify_peer);
    if (ca_file.empty())
        context.set_default_verify_paths();
    else
        context.load_verify_file(ca_file);
    return context;
} catch (boost::system::system_error const&) {
    throw UsageError("--ca-file: expected a file of certificates in PEM form");
}

class Sender {
public:
    Sender(SenderOptions const& options,
           Destination const& destination,
           std::function<std::string(std::uint64_t)> const& request_of,
           std::function<void(std::string const&)> const& report)
        : options_(options), destination_(destination), request_of_(request_of),
          report_(report), tls_(tls_context(options.ca_file)),
          most_busy_(most_connections(options.rate, options.answer_limit)),
          schedule_(options.events, options.rate, options.retry_wait, start_)
    {
    }

    Summary run()
    {
        dispatch();
        io_.run();
        summary_.time = Clock::now() - start_;
        return summary_;
    }

private:
    /// Starts all jobs that are due, and waits for the next one.
    void dispatch()
    {
        while (busy_ < most_busy_) {
            auto const job = schedule_.take(Clock::now());
            if (!job)
                break;
            start(*job);
        }
        auto const due = schedule_.next_due();
        if (busy_ == 0 && !due)
            return io_.stop(); // does not wait for a resolver
        if (busy_ == most_busy_ || !due)
            return;
        timer_.expires_at(*due);
        timer_.async_wait([this](boost::system::error_code error) {
            if (!error)
                dispatch();
        });
    }

    void start(Job const& job)
    {
        ++busy_;
        auto const connection = usable_connection();
        connection->send(request_of_(job.event),
                         [this, job, connection](Answer const& answer) {
                             --busy_;
                             if (answer.stale)
                                 return start(job);
                             finish(job, answer);
                             idle_.push_back(connection);
                             dispatch();
                         });
    }

    /// The connection that was used last, if it is still open.
    std::shared_ptr<Connection> usable_connection()
    {
        while (!idle_.empty()) {
            auto const connection = std::move(idle_.back());
            idle_.pop_back();
            if (connection->is_usable())
                return connection;
        }
        return std::make_shared<Connection>(
            io_, tls_, destination_, options_.answer_limit);
    }

    void finish(Job const& job, Answer const& answer)
    {
        summary_.repeated += job.repetition > 0;
        summary_.connected = summary_.connected || answer.connected;
        if (answer.status == 200) {
            ++summary_.accepted;
            return;
        }
        bool const repeats = schedule_.repeat(job, Clock::now());
        summary_.given_up += !repeats;
        std::ostringstream line;
        line << "event " << job.event << ": ";
        if (answer.status == 0)
            line << answer.failure;
        else
            line << "answer " << answer.status;
        if (repeats)
            line << "; repetition " << job.repetition + 1 << " of "
                 << most_repetitions << " in "
                 << std::chrono::duration<double>(options_.retry_wait).count()
                 << " s";
        else
            line << "; given up after " << most_repetitions << " repetitions";
        report_(line.str());
    }

    SenderOptions const& options_;
    Destination const& destination_;
    std::function<std::string(std::uint64_t)> const& request_of_;
    std::function<void(std::string const&)> const& report_;
    Clock::time_point start_ = Clock::now();
    asio::io_context io_{1};
    asio::ssl::context tls_;
    asio::steady_timer timer_{io_};
    std::size_t most_busy_;
    std::size_t busy_ = 0;
    Schedule schedule_;
    std::vector<std::shared_ptr<Connection>> idle_{};
    Summary summary_{};
};

} // namespace

Summary send_events(SenderOptions const& options,
                    Destination const& destination,
                    std::function<std::string(std::uint64_t)> const& request_of,
                    std::function<void(std::string const&)> const& report)
{
    return Sender(options, destination, request_of, report).run();
}

} // namespace airudder_send
