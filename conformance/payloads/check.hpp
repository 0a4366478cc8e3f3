#ifndef AIRUDDER_CONFORMANCE_PAYLOADS_CHECK_HPP
#define AIRUDDER_CONFORMANCE_PAYLOADS_CHECK_HPP

#include "cases.hpp"
#include "payloads/issues.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace airudder::conformance {

/// The result of checking one payload.
struct PayloadResult {
    std::string file{};      // path below the folder
    std::string operation{}; // as BodyCase::name; empty if not identified
    std::size_t bytes{};
    std::size_t issues{};

    /// Why it cannot be used, or how it comes back; empty if it is lossless.
    std::string problem{};

    double seconds{}; // that the check took
};

/// Checks that the payload `text` comes back as the same JSON value with every
/// number spelled alike, as an independent reader sees it, and that `parse`
/// reports the issues which the types imply. Adds the issues to `issues`.
PayloadResult check_payload(Cases const& cases,
                            std::string const& file,
                            std::string_view text,
                            IssueTable& issues);

} // namespace airudder::conformance

#endif // AIRUDDER_CONFORMANCE_PAYLOADS_CHECK_HPP
