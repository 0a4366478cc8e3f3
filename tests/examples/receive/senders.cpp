#include "receive/senders.hpp"

#include <boost/asio/ip/tcp.hpp>

#include <chrono>
#include <cstdlib>
#include <random>

namespace receive::testing {
namespace {

/// An event that is like no other. Its size varies.
std::string body_of(std::size_t sender, std::size_t number)
{
    return R"({"sender":)" + std::to_string(sender) + R"(,"number":)" +
           std::to_string(number) + R"(,"padding":")" +
           std::string(number * 997 % 6000, 'x') + "\"}";
}

} // namespace

Senders::Senders(int port, std::size_t threads) : port_(port), bodies_(threads)
{
    for (std::size_t sender = 0; sender != threads; ++sender)
        threads_.emplace_back([this, sender] { send_events(sender); });
}

std::vector<std::string> Senders::finish()
{
    finishing_ = true;
    std::vector<std::string> all;
    for (auto& thread : threads_)
        thread.join();
    for (auto const& bodies : bodies_)
        all.insert(all.end(), bodies.begin(), bodies.end());
    return all;
}

void Senders::send_events(std::size_t sender)
{
    auto& bodies = bodies_[sender];
    while (!finishing_) {
        bodies.push_back(body_of(sender, bodies.size()));
        while (!send(bodies.back())) {
            ++failures_;
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
    }
}

bool Senders::send(std::string const& body)
{
    boost::asio::ip::tcp::iostream stream("127.0.0.1", std::to_string(port_));
    stream << "POST /hooks/workflow.waba_status_changed HTTP/1.1\r\n"
              "Host: localhost\r\n"
              "Connection: close\r\n"
              "Content-Type: application/json\r\n"
              "Content-Length: "
           << body.size() << "\r\n\r\n"
           << body << std::flush;
    std::string status;
    std::getline(stream, status);
    return status.starts_with("HTTP/1.1 200 ");
}

int rounds_of_killing()
{
    auto const factor = std::getenv("AIRUDDER_TEST_FACTOR");
    return 20 * (factor == nullptr ? 1 : std::atoi(factor));
}

void wait_up_to(int most)
{
    static std::minstd_rand random;
    std::uniform_int_distribution<int> moment(0, most * 1000);
    std::this_thread::sleep_for(std::chrono::microseconds(moment(random)));
}

} // namespace receive::testing
