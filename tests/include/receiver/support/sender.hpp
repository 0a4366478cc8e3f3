#ifndef AIRUDDER_TESTS_SENDER_HPP
#define AIRUDDER_TESTS_SENDER_HPP

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

/// A connection to a receiver on loopback that sends any bytes.
namespace sending {

struct Answer {
    /// 0 if the connection ended without an answer.
    int status{};

    /// Names are in lower case.
    std::map<std::string, std::string> fields{};
    std::string body{};

    /// Empty if there is no such field.
    std::string field(std::string const& name) const;
};

struct SenderOptions {
    bool tls = false;

    /// The highest TLS version, e.g. TLS1_1_VERSION; 0 for no limit.
    int max_tls = 0;

    /// Address to connect from, e.g. "127.0.0.2".
    std::string address = "127.0.0.1";
};

/// Every function throws std::runtime_error if the receiver takes longer than
/// 20 s. None fails because the receiver ended the connection.
class Sender {
public:
    explicit Sender(std::uint16_t port, SenderOptions options = {});
    ~Sender();

    Sender(Sender&&) noexcept;
    Sender& operator=(Sender&&) noexcept;

    /// Whether the connection and its TLS were established.
    bool is_connected() const;

    /// Returns false if the receiver ended the connection.
    bool send(std::string_view bytes);

    /// Reads the next answer. The answer to HEAD has no body.
    Answer receive(bool is_head = false);

    /// Sends a request and reads its answer.
    Answer ask(std::string_view request)
    {
        send(request);
        return receive();
    }

    /// Reads up to the end of the connection. Returns what was read.
    std::string receive_all();

    /// Ends the sending direction only.
    void end_sending();

    /// Ends the connection so that whatever the receiver still sends fails.
    void reset();

    /// Subject of the certificate, e.g. "fault server".
    std::string certificate_name() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Makes a request. `fields` end in CR LF.
std::string post(std::string_view path,
                 std::string_view body,
                 std::string_view fields = {});

/// Waits until `holds` returns true; throws std::runtime_error after 20 s.
template <class Condition>
void wait_until(Condition holds);

} // namespace sending

// Implementation

#include <chrono>
#include <stdexcept>
#include <thread>

template <class Condition>
void sending::wait_until(Condition holds)
{
    auto const end =
        std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (!holds()) {
        if (std::chrono::steady_clock::now() > end)
            throw std::runtime_error("waited for too long");
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
}

#endif // AIRUDDER_TESTS_SENDER_HPP
