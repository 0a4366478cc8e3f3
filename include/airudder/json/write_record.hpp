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

/// Writers of records of any type.
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
    RecordWriter const& writer;
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

/// Whether something is kept of what the record type knows.
inline bool keeps_known(RecordTable const& table, Kept const& kept)
{
    return !kept.whole.empty() || !kept.absences.empty() ||
           std::any_of(
               kept.items.begin(), kept.items.end(), [&](KeptItem const& item) {
                   return table.find(item.name) != nullptr;
               });
}

/// Whether a member is as it was before it was read.
[[gnu::cold]] inline bool KeptRecord::is_same(std::size_t index) const
{
    auto const& member = writer.table.members[index];
    return same(*member.type, member.in(record), member.in(initial));
}

/// Whether the kept whole value says what the record is now.
[[gnu::cold]] inline bool KeptRecord::is_whole() const
{
    return !kept.whole.empty() && kept.items.empty() &&
           same_members(writer.table, record, initial);
}

/// Whether `text`, a JSON value, reads as the value of a member.
[[gnu::cold]] inline bool KeptRecord::is_said_by(std::string_view text,
                                                 std::size_t index) const
{
    Decoder decoder(text, no_limits());
    RecordReading reading{decoder, writer.table, initial, {}};
    auto const& member = writer.table.members[index];
    return !reading.read(member, decoder.reader.begin()).failed() &&
           is_same(index);
}

/// Writes the text that is kept of a member, or nothing for its absence; null
/// if neither says what the member is now.
[[gnu::cold]] inline char*
KeptRecord::put(Output& out, char* at, std::size_t index) const
{
    auto const& member = writer.table.members[index];
    // To be asked before a text is read.
    bool const is_absent = kept.is_absent(member.name()) && is_same(index);
    auto const item = kept.find(member.name());
    if (item != nullptr && is_said_by(item->text, index))
        return out.put(out.put_key(at, member.key(), member.head), item->text);
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

/// A member that is a string, null if it is absent.
inline std::string const* text_in(MemberEntry const& member,
                                  void const* record) noexcept
{
    auto const value = member.in(record);
    if (member.text == Text::always)
        return static_cast<std::string const*>(value);
    auto const& text = *static_cast<std::optional<std::string> const*>(value);
    return text.has_value() ? &*text : nullptr;
}

/// Writes what a member is.
[[gnu::always_inline]] inline char* put_member(Output& out,
                                               char* at,
                                               MemberEntry const& member,
                                               ValueType const& type,
                                               void const* record)
{
    if (member.text == Text::none)
        return writer_of(type)(out, at, member, type, member.in(record));
    auto const text = text_in(member, record);
    if (text == nullptr)
        return at;
    if (member.key_size > sizeof member.head) [[unlikely]]
        return out.put_string(out.put_key(at, member.key(), member.head),
                              *text);
    std::string_view const key(member.head.bytes, member.key_size);
    return out.put_member(at, key, member.head, *text);
}

/// Writes what is kept of members or, if that is outdated, what they are.
[[gnu::cold]] inline char*
put_kept_members(Output& out, char* at, KeptRecord const& kept)
{
    for (std::size_t index = 0; index != kept.writer.table.count; ++index) {
        auto const end = kept.put(out, at, index);
        auto const& member = kept.writer.table.members[index];
        auto const& type = *member.type;
        at = end != nullptr
                 ? end
                 : writer_of(type)(
                       out, at, member, type, member.in(kept.record));
    }
    return at;
}

/// Writes a record that keeps something of what it knows.
[[gnu::cold]] inline char*
write_kept_record(Output& out, char* at, KeptRecord const& record)
{
    if (record.is_whole())
        return out.put(at, record.kept.whole);
    auto const opened = out.open(at);
    at = put_kept_members(out, at, record);
    at = put_unknown(out, at, record.writer.table, record.kept);
    return out.close(at, opened, "{}");
}

/// The same, after having made the record that write_kept_record needs.
[[gnu::cold]] inline char* write_kept_record(Output& out,
                                             char* at,
                                             RecordWriter const& writer,
                                             void const* record,
                                             Kept const& kept)
{
    struct Context {
        Output& out;
        char* at;
        RecordWriter const& writer;
        void const* record;
        Kept const& kept;
    } context{out, at, writer, record, kept};
    writer.table.with_initial(
        [](void* initial, void* in) {
            auto& with = *static_cast<Context*>(in);
            with.at = write_kept_record(
                with.out,
                with.at,
                {with.writer, with.kept, with.record, initial});
        },
        &context);
    return context.at;
}

inline char* write_record(Output& out,
                          char* at,
                          RecordWriter const& writer,
                          void const* record)
{
    auto const kept = kept_of(writer.table.unmodeled(record));
    if (kept != nullptr && keeps_known(writer.table, *kept))
        return write_kept_record(out, at, writer, record, *kept);
    auto const opened = out.open(at);
    auto member = writer.table.members;
    auto member_writer = writer.members;
    for (auto const end = member + writer.table.count; member != end;
         ++member, ++member_writer)
        at = put_member(out, at, *member, *member_writer, record);
    if (kept != nullptr)
        at = put_unknown(out, at, writer.table, *kept);
    return out.close(at, opened, "{}");
}

/// Writes a record or a value of another described type.
template <class T>
requires(Record<T> || Enumeration<T>) char* write_value(Output& out,
                                                        char* at,
                                                        T const& value)
{
    return write_value(out, at, *type_of<T>, &value);
}

} // namespace airudder::detail

#endif // AIRUDDER_JSON_WRITE_RECORD_HPP
