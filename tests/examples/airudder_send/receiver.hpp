#ifndef AIRUDDER_SEND_RECEIVER_HPP
#define AIRUDDER_SEND_RECEIVER_HPP

#include "client/support/fault_server.hpp"

#include <algorithm>
#include <cstddef>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

/// Receivers, good and abnormal, for tests.
namespace airudder_send {

/// An answer that accepts an event.
inline std::string const accept = fault::answer("{}");

/// Answers that are none: the connection ends, or nothing happens.
inline std::string const hang_up = "";
inline std::string const silence = "(silence)";

/// Gives the n-th request the n-th answer, or the last one, and keeps the
/// requests. Ends the connection where an answer says so.
class Receiver {
public:
    explicit Receiver(std::vector<std::string> answers,
                      fault::ServerOptions options = {})
        : answers_(std::move(answers)),
          server_([this](fault::Peer& peer) { serve(peer); },
                  std::move(options))
    {
    }

    std::string url(std::string const& target = "/hooks") const
    {
        return server_.url() + target;
    }

    std::string url_of(std::string const& host) const
    {
        return server_.url(host) + "/hooks";
    }

    std::vector<std::string> requests() const
    {
        std::lock_guard const lock(mutex_);
        return requests_;
    }

    std::size_t connections() const { return server_.connections(); }

private:
    std::string answer_to(std::string request)
    {
        std::lock_guard const lock(mutex_);
        requests_.push_back(std::move(request));
        return answers_[std::min(requests_.size(), answers_.size()) - 1];
    }

    void serve(fault::Peer& peer)
    {
        for (auto request = peer.read_request(); !request.empty();
             request = peer.read_request()) {
            auto const answer = answer_to(std::move(request));
            if (answer == hang_up)
                return;
            if (answer == silence)
                return peer.wait();
            peer.write(answer);
            if (answer.find("Connection: close") != answer.npos)
                return;
        }
    }

    std::vector<std::string> answers_;
    mutable std::mutex mutex_{};
    std::vector<std::string> requests_{};
    fault::Server server_;
};

/// The head and the body of a request.
inline std::string head_of(std::string const& request)
{
    return request.substr(0, request.find("\r\n\r\n") + 2);
}

inline std::string body_of(std::string const& request)
{
    return request.substr(request.find("\r\n\r\n") + 4);
}

} // namespace airudder_send

#endif // AIRUDDER_SEND_RECEIVER_HPP
