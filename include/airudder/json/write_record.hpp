#ifndef AIRUDDER_JSON_WRITE_RECORD_HPP
#define AIRUDDER_JSON_WRITE_RECORD_HPP

#include <airudder/json/read_value.hpp>
#include <airudder/json/same.hpp>
#include <airudder/json/write_value.hpp>
#include <airudder/unmodeled.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

/// Writers of records, unrolled over their members.
namespace airudder::detail {

/// Options for text that was accepted before: no limits, no reports.
inline ParseOptions const& no_limits()
{
    constexpr auto most = std::numeric_limits<std::size_t>::max();
    static constexpr ParseOptions options{
        .max_depth = Reader::most_depth, .max_size = most, .max_memory = most};
    return options;
}

/// Whether `text`, a JSON value, reads as `value`; `initial` is what a member
/// holds before it is read.
template <class T>
bool reads_as(std::string_view text, T const& value, T initial)
{
    Decoder decoder(text, no_limits());
    auto const begin = decoder.reader.begin();
    return !read_value(decoder, begin, initial, Place{}).failed() &&
           same(initial, value);
}

/// The members, one bit for each, whose text or absence is kept.
inline std::uint64_t kept_members(RecordTable const& table, Kept const& kept)
{
    std::uint64_t bits = 0;
    for (auto const& item : kept.items)
        if (auto const member = table.find(item.name))
            bits |= member->bit;
    for (auto const& name : kept.absences)
        if (auto const member = table.find(name))
            bits |= member->bit;
    return bits;
}

/// Writes one member whose text or absence is kept: that, or the value.
template <class Descriptor, class T>
char* write_kept(
    Output& out, char* at, T const& value, T const& initial, Kept const& kept)
{
    auto const& key = key_of<Descriptor>;
    constexpr auto name = member_name<Descriptor>();
    auto const item = kept.find(name);
    if (item != nullptr && reads_as(item->text, value, initial)) {
        at = out.put(at, key);
        return out.put(at, item->text);
    }
    if (kept.is_absent(name) && same(value, initial))
        return at;
    return write_member(out, at, key, value);
}

/// Writes the kept members that the record type does not know.
inline char*
write_unknown(Output& out, char* at, RecordTable const& table, Kept const& kept)
{
    for (auto const& item : kept.items) {
        if (table.find(item.name) != nullptr)
            continue;
        at = out.put(at, ',');
        at = out.put_string(at, item.name);
        at = out.put(at, ':');
        at = out.put(at, item.text);
    }
    return at;
}

template <Record T, template <class...> class L, class... Descriptors>
char* write_members(Output& out, char* at, T const& record, L<Descriptors...>)
{
    ((at = write_member(
          out, at, key_of<Descriptors>, record.*Descriptors::pointer)),
     ...);
    return at;
}

template <Record T, template <class...> class L, class... Descriptors>
char* write_members(Output& out,
                    char* at,
                    T const& record,
                    Kept const& kept,
                    std::uint64_t members,
                    L<Descriptors...>)
{
    [[maybe_unused]] auto const write = [&](auto descriptor) {
        using Descriptor = decltype(descriptor);
        auto const& value = record.*Descriptor::pointer;
        auto const& initial = fresh<T>().*Descriptor::pointer;
        at = (members & 1) != 0
                 ? write_kept<Descriptor>(out, at, value, initial, kept)
                 : write_member(out, at, key_of<Descriptor>, value);
        members >>= 1;
    };
    (write(Descriptors{}), ...);
    return at;
}

/// Writes the members of a record that keeps something.
template <Record T>
char* write_members(Output& out, char* at, T const& record, Kept const& kept)
{
    auto const members = kept_members(table_of<T>, kept);
    at = members == 0
             ? write_members(out, at, record, Members<T>{})
             : write_members(out, at, record, kept, members, Members<T>{});
    return write_unknown(out, at, table_of<T>, kept);
}

/// Whether the kept whole value says what the record is now.
template <Record T>
bool is_whole(T const& record, Kept const& kept)
{
    return !kept.whole.empty() && kept.items.empty() &&
           same_members(record, fresh<T>());
}

template <Record T>
char* write_value(Output& out, char* at, T const& record)
{
    auto const kept = kept_of(record.unmodeled);
    auto const opened = out.open(at);
    if (kept == nullptr)
        at = write_members(out, at, record, Members<T>{});
    else if (is_whole(record, *kept))
        return out.put(at, kept->whole);
    else
        at = write_members(out, at, record, *kept);
    return out.close(at, opened, "{}");
}

} // namespace airudder::detail

#endif // AIRUDDER_JSON_WRITE_RECORD_HPP
