#ifndef AIRUDDER_CALL_OPTIONS_HPP
#define AIRUDDER_CALL_OPTIONS_HPP

#include "airudder_call/arguments.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace airudder_call {

/// The command line as it is.
struct Given : Arguments {
    std::optional<std::string> seconds{};
    bool version = false;
};

/// An option and where its value goes: one of the two pointers.
struct Option {
    std::string_view name{};
    std::string_view value_name{};
    std::string_view description{};
    std::optional<std::string> Given::*text = nullptr;
    bool Given::*flag = nullptr;
};

inline constexpr std::array options{
    Option{.name = "--help",
           .description = "Say how this is used, or an operation beside it",
           .flag = &Given::help},
    Option{.name = "--version",
           .description = "Say which version this is",
           .flag = &Given::version},
    Option{.name = "--list",
           .description = "Show the operations and their members, or those of "
                          "one\noperation or group",
           .flag = &Given::list},
    Option{.name = "--server",
           .value_name = "URL",
           .description = "Origin of the server [https://api.airudder.com]",
           .text = &Given::server},
    Option{.name = "--ca",
           .value_name = "FILE",
           .description = "Trusted certificates (PEM), not the system's",
           .text = &Given::ca_file},
    Option{.name = "--timeout",
           .value_name = "SECONDS",
           .description = "For everything together, e.g. 2.5 [30; 1800 for a "
                          "download]",
           .text = &Given::seconds},
    Option{.name = "--encrypt-key-env",
           .value_name = "NAME",
           .description = "Environment variable with the key of encrypted "
                          "calls",
           .text = &Given::key_variable},
    Option{.name = "--body",
           .value_name = "FILE",
           .description = "The request as JSON; - is standard input",
           .text = &Given::body},
    Option{.name = "--private",
           .description = "Make a downloaded file that only its owner may read",
           .flag = &Given::is_private},
    Option{.name = "--strict",
           .description = "An answer that deviates from what is documented is "
                          "a failure",
           .flag = &Given::strict},
    Option{.name = "--verbose",
           .description = "Say on standard error what happens",
           .flag = &Given::verbose},
};

/// Null if there is none of this name.
constexpr Option const* find_option(std::string_view name) noexcept
{
    if (name == "-h")
        name = "--help";
    for (auto const& option : options)
        if (option.name == name)
            return &option;
    return nullptr;
}

} // namespace airudder_call

#endif // AIRUDDER_CALL_OPTIONS_HPP
