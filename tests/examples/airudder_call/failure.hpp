#ifndef AIRUDDER_CALL_FAILURE_HPP
#define AIRUDDER_CALL_FAILURE_HPP

#include <airudder/client/call_error.hpp>

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace airudder_call {

/// The program's exit codes.
enum class ExitCode {
    done = 0,
    other = 1,
    usage = 2,
    resolve = 10,
    connect = 11,
    tls = 12,
    deadline = 13,
    protocol = 14,
    http_status = 15,
    envelope = 16,
    decode = 17,
    cancelled = 18,
    file = 19,
};

constexpr ExitCode exit_code(airudder::CallErrorKind kind) noexcept
{
    using Kind = airudder::CallErrorKind;
    switch (kind) {
    case Kind::request: return ExitCode::usage;
    case Kind::cancelled: return ExitCode::cancelled;
    case Kind::deadline: return ExitCode::deadline;
    case Kind::resolve: return ExitCode::resolve;
    case Kind::connect: return ExitCode::connect;
    case Kind::tls: return ExitCode::tls;
    case Kind::protocol: return ExitCode::protocol;
    case Kind::http_status: return ExitCode::http_status;
    case Kind::envelope: return ExitCode::envelope;
    case Kind::decode: return ExitCode::decode;
    case Kind::file: return ExitCode::file;
    }
    return ExitCode::other;
}

/// Ends the program. Its text and lines go to standard error. Both may hold
/// text from outside.
class Failure : public std::runtime_error {
public:
    Failure(ExitCode code,
            std::string const& text,
            std::vector<std::string> lines = {})
        : std::runtime_error(text), code_(code), lines_(std::move(lines))
    {
    }

    ExitCode code() const noexcept { return code_; }
    std::vector<std::string> const& lines() const noexcept { return lines_; }

private:
    ExitCode code_;
    std::vector<std::string> lines_;
};

/// A Failure for arguments, files or environment variables that cannot be used.
inline Failure usage_failure(std::string const& text,
                             std::vector<std::string> lines = {})
{
    return {ExitCode::usage, text, std::move(lines)};
}

} // namespace airudder_call

#endif // AIRUDDER_CALL_FAILURE_HPP
