#ifndef AIRUDDER_IDENTIFY_HPP
#define AIRUDDER_IDENTIFY_HPP

#include <airudder/detail/telling_members.hpp>
#include <airudder/list.hpp>
#include <airudder/webhooks.hpp>

#include <string_view>

namespace airudder {

/// Name of the webhook among `webhooks` that `body` belongs to, e.g.
/// "workflow.waba_status_changed"; empty if none or if that is unclear.
///
/// A webhook's *telling* members are its top-level names that no other one in
/// the list declares. The answer is the one webhook with at least one telling
/// member in `body` while none of any other's is there. The values do not
/// matter, so a body that drifted from its documentation is still recognised;
/// a body that is malformed JSON, no object or nested deeper than 1,024
/// belongs to none. The name has static storage duration.
///
/// Safe to call from several threads. Takes time linear in the body's size.
template <auto const&... Webhooks>
[[nodiscard]] std::string_view identify(List<Webhooks...> list,
                                        std::string_view body)
{
    static detail::TellingMembers const telling(list);
    return telling.identify(body);
}

/// Name of the documented webhook that `body` belongs to: `identify` over all
/// of `airudder::webhooks`.
[[nodiscard]] inline std::string_view identify(std::string_view body)
{
    return identify(webhooks, body);
}

} // namespace airudder

#endif // AIRUDDER_IDENTIFY_HPP
