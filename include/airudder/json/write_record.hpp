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

/// What encoding does with members of one type, in whatever record.
struct MemberWriter {
    /// Writes `"name":value,`, or nothing for what is not there.
    char* (*put)(Output&, char* at, MemberEntry const&, void const* member);

    /// Whether two members are the same to the bit.
    bool (*same)(void const* left, void const* right);
};

/// How the records of a type are written.
struct RecordWriter {
    RecordTable const& table;

    /// One for each entry of the table.
    MemberWriter const* members;
};

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
[[gnu::noinline]] inline bool keeps_known(RecordTable const& table,
                                          Kept const& kept)
{
    if (!kept.whole.empty() || !kept.absences.empty())
        return true;
    for (auto const& item : kept.items)
        if (table.find(item.name) != nullptr)
            return true;
    return false;
}

/// Whether a member of two records of a type is the same.
inline bool is_same_member(RecordWriter const& writer,
                           void const* left,
                           void const* right,
                           std::size_t index)
{
    auto const& member = writer.table.members[index];
    return writer.members[index].same(member.in(left), member.in(right));
}

/// Whether all members of two records of a type are.
inline bool
is_same_record(RecordWriter const& writer, void const* left, void const* right)
{
    std::size_t index = 0;
    while (index != writer.table.count &&
           is_same_member(writer, left, right, index))
        ++index;
    return index == writer.table.count;
}

/// Whether a member is as it was before it was read.
inline bool KeptRecord::is_same(std::size_t index) const
{
    return is_same_member(writer, record, initial, index);
}

/// Whether the kept whole value says what the record is now.
inline bool KeptRecord::is_whole() const
{
    return !kept.whole.empty() && kept.items.empty() &&
           is_same_record(writer, record, initial);
}

/// Whether `text`, a JSON value, reads as the value of a member.
inline bool KeptRecord::is_said_by(std::string_view text,
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
inline char* KeptRecord::put(Output& out, char* at, std::size_t index) const
{
    auto const& member = writer.table.members[index];
    // To be asked before a text is read.
    bool const is_absent = kept.is_absent(member.name) && is_same(index);
    auto const item = kept.find(member.name);
    if (item != nullptr && is_said_by(item->text, index))
        return out.put(
            out.put(out.put_key(at, member.key, member.head), item->text), ',');
    return is_absent ? at : nullptr;
}

/// Writes a kept member.
inline char* put_item(Output& out, char* at, KeptItem const& item)
{
    at = out.put(out.put_name(at, item.name), item.text);
    return out.put(at, ',');
}

/// Writes the kept members that the record type does not know.
inline char*
put_unknown(Output& out, char* at, RecordTable const& table, Kept const& kept)
{
    for (auto const& item : kept.items)
        if (table.find(item.name) == nullptr)
            at = put_item(out, at, item);
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

/// Writes a member that is a string, where there may be little room.
[[gnu::noinline]] inline char* put_far_member(Output& out,
                                              char* at,
                                              MemberEntry const& member,
                                              std::string const& text)
{
    return write_member(out, at, member, text);
}

/// Writes what a member is.
[[gnu::always_inline]] inline char* put_member(Output& out,
                                               char* at,
                                               MemberEntry const& member,
                                               MemberWriter const& writer,
                                               void const* record)
{
    if (member.head_size == 0)
        return writer.put(out, at, member, member.in(record));
    auto const text = text_in(member, record);
    if (text == nullptr)
        return at;
    if (!out.is_near(at, *text)) [[unlikely]]
        return put_far_member(out, at, member, *text);
    return out.put_member(at, member.head, member.head_size, *text);
}

/// Writes what is kept of members or, if that is outdated, what they are.
[[gnu::cold]] inline char*
put_kept_members(Output& out, char* at, KeptRecord const& kept)
{
    for (std::size_t index = 0; index != kept.writer.table.count; ++index) {
        auto const end = kept.put(out, at, index);
        at = end != nullptr ? end
                            : put_member(out,
                                         at,
                                         kept.writer.table.members[index],
                                         kept.writer.members[index],
                                         kept.record);
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
    at = put_unknown(out, at, record.writer.table, record.kept);
    return out.close(at, '}');
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
    at = out.put(at, '{');
    auto member = writer.table.members;
    auto member_writer = writer.members;
    for (auto const end = member + writer.table.count; member != end;
         ++member, ++member_writer)
        at = put_member(out, at, *member, *member_writer, record);
    if (kept != nullptr)
        for (auto const& item : kept->items)
            at = put_item(out, at, item);
    return out.close(at, '}');
}

template <class M>
char* put_value(Output& out,
                char* at,
                MemberEntry const& member,
                void const* value)
{
    return write_member(out, at, member, *static_cast<M const*>(value));
}

template <class M>
bool is_same_value(void const* left, void const* right)
{
    return same(*static_cast<M const*>(left), *static_cast<M const*>(right));
}

template <class List>
struct WritersOf;

template <template <class...> class L, class... Descriptors>
struct WritersOf<L<Descriptors...>> {
    template <class T, class M>
    static constexpr MemberWriter writer_of(M T::*) noexcept
    {
        return {&put_value<M>, &is_same_value<M>};
    }

    // One more, for there is no array of nothing.
    static constexpr MemberWriter members[sizeof...(Descriptors) + 1]{
        writer_of(Descriptors::pointer)..., {}};
};

template <Record T>
inline constexpr RecordWriter writer_of{table_of<T>,
                                        WritersOf<Members<T>>::members};

template <Record T>
bool same(T const& left, T const& right)
{
    return is_same_record(writer_of<T>, &left, &right) &&
           left.unmodeled == right.unmodeled;
}

template <Record T>
char* write_value(Output& out, char* at, T const& record)
{
    return write_record(out, at, writer_of<T>, &record);
}

} // namespace airudder::detail

#endif // AIRUDDER_JSON_WRITE_RECORD_HPP
