#ifndef AIRUDDER_GENERATOR_CHARACTERS_HPP
#define AIRUDDER_GENERATOR_CHARACTERS_HPP

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace airudder::generator {

struct CodePoint {
    std::uint32_t value{};

    /// Its number of bytes in UTF-8.
    std::size_t size{};
};

/// The first character of `text`, which must be UTF-8 and not empty.
CodePoint first_code_point(std::string_view text) noexcept;

/// True for characters that editors or terminals hide or execute, or at which
/// they break or reorder the line: the categories Cc, Cf, Zl and Zp of Unicode
/// 15, U+E0000 to U+E0FFF, U+FFFE and U+FFFF.
bool is_hidden(std::uint32_t code_point) noexcept;

// These functions know only the digits and letters of ASCII.

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
constexpr bool is_lower(char c) noexcept { return c >= 'a' && c <= 'z'; }
constexpr bool is_upper(char c) noexcept { return c >= 'A' && c <= 'Z'; }

constexpr bool is_letter_or_digit(char c) noexcept
{
    return is_lower(c) || is_upper(c) || is_digit(c);
}

std::string to_lower(std::string_view text);
std::string to_upper(std::string_view text);

/// `text` without white space at its ends.
std::string_view trimmed(std::string_view text) noexcept;

/// The words of a text in snake case, e.g. "create_instance" for
/// "createInstance()"; at most 60 characters.
std::string snake_words(std::string_view text);

bool equal_ignoring_case(std::string_view left,
                         std::string_view right) noexcept;

/// Files are named like groups, operations and variants.
inline constexpr std::size_t max_operation_name = 100;

/// Compilers need not tell longer identifiers than 1,024 characters apart
/// ([implimits]), and ours are made of several names.
inline constexpr std::size_t max_identifier = 255;

/// True for `[a-z][a-z0-9_]*` of at most max_operation_name characters: groups,
/// operations, variants.
bool is_operation_name(std::string_view text) noexcept;

/// True for `[A-Z][A-Za-z0-9]*` of at most max_identifier characters.
bool is_type_name(std::string_view text) noexcept;

/// True for `[A-Za-z_][A-Za-z0-9_]*` of at most max_identifier characters.
bool is_cpp_identifier(std::string_view text) noexcept;

/// "of at most 255 characters", for messages.
std::string identifier_limit();

/// True for a token as defined in RFC 9110, section 5.6.2.
bool is_header_name(std::string_view text) noexcept;

/// True for the path of a URL that leads elsewhere than it says: it begins with
/// "//", so that a host follows (RFC 3986, 4.2), or has a segment "." or "..",
/// percent-encoded or not, which clients and servers remove (5.2.4).
bool is_misleading_path(std::string_view path);

/// `text` in a form that is safe to show on one line. Bytes that are not UTF-8
/// and ASCII controls become e.g. `\x1b`; other hidden characters become e.g.
/// `\u202e` or `\U000e0001`. All other characters stay, including backslashes.
std::string printable(std::string_view text);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_CHARACTERS_HPP
