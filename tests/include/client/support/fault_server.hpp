#ifndef AIRUDDER_TESTS_FAULT_SERVER_HPP
#define AIRUDDER_TESTS_FAULT_SERVER_HPP

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

/// A server on loopback that runs a test's script, which can violate HTTP.
namespace fault {

/// A server's certificate chain and key, each in PEM form.
struct Identity {
    std::string chain{};
    std::string key{};
};

/// The server's end of a connection. All functions block. Once the server is
/// being destroyed, reads find the end and writes have no effect.
class Peer {
public:
    virtual ~Peer() = default;

    /// Reads a request with its body; returns an empty text after the last one.
    virtual std::string read_request() = 0;

    virtual void write(std::string_view text) = 0;

    /// Waits until the client closes the connection or sends something.
    virtual void wait() = 0;

    /// Starts TLS on a connection with ServerOptions::tls_later.
    virtual void start_tls() = 0;

    /// Ends the sending direction cleanly: with close_notify if TLS is used.
    /// Otherwise the connection is cut when the script returns.
    virtual void close_notify() = 0;

    /// Whether the client sent close_notify.
    virtual bool was_told_the_end() = 0;

    /// Whether the client resumed a TLS session.
    virtual bool resumed() = 0;

    /// The connection's number, counted from 0.
    virtual std::size_t number() const = 0;
};

/// Called for each connection in a separate thread. The connection ends when it
/// returns.
using Script = std::function<void(Peer&)>;

struct ServerOptions {
    std::optional<Identity> identity{};

    /// Whether connections begin without TLS, as those to a proxy do.
    bool tls_later = false;

    /// Whether clients must send a certificate.
    bool asks_for_certificate = false;

    /// The highest TLS version allowed, e.g. TLS1_1_VERSION; 0 for no limit.
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

    /// The number of accepted connections.
    std::size_t connections() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// A complete answer with a JSON body.
std::string answer(std::string_view body,
                   std::string_view status = "200 OK",
                   std::string_view headers = {});

/// Answers each request with the same text until the client closes.
Script always(std::string text);

} // namespace fault

#endif // AIRUDDER_TESTS_FAULT_SERVER_HPP
