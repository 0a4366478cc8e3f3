#ifndef AIRUDDER_TESTS_FUZZ_DECODE_RULES_HPP
#define AIRUDDER_TESTS_FUZZ_DECODE_RULES_HPP

#include "types.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

/// Properties of every text that is parsed as any type. Each function throws
/// Broken if a property does not hold.
namespace fuzz {

/// Limits to parse a text with, in addition to the defaults.
struct Limits {
    std::size_t depth{};
    std::size_t memory{};
    std::size_t issues{};
};

/// Maps each byte to a choice of limits.
Limits limits_of(unsigned char byte);

/// Checks all of the properties below.
void check_decoding(Type const& type,
                    std::string_view text,
                    Limits const& limits);

/// A record has the values of its text, and they survive when it is written and
/// read again.
void check_record(Type const& type, Decoded& record, Json const& value);

/// An error has a place in the text and says what was expected.
void check_error(std::string_view text, airudder::Error const& error);

/// Strict parsing fails exactly at the first of the issues.
void check_strict(Type const& type,
                  std::string_view text,
                  airudder::ParseOptions options,
                  Decoding const& tolerant,
                  std::vector<airudder::Issue> const& issues);

/// With a lower limit, the first issues are collected.
void check_fewer_issues(Type const& type,
                        std::string_view text,
                        airudder::ParseOptions options,
                        std::size_t most,
                        std::vector<airudder::Issue> const& issues);

/// With little memory, parsing gives the same record or an error, and uses
/// little more memory than allowed.
void check_little_memory(Type const& type,
                         std::string_view text,
                         airudder::ParseOptions options,
                         std::size_t most,
                         Decoding const& tolerant);

/// Whether a text is an object of at most `depth` levels. Boost.JSON must
/// agree.
bool is_object(std::string_view text, std::size_t depth);

} // namespace fuzz

#endif // AIRUDDER_TESTS_FUZZ_DECODE_RULES_HPP
