#ifndef AIRUDDER_CALL_INTERRUPT_HPP
#define AIRUDDER_CALL_INTERRUPT_HPP

#include <functional>

namespace airudder_call {

/// From now on SIGINT and SIGTERM end the program as cancelled, at once unless
/// there is something to cancel. To be called before any other thread begins:
/// in those the signals have to be blocked, too.
void watch_interrupts();

/// While it lives, the first SIGINT or SIGTERM does `cancel`, in another
/// thread.
class Cancellable {
public:
    explicit Cancellable(std::function<void()> cancel);
    ~Cancellable();

    Cancellable(Cancellable const&) = delete;
    Cancellable& operator=(Cancellable const&) = delete;
};

} // namespace airudder_call

#endif // AIRUDDER_CALL_INTERRUPT_HPP
