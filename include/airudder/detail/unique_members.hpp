#ifndef AIRUDDER_DETAIL_UNIQUE_MEMBERS_HPP
#define AIRUDDER_DETAIL_UNIQUE_MEMBERS_HPP

#include <airudder/describe.hpp>
#include <airudder/detail/json/number.hpp>
#include <airudder/detail/json/reader.hpp>
#include <airudder/detail/json/scan.hpp>
#include <airudder/list.hpp>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

namespace airudder::detail {

/// The member names that only one of several webhooks declares, and the
/// constant values that only one documents. They identify the webhook that a
/// body belongs to.
class UniqueMembers {
public:
    template <auto const&... Webhooks>
    explicit UniqueMembers(List<Webhooks...> list)
    {
        for_each(list, [this](auto const& webhook) {
            using Event = typename std::decay_t<decltype(webhook)>::Event;
            for_each_member<Event>([&](std::string_view member, auto pointer) {
                members_.push_back({member, webhook.name});
                add_values({member, webhook.name}, pointer);
            });
        });
        drop_shared(members_, &Member::name);
        drop_shared(values_, &Value::key);
        std::erase_if(values_,
                      [](Value const& value) { return !value.is_constant; });
    }

    /// Returns the name of the webhook whose unique members `body` has; if it
    /// has none, of the webhook whose constant values it has. Returns an empty
    /// name if it has neither, if they belong to several webhooks, or if `body`
    /// is not a JSON object.
    std::string_view identify(std::string_view body) const
    {
        Reader reader(body, Reader::most_depth);
        auto at = reader.token(reader.begin());
        if (reader.peek(at) != '{')
            return {};
        Answer by_member;
        Answer by_value;
        std::string_view name;
        at = reader.each_member(at, [&](char const* name_at) {
            auto const value_at = reader.read_name(name_at, name);
            if (value_at == nullptr)
                return value_at;
            for (auto const& unique : named(members_, name))
                by_member.add(unique.webhook);
            auto const values = named(values_, name);
            return values.empty()
                       ? reader.skip_value(value_at)
                       : read_value(reader, value_at, values, by_value);
        });
        if (at == nullptr || !reader.finish(at))
            return {};
        return by_member.found ? by_member.name() : by_value.name();
    }

private:
    struct Member {
        std::string_view name;
        std::string_view webhook;
    };

    /// A documented value of a member that is an enumeration.
    struct Value : Member {
        /// What JSON spells, without quotes.
        std::string_view text;
        bool is_integer;

        /// Whether the member has no other documented value.
        bool is_constant;

        std::tuple<std::string_view, std::string_view, bool> key() const
        {
            return {name, text, is_integer};
        }
    };

    /// The webhook found so far.
    struct Answer {
        void add(std::string_view webhook)
        {
            unclear = unclear || (found && *found != webhook);
            found = webhook;
        }

        std::string_view name() const
        {
            return unclear ? std::string_view{} : found.value_or("");
        }

        std::optional<std::string_view> found{};
        bool unclear = false;
    };

    template <class Event, class T>
    void add_values(Member member, std::optional<T> Event::*)
    {
        add_values(member, static_cast<T Event::*>(nullptr));
    }

    template <class Event, class T>
    void add_values(Member member, T Event::*)
    {
        if constexpr (Enumeration<T>)
            for_each_enumerator<T>([&](std::string_view text, T) {
                constexpr bool is_constant = list_size<Enumerators<T>> == 1;
                values_.push_back(
                    {member, text, has_integer_values<T>, is_constant});
            });
    }

    /// Leaves the items whose key no other item has, in the order of their
    /// keys.
    template <class Item, class Key>
    static void drop_shared(std::vector<Item>& items, Key key)
    {
        std::sort(items.begin(),
                  items.end(),
                  [key](Item const& one, Item const& other) {
                      return std::invoke(key, one) < std::invoke(key, other);
                  });
        auto kept = items.begin();
        for (auto at = items.begin(); at != items.end();) {
            auto const next =
                std::find_if(at, items.end(), [&](Item const& other) {
                    return std::invoke(key, other) != std::invoke(key, *at);
                });
            if (next - at == 1)
                *kept++ = *at;
            at = next;
        }
        items.erase(kept, items.end());
    }

    /// The items of that name.
    template <class Item>
    static std::span<Item const> named(std::vector<Item> const& items,
                                       std::string_view name)
    {
        auto const first = std::partition_point(
            items.begin(), items.end(), [name](Item const& item) {
                return item.name < name;
            });
        auto const last =
            std::find_if(first, items.end(), [name](Item const& item) {
                return item.name != name;
            });
        return {first, last};
    }

    /// Adds the webhook that one of the `values` identifies to `answer`.
    static char const* read_value(Reader& reader,
                                  char const* at,
                                  std::span<Value const> values,
                                  Answer& answer)
    {
        at = reader.token(at);
        auto const first = reader.peek(at);
        bool const is_number = first == '-' || is_digit(first);
        if (first != '"' && !is_number)
            return reader.skip_value(at);
        std::string_view text;
        std::string digits;
        bool integral = false;
        at = is_number ? reader.read_number(at, text, integral)
                       : reader.read_string(at, text);
        if (at == nullptr)
            return at;
        if (std::int64_t number = 0;
            is_number && to_int64(read_decimal(text), number))
            text = digits = std::to_string(number);
        for (auto const& value : values)
            if (value.text == text && value.is_integer == is_number)
                answer.add(value.webhook);
        return at;
    }

    std::vector<Member> members_{};
    std::vector<Value> values_{};
};

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_UNIQUE_MEMBERS_HPP
