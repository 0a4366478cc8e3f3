#ifndef AIRUDDER_CALL_ARGUMENTS_HPP
#define AIRUDDER_CALL_ARGUMENTS_HPP

#include <airudder/header.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace airudder_call {

/// Whether to show a request instead of sending it: as HTTP, or as a call of
/// curl.
enum class DryRun { none, http, curl };

/// JSON without white space, or with a line for each member.
enum class Layout { compact, pretty };

/// The command line, read.
struct Arguments {
    /// General help or the version, if asked for.
    std::string answer{};

    /// Whether to show the help of `operation`.
    bool help = false;

    /// Whether to list the operations: all, or those that `operation` names.
    bool list = false;

    /// An operationId, or "download"; with `list` also a group.
    std::optional<std::string> operation{};

    /// The words after the operation: MEMBER=VALUE, or URL and FILE.
    std::vector<std::string> words{};

    std::optional<std::string> server{};
    std::optional<std::string> ca_file{};
    std::optional<std::chrono::milliseconds> timeout{};

    /// Name of the environment variable that holds the key.
    std::optional<std::string> key_variable{};

    /// Headers to send with the request.
    std::vector<airudder::Header> headers{};

    /// File of the request, "-" for standard input.
    std::optional<std::string> body{};

    /// Whether only its owner may read a downloaded file.
    bool is_private = false;

    bool strict = false;
    bool verbose = false;

    /// How to show the request instead of sending it, if at all.
    DryRun dry_run = DryRun::none;

    /// The layout of JSON; unless it is given, pretty on a terminal only.
    std::optional<Layout> layout{};

    /// File of the answer instead of standard output.
    std::optional<std::string> output{};
};

/// Throws Failure if the command line cannot be used. Its text repeats no value,
/// because a value may be a secret in the wrong place.
Arguments read_arguments(int argc, char const* const* argv);

} // namespace airudder_call

#endif // AIRUDDER_CALL_ARGUMENTS_HPP
