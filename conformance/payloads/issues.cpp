#include "payloads/issues.hpp"

#include <algorithm>
#include <utility>

namespace airudder::conformance {
namespace {

void add_message(IssueRow& row, std::string const& message)
{
    constexpr std::size_t most = 10;
    if (message.empty() ||
        std::ranges::find(row.messages, message) != row.messages.end())
        return;
    if (row.messages.size() == most)
        row.more_messages = true;
    else
        row.messages.push_back(message);
}

} // namespace

void IssueTable::add(PayloadIssue const& issue)
{
    auto const [position, is_new] = positions_.try_emplace(
        {issue.operation, issue.pointer, issue.kind}, rows_.size());
    if (is_new)
        rows_.push_back({.operation = issue.operation,
                         .pointer = issue.pointer,
                         .kind = issue.kind,
                         .first_file = issue.file});
    auto& row = rows_[position->second];
    ++row.count;
    if (row.files == 0 || row.last_file != issue.file)
        ++row.files;
    row.last_file = issue.file;
    add_message(row, issue.message);
}

std::vector<IssueRow> IssueTable::take_rows()
{
    positions_.clear();
    auto rows = std::exchange(rows_, {});
    std::ranges::stable_sort(rows, {}, &IssueRow::operation);
    return rows;
}

} // namespace airudder::conformance
