#ifndef AIRUDDER_TESTS_MUTANTS_CHANGES_HPP
#define AIRUDDER_TESTS_MUTANTS_CHANGES_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mutants {

/// One small change to a C++ file.
struct Change {
    /// What it is to find out about the tests:
    ///
    /// - comparison: `==` is `!=`, `<` is `>=`
    /// - boundary: `<` is `<=`
    /// - condition: `if (a)` is `if (!(a))`, `!a` is `a`, `&&` is `||`
    /// - statement: it is dropped
    /// - constant: `true` is `false`, 0 is 1, 1 is 0, 7 is (7 + 1)
    std::string_view kind{};

    /// Where it is; the statement that it is in begins in `first_line`.
    int first_line{};
    int line{};

    /// The text that is replaced, and what replaces it.
    std::size_t at{};
    std::size_t size{};
    std::string text{};
};

/// All changes that may be made to a file, in the order of their places. What
/// the compiler decides is left alone: template arguments, static_assert,
/// constraints, attributes.
std::vector<Change> changes_in(std::string_view text);

} // namespace mutants

#endif // AIRUDDER_TESTS_MUTANTS_CHANGES_HPP
