#include "version_bump.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace airudder::generator {
namespace {

/// Major, minor and patch; what is missing is 0.
std::array<unsigned, 3> numbers_of(std::string_view version)
{
    std::array<unsigned, 3> numbers{};
    auto const* at = version.data();
    auto const* const end = at + version.size();
    for (auto& number : numbers) {
        at = std::from_chars(at, end, number).ptr;
        if (at == end || *at != '.')
            break;
        ++at;
    }
    return numbers;
}

} // namespace

Bump bump_for(std::vector<Change> const& changes, std::string_view version)
{
    auto worst = CppEffect::documentation;
    for (auto const& change : changes)
        worst = std::max(worst, change.cpp);
    bool const stable = numbers_of(version)[0] > 0;
    if (worst >= CppEffect::silent_change)
        return stable ? Bump::major : Bump::minor;
    if (worst == CppEffect::compatible)
        return stable ? Bump::minor : Bump::patch;
    return Bump::none;
}

std::string raised(std::string_view version, Bump bump)
{
    auto [major, minor, patch] = numbers_of(version);
    switch (bump) {
    case Bump::none: return std::string(version);
    case Bump::patch: ++patch; break;
    case Bump::minor:
        ++minor;
        patch = 0;
        break;
    case Bump::major:
        ++major;
        minor = patch = 0;
        break;
    }
    return std::to_string(major) + '.' + std::to_string(minor) + '.' +
           std::to_string(patch);
}

std::string_view to_string(Bump bump)
{
    switch (bump) {
    case Bump::none: return "none";
    case Bump::patch: return "patch";
    case Bump::minor: return "minor";
    case Bump::major: break;
    }
    return "major";
}

} // namespace airudder::generator
