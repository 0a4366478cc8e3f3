#ifndef AIRUDDER_HEADER_HPP
#define AIRUDDER_HEADER_HPP

#include <airudder/detail/requirements.hpp>

#include <string>
#include <string_view>

namespace airudder {

/// One field of an HTTP message's head, e.g. `User-Agent: Airudder`.
struct Header {
    /// Field name, case-insensitive (RFC 9110, section 5.1).
    std::string name{};

    /// Field value without leading or trailing white space.
    std::string value{};

    bool operator==(Header const&) const = default;
};

/// A header that an operation's documentation names, except Authorization,
/// Content-Type and Accept, which follow from the operation itself.
struct HeaderParameter {
    /// Field name as documented, e.g. "User-Agent".
    std::string_view name{};

    /// Documented default; empty if there is none.
    std::string_view value{};

    /// Whether the documentation says that it must be sent.
    bool required{};
};

} // namespace airudder

#endif // AIRUDDER_HEADER_HPP
