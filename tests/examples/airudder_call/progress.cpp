#include "airudder_call/progress.hpp"

#include <algorithm>
#include <iostream>
#include <string>
#include <unistd.h>

namespace airudder_call {
namespace {

std::string in_words(airudder::DownloadProgress const& progress)
{
    auto text = std::to_string(progress.received);
    if (!progress.total)
        return text + " bytes";
    auto const total = *progress.total;
    auto const percent = total == 0
                             ? 100
                             : 100.0 * static_cast<double>(progress.received) /
                                   static_cast<double>(total);
    return text + " of " + std::to_string(total) + " bytes, " +
           std::to_string(static_cast<int>(percent)) + " %";
}

} // namespace

ProgressLine::ProgressLine() : on_terminal_(::isatty(STDERR_FILENO) == 1) {}

void ProgressLine::show(airudder::DownloadProgress const& progress)
{
    latest_ = progress;
    auto const now = Clock::now();
    if (now < next_)
        return;
    next_ = now + std::chrono::milliseconds(100);
    print();
}

void ProgressLine::end()
{
    if (!on_terminal_ || !latest_)
        return;
    print();
    std::cerr << '\n';
}

/// Pads the text to cover the previous one.
void ProgressLine::print()
{
    if (!on_terminal_)
        return;
    auto text = in_words(*latest_);
    auto const size = text.size();
    text.resize(std::max(size, width_), ' ');
    width_ = size;
    std::cerr << '\r' + text;
}

} // namespace airudder_call
