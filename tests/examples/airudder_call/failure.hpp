#ifndef AIRUDDER_CALL_FAILURE_HPP
#define AIRUDDER_CALL_FAILURE_HPP

#include <airudder/client/call_error.hpp>

#include <stdexcept>
#include <string>

namespace airudder_call {

/// What the program's end tells the shell.
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

/// Ends the program; its text goes to standard error.
class Failure : public std::runtime_error {
public:
    Failure(ExitCode code, std::string const& text)
        : std::runtime_error(text), code_(code)
    {
    }

    ExitCode code() const noexcept { return code_; }

private:
    ExitCode code_;
};

/// The arguments, or what they lead to, cannot be used.
inline Failure usage_failure(std::string const& text)
{
    return {ExitCode::usage, text};
}

} // namespace airudder_call

#endif // AIRUDDER_CALL_FAILURE_HPP
