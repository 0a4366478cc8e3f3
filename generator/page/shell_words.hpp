#ifndef AIRUDDER_GENERATOR_PAGE_SHELL_WORDS_HPP
#define AIRUDDER_GENERATOR_PAGE_SHELL_WORDS_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace airudder::generator {

/// A word of a shell command, without its quotes.
struct ShellWord {
    std::size_t offset{}; // where it starts
    std::string text{};
};

/// One command of a POSIX shell, as far as samples have it: words, '…', "…",
/// $'…', backslashes, lines continued by a backslash (white space may follow
/// it). Nothing is expanded.
struct ShellCommand {
    std::vector<ShellWord> words{};
    std::size_t end{};   // offset of what follows the command's last line
    std::string error{}; // what was expected, if it cannot be read …
    std::size_t error_offset{}; // … and where
};

ShellCommand read_shell_command(std::string_view text);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_PAGE_SHELL_WORDS_HPP
