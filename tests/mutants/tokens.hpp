#ifndef AIRUDDER_TESTS_MUTANTS_TOKENS_HPP
#define AIRUDDER_TESTS_MUTANTS_TOKENS_HPP

#include <cstddef>
#include <string_view>
#include <vector>

namespace mutants {

enum class TokenKind { name, number, character, text, punctuation };

inline constexpr std::size_t none = static_cast<std::size_t>(-1);

struct Token {
    TokenKind kind{};
    std::string_view text{};
    std::size_t at{}; // offset in the file
    int line{};

    /// Whether white space stands before it and after it. clang-format puts white
    /// space around binary operators, but not around template arguments.
    bool spaced{};

    /// For a bracket, the index of its counterpart.
    std::size_t partner = none;

    /// Index of the innermost bracket that it stands in.
    std::size_t enclosing = none;
};

/// The tokens of a C++ file, without comments and preprocessor lines. They refer
/// to the text.
std::vector<Token> tokens_of(std::string_view text);

} // namespace mutants

#endif // AIRUDDER_TESTS_MUTANTS_TOKENS_HPP
