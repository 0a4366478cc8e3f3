#ifndef AIRUDDER_DETAIL_JSON_WRITE_HPP
#define AIRUDDER_DETAIL_JSON_WRITE_HPP

#include <airudder/detail/attributes.hpp>
#include <airudder/detail/json/output.hpp>
#include <airudder/detail/json/type_of.hpp>
#include <airudder/detail/json/value_operations.hpp>
#include <airudder/detail/json/value_type.hpp>
#include <airudder/unmodeled.hpp>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/string.hpp>
#include <boost/json/value.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Writers of values and records of any type.
namespace airudder::detail {

inline char*
write_value(Output& out, char* at, boost::json::value const& value);

inline char* write_boolean(Output& out, char* at, bool value)
{
    return out.put(at, std::string_view(value ? "true" : "false"));
}

AIRUDDER_NOINLINE inline char*
write_integer(Output& out, char* at, std::int64_t value)
{
    return out.put(at, value);
}

AIRUDDER_NOINLINE inline char*
write_number(Output& out, char* at, double const& value)
{
    return out.put(at, value);
}

inline char* write_null(Output& out, char* at)
{
    return out.put(at, std::string_view("null"));
}

AIRUDDER_NOINLINE inline char*
write_value(Output& out, char* at, boost::json::object const& object)
{
    at = out.open(at, '{');
    for (auto const& member : object) {
        auto const key = member.key();
        at = out.put_name(at, {key.data(), key.size()});
        at = out.put(write_value(out, at, member.value()), ',');
    }
    return out.close(at, '}');
}

inline char* write_value(Output& out, char* at, boost::json::array const& array)
{
    at = out.open(at, '[');
    for (auto const& element : array)
        at = out.put(write_value(out, at, element), ',');
    return out.close(at, ']');
}

inline char* write_value(Output& out, char* at, boost::json::value const& value)
{
    switch (value.kind()) {
    case boost::json::kind::null: return write_null(out, at);
    case boost::json::kind::bool_:
        return write_boolean(out, at, value.get_bool());
    case boost::json::kind::int64:
        return write_integer(out, at, value.get_int64());
    case boost::json::kind::uint64: return out.put(at, value.get_uint64());
    case boost::json::kind::double_:
        return write_number(out, at, value.get_double());
    case boost::json::kind::array:
        return write_value(out, at, value.get_array());
    case boost::json::kind::object:
        return write_value(out, at, value.get_object());
    case boost::json::kind::string: break;
    }
    auto const& string = value.get_string();
    return out.put_string(at, {string.data(), string.size()});
}

inline char*
write_value(Output& out, char* at, ValueType const& type, void const* value);

inline char* write_record(Output& out,
                          char* at,
                          RecordTable const& table,
                          void const* record);

AIRUDDER_NOINLINE inline char*
write_list(Output& out, char* at, ListType const& type, void const* list)
{
    auto const& element = *type.element;
    auto const elements = type.elements(list);
    at = out.open(at, '[');
    for (auto value = elements.first; value != elements.last;
         value += element.size)
        at = out.put(write_value(out, at, element, value), ',');
    return out.close(at, ']');
}

inline char*
write_map(Output& out, char* at, ListType const& type, void const* map)
{
    auto const& item_type = static_cast<ItemType const&>(*type.element);
    auto const items = type.elements(map);
    at = out.open(at, '{');
    for (auto item = items.first; item != items.last; item += item_type.size) {
        at = out.put_name(at, item_type.name(item));
        at = write_value(out, at, *item_type.value, item_type.value_in(item));
        at = out.put(at, ',');
    }
    return out.close(at, '}');
}

inline char*
write_booleans(Output& out, char* at, std::vector<bool> const& list)
{
    at = out.open(at, '[');
    for (bool const value : list)
        at = out.put(write_boolean(out, at, value), ',');
    return out.close(at, ']');
}

inline char* write_enumerator(Output& out,
                              char* at,
                              EnumerationType const& type,
                              EnumeratorEntry const& entry)
{
    return type.kind == Kind::enumeration ? out.put_string(at, entry.name)
                                          : out.put(at, entry.name);
}

/// Writes null for `unknown`.
inline char* write_enumerator_or_null(Output& out,
                                      char* at,
                                      EnumerationType const& type,
                                      void const* value)
{
    auto const entry = enumerator_at(value, type);
    return entry == nullptr ? write_null(out, at)
                            : write_enumerator(out, at, type, *entry);
}

inline char* write_optional(Output& out,
                            char* at,
                            OptionalType const& type,
                            void const* optional)
{
    auto const value = get_value(type, optional);
    return value == nullptr ? write_null(out, at)
                            : write_value(out, at, *type.value, value);
}

inline char*
write_value(Output& out, char* at, ValueType const& type, void const* value)
{
    switch (type.kind) {
    case Kind::text:
        return out.put_string(at, *static_cast<std::string const*>(value));
    case Kind::integer:
        return write_integer(out, at, *static_cast<std::int64_t const*>(value));
    case Kind::number:
        return write_number(out, at, *static_cast<double const*>(value));
    case Kind::boolean:
        return write_boolean(out, at, *static_cast<bool const*>(value));
    case Kind::enumeration:
    case Kind::integer_enumeration:
        return write_enumerator_or_null(
            out, at, static_cast<EnumerationType const&>(type), value);
    case Kind::object:
        return write_value(
            out, at, *static_cast<boost::json::object const*>(value));
    case Kind::record:
        return write_record(
            out, at, static_cast<RecordTable const&>(type), value);
    case Kind::list:
        return write_list(out, at, static_cast<ListType const&>(type), value);
    case Kind::any:
        return write_value(
            out, at, *static_cast<boost::json::value const*>(value));
    case Kind::booleans:
        return write_booleans(
            out, at, *static_cast<std::vector<bool> const*>(value));
    case Kind::map:
        return write_map(out, at, static_cast<ListType const&>(type), value);
    case Kind::item: return at; // write_map writes it
    case Kind::optional_text:
    case Kind::optional_integer:
    case Kind::optional:
    case Kind::boxed: break;
    }
    return write_optional(
        out, at, static_cast<OptionalType const&>(type), value);
}

/// Writes `"name":value,`, or nothing if the value is absent.
using MemberWriter = char*(Output& out,
                           char* at,
                           MemberEntry const& member,
                           ValueType const& type,
                           void const* value);

inline MemberWriter& writer_of(Kind kind) noexcept;

inline char* write_integer_member(Output& out,
                                  char* at,
                                  MemberEntry const& member,
                                  ValueType const&,
                                  void const* value)
{
    at = out.put_key(at, member.key(), member.head);
    at = out.put(at, *static_cast<std::int64_t const*>(value));
    return out.put(at, ',');
}

inline char* write_record_member(Output& out,
                                 char* at,
                                 MemberEntry const& member,
                                 ValueType const& type,
                                 void const* record)
{
    at = out.put_key(at, member.key(), member.head);
    at = write_record(out, at, static_cast<RecordTable const&>(type), record);
    return out.put(at, ',');
}

inline char* write_list_member(Output& out,
                               char* at,
                               MemberEntry const& member,
                               ValueType const& type,
                               void const* list)
{
    at = out.put_key(at, member.key(), member.head);
    at = write_list(out, at, static_cast<ListType const&>(type), list);
    return out.put(at, ',');
}

/// Writes nothing for `unknown`.
inline char* write_enumerator_member(Output& out,
                                     char* at,
                                     MemberEntry const& member,
                                     ValueType const& type,
                                     void const* value)
{
    auto const& of = static_cast<EnumerationType const&>(type);
    auto const entry = enumerator_at(value, of);
    if (entry == nullptr)
        return at;
    at = out.put_key(at, member.key(), member.head);
    return out.put(write_enumerator(out, at, of, *entry), ',');
}

/// Writes nothing for nullopt.
inline char* write_optional_member(Output& out,
                                   char* at,
                                   MemberEntry const& member,
                                   ValueType const& type,
                                   void const* optional)
{
    auto const& of = static_cast<OptionalType const&>(type);
    auto const value = get_value(of, optional);
    return value == nullptr
               ? at
               : writer_of(of.value->kind)(out, at, member, *of.value, value);
}

inline char* write_optional_integer_member(Output& out,
                                           char* at,
                                           MemberEntry const& member,
                                           ValueType const& type,
                                           void const* value)
{
    auto const& integer =
        *static_cast<std::optional<std::int64_t> const*>(value);
    return integer.has_value()
               ? write_integer_member(out, at, member, type, &*integer)
               : at;
}

inline char* write_object_member(Output& out,
                                 char* at,
                                 MemberEntry const& member,
                                 ValueType const&,
                                 void const* object)
{
    at = out.put_key(at, member.key(), member.head);
    at = write_value(out, at, *static_cast<boost::json::object const*>(object));
    return out.put(at, ',');
}

inline char* write_other_member(Output& out,
                                char* at,
                                MemberEntry const& member,
                                ValueType const& type,
                                void const* value)
{
    at = out.put_key(at, member.key(), member.head);
    return out.put(write_value(out, at, type, value), ',');
}

/// One writer for each Kind, in order.
inline constexpr MemberWriter* member_writers[]{&write_other_member,
                                                &write_optional_member,
                                                &write_integer_member,
                                                &write_optional_integer_member,
                                                &write_other_member,
                                                &write_other_member,
                                                &write_enumerator_member,
                                                &write_object_member,
                                                &write_record_member,
                                                &write_list_member,
                                                &write_optional_member,
                                                &write_enumerator_member,
                                                &write_other_member,
                                                &write_other_member,
                                                &write_other_member,
                                                &write_other_member,
                                                &write_optional_member};

inline MemberWriter& writer_of(Kind kind) noexcept
{
    return *member_writers[static_cast<std::size_t>(kind)];
}

/// A record that has kept texts, while it is written.
struct KeptRecord {
    RecordTable const& table;
    Kept const& kept;
    void const* record;

    /// A record with default values. Kept texts are read into it, to find out
    /// whether they still represent the record's values.
    void* initial;

    bool is_same(std::size_t index) const;
    bool is_whole() const;
    bool is_said_by(std::string_view text, std::size_t index) const;
    char* put(Output& out, char* at, std::size_t index, bool absent) const;
};

/// Whether a record type has a member called `name`.
AIRUDDER_NOINLINE inline bool knows(RecordTable const& table,
                                    std::string_view name)
{
    return table.find(name) != nullptr;
}

/// Whether anything is kept for a member that the record type knows.
AIRUDDER_NOINLINE inline bool keeps_known(RecordTable const& table,
                                          Kept const& kept)
{
    if (!kept.whole.empty() || !kept.absences.empty())
        return true;
    for (auto const& item : kept.items)
        if (knows(table, item.name))
            return true;
    return false;
}

/// Whether a member has the same value as in `initial`.
inline bool KeptRecord::is_same(std::size_t index) const
{
    auto const& member = table.members[index];
    return same(*member.type, member.in(record), member.in(initial));
}

/// Whether the text that was kept for the whole value still represents the
/// record.
inline bool KeptRecord::is_whole() const
{
    return !kept.whole.empty() && kept.items.empty() &&
           same_members(table, record, initial);
}

/// Whether `text`, a JSON value, reads as the value of a member.
inline bool KeptRecord::is_said_by(std::string_view text,
                                   std::size_t index) const
{
    Decoder decoder(text, no_limits());
    RecordReading reading{decoder, table, initial, {}};
    auto const& member = table.members[index];
    return !reading.read(member, decoder.reader.begin()).failed() &&
           is_same(index);
}

/// Writes the text kept for a member, or nothing if its absence is kept.
/// Returns null if neither represents the member's present value.
inline char*
KeptRecord::put(Output& out, char* at, std::size_t index, bool absent) const
{
    auto const& member = table.members[index];
    // Must come before is_said_by, which reads a text into `initial`.
    bool const is_absent = absent && is_same(index);
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
inline char*
put_unknown(Output& out, char* at, RecordTable const& table, Kept const& kept)
{
    for (auto const& item : kept.items)
        if (!knows(table, item.name))
            at = put_item(out, at, item);
    return at;
}

/// Returns the value of a text member; null if it is absent.
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

static_assert(sizeof MemberEntry::head == Output::head_size);

/// Writes a member from its value.
AIRUDDER_ALWAYS_INLINE inline char*
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

/// The members whose absence is kept.
template <class Set>
Set absent_members(RecordTable const& table, Kept const& kept)
{
    Set absent{};
    for (auto const name : kept.absences)
        if (auto const member = table.find(name))
            member->add_to(absent);
    return absent;
}

/// Writes each member from its kept text or, if that is outdated, from its
/// value.
template <class Set>
char* put_kept_members(Output& out, char* at, KeptRecord const& kept)
{
    auto const absent = absent_members<Set>(kept.table, kept.kept);
    for (std::size_t index = 0; index != kept.table.count; ++index) {
        auto const& member = kept.table.members[index];
        auto const end = kept.put(out, at, index, member.is_in(absent));
        at =
            end != nullptr ? end : put_any_member(out, at, member, kept.record);
    }
    return at;
}

/// Writes a record that keeps texts or absences for members it knows.
inline char* write_kept_record(Output& out,
                               char* at,
                               RecordTable const& table,
                               void const* record,
                               Kept const& kept)
{
    auto const initial = table.make_initial();
    KeptRecord const with{table, kept, record, initial.get()};
    if (with.is_whole())
        return out.put(at, kept.whole);
    at = out.open(at, '{');
    at = table.count <= few_members
             ? put_kept_members<std::uint64_t>(out, at, with)
             : put_kept_members<MemberSet>(out, at, with);
    at = put_unknown(out, at, table, kept);
    return out.close(at, '}');
}

inline char* write_record(Output& out,
                          char* at,
                          RecordTable const& table,
                          void const* record)
{
    auto const kept = kept_of(table.unmodeled(record));
    if (kept != nullptr && keeps_known(table, *kept))
        return write_kept_record(out, at, table, record, *kept);
    at = out.open(at, '{');
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

#endif // AIRUDDER_DETAIL_JSON_WRITE_HPP
