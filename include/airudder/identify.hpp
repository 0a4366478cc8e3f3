#ifndef AIRUDDER_IDENTIFY_HPP
#define AIRUDDER_IDENTIFY_HPP

#include <airudder/detail/unique_members.hpp>
#include <airudder/list.hpp>
#include <airudder/webhooks.hpp>

#include <string_view>

namespace airudder {

/// Returns the name of the webhook among `webhooks` that `body` belongs to,
/// e.g. "workflow.waba_status_changed"; empty if it belongs to none or the
/// choice is ambiguous.
///
/// A webhook's unique members are the top-level names that no other webhook in
/// the list declares. `body` belongs to a webhook if it has at least one unique
/// member of that webhook and none of another webhook. Values do not matter, so
/// a body that deviates from its documentation is still recognised.
///
/// A body without unique members belongs to the one webhook that documents a
/// top-level value of it as constant: the only value of an enumeration. A value
/// that another webhook documents as well tells nothing. Webhooks that neither
/// distinguishes need different URLs.
///
/// A body that is malformed JSON, not an object, or nested deeper than 1,024
/// levels belongs to none. The name has static storage duration.
///
/// Safe to call from several threads. Takes time linear in the size of `body`.
/// Throws std::bad_alloc only.
template <auto const&... Webhooks>
[[nodiscard]] std::string_view identify(List<Webhooks...> list,
                                        std::string_view body)
{
    static detail::UniqueMembers const unique(list);
    return unique.identify(body);
}

/// Returns the name of the webhook among all documented ones,
/// `airudder::webhooks`, that `body` belongs to; see above.
[[nodiscard]] inline std::string_view identify(std::string_view body)
{
    return identify(webhooks, body);
}

} // namespace airudder

#endif // AIRUDDER_IDENTIFY_HPP
