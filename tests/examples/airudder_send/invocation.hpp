#ifndef AIRUDDER_SEND_INVOCATION_HPP
#define AIRUDDER_SEND_INVOCATION_HPP

#include "airudder_send/program.hpp"

#include <sstream>
#include <string>
#include <vector>

/// Runs the program in the test.
namespace airudder_send {

using Words = std::vector<std::string>;

struct Outcome {
    int exit_code{};
    std::string output{};
    std::string errors{};
};

inline Outcome run(Words const& words, std::string const& input = {})
{
    std::istringstream in(input);
    std::ostringstream out;
    std::ostringstream errors;
    auto const code = run(words, in, out, errors);
    return {.exit_code = static_cast<int>(code),
            .output = out.str(),
            .errors = errors.str()};
}

/// Sends a status of a WABA message. Repetitions follow at once.
inline Words status_to(std::string const& url, Words const& more = {})
{
    Words words{url, "workflow.waba_status_changed", "--retry-wait", "0.001"};
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

} // namespace airudder_send

#endif // AIRUDDER_SEND_INVOCATION_HPP
