#ifndef AIRUDDER_GENERATOR_DIFF_OPERATION_PAIR_HPP
#define AIRUDDER_GENERATOR_DIFF_OPERATION_PAIR_HPP

#include "comparison.hpp"

#include <cstddef>
#include <string>

/// The functions of compare_operations for each part of an operation.
namespace airudder::generator {

/// An operation of one spec.
struct OneOperation {
    OperationObject const& object;
    Header const& header;
};

/// An operation that both specs have. Refers to the comparison.
class OperationPair {
public:
    /// `index` is that of the operation in the new spec.
    OperationPair(Comparison const& of,
                  OneOperation const& before,
                  OneOperation const& after,
                  std::size_t index)
        : comparison(of), was(before), is(after), index_(index)
    {
    }

    Comparison const& comparison;
    OneOperation was;
    OneOperation is;

    bool is_webhook() const { return is.object.webhook; }

    /// Requests are sent; events are received.
    Usage request_usage() const;
    Usage response_usage() const;

    /// A change at a place relative to the operation: in the new spec, or in the
    /// old one if only that has it.
    Change at(std::string const& place) const;

    /// Adds a change of a type, if it is one.
    void compare_type(Type const& before,
                      Type const& after,
                      Usage const& usage,
                      Rule rule,
                      Change change) const;

    /// Adds a change of whether a whole body may be null, which no C++ type
    /// says. A null pointer stands for an operation without that body.
    void compare_nullable(Content const* before,
                          Content const* after,
                          Usage const& usage,
                          Change change) const;

private:
    std::size_t index_;
};

/// E.g. "airudder::task::get_task_detail".
std::string descriptor_name(Header const& header);

/// Compares what only comments show, or no header at all: texts, pages,
/// assumptions, deviations and examples.
void compare_documentation(OperationPair const& pair);

/// Compares method, path, and the parts of the request or the event.
void compare_request(OperationPair const& pair);

/// Compares the types of responses or replies.
void compare_response(OperationPair const& pair);

/// Compares the statuses of all responses.
void compare_statuses(OperationPair const& pair);

/// Compares the headers that are not members of a record.
void compare_headers(OperationPair const& pair);

/// Compares what only webhooks have: the reply that is sent, and what identifies
/// an event.
void compare_webhook(OperationPair const& pair);

/// Finds the webhooks that other webhooks make harder, or easier, to recognize.
void compare_identification(Comparison const& comparison);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_DIFF_OPERATION_PAIR_HPP
