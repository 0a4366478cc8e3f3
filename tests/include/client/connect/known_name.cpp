#include "client/connect/known_name.hpp"

#include <mutex>
#include <utility>

namespace fault {

namespace {

struct KnownState {
    std::mutex mutex{};
    std::string name{};
    std::vector<std::string> addresses{};
};

KnownState& known_state()
{
    static KnownState one;
    return one;
}

} // namespace

KnownName::KnownName(std::string name, std::vector<std::string> addresses)
{
    std::lock_guard const lock(known_state().mutex);
    known_state().name = std::move(name);
    known_state().addresses = std::move(addresses);
}

KnownName::~KnownName()
{
    std::lock_guard const lock(known_state().mutex);
    known_state().name.clear();
}

std::optional<std::vector<std::string>> known_addresses(char const* name)
{
    std::lock_guard const lock(known_state().mutex);
    if (name == nullptr || known_state().name != name)
        return std::nullopt;
    return known_state().addresses;
}

} // namespace fault
