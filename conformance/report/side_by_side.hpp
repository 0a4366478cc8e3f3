#ifndef AIRUDDER_CONFORMANCE_REPORT_SIDE_BY_SIDE_HPP
#define AIRUDDER_CONFORMANCE_REPORT_SIDE_BY_SIDE_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace airudder::conformance {

/// JSON text with a line for each member and element, and with each token
/// spelled as it is. A text that is not JSON is split at its line breaks.
std::vector<std::string> pretty_lines(std::string_view json);

/// A line of one of two texts that are shown side by side.
struct SideLine {
    enum class Kind {
        same,
        changed, // or only in this text
        filler   // the other text alone has a line here
    };

    Kind kind{};
    std::string text{};

    /// The part that differs from the line beside it.
    std::size_t begin{};
    std::size_t end{};

    bool operator==(SideLine const&) const = default;
};

/// Two texts with equally many lines, of which equal ones stand side by side.
struct SideBySide {
    std::vector<SideLine> left{};
    std::vector<SideLine> right{};
};

/// Aligns the lines so that as many as possible are the same. Where that would
/// take long, whole blocks count as changed.
SideBySide align(std::vector<std::string> const& left,
                 std::vector<std::string> const& right);

} // namespace airudder::conformance

#endif // AIRUDDER_CONFORMANCE_REPORT_SIDE_BY_SIDE_HPP
