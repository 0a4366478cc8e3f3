#ifndef AIRUDDER_RECEIVE_SENDERS_HPP
#define AIRUDDER_RECEIVE_SENDERS_HPP

#include <atomic>
#include <cstddef>
#include <string>
#include <thread>
#include <vector>

namespace receive::testing {

/// Sends events to a receiver on loopback. Each is sent again until it is
/// answered with success.
class Senders {
public:
    Senders(int port, std::size_t threads);

    /// Number of requests that were not answered with success so far.
    int failures() const { return failures_; }

    /// Sends what is not acknowledged yet. Returns the bodies of all events.
    std::vector<std::string> finish();

private:
    void send_events(std::size_t sender);
    bool send(std::string const& body);

    int port_;
    std::atomic<bool> finishing_ = false;
    std::atomic<int> failures_ = 0;
    std::vector<std::vector<std::string>> bodies_;
    std::vector<std::thread> threads_{};
};

/// How often a test is to kill a program: 20 times, multiplied by
/// AIRUDDER_TEST_FACTOR.
int rounds_of_killing();

/// A moment within the first `most` milliseconds, not the same each time.
void wait_up_to(int most);

} // namespace receive::testing

#endif // AIRUDDER_RECEIVE_SENDERS_HPP
