#ifndef AIRUDDER_RECEIVE_OPTIONS_HPP
#define AIRUDDER_RECEIVE_OPTIONS_HPP

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace CLI {
class App;
} // namespace CLI

namespace receive {

enum class Action { serve, list, follow };

/// The options that the programs share.
struct Options {
    /// Help or the version, if asked for.
    std::string answer{};

    Action action = Action::serve;

    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;
    std::string certificate_file{};
    std::string key_file{};

    /// Values of environment variables; empty if not asked for.
    std::string secret{};
    std::string hmac_key{};
    std::string hmac_header{};

    std::size_t max_body = std::size_t{4} << 20;
    std::chrono::milliseconds timeout = std::chrono::seconds(8);
    std::chrono::milliseconds grace = std::chrono::seconds(10);

    /// How long delivery keys are kept; 0 is for ever.
    std::chrono::milliseconds keep_keys = std::chrono::hours(24);

    bool verbose = false;
};

/// What the command line of one program has beyond the shared options.
struct OwnOptions {
    std::string program{};
    std::string purpose{};
    std::function<void(CLI::App&)> add{};
};

/// Host and port, e.g. of "127.0.0.1:8080" or "[::1]:8080".
struct HostAndPort {
    std::string host{};
    std::uint16_t port{};
};

/// Throws Failure for any other text; `option` is the option that has it.
HostAndPort read_host_and_port(std::string_view option, std::string_view text);

/// Throws Failure if the command line or the environment cannot be used. Its
/// text repeats no value that may be a secret.
Options read_options(int argc, char const* const* argv, OwnOptions const& own);

} // namespace receive

#endif // AIRUDDER_RECEIVE_OPTIONS_HPP
