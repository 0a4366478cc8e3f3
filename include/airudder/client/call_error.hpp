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

/// The step at which a call failed. `to_string` gives the enumerator's name,
/// e.g. "http_status".
enum class CallErrorKind {
    /// The request cannot be made, e.g. because a value is invalid. Nothing was
    /// sent.
    request,

    /// The caller cancelled the call, the client was destroyed, or the
    /// DownloadProgressHandler threw an exception.
    cancelled,

    /// The call did not finish in time.
    deadline,

    /// The name of the server or of the proxy cannot be resolved.
    resolve,

    /// No connection could be made: it was refused, the host is unreachable, or
    /// the proxy denied it. Also: a resource such as memory ran out.
    connect,

    /// TLS failed: the handshake, the verification of the certificate or,
    /// according to OpenSSL, the data after the handshake.
    tls,

    /// The server sent something other than an HTTP answer. Or the body of the
    /// answer is needed and breaks off, exceeds a limit or has a content
    /// coding.
    protocol,

    /// The HTTP status is not from 200 to 299 or, for a download, not 200. The
    /// answer's body does not matter.
    http_status,

    /// The `code` in the answer's envelope is an integer other than 200. Also
    /// used if a download receives such an envelope instead of the file.
    envelope,

    /// The answer's body cannot be decoded.
    decode,

    /// A local file cannot be read or written.
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

/// Why a call failed, with the parts of the answer that were received.
///
/// All texts show `***` in place of tokens, keys, secrets, values of
/// ClientOptions::headers, values of other headers whose names contain `secret`,
/// `token`, `password`, `appkey` or `apikey` (also `app-key` and the like), and
/// values in the query of a link, even where a server repeats them, provided
/// they have 8 bytes or more. Shorter values, the path of a link and the pointer
/// of `place` are not masked.
struct CallError {
    /// Where the call ended.
    CallErrorKind kind{};

    /// What was expected and what was found, with the system's or OpenSSL's
    /// reason. Lower case, without a full stop.
    std::string message{};

    /// HTTP status of the last answer; 0 if there was none.
    int http_status{};

    /// The members `code`, `status` and `message` of the answer's envelope;
    /// nullopt if absent or of another type.
    std::optional<std::int64_t> code{};
    std::optional<std::string> status{};
    std::optional<std::string> reason{};

    /// The answer's body as received, or decrypted if it was encrypted, cut to
    /// 1 MiB. A body that breaks off or exceeds ClientOptions::max_body_size is
    /// kept up to that point. Empty if there is no body or it has a content
    /// coding, and always for endpoints with `secret_answer`, e.g.
    /// `auth.issue_token`. `***` if redirects yielded more than 256 KiB of
    /// secrets to search for.
    std::string body{};

    /// For the kinds `decode` and `request`: what is wrong in the answer's body
    /// or in the record to be sent, and where.
    Error place{};

    bool operator==(CallError const&) const = default;
};

/// The result of a call, or the error that says why there is none. `value()`
/// then throws std::runtime_error with the printed CallError.
template <class T>
using CallResult = boost::system::result<T, CallError>;

/// Prints an error on a single line. Control characters, line ends, direction
/// marks and bytes that are not UTF-8 are escaped, e.g. as `\x0a` or `\u202e`.
/// Never prints the body.
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

/// Called by CallResult::value().
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
