#ifndef AIRUDDER_CHECK_BODY_TYPE_HPP
#define AIRUDDER_CHECK_BODY_TYPE_HPP

#include <airudder/issue.hpp>
#include <airudder/result.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace airudder_check {

/// How a text deviates from a documented type.
struct Finding {
    /// Why the text has no value of any type; nothing if it has one.
    std::optional<airudder::Error> error{};

    /// The first issues, in the order of the text.
    std::vector<airudder::Issue> issues{};

    /// The number of all issues.
    std::size_t count{};
};

/// A body that an operation documents.
struct BodyType {
    /// "workflow.api_node_pushed" for a webhook's event or an endpoint's answer,
    /// "workflow.query_workflow_ids.request" for the body of a request.
    std::string name{};

    Finding (*check)(std::string_view text){};

    /// Whether names of members may be part of a secret.
    bool secret = false;
};

/// All documented bodies, in the order of the spec.
std::vector<BodyType> body_types();

} // namespace airudder_check

#endif // AIRUDDER_CHECK_BODY_TYPE_HPP
