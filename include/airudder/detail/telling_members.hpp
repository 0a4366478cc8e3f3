#ifndef AIRUDDER_DETAIL_TELLING_MEMBERS_HPP
#define AIRUDDER_DETAIL_TELLING_MEMBERS_HPP

#include <airudder/describe.hpp>
#include <airudder/detail/json/reader.hpp>
#include <airudder/list.hpp>

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <vector>

namespace airudder::detail {

/// Member names that tell which of several webhooks a body belongs to: those
/// that only one of them declares.
class TellingMembers {
public:
    template <auto const&... Webhooks>
    explicit TellingMembers(List<Webhooks...> list)
    {
        for_each(list, [this](auto const& webhook) {
            using Event = typename std::decay_t<decltype(webhook)>::Event;
            for_each_member<Event>([&](std::string_view member, auto) {
                members_.push_back({member, webhook.name});
            });
        });
        drop_shared();
    }

    /// Name of the webhook that alone has telling members in `body`; empty if
    /// none has, several have, or `body` is not a JSON object.
    std::string_view identify(std::string_view body) const
    {
        Reader reader(body, Reader::most_depth);
        auto at = reader.token(reader.begin());
        if (reader.peek(at) != '{')
            return {};
        Telling const* found = nullptr;
        bool unclear = false;
        std::string_view name;
        at = reader.each_member(at, [&](char const* name_at) {
            auto const value_at = reader.read_name(name_at, name);
            if (value_at == nullptr)
                return value_at;
            auto const* const telling = find(name);
            unclear = unclear ||
                      (telling && found && telling->webhook != found->webhook);
            found = telling ? telling : found;
            return reader.skip_value(value_at);
        });
        bool const complete = at != nullptr && reader.finish(at);
        return complete && found && !unclear ? found->webhook
                                             : std::string_view{};
    }

private:
    struct Telling {
        std::string_view member;
        std::string_view webhook;
    };

    void drop_shared()
    {
        std::ranges::sort(members_, {}, &Telling::member);
        auto kept = members_.begin();
        for (auto at = members_.begin(); at != members_.end();) {
            auto const next =
                std::find_if(at, members_.end(), [&](auto& other) {
                    return other.member != at->member;
                });
            if (next - at == 1)
                *kept++ = *at;
            at = next;
        }
        members_.erase(kept, members_.end());
    }

    Telling const* find(std::string_view member) const
    {
        auto const at =
            std::ranges::lower_bound(members_, member, {}, &Telling::member);
        return at != members_.end() && at->member == member ? &*at : nullptr;
    }

    std::vector<Telling> members_{};
};

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_TELLING_MEMBERS_HPP
