#ifndef AIRUDDER_DETAIL_JSON_WRITE_MEMBER_HPP
#define AIRUDDER_DETAIL_JSON_WRITE_MEMBER_HPP

#include <airudder/detail/json/write_value.hpp>

#include <boost/json/object.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>

/// Writers of members other than strings.
namespace airudder::detail {

/// Writes `"name":value,`, or nothing for what is not there.
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
    auto const entry =
        enumerator_at(value, static_cast<EnumerationType const&>(type));
    if (entry == nullptr)
        return at;
    at = out.put_key(at, member.key(), member.head);
    return out.put(out.put_string(at, entry->name), ',');
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

/// One for each kind.
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
                                                &write_optional_member};

inline MemberWriter& writer_of(Kind kind) noexcept
{
    return *member_writers[static_cast<std::size_t>(kind)];
}

} // namespace airudder::detail

#include <airudder/detail/json/write_record.hpp>

#endif // AIRUDDER_DETAIL_JSON_WRITE_MEMBER_HPP
