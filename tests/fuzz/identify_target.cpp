// Fuzz target: identifies the webhook of any bytes, with `identify` and with a
// slow implementation of its documented rule.
#include "check.hpp"
#include "decode_rules.hpp"
#include "types.hpp"

#include <airudder/identify.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>

namespace fuzz {
namespace {

/// For each name of a top-level member, the webhooks that declare it.
using Declarations = std::map<std::string, std::set<std::string>, std::less<>>;

Declarations declarations()
{
    Declarations out;
    for (auto const& webhook : webhooks()) {
        auto const type = std::ranges::find(types(), webhook.type, &Type::name);
        for (auto const& member : type->shape->members)
            out[member.name].insert(webhook.name);
    }
    return out;
}

/// The answer for a body that is an object.
std::string answer(Json const& body)
{
    static auto const declared = declarations();
    std::set<std::string> candidates;
    for (auto const& [name, value] : body.members) {
        auto const at = declared.find(name);
        if (at != declared.end() && at->second.size() == 1)
            candidates.insert(*at->second.begin());
    }
    return candidates.size() == 1 ? *candidates.begin() : std::string();
}

} // namespace
} // namespace fuzz

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data,
                                      std::size_t size)
{
    std::vector<char> const copy(data, data + size);
    std::string_view const body(copy.data(), copy.size());
    auto const name = airudder::identify(body);
    if (fuzz::is_object(body, 1024))
        fuzz::require(
            name ==
                fuzz::answer(airudder::conformance::read_json(body).value()),
            "a body belongs to the webhook it alone tells of",
            name);
    else
        fuzz::require(name.empty(),
                      "text that is not an object belongs to no webhook",
                      name);
    return 0;
}
