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

/// A command of a POSIX shell. Covers what samples use: words, '…', "…", $'…',
/// backslashes, and lines continued by a backslash, even if white space follows
/// it. Expands nothing.
struct ShellCommand {
    std::vector<ShellWord> words{};
    std::size_t end{};          // offset after the command's last line
    std::string error{};        // what was expected; empty if there is no error
    std::size_t error_offset{}; // where it was expected
};

ShellCommand read_shell_command(std::string_view text);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_PAGE_SHELL_WORDS_HPP
