#ifndef AIRUDDER_TESTS_MUTANTS_CHANGES_HPP
#define AIRUDDER_TESTS_MUTANTS_CHANGES_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mutants {

/// One small change to a C++ file.
struct Change {
    /// The kind of change:
    ///
    /// - comparison: `==` becomes `!=`, `<` becomes `>=`
    /// - boundary: `<` becomes `<=`
    /// - condition: `if (a)` becomes `if (!(a))`, `!a` becomes `a`, `&&` becomes
    ///   `||`
    /// - statement: the statement is dropped
    /// - constant: `true` becomes `false`, 0 becomes 1, 1 becomes 0, 7 becomes
    ///   (7 + 1)
    std::string_view kind{};

    /// The line of the change, and the first line of its statement.
    int first_line{};
    int line{};

    /// The place of the replaced text, and the new text.
    std::size_t at{};
    std::size_t size{};
    std::string text{};
};

/// All changes that may be made to a file, in the order of their places. Code
/// that only the compiler evaluates is left alone: template arguments,
/// static_assert, constraints, attributes.
std::vector<Change> changes_in(std::string_view text);

} // namespace mutants

#endif // AIRUDDER_TESTS_MUTANTS_CHANGES_HPP
