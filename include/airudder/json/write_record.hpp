#ifndef AIRUDDER_JSON_WRITE_RECORD_HPP
#define AIRUDDER_JSON_WRITE_RECORD_HPP

#include <airudder/json/read_value.hpp>
#include <airudder/json/same.hpp>
#include <airudder/json/write_value.hpp>
#include <airudder/unmodeled.hpp>

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
    return read_value(decoder, initial, Place{}) != Outcome::failed &&
           same(initial, value);
}

/// Writes one member of a record that keeps something: the kept text, the kept
/// absence or the value.
template <class T>
void write_member(Output& out,
                  std::string_view key,
                  std::string_view name,
                  T const& value,
                  T const& initial,
                  Kept const& kept)
{
    auto const item = kept.find(name);
    if (item != nullptr && reads_as(item->text, value, initial)) {
        out.put(key);
        out.put(item->text);
        return;
    }
    if (!kept.is_absent(name) || !same(value, initial))
        write_member(out, key, value);
}

/// Writes the kept members that the record type does not know.
inline void
write_unknown(Output& out, RecordTable const& table, Kept const& kept)
{
    for (auto const& item : kept.items) {
        if (table.find(item.name) != table.count)
            continue;
        out.put(',');
        out.put_string(item.name);
        out.put(':');
        out.put(item.text);
    }
}

template <Record T, template <class...> class L, class... Descriptors>
void write_members(Output& out, T const& record, L<Descriptors...>)
{
    (write_member(
         out, key_of<Descriptors>.view(), record.*Descriptors::pointer),
     ...);
}

template <Record T, template <class...> class L, class... Descriptors>
void write_members(Output& out,
                   T const& record,
                   Kept const& kept,
                   L<Descriptors...>)
{
    (write_member(out,
                  key_of<Descriptors>.view(),
                  member_name<Descriptors>(),
                  record.*Descriptors::pointer,
                  fresh<T>().*Descriptors::pointer,
                  kept),
     ...);
    write_unknown(out, table_of<T>, kept);
}

/// Whether the kept whole value says what the record is now.
template <Record T>
bool is_whole(T const& record, Kept const& kept)
{
    return !kept.whole.empty() && kept.items.empty() &&
           same_members(record, fresh<T>());
}

template <Record T>
void write_value(Output& out, T const& record)
{
    auto const kept = kept_of(record.unmodeled);
    auto const opened = out.open();
    if (kept == nullptr)
        write_members(out, record, Members<T>{});
    else if (is_whole(record, *kept))
        return out.put(kept->whole);
    else
        write_members(out, record, *kept, Members<T>{});
    out.close(opened, "{}");
}

} // namespace airudder::detail

#endif // AIRUDDER_JSON_WRITE_RECORD_HPP
