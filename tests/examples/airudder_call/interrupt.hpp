#ifndef AIRUDDER_CALL_INTERRUPT_HPP
#define AIRUDDER_CALL_INTERRUPT_HPP

#include <functional>

namespace airudder_call {

/// Makes every signal that would end the program, except those for its own
/// faults, end it as cancelled: at once, or through a Cancellable if there is
/// one. Signals that are ignored, as by nohup, stay ignored. A closed pipe and
/// the limit of file sizes become write errors. Call this before starting other
/// threads, which must block the signals too.
void watch_signals();

/// While it lives, the first signal calls `cancel` in another thread. Further
/// signals are ignored, so that the cancelled operation can clean up. Of nested
/// objects, signals reach the innermost.
class Cancellable {
public:
    explicit Cancellable(std::function<void()> cancel);
    ~Cancellable();

    Cancellable(Cancellable const&) = delete;
    Cancellable& operator=(Cancellable const&) = delete;

    /// Called by the thread that watches signals.
    void cancel();

private:
    std::function<void()> cancel_;
    Cancellable* outer_ = nullptr;
};

} // namespace airudder_call

#endif // AIRUDDER_CALL_INTERRUPT_HPP
