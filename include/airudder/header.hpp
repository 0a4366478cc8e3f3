#ifndef AIRUDDER_HEADER_HPP
#define AIRUDDER_HEADER_HPP

#include <airudder/detail/requirements.hpp>

#include <string>
#include <string_view>

namespace airudder {

/// One field of an HTTP message's head, e.g. `User-Agent: Airudder`.
struct Header {
    /// Field name; its case is without meaning (RFC 9110, section 5.1).
    std::string name{};

    /// Field value, without white space around it.
    std::string value{};

    bool operator==(Header const&) const = default;
};

/// A header that an operation's documentation names, besides Authorization,
/// Content-Type and Accept, which follow from the operation itself.
struct HeaderParameter {
    /// Field name as documented, e.g. "User-Agent".
    std::string_view name{};

    /// Documented default; empty where there is none.
    std::string_view value{};

    /// The documentation says that it must be sent.
    bool required{};
};

} // namespace airudder

#endif // AIRUDDER_HEADER_HPP
