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
#include <type_traits>

/// Writers of records: unrolled over their members, by a table where something
/// is kept.
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
/// holds before it is read, and what counts without a text.
template <class T>
bool is_said_by(std::string_view const* text, T const& value, T const& initial)
{
    if (text == nullptr)
        return same(initial, value);
    T read = initial;
    Decoder decoder(*text, no_limits());
    auto const begin = decoder.reader.begin();
    return !read_value(decoder, begin, read, Place{}).failed() &&
           same(read, value);
}

/// What writing a record that keeps something needs to know about a member.
struct MemberWriter {
    /// The key after a comma: `,"name":`.
    std::string_view key;

    std::string_view name;

    /// Writes the member of a record, key included.
    char* (*write)(Output&, char* at, std::string_view key, void const* record);

    /// Whether a text reads as the member's present value; null stands for
    /// what the member holds in `initial`, before it is read.
    bool (*is_said_by)(std::string_view const* text,
                       void const* record,
                       void const* initial);
};

template <class Descriptor>
auto const& member_of(void const* record)
{
    using Pointer = std::remove_const_t<decltype(Descriptor::pointer)>;
    using Owner = typename PointerTraits<Pointer>::Owner;
    return static_cast<Owner const*>(record)->*Descriptor::pointer;
}

/// Once per type rather than once per member.
template <class T>
[[gnu::noinline]] char*
write_keyed(Output& out, char* at, std::string_view key, T const& value)
{
    return write_member(out, at, key, value);
}

template <class Descriptor>
char* write_one(Output& out, char* at, std::string_view key, void const* record)
{
    return write_keyed(out, at, key, member_of<Descriptor>(record));
}

template <class Descriptor>
bool is_member_said_by(std::string_view const* text,
                       void const* record,
                       void const* initial)
{
    return is_said_by(
        text, member_of<Descriptor>(record), member_of<Descriptor>(initial));
}

template <class List>
struct WritersOf;

template <template <class...> class L, class... Descriptors>
struct WritersOf<L<Descriptors...>> {
    // One more, for there is no array of nothing.
    static constexpr MemberWriter members[sizeof...(Descriptors) + 1]{
        {key_of<Descriptors>.view(),
         member_name<Descriptors>(),
         &write_one<Descriptors>,
         &is_member_said_by<Descriptors>}...,
        {}};
};

/// A record that keeps something, while it is written.
struct KeptRecord {
    RecordTable const& table;
    MemberWriter const* writers;
    void const* record;

    /// A record as it is before it is read.
    void const* initial;

    Kept const& kept;

    std::uint64_t kept_members() const;
    bool is_whole() const;
    char* write_kept(Output& out, char* at, MemberWriter const& writer) const;
    char* write_known(Output& out, char* at, std::uint64_t kept_bits) const;
    char* write_unknown(Output& out, char* at) const;
};

/// The members, one bit for each, whose text or absence is kept.
inline std::uint64_t KeptRecord::kept_members() const
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

/// Whether the kept whole value says what the record is now.
inline bool KeptRecord::is_whole() const
{
    return !kept.whole.empty() && kept.items.empty() &&
           std::all_of(
               writers, writers + table.count, [this](auto const& writer) {
                   return writer.is_said_by(nullptr, record, initial);
               });
}

/// Writes one member whose text or absence is kept: that, or the value.
inline char*
KeptRecord::write_kept(Output& out, char* at, MemberWriter const& writer) const
{
    auto const item = kept.find(writer.name);
    auto const text = item ? std::string_view{item->text} : std::string_view{};
    if (item != nullptr && writer.is_said_by(&text, record, initial)) {
        at = out.put(at, writer.key);
        return out.put(at, text);
    }
    if (kept.is_absent(writer.name) &&
        writer.is_said_by(nullptr, record, initial))
        return at;
    return writer.write(out, at, writer.key, record);
}

/// Writes the members that the record type knows; something is kept of those
/// in `kept_bits`.
inline char*
KeptRecord::write_known(Output& out, char* at, std::uint64_t kept_bits) const
{
    for (auto writer = writers; writer != writers + table.count; ++writer) {
        at = (kept_bits & 1) != 0 ? write_kept(out, at, *writer)
                                  : writer->write(out, at, writer->key, record);
        kept_bits >>= 1;
    }
    return at;
}

/// Writes the kept members that the record type does not know.
inline char* KeptRecord::write_unknown(Output& out, char* at) const
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

template <Record T>
char* write_value(Output& out, char* at, T const& record)
{
    auto const opened = out.open(at);
    auto const kept = kept_of(record.unmodeled);
    if (kept == nullptr) {
        at = write_members(out, at, record, Members<T>{});
        return out.close(at, opened, "{}");
    }
    KeptRecord const keeping{table_of<T>,
                             WritersOf<Members<T>>::members,
                             &record,
                             &fresh<T>(),
                             *kept};
    if (keeping.is_whole())
        return out.put(at, kept->whole);
    auto const bits = keeping.kept_members();
    at = bits == 0 ? write_members(out, at, record, Members<T>{})
                   : keeping.write_known(out, at, bits);
    at = keeping.write_unknown(out, at);
    return out.close(at, opened, "{}");
}

} // namespace airudder::detail

#endif // AIRUDDER_JSON_WRITE_RECORD_HPP
