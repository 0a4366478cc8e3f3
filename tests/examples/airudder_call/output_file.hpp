#ifndef AIRUDDER_CALL_OUTPUT_FILE_HPP
#define AIRUDDER_CALL_OUTPUT_FILE_HPP

#include "airudder_call/interrupt.hpp"

#include <airudder/detail/client/part_file.hpp>

#include <atomic>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

namespace airudder_call {

/// A file that goes to standard output once it is complete. It is in a temporary
/// folder of its own, which is removed even after a signal.
class OutputFile {
public:
    /// Throws Failure if standard output is closed, or if the folder cannot be
    /// made.
    OutputFile();
    ~OutputFile();

    OutputFile(OutputFile const&) = delete;
    OutputFile& operator=(OutputFile const&) = delete;

    std::string path() const { return folder_ + "/recording"; }

    /// Removes the file and writes its content to standard output. Throws
    /// Failure.
    void print();

private:
    void remove() noexcept;

    std::atomic<bool> cancelled_ = false;

    /// Keeps a signal from ending the program before the folder is removed.
    std::optional<Cancellable> removing_{};
    std::string folder_{};
};

/// A file for an answer, which is written completely or not at all. It is opened
/// before the call, so that one that cannot be written is refused in time.
class AnswerFile {
public:
    /// Throws Failure.
    AnswerFile(std::string path, bool is_private);

    /// Throws Failure.
    void write(std::string_view text);

private:
    [[noreturn]] void fail(std::error_code error) const;

    std::string path_;
    std::atomic<bool> cancelled_ = false;

    /// Keeps a signal from ending the program before the file is removed.
    Cancellable removing_{[this] {
        cancelled_ = true;
    }};
    airudder::detail::PartFile file_{};
};

} // namespace airudder_call

#endif // AIRUDDER_CALL_OUTPUT_FILE_HPP
