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
/// missing, is surrounded by white space or contains control characters, each
/// call that needs a token fails with an error of kind `request`. Values of 8
/// bytes or more are masked in errors.
struct Credentials {
    std::string app_key{};
    std::string app_secret{};
};

/// Options of a Client. All times are durations.
struct ClientOptions {
    /// Origin of the server: scheme, host and, unless it is the scheme's
    /// default, port.
    std::string server = "https://api.airudder.com";

    /// Identifies the caller. Takes precedence over `token_provider` and
    /// `credentials`. An answer that refuses it (401) is final.
    ///
    /// This is the token alone, without the scheme that the pages show before
    /// it. If it begins with a scheme or has characters other than visible
    /// ASCII, each call that needs it fails with an error of kind `request`
    /// before anything is sent. So does each such call of a client that has
    /// neither token, token_provider nor credentials; a download from its own
    /// server is then sent without the header Authorization.
    ///
    /// Where an answer repeats the token, errors and issues show `***`, if it
    /// has 8 bytes or more: masking shorter values would hide too much text.
    /// JSON Pointers are never masked.
    std::string token{};

    /// Supplies tokens. Takes precedence over `credentials`.
    TokenProvider token_provider{};

    /// Exchanged for a token when the first call needs one, again before the
    /// token is a day old, and once more when an answer refuses it.
    Credentials credentials{};

    /// Precedes the token in the header Authorization: a token as RFC 9110
    /// defines it. If it is empty, `token` may begin with a scheme.
    std::string scheme = "Token";

    /// Sent by endpoints that document the header User-Agent, and by downloads;
    /// none if empty. A User-Agent among `headers` takes precedence where those
    /// are sent.
    std::string user_agent = "Airudder";

    /// Sent with every request to `server`; see RequestOptions::headers. Names
    /// must not repeat, and values must not contain control characters. Headers
    /// that the client writes itself are refused, e.g. Accept-Encoding (always
    /// `identity`), Authorization, Host, Range and Transfer-Encoding. Values of
    /// 8 bytes or more are masked in errors.
    std::vector<Header> headers{};

    /// Time for a whole call, including token, retries and waits.
    std::chrono::milliseconds timeout = std::chrono::seconds(30);

    /// Time for a whole download.
    std::chrono::milliseconds download_timeout = std::chrono::minutes(30);

    /// How many attempts a download or a call to an idempotent endpoint has,
    /// including the first; at least 1.
    int attempts = 3;

    /// The wait after the first failed attempt is random, up to `first_wait`.
    /// The limit doubles with each further attempt, up to `longest_wait`.
    std::chrono::milliseconds first_wait = std::chrono::milliseconds(500);
    std::chrono::milliseconds longest_wait = std::chrono::seconds(10);

    /// URL of an HTTP proxy, e.g.
    /// "http://user:password@proxy.example.com:3128"; no proxy if empty.
    /// Without a value, the environment decides: https_proxy, else HTTPS_PROXY,
    /// and no_proxy, else NO_PROXY. Loopback never goes through a proxy. A
    /// refusal by the proxy is retried only after HTTP status 408, 429, 502,
    /// 503 and 504. Credentials of 8 bytes or more are masked in errors.
    std::optional<std::string> proxy{};

    /// Key of encrypted calls, see <airudder/client/encryption.hpp>; empty
    /// for plain calls. An answer that is not marked as encrypted is read as
    /// plain text. The key is masked in errors.
    std::string encryption_key{};

    /// File of trusted certificates in PEM form, instead of the system's. They
    /// need not be roots: an intermediate authority's or the server's own will
    /// do. The host's name and the time are still verified.
    std::string ca_file{};

    /// Allows plain HTTP, which protects neither tokens nor data, to any host.
    /// By default it is allowed to loopback only.
    bool insecure_plain_http_to_any_host = false;

    /// Whether decoding fails at an answer's first deviation; see also
    /// CallOptions::strict.
    bool strict = false;

    /// The most bytes of an answer's head, and of its body unless it is a
    /// download. The body of an answer that fails by its HTTP status may be
    /// longer; the rest is dropped.
    std::size_t max_head_size = std::size_t{64} << 10;
    std::uint64_t max_body_size = std::uint64_t{64} << 20;

    /// How many connections are kept open while no call needs them, and for how
    /// long.
    std::size_t max_idle_connections = 64;
    std::chrono::milliseconds max_idle_time = std::chrono::seconds(60);
};

} // namespace airudder

#endif // AIRUDDER_CLIENT_CLIENT_OPTIONS_HPP
