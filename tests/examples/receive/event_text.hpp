#ifndef AIRUDDER_RECEIVE_EVENT_TEXT_HPP
#define AIRUDDER_RECEIVE_EVENT_TEXT_HPP

#include "receive/storage.hpp"

#include <airudder/issue.hpp>

#include <chrono>
#include <string>
#include <vector>

namespace receive {

/// UTC with milliseconds, e.g. "2026-11-30T03:25:21.123Z". Texts are in the
/// order of their times.
std::string time_text(std::chrono::system_clock::time_point time);

/// JSON array of objects with `pointer` and `kind`.
std::string issues_text(std::vector<airudder::Issue> const& issues);

/// A line of --list: a JSON object, and a line break.
std::string line_of(StoredEvent const& event);

} // namespace receive

#endif // AIRUDDER_RECEIVE_EVENT_TEXT_HPP
