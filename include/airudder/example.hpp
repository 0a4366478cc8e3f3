#ifndef AIRUDDER_EXAMPLE_HPP
#define AIRUDDER_EXAMPLE_HPP

#include <airudder/describe.hpp>

#include <string_view>

namespace airudder {

/// A documented example: its place in the spec and the type that reads it.
template <Record ValueT>
struct Example {
    /// The type that reads it.
    using Value = ValueT;

    /// The operationId and the message, e.g. "workflow.query_workflow_ids
    /// request" or "auth.issue_token 200".
    std::string_view name{};

    /// JSON Pointer (RFC 6901) to the example's value in
    /// spec/airudder.openapi.json.
    std::string_view pointer{};
};

} // namespace airudder

#endif // AIRUDDER_EXAMPLE_HPP
