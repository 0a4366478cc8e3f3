#ifndef AIRUDDER_PEERS_COMPARE_PEERS_HPP
#define AIRUDDER_PEERS_COMPARE_PEERS_HPP

#include <string>
#include <string_view>

/// Ways to read the webhook workflow.waba_status_changed into a struct. Each function
/// reads a body into the way's struct and writes that as JSON. It throws if the body
/// is refused.
namespace compare {

struct Written {
    std::string json{};

    /// Whether the reader said that the body is not as documented.
    bool reported = false;
};

/// These bindings.
Written with_bindings(std::string_view body);

/// The struct that quicktype makes of the spec, with nlohmann/json.
Written with_quicktype(std::string_view body);

/// A hand-written struct, with Boost.Describe and Boost.JSON's value_to.
Written with_value_to(std::string_view body);

} // namespace compare

#endif // AIRUDDER_PEERS_COMPARE_PEERS_HPP
