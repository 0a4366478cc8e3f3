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

/// Key and secret of an application, issued by the vendor. A client exchanges
/// them for a token.
///
/// If one is empty, begins or ends with a space, or contains a control
/// character, every call that needs a token fails with an error of kind
/// `request`. Errors mask values of 8 bytes or more.
struct Credentials {
    /// The members `APPKey` and `APPSecret` of `auth.issue_token`.
    std::string app_key{};
    std::string app_secret{};
};

/// Options of a Client. Every option has a default; a client that calls
/// endpoints with authorization also needs `token`, `token_provider` or
/// `credentials`.
///
/// The constructor of Client throws std::invalid_argument for an option that it
/// cannot use, as described at each option.
struct ClientOptions {
    /// Origin of the server: scheme, host and, unless it is the scheme's
    /// default, port. The constructor refuses a user, a path, a query and a
    /// fragment. It also refuses plain HTTP unless the host is loopback or
    /// `insecure_plain_http_to_any_host` is set.
    std::string server = "https://api.airudder.com";

    /// Identifies the caller. Takes precedence over `token_provider` and
    /// `credentials`. The client cannot renew this token: if the server refuses
    /// it (401), the call fails.
    ///
    /// Give the token alone, without the scheme that the documentation pages
    /// show before it. A token that begins with a scheme, or contains white
    /// space or non-ASCII characters, makes every call that needs it fail with
    /// an error of kind `request` before anything is sent. The constructor
    /// refuses control characters and text that is not UTF-8.
    ///
    /// Without `token`, `token_provider` and `credentials`, every call that
    /// needs a token fails the same way, and downloads from `server` are sent
    /// without an Authorization header.
    ///
    /// Errors and issues show `***` where an answer repeats the token, provided
    /// it has 8 bytes or more: masking shorter values would hide too much text.
    /// JSON Pointers are never masked.
    std::string token{};

    /// Supplies tokens. Takes precedence over `credentials`.
    TokenProvider token_provider{};

    /// Exchanged for a token when the first call needs one. The client
    /// exchanges them again before the token is a day old, and once more if the
    /// server refuses the token.
    Credentials credentials{};

    /// Authorization scheme, sent before the token in the Authorization header.
    /// Must be a token as RFC 9110, section 5.6.2, defines it, or empty; the
    /// constructor refuses anything else. If it is empty, `token` may begin
    /// with a scheme.
    std::string scheme = "Token";

    /// Value of the User-Agent header; not sent if empty. Sent by downloads and
    /// to endpoints that document this header. A User-Agent in `headers` takes
    /// precedence in requests to `server`. The constructor refuses control
    /// characters and text that is not UTF-8.
    std::string user_agent = "Airudder";

    /// Headers sent with every request to `server`; see
    /// RequestOptions::headers. Errors mask values of 8 bytes or more.
    ///
    /// The constructor refuses repeated names, values with control characters,
    /// and headers that the client writes itself, e.g. Accept-Encoding (always
    /// `identity`), Authorization, Host, Range and Transfer-Encoding.
    std::vector<Header> headers{};

    /// Time limit of a whole call, including the token exchange, all attempts
    /// and the waits between them. Negative values count as 0; the maximum is
    /// 365 days.
    std::chrono::milliseconds timeout = std::chrono::seconds(30);

    /// Time limit of a whole download, like `timeout`.
    std::chrono::milliseconds download_timeout = std::chrono::minutes(30);

    /// Maximum number of attempts for a download or a call to an idempotent
    /// endpoint, including the first. The constructor refuses values below 1.
    /// Other calls have one attempt.
    int attempts = 3;

    /// The wait after the first failed attempt is random, from 0 to
    /// `first_wait`. The upper limit doubles after each further attempt, up to
    /// `longest_wait`. The Retry-After header of an answer with status 429,
    /// 502, 503 or 504 takes precedence. If less time than the wait is left,
    /// the call fails at once.
    std::chrono::milliseconds first_wait = std::chrono::milliseconds(500);
    std::chrono::milliseconds longest_wait = std::chrono::seconds(10);

    /// URL of an HTTP proxy, e.g.
    /// "http://user:password@proxy.example.com:3128"; empty for no proxy. The
    /// constructor refuses any other text. Errors mask credentials of 8 bytes
    /// or more.
    ///
    /// Without a value, the constructor reads the environment: https_proxy,
    /// else HTTPS_PROXY, and no_proxy, else NO_PROXY. Connections to loopback
    /// never use a proxy. The constructor refuses an invalid URL in the
    /// environment if connections to `server` use it. If the proxy refuses to
    /// connect, the client retries only after HTTP status 408, 429, 502, 503 or
    /// 504.
    std::optional<std::string> proxy{};

    /// Key of encrypted calls, 16, 24 or 32 bytes long; empty for plain calls.
    /// The constructor refuses other lengths. See
    /// <airudder/client/encryption.hpp>. The client reads an answer that is not
    /// marked as encrypted as plain text. Calls with both a query and a body
    /// fail: the scheme covers one text. Errors mask the key.
    std::string encryption_key{};

    /// PEM file of the certificates to trust; empty for the system's. They need
    /// not be roots: the certificate of an intermediate authority or of the
    /// server itself is enough. The client still verifies host name and
    /// validity period. The constructor refuses a file that it cannot read or
    /// that has no certificates.
    std::string ca_file{};

    /// Allows plain HTTP to any host. Plain HTTP protects neither tokens nor
    /// data. By default, it is allowed to loopback only.
    bool insecure_plain_http_to_any_host = false;

    /// Makes decoding fail at the first deviation of an answer from its
    /// documentation. CallOptions::strict takes precedence.
    bool strict = false;

    /// Maximum size of an answer's head and body, in bytes. A larger answer is
    /// an error of kind `protocol`. `max_body_size` does not limit downloaded
    /// files. If an answer fails by its HTTP status, the client drops the rest
    /// of a longer body and reports the status.
    std::size_t max_head_size = std::size_t{64} << 10;
    std::uint64_t max_body_size = std::uint64_t{64} << 20;

    /// Maximum number of idle connections that the client keeps open, and how
    /// long it keeps each of them.
    std::size_t max_idle_connections = 64;
    std::chrono::milliseconds max_idle_time = std::chrono::seconds(60);
};

} // namespace airudder

#endif // AIRUDDER_CLIENT_CLIENT_OPTIONS_HPP
