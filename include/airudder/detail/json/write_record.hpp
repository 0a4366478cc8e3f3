#ifndef AIRUDDER_DETAIL_JSON_WRITE_RECORD_HPP
#define AIRUDDER_DETAIL_JSON_WRITE_RECORD_HPP

#include <airudder/detail/json/read_value.hpp>
#include <airudder/detail/json/same.hpp>
#include <airudder/detail/json/write_member.hpp>
#include <airudder/unmodeled.hpp>

#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

/// Writers of records of any type.
namespace airudder::detail {

/// Options for text that was accepted before: no limits, no reports.
inline ParseOptions const& no_limits()
{
    constexpr auto most = (std::numeric_limits<std::size_t>::max)();
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

    bool is_same(std::size_t index) const;
    bool is_whole() const;
    bool is_said_by(std::string_view text, std::size_t index) const;
    char* put(Output& out, char* at, std::size_t index) const;
};

/// Whether a record type has a member of this name.
[[gnu::noinline]] inline bool knows(RecordTable const& table,
                                    std::string_view name)
{
    return table.find(name) != nullptr;
}

/// Whether something is kept of what the record type knows.
[[gnu::noinline]] inline bool keeps_known(RecordTable const& table,
                                          Kept const& kept)
{
    if (!kept.whole.empty() || !kept.absences.empty())
        return true;
    for (auto const& item : kept.items)
        if (knows(table, item.name))
            return true;
    return false;
}

/// Whether a member is as it was before it was read.
[[gnu::cold]] inline bool KeptRecord::is_same(std::size_t index) const
{
    auto const& member = table.members[index];
    return same(*member.type, member.in(record), member.in(initial));
}

/// Whether the kept whole value says what the record is now.
[[gnu::cold]] inline bool KeptRecord::is_whole() const
{
    return !kept.whole.empty() && kept.items.empty() &&
           same_members(table, record, initial);
}

/// Whether `text`, a JSON value, reads as the value of a member.
[[gnu::cold]] inline bool KeptRecord::is_said_by(std::string_view text,
                                                 std::size_t index) const
{
    Decoder decoder(text, no_limits());
    RecordReading reading{decoder, table, initial, {}};
    auto const& member = table.members[index];
    return !reading.read(member, decoder.reader.begin()).failed() &&
           is_same(index);
}

/// Writes the text that is kept of a member, or nothing for its absence; null
/// if neither says what the member is now.
[[gnu::cold]] inline char*
KeptRecord::put(Output& out, char* at, std::size_t index) const
{
    auto const& member = table.members[index];
    // To be asked before a text is read.
    bool const is_absent = kept.is_absent(member.name()) && is_same(index);
    auto const item = kept.find(member.name());
    if (item != nullptr && is_said_by(item->text, index))
        return out.put(
            out.put(out.put_key(at, member.key(), member.head), item->text),
            ',');
    return is_absent ? at : nullptr;
}

/// Writes a kept member.
inline char* put_item(Output& out, char* at, KeptItem const& item)
{
    at = out.put(out.put_name(at, item.name), item.text);
    return out.put(at, ',');
}

/// Writes the kept members that the record type does not know.
[[gnu::cold]] inline char*
put_unknown(Output& out, char* at, RecordTable const& table, Kept const& kept)
{
    for (auto const& item : kept.items)
        if (!knows(table, item.name))
            at = put_item(out, at, item);
    return at;
}

/// A member that is a string, null if it is absent.
inline std::string const* text_in(MemberEntry const& member,
                                  void const* record) noexcept
{
    auto const value = member.in(record);
    if (member.kind == Kind::text)
        return static_cast<std::string const*>(value);
    auto const& text = *static_cast<std::optional<std::string> const*>(value);
    return text.has_value() ? &*text : nullptr;
}

/// Writes a member of any type.
inline char* put_any_member(Output& out,
                            char* at,
                            MemberEntry const& member,
                            void const* record)
{
    return writer_of(member.kind)(
        out, at, member, *member.type, member.in(record));
}

/// Writes what a member is.
[[gnu::always_inline]] inline char*
put_member(Output& out, char* at, MemberEntry const& member, void const* record)
{
    if (!member.is_text())
        return put_any_member(out, at, member, record);
    auto const text = text_in(member, record);
    if (text == nullptr)
        return at;
    if (member.key_size >= sizeof member.head || !out.is_near(at, *text))
        [[unlikely]]
        return put_any_member(out, at, member, record);
    return out.put_member(at, member.head, member.key_size + 1u, *text);
}

/// Writes what is kept of members or, if that is outdated, what they are.
[[gnu::cold]] inline char*
put_kept_members(Output& out, char* at, KeptRecord const& kept)
{
    for (std::size_t index = 0; index != kept.table.count; ++index) {
        auto const end = kept.put(out, at, index);
        at = end != nullptr
                 ? end
                 : put_any_member(
                       out, at, kept.table.members[index], kept.record);
    }
    return at;
}

/// Writes a record that keeps something of what it knows.
[[gnu::cold]] inline char*
write_kept_record(Output& out, char* at, KeptRecord const& record)
{
    if (record.is_whole())
        return out.put(at, record.kept.whole);
    at = put_kept_members(out, out.put(at, '{'), record);
    at = put_unknown(out, at, record.table, record.kept);
    return out.close(at, '}');
}

/// The same, after having made the record that write_kept_record needs.
[[gnu::cold]] inline char* write_kept_record(Output& out,
                                             char* at,
                                             RecordTable const& table,
                                             void const* record,
                                             Kept const& kept)
{
    struct Context {
        Output& out;
        char* at;
        RecordTable const& table;
        void const* record;
        Kept const& kept;
    } context{out, at, table, record, kept};
    table.with_initial(
        [](void* initial, void* in) {
            auto& with = *static_cast<Context*>(in);
            with.at = write_kept_record(
                with.out,
                with.at,
                {with.table, with.kept, with.record, initial});
        },
        &context);
    return context.at;
}

inline char* write_record(Output& out,
                          char* at,
                          RecordTable const& table,
                          void const* record)
{
    auto const kept = kept_of(table.unmodeled(record));
    if (kept != nullptr && keeps_known(table, *kept))
        return write_kept_record(out, at, table, record, *kept);
    at = out.put(at, '{');
    auto const end = table.members + table.count;
    for (auto member = table.members; member != end; ++member)
        at = put_member(out, at, *member, record);
    if (kept != nullptr)
        for (auto const& item : kept->items)
            at = put_item(out, at, item);
    return out.close(at, '}');
}

/// Writes a record or a value of another described type.
template <class T>
requires(Record<T> || Enumeration<T>) char* write_value(Output& out,
                                                        char* at,
                                                        T const& value)
{
    return write_value(out, at, TypeOf<T>::value, &value);
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_JSON_WRITE_RECORD_HPP
