#ifndef AIRUDDER_CALL_PROGRESS_HPP
#define AIRUDDER_CALL_PROGRESS_HPP

#include <airudder/client/download_progress.hpp>

#include <chrono>
#include <optional>
#include <string>

namespace airudder_call {

/// A line that shows a download's progress if standard error is a terminal.
class ProgressLine {
public:
    ProgressLine();

    /// Updates the line, at most ten times a second.
    void show(airudder::DownloadProgress const& progress);

    /// Shows the last progress and ends the line, if there is one.
    void end();

private:
    using Clock = std::chrono::steady_clock;

    void print();

    bool on_terminal_;
    std::optional<airudder::DownloadProgress> latest_{};
    Clock::time_point next_{};
    std::string::size_type width_ = 0;
};

} // namespace airudder_call

#endif // AIRUDDER_CALL_PROGRESS_HPP
