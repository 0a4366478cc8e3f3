#ifndef AIRUDDER_TESTS_FUZZ_DECODE_RULES_HPP
#define AIRUDDER_TESTS_FUZZ_DECODE_RULES_HPP

#include "types.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

/// What holds for every text that is parsed as any type. Each function throws
/// Broken where it does not.
namespace fuzz {

/// Limits a text is parsed with beside the defaults.
struct Limits {
    std::size_t depth{};
    std::size_t memory{};
    std::size_t issues{};
};

/// One of 256 choices.
Limits limits_of(unsigned char byte);

/// All that follows.
void check_decoding(Type const& type,
                    std::string_view text,
                    Limits const& limits);

/// A record says what its text said, and is written so that it says so again.
void check_record(Type const& type, Decoded& record, Json const& value);

/// An error has its place in the text, and says what was expected.
void check_error(std::string_view text, airudder::Error const& error);

/// Strict parsing fails exactly at the first of the issues.
void check_strict(Type const& type,
                  std::string_view text,
                  airudder::ParseOptions options,
                  Decoding const& tolerant,
                  std::vector<airudder::Issue> const& issues);

/// Fewer issues that may be collected are the first ones.
void check_fewer_issues(Type const& type,
                        std::string_view text,
                        airudder::ParseOptions options,
                        std::size_t most,
                        std::vector<airudder::Issue> const& issues);

/// With little memory it is either the same record or an error, and not much
/// more memory than that is used.
void check_little_memory(Type const& type,
                         std::string_view text,
                         airudder::ParseOptions options,
                         std::size_t most,
                         Decoding const& tolerant);

/// Whether a text is an object of at most `depth` levels, on which Boost.JSON
/// agrees.
bool is_object(std::string_view text, std::size_t depth);

} // namespace fuzz

#endif // AIRUDDER_TESTS_FUZZ_DECODE_RULES_HPP
