#ifndef AIRUDDER_CLIENT_CALL_ERROR_HPP
#define AIRUDDER_CLIENT_CALL_ERROR_HPP

#include <airudder/detail/printable.hpp>
#include <airudder/enumeration.hpp>
#include <airudder/result.hpp>

#include <boost/assert/source_location.hpp>
#include <boost/describe/enum.hpp>
#include <boost/system/result.hpp>
#include <boost/throw_exception.hpp>

#include <cstdint>
#include <optional>
#include <ostream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace airudder {

/// Where a call ended that brought no answer to use. `to_string` gives the
/// enumerator's name, e.g. "http_status".
enum class CallErrorKind {
    /// The request cannot be sent as it is; nothing was.
    request,

    /// The caller cancelled it.
    cancelled,

    /// It was not done in time.
    deadline,

    /// The name of the server, or of the proxy, has no address.
    resolve,

    /// No connection: refused, unreachable, the proxy would not, or memory or
    /// the like ran out.
    connect,

    /// No trust: the handshake failed, the certificate did not do, or OpenSSL
    /// has something against what came behind.
    tls,

    /// The server sent something other than an HTTP answer, or an answer whose
    /// body is needed but breaks off, exceeds a limit or has a coding.
    protocol,

    /// An HTTP status other than 200 to 299, or other than 200 for a download;
    /// whatever the answer's body is like.
    http_status,

    /// The answer's own `code` is an integer other than 200; so is that of JSON
    /// which a link of a download leads to.
    envelope,

    /// The answer's body is not what is documented.
    decode,

    /// A file on this side cannot be read or written.
    file,
};

BOOST_DESCRIBE_ENUM(CallErrorKind,
                    request,
                    cancelled,
                    deadline,
                    resolve,
                    connect,
                    tls,
                    protocol,
                    http_status,
                    envelope,
                    decode,
                    file)

template <>
inline constexpr std::string_view detail::text_of_others<CallErrorKind> =
    "invalid";

/// Why a call brought no answer to use, and as much of one as there was.
///
/// None of its texts contains a token, key or secret, a value of
/// ClientOptions::headers or a value of the query of a link, if that has 8 bytes
/// or more: where a server repeats one, it is masked. Shorter values are not,
/// nor is the path of a link, nor the pointer of `place`, which says where to
/// look.
struct CallError {
    CallErrorKind kind{};

    /// What was expected and what was found, with the reason that the system
    /// or OpenSSL gave. Lower case, no full stop.
    std::string message{};

    /// HTTP status of the last answer; 0 if there was none.
    int http_status{};

    /// The answer's envelope, as far as it has one: its members `code`, `status`
    /// and `message`.
    std::optional<std::int64_t> code{};
    std::optional<std::string> status{};
    std::optional<std::string> reason{};

    /// The answer's body as it came, or its plain text if it was encrypted, its
    /// first MiB at most; empty if there is none or it has a coding, and always
    /// for `auth.issue_token`, whose answer is the secret. Of a body that breaks
    /// off or is longer than ClientOptions::max_body_size it is the beginning.
    /// It is `***` if redirects gave more secrets than can be looked for (256
    /// KiB).
    std::string body{};

    /// Where in the body, or in the record to be sent, something is wrong: for
    /// the kinds `decode` and `request`.
    Error place{};

    bool operator==(CallError const&) const = default;
};

/// What a call brought, or why it brought nothing. `value()` throws
/// std::runtime_error with the printed CallError if there is none.
template <class T>
using CallResult = boost::system::result<T, CallError>;

/// Prints one line, whatever a server says: controls, line ends, marks of
/// direction and bytes that are not UTF-8 are escaped, e.g. as `\x0a` or
/// `\u202e`. The body is never printed.
///
///     http_status: expected HTTP status 200, found 503 (HTTP 503)
///     envelope: expected code 200, found 401 "Token expired" (HTTP 200, code
///     401, "please renew")
///
/// The first text in quotes is `status`, the second one `reason`.
inline std::ostream& operator<<(std::ostream& out, CallError const& error)
{
    out << error.kind << ": " << detail::printable(error.message);
    bool const is_failure = error.kind == CallErrorKind::envelope ||
                            error.kind == CallErrorKind::http_status;
    if (is_failure && error.status && !error.status->empty())
        out << " \"" << detail::printable(*error.status) << '"';
    if (error.http_status == 0)
        return out;
    out << " (HTTP " << error.http_status;
    if (error.code)
        out << ", code " << *error.code;
    if (error.reason)
        out << ", \"" << detail::printable(*error.reason) << '"';
    return out << ')';
}

/// What CallResult::value() calls.
[[noreturn]] inline void
throw_exception_from_error(CallError const& error,
                           boost::source_location const& location)
{
    std::ostringstream text;
    text << error;
    boost::throw_with_location(std::runtime_error(text.str()), location);
}

} // namespace airudder

#endif // AIRUDDER_CLIENT_CALL_ERROR_HPP
