#ifndef AIRUDDER_TESTS_FAULT_SERVER_HPP
#define AIRUDDER_TESTS_FAULT_SERVER_HPP

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

/// A server on loopback that does what a test tells it to, right or wrong.
namespace fault {

/// A server's certificate chain and key, each in PEM form.
struct Identity {
    std::string chain{};
    std::string key{};
};

/// One connection, seen from the server. What it does blocks; when the server
/// ends, reads find the end and writes go nowhere.
class Peer {
public:
    virtual ~Peer() = default;

    /// A request with its body; empty after the last one.
    virtual std::string read_request() = 0;

    virtual void write(std::string_view text) = 0;

    /// Waits until the client ends the connection or sends something.
    virtual void wait() = 0;

    /// Begins TLS where ServerOptions::tls_later left it out.
    virtual void start_tls() = 0;

    /// Ends TLS, if there is any, as it should be ended: the connection is cut
    /// when the script returns.
    virtual void close_notify() = 0;

    /// Whether the client said that it would end TLS.
    virtual bool was_told_the_end() = 0;

    /// Whether the client came back with a session it had.
    virtual bool resumed() = 0;

    /// Counts connections from 0.
    virtual std::size_t number() const = 0;
};

/// Called for each connection in a thread of its own; the connection ends when
/// it returns.
using Script = std::function<void(Peer&)>;

struct ServerOptions {
    std::optional<Identity> identity{};

    /// Whether a connection begins without TLS, as with a proxy.
    bool tls_later = false;

    /// Whether clients have to show a certificate.
    bool asks_for_certificate = false;

    /// Most recent version of TLS that it speaks, e.g. TLS1_1_VERSION; 0 for
    /// the latest.
    int max_tls = 0;
};

class Server {
public:
    explicit Server(Script script, ServerOptions options = {});
    ~Server();

    Server(Server const&) = delete;
    Server& operator=(Server const&) = delete;

    unsigned short port() const;

    /// E.g. "http://127.0.0.1:40001", "https" with an identity.
    std::string url(std::string_view host = "127.0.0.1") const;

    /// Connections that were accepted.
    std::size_t connections() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// A whole answer with a body of JSON.
std::string answer(std::string_view body,
                   std::string_view status = "200 OK",
                   std::string_view headers = {});

/// Answers each request with the same text, until the client ends.
Script always(std::string text);

} // namespace fault

#endif // AIRUDDER_TESTS_FAULT_SERVER_HPP
