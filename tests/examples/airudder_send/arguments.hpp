#ifndef AIRUDDER_SEND_ARGUMENTS_HPP
#define AIRUDDER_SEND_ARGUMENTS_HPP

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace airudder_send {

/// The command line, read.
struct Arguments {
    /// Help, the version or a list, if asked for.
    std::string answer{};

    std::string url{};

    /// The operationId of a webhook.
    std::string operation{};

    /// The words MEMBER=VALUE.
    std::vector<std::string> members{};

    /// File of the body, "-" for standard input.
    std::optional<std::string> body{};

    std::uint64_t repeat = 1;

    /// Events a second.
    std::optional<double> rate{};

    bool distinct = false;

    std::chrono::duration<double> retry_wait = std::chrono::minutes(1);

    /// Names of environment variables that hold secrets.
    std::optional<std::string> secret_variable{};
    std::optional<std::string> hmac_variable{};

    std::optional<std::string> hmac_header{};
    std::optional<std::string> ca_file{};
};

/// Throws UsageError if the command line cannot be used.
Arguments read_arguments(std::vector<std::string> words);

} // namespace airudder_send

#endif // AIRUDDER_SEND_ARGUMENTS_HPP
