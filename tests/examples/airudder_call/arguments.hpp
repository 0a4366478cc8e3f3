#ifndef AIRUDDER_CALL_ARGUMENTS_HPP
#define AIRUDDER_CALL_ARGUMENTS_HPP

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace airudder_call {

/// What the command line says.
struct Arguments {
    /// General help or the version, if that is what was asked for.
    std::string answer{};

    /// How `operation` is used is asked for.
    bool help = false;

    /// Whether to list the operations: all, or those that `operation` names.
    bool list = false;

    /// An operationId, or "download"; with `list` also a group.
    std::optional<std::string> operation{};

    /// What follows it: MEMBER=VALUE, or URL and FILE.
    std::vector<std::string> words{};

    std::optional<std::string> server{};
    std::optional<std::string> ca_file{};
    std::optional<std::chrono::milliseconds> timeout{};

    /// Name of the environment variable that holds the key.
    std::optional<std::string> key_variable{};

    /// File of the request, "-" for standard input.
    std::optional<std::string> body{};

    /// A downloaded file is for its owner only.
    bool is_private = false;

    bool strict = false;
    bool verbose = false;
};

/// Throws Failure. Its text repeats no value: it may be a secret in the wrong
/// place.
Arguments read_arguments(int argc, char const* const* argv);

} // namespace airudder_call

#endif // AIRUDDER_CALL_ARGUMENTS_HPP
