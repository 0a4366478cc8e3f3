#ifndef AIRUDDER_JSON_WRITE_RECORD_HPP
#define AIRUDDER_JSON_WRITE_RECORD_HPP

#include <airudder/json/read_value.hpp>
#include <airudder/json/same.hpp>
#include <airudder/json/write_value.hpp>
#include <airudder/unmodeled.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

/// Writers of records: small typed ones above functions for all types.
namespace airudder::detail {

/// Options for text that was accepted before: no limits, no reports.
inline ParseOptions const& no_limits()
{
    constexpr auto most = std::numeric_limits<std::size_t>::max();
    static constexpr ParseOptions options{
        .max_depth = Reader::most_depth, .max_size = most, .max_memory = most};
    return options;
}

/// A record that keeps something, while it is written.
struct KeptRecord {
    RecordTable const& table;
    Kept const& kept;
    void const* record;

    /// A record as it is before it is read. Kept texts are read into it, to see
    /// whether they still say what the record does.
    void* initial;

    /// Whether two records have the same in the members of a set.
    bool (*same)(void const* left, void const* right, std::uint64_t members);

    bool is_whole() const;
    bool is_said_by(std::string_view text, MemberEntry const& member) const;
    char* put(Output& out, char* at, MemberEntry const& member) const;
};

/// Whether something is kept of what the record type knows.
inline bool keeps_known(RecordTable const& table, Kept const& kept)
{
    return !kept.whole.empty() || !kept.absences.empty() ||
           std::any_of(
               kept.items.begin(), kept.items.end(), [&](KeptItem const& item) {
                   return table.find(item.name) != nullptr;
               });
}

/// Whether the kept whole value says what the record is now.
inline bool KeptRecord::is_whole() const
{
    return !kept.whole.empty() && kept.items.empty() &&
           same(record, initial, ~std::uint64_t{0});
}

/// Whether `text`, a JSON value, reads as the value of a member.
inline bool KeptRecord::is_said_by(std::string_view text,
                                   MemberEntry const& member) const
{
    Decoder decoder(text, no_limits());
    RecordReading reading{decoder, table, initial, {}};
    return !reading.read(member, decoder.reader.begin()).failed() &&
           same(record, initial, member.bit);
}

/// Writes the text that is kept of a member, or nothing for its absence; null
/// if neither says what the member is now.
inline char*
KeptRecord::put(Output& out, char* at, MemberEntry const& member) const
{
    // To be asked before a text is read.
    bool const is_absent =
        kept.is_absent(member.name) && same(record, initial, member.bit);
    auto const item = kept.find(member.name);
    if (item != nullptr && is_said_by(item->text, member))
        return out.put(out.put_key(at, member.key, member.head), item->text);
    return is_absent ? at : nullptr;
}

/// Writes the kept members that the record type does not know.
inline char*
put_unknown(Output& out, char* at, RecordTable const& table, Kept const& kept)
{
    for (auto const& item : kept.items) {
        if (table.find(item.name) != nullptr)
            continue;
        at = out.put_name(at, item.name);
        at = out.put(at, item.text);
    }
    return at;
}

/// Writes `,"name":value`, or what is kept of it if `kept` is not null. Out of
/// line, for a record has many members of few types.
template <class T>
[[gnu::noinline]] char* put_member(Output& out,
                                   char* at,
                                   MemberEntry const& member,
                                   T const& value,
                                   KeptRecord const* kept);

/// Writes what is kept of a member or, if that is outdated, `,"name":value`.
template <class T>
[[gnu::noinline]] char* put_kept_member(Output& out,
                                        char* at,
                                        MemberEntry const& member,
                                        T const& value,
                                        KeptRecord const& kept)
{
    auto const end = kept.put(out, at, member);
    return end != nullptr ? end : put_member(out, at, member, value, nullptr);
}

template <class T>
char* put_member(Output& out,
                 char* at,
                 MemberEntry const& member,
                 T const& value,
                 KeptRecord const* kept)
{
    if (kept != nullptr) [[unlikely]]
        return put_kept_member(out, at, member, value, *kept);
    return write_member(out, at, member, value);
}

template <Record T, template <class...> class L, class... Descriptors>
char* put_members(Output& out,
                  char* at,
                  T const& record,
                  [[maybe_unused]] KeptRecord const* kept,
                  L<Descriptors...>)
{
    [[maybe_unused]] auto member = table_of<T>.members;
    ((at = put_member(out, at, *member++, record.*Descriptors::pointer, kept)),
     ...);
    return at;
}

template <class T>
[[gnu::noinline]] bool is_same(T const& left, T const& right)
{
    return same(left, right);
}

template <Record T, template <class...> class L, class... Descriptors>
bool same_members(T const& left,
                  T const& right,
                  [[maybe_unused]] std::uint64_t members,
                  L<Descriptors...>)
{
    [[maybe_unused]] std::uint64_t bit = 1;
    bool all = true;
    ((all = all &&
            ((members & bit) == 0 ||
             is_same(left.*Descriptors::pointer, right.*Descriptors::pointer)),
      bit <<= 1),
     ...);
    return all;
}

template <Record T>
bool same_records(void const* left, void const* right, std::uint64_t members)
{
    return same_members(*static_cast<T const*>(left),
                        *static_cast<T const*>(right),
                        members,
                        Members<T>{});
}

template <Record T>
bool same(T const& left, T const& right)
{
    return same_records<T>(&left, &right, ~std::uint64_t{0}) &&
           left.unmodeled == right.unmodeled;
}

/// How the records of a type are written.
struct RecordWriter {
    RecordTable const& table;
    char* (*put)(Output&, char* at, void const* record, KeptRecord const*);

    /// Writes a record that keeps something of what it knows, brackets
    /// included.
    char* (*put_kept)(Output&, char* at, void const* record, Kept const&);
};

template <Record T>
char* put_record(Output& out,
                 char* at,
                 void const* record,
                 KeptRecord const* kept)
{
    return put_members(
        out, at, *static_cast<T const*>(record), kept, Members<T>{});
}

inline char* write_record(Output& out,
                          char* at,
                          RecordWriter const& writer,
                          void const* record,
                          Kept const* kept)
{
    if (kept != nullptr && keeps_known(writer.table, *kept))
        return writer.put_kept(out, at, record, *kept);
    auto const opened = out.open(at);
    at = writer.put(out, at, record, nullptr);
    if (kept != nullptr)
        at = put_unknown(out, at, writer.table, *kept);
    return out.close(at, opened, "{}");
}

inline char* write_kept_record(Output& out,
                               char* at,
                               RecordWriter const& writer,
                               KeptRecord const& record)
{
    if (record.is_whole())
        return out.put(at, record.kept.whole);
    auto const opened = out.open(at);
    at = writer.put(out, at, record.record, &record);
    at = put_unknown(out, at, writer.table, record.kept);
    return out.close(at, opened, "{}");
}

template <Record T>
char* put_kept_record(Output& out,
                      char* at,
                      void const* record,
                      Kept const& kept);

template <Record T>
inline constexpr RecordWriter writer_of{
    table_of<T>, &put_record<T>, &put_kept_record<T>};

template <Record T>
[[gnu::cold]] char*
put_kept_record(Output& out, char* at, void const* record, Kept const& kept)
{
    T initial = Fresh<T>{};
    return write_kept_record(
        out,
        at,
        writer_of<T>,
        {table_of<T>, kept, record, &initial, &same_records<T>});
}

template <Record T>
char* write_value(Output& out, char* at, T const& record)
{
    return write_record(
        out, at, writer_of<T>, &record, kept_of(record.unmodeled));
}

} // namespace airudder::detail

#endif // AIRUDDER_JSON_WRITE_RECORD_HPP
