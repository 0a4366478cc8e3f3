#ifndef AIRUDDER_TESTS_CONFORMANCE_REPORT_TEXT_PARTS_HPP
#define AIRUDDER_TESTS_CONFORMANCE_REPORT_TEXT_PARTS_HPP

#include <cstddef>
#include <string>

namespace airudder::conformance {

inline bool holds(std::string const& text, std::string const& part)
{
    return text.find(part) != std::string::npos;
}

inline std::size_t count_of(std::string const& text, std::string const& part)
{
    std::size_t count = 0;
    for (auto at = text.find(part); at != text.npos;
         at = text.find(part, at + part.size()))
        ++count;
    return count;
}

/// From `begin` to before the next `end`; empty without `begin`.
inline std::string between(std::string const& text,
                           std::string const& begin,
                           std::string const& end)
{
    auto const from = text.find(begin);
    if (from == text.npos)
        return {};
    return text.substr(from, text.find(end, from + begin.size()) - from);
}

} // namespace airudder::conformance

#endif // AIRUDDER_TESTS_CONFORMANCE_REPORT_TEXT_PARTS_HPP
