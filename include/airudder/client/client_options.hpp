#ifndef AIRUDDER_CLIENT_CLIENT_OPTIONS_HPP
#define AIRUDDER_CLIENT_CLIENT_OPTIONS_HPP

#include <airudder/client/token_provider.hpp>
#include <airudder/header.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace airudder {

/// Issued by the vendor; a client exchanges them for a token. If one is
/// missing, or has white space around it or control characters in it, each call
/// that needs a token ends with an error of kind `request`. Values of 8 bytes
/// or more are masked in errors.
struct Credentials {
    std::string app_key{};
    std::string app_secret{};
};

/// How a Client behaves. All times are durations.
struct ClientOptions {
    /// Origin of the server: scheme, host and, if it is another than the
    /// scheme's, port.
    std::string server = "https://api.airudder.com";

    /// Identifies the caller. It wins over the two below; an answer that
    /// refuses it (401) is final.
    ///
    /// It is the token alone, without the scheme that the pages show before it:
    /// one that begins with a scheme, has white space or other characters than
    /// visible ASCII ends each call that needs it with an error of kind
    /// `request`, before anything is sent. So does a client without any of
    /// token, token_provider and credentials; a download from its own server is
    /// then sent without the header Authorization.
    ///
    /// Where an answer repeats it, errors and issues show `***`, if it has 8
    /// bytes or more: masking shorter values would hide half of a text. Their JSON Pointers are never masked.
    std::string token{};

    /// Brings tokens from elsewhere; it wins over `credentials`.
    TokenProvider token_provider{};

    /// Exchanged for a token when the first call needs one, again before it is
    /// a day old, and once more when an answer refuses it.
    Credentials credentials{};

    /// Stands before the token in the header Authorization: a token as RFC 9110
    /// defines it. If it is empty, a token may begin with a scheme of its own.
    std::string scheme = "Token";

    /// Sent by endpoints that document the header User-Agent, and by downloads;
    /// none if empty. A User-Agent among `headers` takes precedence where those
    /// are sent.
    std::string user_agent = "Airudder";

    /// Sent with every request to `server`; see RequestOptions::headers. Each
    /// name once, values without control characters. What says how a message is
    /// sent is the client's to write and refused here, e.g. Accept-Encoding
    /// (always `identity`), Authorization, Host, Range and Transfer-Encoding.
    /// Values of 8 bytes or more are masked in errors.
    std::vector<Header> headers{};

    /// For a whole call: the token, retries and the waits between them too.
    std::chrono::milliseconds timeout = std::chrono::seconds(30);

    /// For a whole download.
    std::chrono::milliseconds download_timeout = std::chrono::minutes(30);

    /// Attempts of a download or of a call to an idempotent endpoint, the first
    /// one included.
    int attempts = 3;

    /// The wait after the first failed attempt is random up to this, after each
    /// further one up to twice as much as before, but not above the other.
    std::chrono::milliseconds first_wait = std::chrono::milliseconds(500);
    std::chrono::milliseconds longest_wait = std::chrono::seconds(10);

    /// URL of an HTTP proxy, e.g. "http://user:password@proxy.example.com:3128";
    /// none if empty. Without a value it is what the environment says: the
    /// variables https_proxy, else HTTPS_PROXY, and no_proxy, else NO_PROXY.
    /// Loopback never goes through a proxy. What a proxy refuses is asked again
    /// only if that may help: after HTTP status 408, 429, 502, 503 and 504.
    /// Credentials of 8 bytes or more are masked in errors.
    std::optional<std::string> proxy{};

    /// Key of encrypted calls, see <airudder/client/encryption.hpp>; calls are
    /// plain if it is empty. An answer that is not marked as encrypted is read
    /// as it is. The key is masked in errors.
    std::string encryption_key{};

    /// File of trusted certificates in PEM form, in place of the system's. Each
    /// is trusted for what it vouches for, root or not: an intermediate
    /// authority's and a server's own will do. The host's name and the time have
    /// to be right all the same.
    std::string ca_file{};

    /// Sends tokens and data unprotected to any host. Without it plain HTTP is
    /// for loopback only.
    bool insecure_plain_http_to_any_host = false;

    /// Whether `parse` of answers fails at the first deviation; see also
    /// CallOptions::strict.
    bool strict = false;

    /// Most bytes of an answer's head, and of its body unless it is a download.
    /// An answer that is a failure by its HTTP status may have more, which are
    /// left out.
    std::size_t max_head_size = std::size_t{64} << 10;
    std::uint64_t max_body_size = std::uint64_t{64} << 20;

    /// Connections that are kept open while no call needs them, and for how
    /// long.
    std::size_t max_idle_connections = 64;
    std::chrono::milliseconds max_idle_time = std::chrono::seconds(60);
};

} // namespace airudder

#endif // AIRUDDER_CLIENT_CLIENT_OPTIONS_HPP
