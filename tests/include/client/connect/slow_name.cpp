#include "client/connect/slow_name.hpp"

#include "client/connect/known_name.hpp"

#include <condition_variable>
#include <dlfcn.h>
#include <mutex>
#include <netdb.h>
#include <utility>

namespace fault {

namespace {

struct SlowState {
    std::mutex mutex{};
    std::condition_variable changed{};
    std::string name{};
    bool asked = false;
    bool released = false;
};

SlowState& slow_state()
{
    static SlowState one;
    return one;
}

/// Waits for the release if `name` is the slow name; returns whether it is.
bool hold_up(char const* name)
{
    auto& [mutex, changed, slow, asked, released] = slow_state();
    std::unique_lock lock(mutex);
    if (name == nullptr || slow != name)
        return false;
    asked = true;
    changed.notify_all();
    changed.wait(lock, [&done = released] { return done; });
    return true;
}

} // namespace

SlowName::SlowName(std::string name)
{
    std::lock_guard const lock(slow_state().mutex);
    slow_state().name = std::move(name);
    slow_state().asked = slow_state().released = false;
}

SlowName::~SlowName()
{
    release();
    std::lock_guard const lock(slow_state().mutex);
    slow_state().name.clear();
}

void SlowName::wait() const
{
    std::unique_lock lock(slow_state().mutex);
    slow_state().changed.wait(lock, [] { return slow_state().asked; });
}

void SlowName::release() const
{
    std::lock_guard const lock(slow_state().mutex);
    slow_state().released = true;
    slow_state().changed.notify_all();
}

} // namespace fault

/// Replaces the C library's function and forwards all other names to it.
extern "C" int getaddrinfo(char const* name,
                           char const* service,
                           addrinfo const* hints,
                           addrinfo** found)
{
    if (fault::hold_up(name))
        return EAI_NONAME;
    static auto const next = reinterpret_cast<decltype(&getaddrinfo)>(
        dlsym(RTLD_NEXT, "getaddrinfo"));
    auto const known = fault::known_addresses(name);
    if (!known)
        return next(name, service, hints, found);
    if (known->empty())
        return EAI_NONAME;
    for (auto const& address : *known) {
        if (auto const error = next(address.c_str(), service, hints, found))
            return error;
        while (*found != nullptr)
            found = &(*found)->ai_next;
    }
    return 0;
}
