#ifndef AIRUDDER_SEND_FAILURE_HPP
#define AIRUDDER_SEND_FAILURE_HPP

#include <stdexcept>

namespace airudder_send {

/// The program's exit codes.
enum class ExitCode {
    accepted = 0,
    other = 1,
    usage = 2,
    no_connection = 11,
    abnormal = 15,
};

/// Arguments, files or environment variables that cannot be used. The text
/// repeats no value, because a value may be a secret.
class UsageError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

} // namespace airudder_send

#endif // AIRUDDER_SEND_FAILURE_HPP
