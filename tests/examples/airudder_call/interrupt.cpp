#include "airudder_call/interrupt.hpp"

#include "airudder_call/failure.hpp"

#include <csignal>
#include <cstdlib>
#include <iostream>
#include <mutex>
#include <thread>
#include <utility>

namespace airudder_call {
namespace {

std::mutex mutex;
std::function<void()> cancel_now;

void interrupt()
{
    std::lock_guard const lock(mutex);
    if (auto const cancel = std::exchange(cancel_now, nullptr))
        return cancel();
    std::cerr << "airudder_call: cancelled\n";
    std::_Exit(static_cast<int>(ExitCode::cancelled));
}

} // namespace

void watch_interrupts()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::thread([signals] {
        for (int signal = 0; sigwait(&signals, &signal) == 0;)
            interrupt();
    }).detach();
}

Cancellable::Cancellable(std::function<void()> cancel)
{
    std::lock_guard const lock(mutex);
    cancel_now = std::move(cancel);
}

Cancellable::~Cancellable()
{
    std::lock_guard const lock(mutex);
    cancel_now = nullptr;
}

} // namespace airudder_call
