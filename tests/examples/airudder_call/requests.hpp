#ifndef AIRUDDER_CALL_REQUESTS_HPP
#define AIRUDDER_CALL_REQUESTS_HPP

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace airudder_call {

/// The requests that a server got. The server's threads add them.
class Requests {
public:
    void add(std::string request)
    {
        std::lock_guard const lock(mutex_);
        requests_.push_back(std::move(request));
        changed_.notify_all();
    }

    std::vector<std::string> all() const
    {
        std::lock_guard const lock(mutex_);
        return requests_;
    }

    /// Waits for the first request. Returns false after a minute.
    bool wait()
    {
        std::unique_lock lock(mutex_);
        return changed_.wait_for(lock, std::chrono::minutes(1), [this] {
            return !requests_.empty();
        });
    }

private:
    mutable std::mutex mutex_{};
    std::condition_variable changed_{};
    std::vector<std::string> requests_{};
};

/// The request line of a request.
inline std::string first_line(std::string const& request)
{
    return request.substr(0, request.find('\r'));
}

/// The body of a request.
inline std::string body_of(std::string const& request)
{
    return request.substr(request.find("\r\n\r\n") + 4);
}

} // namespace airudder_call

#endif // AIRUDDER_CALL_REQUESTS_HPP
