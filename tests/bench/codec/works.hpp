#ifndef AIRUDDER_BENCH_WORKS_HPP
#define AIRUDDER_BENCH_WORKS_HPP

#include <airudder/task/get_task_detail.hpp>
#include <airudder/workflow/api_node_pushed.hpp>
#include <airudder/workflow/waba_status_changed.hpp>

#include <cstddef>
#include <string>
#include <string_view>

/// The texts and records that all contenders decode and encode. They are made
/// from the documented examples and are always the same.
namespace bench {

using NodePush = airudder::workflow::ApiNodePush;
using Waba = airudder::workflow::WabaStatusChange;
using Items = airudder::task::TaskDetailResult;

/// A text to decode and the same text without white space.
struct Work {
    std::string text;
    std::string compact;
};

/// `node_push_pretty`, `node_push_minified`, likewise `waba_` and `items_`
/// (1,000 task items); `items_unknown` and `items_misfit`: minified, with one
/// unknown member or one text in place of an integer in each item;
/// `items_100000`: minified. Throws std::invalid_argument for other names.
Work work(std::string_view name);

/// The suffix of a record's name after `node_push`, `waba` or `items`. With
/// `_escapes` every string has a quote and a line feed. With `_half` every
/// second optional is absent.
std::string_view variant_of(std::string_view name);

/// The text of the record that `name` begins with.
std::string record_text(std::string_view name);

} // namespace bench

#endif // AIRUDDER_BENCH_WORKS_HPP
