#include "airudder_call/interrupt.hpp"

#include "airudder_call/failure.hpp"

#include <csignal>
#include <cstdlib>
#include <initializer_list>
#include <iostream>
#include <mutex>
#include <thread>
#include <utility>

namespace airudder_call {
namespace {

std::mutex mutex;
Cancellable* innermost = nullptr;

bool is_one_of(int signal, std::initializer_list<int> signals)
{
    for (int const one : signals)
        if (one == signal)
            return true;
    return false;
}

/// Whether a signal by default ends a process that is not at fault. SIGPIPE and
/// SIGXFSZ are left out, because they become write errors.
bool ends_processes(int signal)
{
    return !is_one_of(signal,
                      {SIGCHLD,
                       SIGCONT,
                       SIGURG,
                       SIGWINCH,
                       SIGSTOP,
                       SIGTSTP,
                       SIGTTIN,
                       SIGTTOU,
                       SIGPIPE,
                       SIGXFSZ,
                       SIGILL,
                       SIGTRAP,
                       SIGBUS,
                       SIGFPE,
                       SIGSEGV,
                       SIGSYS});
}

/// A signal that is ignored or has a handler is not for this program to change.
bool has_default_action(int signal)
{
    struct sigaction action {};
    return sigaction(signal, nullptr, &action) == 0 &&
           (action.sa_flags & SA_SIGINFO) == 0 && action.sa_handler == SIG_DFL;
}

bool is_ignored(int signal)
{
    struct sigaction action {};
    return sigaction(signal, nullptr, &action) == 0 &&
           (action.sa_flags & SA_SIGINFO) == 0 && action.sa_handler == SIG_IGN;
}

/// A shell without job control makes background processes ignore these signals,
/// so that the keyboard does not reach them.
bool is_keyboard_signal(int signal)
{
    return signal == SIGINT || signal == SIGQUIT;
}

sigset_t watched_signals()
{
    sigset_t signals;
    sigemptyset(&signals);
    for (int signal = 1; signal <= SIGRTMAX; ++signal)
        if (ends_processes(signal) &&
            (has_default_action(signal) || is_keyboard_signal(signal)))
            sigaddset(&signals, signal);
    return signals;
}

/// Whether the keyboard sent a signal that this background process ignores. The
/// same signal from a process, e.g. kill, is not ignored.
bool is_ignored_from_keyboard(siginfo_t const& info)
{
    return info.si_code == SI_KERNEL && is_keyboard_signal(info.si_signo) &&
           is_ignored(info.si_signo);
}

void interrupt()
{
    std::lock_guard const lock(mutex);
    if (innermost != nullptr)
        return innermost->cancel();
    std::cerr << "airudder_call: cancelled\n";
    std::_Exit(static_cast<int>(ExitCode::cancelled));
}

} // namespace

void watch_signals()
{
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    auto const signals = watched_signals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::thread([signals] {
        for (;;) {
            siginfo_t info{};
            if (sigwaitinfo(&signals, &info) > 0 &&
                !is_ignored_from_keyboard(info))
                interrupt();
        }
    }).detach();
}

Cancellable::Cancellable(std::function<void()> cancel)
    : cancel_(std::move(cancel))
{
    std::lock_guard const lock(mutex);
    outer_ = std::exchange(innermost, this);
}

Cancellable::~Cancellable()
{
    std::lock_guard const lock(mutex);
    innermost = outer_;
}

void Cancellable::cancel()
{
    if (auto const cancel = std::exchange(cancel_, nullptr))
        cancel();
}

} // namespace airudder_call
