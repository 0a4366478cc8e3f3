#ifndef AIRUDDER_RECEIVE_FAILURE_HPP
#define AIRUDDER_RECEIVE_FAILURE_HPP

#include <stdexcept>
#include <string>

namespace receive {

/// The programs' exit codes.
enum class ExitCode {
    done = 0,
    other = 1,
    usage = 2,
    listen = 11,
    storage = 19,
};

/// Says what was expected and what was found. Ends the program if it happens at
/// its start.
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

inline Failure usage_failure(std::string const& text)
{
    return {ExitCode::usage, text};
}

} // namespace receive

#endif // AIRUDDER_RECEIVE_FAILURE_HPP
