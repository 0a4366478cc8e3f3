#ifndef AIRUDDER_DETAIL_JSON_UNIQUE_NAMES_HPP
#define AIRUDDER_DETAIL_JSON_UNIQUE_NAMES_HPP

#include <airudder/detail/json/decoder.hpp>
#include <airudder/detail/json/kept.hpp>

#include <cstddef>
#include <string>
#include <string_view>

/// Copies JSON text so that each object in it has each name once, with the last
/// value in the place of the first.
namespace airudder::detail {

/// Estimates the memory of a kept text, including the copy that a growing list
/// makes.
inline std::size_t cost_of_item(std::size_t name, std::size_t text) noexcept
{
    return 4 * sizeof(KeptItem) + name + text;
}

/// Keeps `text`, which is at `at`; false if that exceeds the memory limit.
inline bool keep_within_limit(Decoder& decoder,
                              Kept& kept,
                              std::string_view name,
                              std::string_view text,
                              char const* at)
{
    if (auto const earlier = kept.find(name))
        decoder.release(cost_of_item(name.size(), earlier->text.size()));
    if (!decoder.charge(cost_of_item(name.size(), text.size()), at))
        return false;
    kept.keep(name, text);
    return true;
}

/// Replaces the comma after the last item, if there is one, by a bracket.
inline void close_items(std::string& out, char bracket)
{
    if (out.back() == ',')
        out.pop_back();
    out += bracket;
}

inline char const*
append_unique(Decoder& decoder, char const* at, std::string& out);

/// Copies the object at `at`.
inline char const*
append_unique_members(Decoder& decoder, char const* at, std::string& out)
{
    // The texts are those of whole members: `"name":value`.
    Kept members;
    auto& reader = decoder.reader;
    at = reader.each_member(at, [&](char const* name_at) -> char const* {
        std::string_view read;
        auto const value_at = reader.read_name(name_at, read);
        std::string const name(read);
        std::string member(name_at, value_at);
        auto const end = append_unique(decoder, value_at, member);
        bool const ok =
            end != nullptr &&
            keep_within_limit(decoder, members, name, member, name_at);
        return ok ? end : nullptr;
    });
    out += '{';
    for (auto const& [name, member] : members.items) {
        out.append(member).append(1, ',');
        decoder.release(cost_of_item(name.size(), member.size()));
    }
    close_items(out, '}');
    return at;
}

/// Appends the value at `at`, which must be valid, to `out`. Returns the
/// position after it; null if its copy exceeds the memory limit.
inline char const*
append_unique(Decoder& decoder, char const* at, std::string& out)
{
    auto& reader = decoder.reader;
    at = reader.token(at);
    if (reader.peek(at) == '{')
        return append_unique_members(decoder, at, out);
    if (reader.peek(at) != '[') {
        auto const end = reader.skip_value(at);
        out.append(at, end);
        return end;
    }
    out += '[';
    at = reader.each_element(at, [&](char const* element) {
        element = append_unique(decoder, element, out);
        out += ',';
        return element;
    });
    close_items(out, ']');
    return at;
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_JSON_UNIQUE_NAMES_HPP
