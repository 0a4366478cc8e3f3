// Fuzz target: any bytes, told apart by `identify` and by the rule that its
// documentation states, worked out slowly.
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

/// Names of the webhooks that declare a top-level member of that name.
using Declarations = std::map<std::string, std::set<std::string>, std::less<>>;

Declarations declarations()
{
    Declarations out;
    for (auto const& webhook : webhooks()) {
        auto const type = std::ranges::find(types(), webhook.type, &Type::name);
        for (auto const& member : type->shape.members)
            out[member.name].insert(webhook.name);
    }
    return out;
}

/// The answer for a body that is an object.
std::string answer(Json const& body)
{
    static auto const declared = declarations();
    std::set<std::string> told;
    for (auto const& [name, value] : body.members) {
        auto const at = declared.find(name);
        if (at != declared.end() && at->second.size() == 1)
            told.insert(*at->second.begin());
    }
    return told.size() == 1 ? *told.begin() : std::string();
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
        fuzz::require(name.empty(), "no object belongs to no webhook", name);
    return 0;
}
