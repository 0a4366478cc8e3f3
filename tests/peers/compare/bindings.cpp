#include "peers.hpp"

#include <airudder/parse_webhook.hpp>
#include <airudder/serialize.hpp>
#include <airudder/workflow/waba_status_changed.hpp>

#include <stdexcept>
#include <vector>

compare::Written compare::with_bindings(std::string_view body)
{
    std::vector<airudder::Issue> issues;
    auto const event = airudder::parse(
        airudder::workflow::waba_status_changed, body, {.issues = &issues});
    if (!event)
        throw std::invalid_argument(event.error().message);
    return {.json = airudder::serialize(*event), .reported = !issues.empty()};
}
