#ifndef AIRUDDER_DETAIL_UNIQUE_MEMBERS_HPP
#define AIRUDDER_DETAIL_UNIQUE_MEMBERS_HPP

#include <airudder/describe.hpp>
#include <airudder/detail/json/reader.hpp>
#include <airudder/list.hpp>

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <vector>

namespace airudder::detail {

/// The member names that only one of several webhooks declares. They identify
/// the webhook that a body belongs to.
class UniqueMembers {
public:
    template <auto const&... Webhooks>
    explicit UniqueMembers(List<Webhooks...> list)
    {
        for_each(list, [this](auto const& webhook) {
            using Event = typename std::decay_t<decltype(webhook)>::Event;
            for_each_member<Event>([&](std::string_view member, auto) {
                members_.push_back({member, webhook.name});
            });
        });
        drop_shared();
    }

    /// Returns the name of the webhook whose unique members `body` has. Returns
    /// an empty name if it has none, if they belong to several webhooks, or if
    /// `body` is not a JSON object.
    std::string_view identify(std::string_view body) const
    {
        Reader reader(body, Reader::most_depth);
        auto at = reader.token(reader.begin());
        if (reader.peek(at) != '{')
            return {};
        Member const* found = nullptr;
        bool unclear = false;
        std::string_view name;
        at = reader.each_member(at, [&](char const* name_at) {
            auto const value_at = reader.read_name(name_at, name);
            if (value_at == nullptr)
                return value_at;
            auto const* const unique = find(name);
            unclear = unclear ||
                      (unique && found && unique->webhook != found->webhook);
            found = unique ? unique : found;
            return reader.skip_value(value_at);
        });
        bool const complete = at != nullptr && reader.finish(at);
        return complete && found && !unclear ? found->webhook
                                             : std::string_view{};
    }

private:
    struct Member {
        std::string_view name;
        std::string_view webhook;
    };

    void drop_shared()
    {
        std::ranges::sort(members_, {}, &Member::name);
        auto kept = members_.begin();
        for (auto at = members_.begin(); at != members_.end();) {
            auto const next =
                std::find_if(at, members_.end(), [&](auto& other) {
                    return other.name != at->name;
                });
            if (next - at == 1)
                *kept++ = *at;
            at = next;
        }
        members_.erase(kept, members_.end());
    }

    Member const* find(std::string_view name) const
    {
        auto const at =
            std::ranges::lower_bound(members_, name, {}, &Member::name);
        return at != members_.end() && at->name == name ? &*at : nullptr;
    }

    std::vector<Member> members_{};
};

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_UNIQUE_MEMBERS_HPP
