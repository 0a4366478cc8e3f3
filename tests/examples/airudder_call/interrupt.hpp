#ifndef AIRUDDER_CALL_INTERRUPT_HPP
#define AIRUDDER_CALL_INTERRUPT_HPP

#include <functional>

namespace airudder_call {

/// From now on every signal that would end the program, other than for a fault
/// of its own, ends it as cancelled, at once unless there is something to
/// cancel. Those that were ignored stay so (nohup). A closed pipe and the limit
/// of a file's size become write errors. Call this before any other thread
/// begins: those must block the signals, too.
void watch_signals();

/// While it lives, the first signal does `cancel`, in another thread, and
/// further ones nothing: what is cancelled has to clean up. The innermost one
/// counts.
class Cancellable {
public:
    explicit Cancellable(std::function<void()> cancel);
    ~Cancellable();

    Cancellable(Cancellable const&) = delete;
    Cancellable& operator=(Cancellable const&) = delete;

    /// To be called by what watches signals.
    void cancel();

private:
    std::function<void()> cancel_;
    Cancellable* outer_ = nullptr;
};

} // namespace airudder_call

#endif // AIRUDDER_CALL_INTERRUPT_HPP
