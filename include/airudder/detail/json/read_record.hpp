#ifndef AIRUDDER_DETAIL_JSON_READ_RECORD_HPP
#define AIRUDDER_DETAIL_JSON_READ_RECORD_HPP

#include <airudder/detail/attributes.hpp>
#include <airudder/detail/json/decoder.hpp>
#include <airudder/detail/json/scan.hpp>
#include <airudder/detail/json/unique_names.hpp>
#include <airudder/detail/json/value_operations.hpp>
#include <airudder/detail/json/value_type.hpp>
#include <airudder/unmodeled.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <new>
#include <optional>
#include <string>
#include <string_view>

/// The core of decoding: the same functions read all record types.
namespace airudder::detail {

/// Replaces a string that usually owns nothing yet. Constructing a new one is
/// faster than assigning: short texts take a sixth less time to decode.
inline void replace(std::string& value, std::string_view text)
{
    value.~basic_string();
    try {
        ::new (&value) std::string(text);
    } catch (...) {
        ::new (&value) std::string();
        throw;
    }
}

/// Sets a member that is a string or an optional string.
AIRUDDER_NOINLINE AIRUDDER_FLATTEN inline void
set_text(MemberEntry const& member, void* record, std::string_view text)
{
    auto const place = member.in(record);
    if (member.kind == Kind::text)
        replace(*static_cast<std::string*>(place), text);
    else
        static_cast<std::optional<std::string>*>(place)->emplace(text);
}

/// A record while it is read, and the handling of its deviations.
struct RecordReading {
    Decoder& decoder;
    RecordTable const& table;
    void* record;

    /// The place of the member that is being read.
    Place place;

    /// Whether texts were dropped.
    bool has_dropped = false;

    Unmodeled& unmodeled() { return table.unmodeled(record); }

    char const* find(char const* at, MemberEntry const*& member);
    bool repeat(MemberEntry const& member, char const* name_at);
    Step read_string(MemberEntry const& member, char const* at);
    Step read(MemberEntry const& member, char const* at);
    char const*
    keep_rest(MemberEntry const& member, Step step, char const* begin);
    char const* keep_unique(MemberEntry const& member, char const* begin);
    char const* read_unknown(char const* name_at, char const* at);
    bool miss(MemberEntry const& member, char const* end);
    bool keep(std::string_view text, char const* at);
    void drop(std::string_view name);
    void forget_dropped();
};

/// Keeps a text for the current member, whose value is at `at`; false if that
/// exceeds the memory limit.
inline bool RecordReading::keep(std::string_view text, char const* at)
{
    return keep_within_limit(
        decoder, kept_in(unmodeled()), place.name, text, at);
}

inline std::string_view text_between(char const* begin,
                                     char const* end) noexcept
{
    return {begin, static_cast<std::size_t>(end - begin)};
}

/// Reads the value at `at` into a member that is a string.
inline Step RecordReading::read_string(MemberEntry const& member,
                                       char const* at)
{
    if (decoder.reader.peek(at) != '"')
        return decoder.misfit(at, place, "a string");
    std::string_view text;
    auto const end = decoder.reader.read_string(at, text);
    if (end == nullptr || !decoder.charge_string(text.size(), at))
        return failed_step;
    set_text(member, record, text);
    return {end, Outcome::exact};
}

/// Reads the value at `at` into a member of any type.
AIRUDDER_ALWAYS_INLINE inline Step
RecordReading::read(MemberEntry const& member, char const* at)
{
    return !member.is_text()
               ? member.type->read(
                     decoder, at, member.in(record), *member.type, place)
               : read_string(member, at);
}

/// Keeps the text of a value that its member does not represent completely.
inline char const* RecordReading::keep_rest(MemberEntry const& member,
                                            Step step,
                                            char const* begin)
{
    if (step.failed())
        return nullptr;
    if (decoder.has_duplicate_since(begin)) [[unlikely]]
        return keep_unique(member, begin);
    return keep(text_between(begin, step.at), begin) ? step.at : nullptr;
}

/// The same for a text in which a name is repeated: what earlier values left is
/// dropped. Perhaps nothing remains to be kept.
inline char const* RecordReading::keep_unique(MemberEntry const& member,
                                              char const* begin)
{
    std::string text;
    auto const end = append_unique(decoder, begin, text);
    if (end == nullptr)
        return nullptr;
    Decoder again(text, no_limits());
    RecordReading reading{again, table, record, {}};
    auto const step = reading.read(member, again.reader.begin());
    bool const ok = step.outcome == Outcome::exact || keep(text, begin);
    return ok ? end : nullptr;
}

/// Reads a name other than the expected one, and its colon. Sets `member` to
/// null if the record does not know the name. Leaves the name in `place`.
inline char const* RecordReading::find(char const* at,
                                       MemberEntry const*& member)
{
    at = decoder.reader.read_name(at, place.name);
    member = at == nullptr ? nullptr : table.find(place.name);
    return at;
}

/// Drops the text of a member. The item stays until the record has been read:
/// to remove each at once would take quadratic time.
inline void RecordReading::drop(std::string_view name)
{
    if (unmodeled().empty())
        return;
    auto const text = kept_in(unmodeled()).drop(name);
    decoder.release(text.size());
    has_dropped = has_dropped || !text.empty();
}

inline void RecordReading::forget_dropped()
{
    auto& kept = kept_in(unmodeled());
    for (auto const& item : kept.items)
        if (item.text.empty())
            decoder.release(cost_of_item(item.name.size(), 0));
    kept.forget_dropped();
    if (kept.nothing())
        unmodeled().clear();
}

/// Drops the value and text of an earlier member with the same name, and
/// reports the repetition; false if parsing must stop.
inline bool RecordReading::repeat(MemberEntry const& member,
                                  char const* name_at)
{
    auto const initial = decoder.initial(table, name_at);
    if (initial == nullptr)
        return false;
    copy(*member.type, member.in(record), member.in(initial));
    drop(member.name());
    place.name = member.name();
    return decoder.report(
        place, IssueKind::duplicate, name_at, "each name once", "it again");
}

/// Keeps the value at `at` of a member that the record does not know.
inline char const* RecordReading::read_unknown(char const* name_at,
                                               char const* at)
{
    bool const again = unmodeled().find(place.name).has_value();
    if (!(again ? decoder.report(place,
                                 IssueKind::duplicate,
                                 name_at,
                                 "each name once",
                                 "it again")
                : decoder.report(place,
                                 IssueKind::unknown_member,
                                 name_at,
                                 "documented members only",
                                 "another one")))
        return nullptr;
    auto const begin = decoder.reader.token(at);
    auto const end = decoder.reader.skip_value(begin);
    bool const ok = end != nullptr && keep(text_between(begin, end), begin);
    return ok ? end : nullptr;
}

/// Reports and keeps the absence of a required member.
inline bool RecordReading::miss(MemberEntry const& member, char const* end)
{
    place.name = member.name();
    if (!decoder.report(
            place, IssueKind::missing, end - 1, "a required member", "none"))
        return false;
    auto const size = 2 * sizeof(std::string_view) +
                      (unmodeled().empty() ? 2 * sizeof(Kept) : 0);
    if (!decoder.charge(size, end - 1))
        return false;
    kept_in(unmodeled()).absences.push_back(member.name());
    return true;
}

/// Reports the absence of the required members that are not in `seen`; false if
/// parsing must stop. The record ends at `end`.
inline bool
miss_others(RecordReading& reading, std::uint64_t seen, char const* end)
{
    for (auto absent = reading.table.required & ~seen; absent != 0;
         absent &= absent - 1)
        if (!reading.miss(reading.table.members[std::countr_zero(absent)], end))
            return false;
    return true;
}

inline bool
miss_others(RecordReading& reading, MemberSet const& seen, char const* end)
{
    auto const& table = reading.table;
    for (auto member = table.members; member != table.members + table.count;
         ++member)
        if (member->is_required() && !member->is_in(seen) &&
            !reading.miss(*member, end))
            return false;
    return true;
}

/// Reads one member of a record after another. A class, because no lambda can
/// have an attribute that always inlines it.
template <class Set>
struct MemberReader {
    Decoder& decoder;
    RecordReading& reading;

    /// The member that is most likely next.
    MemberEntry const* expected;

    /// The members that have been read.
    Set seen{};

    AIRUDDER_ALWAYS_INLINE char const* operator()(char const* name_at)
    {
        auto& reader = decoder.reader;
        auto member = expected;
        char const* at;
        if (member->is_at(name_at, reader.left(name_at))) [[likely]] {
            at = name_at + member->key_size;
        } else {
            at = reading.find(name_at, member);
            if (at == nullptr)
                return nullptr;
            if (member == nullptr)
                return reading.read_unknown(name_at, at);
        }
        if (member->is_in(seen) && !reading.repeat(*member, name_at))
            return nullptr;
        member->add_to(seen);
        expected = member + 1;
        at = reader.token(at);
        std::string_view text;
        if (member->is_text())
            if (auto const end = reader.read_plain_string(at, text))
                [[likely]] {
                if (!decoder.charge_string(text.size(), at))
                    return nullptr;
                set_text(*member, reading.record, text);
                return end;
            }
        reading.place.name = member->name();
        auto const step = reading.read(*member, at);
        return step.outcome == Outcome::exact
                   ? step.at
                   : reading.keep_rest(*member, step, at);
    }
};

/// Reads the object at `at` into a record with default values.
template <class Set>
Step read_record(Decoder& decoder,
                 char const* at,
                 RecordTable const& table,
                 void* record,
                 Place const& place)
{
    RecordReading reading{decoder, table, record, {&place}};
    MemberReader<Set> read_member{decoder, reading, table.members};
    at = decoder.reader.each_member(at, read_member);
    if (at == nullptr)
        return failed_step;
    if (reading.has_dropped) [[unlikely]]
        reading.forget_dropped();
    if (!miss_others(reading, read_member.seen, at))
        return failed_step;
    return {at, Outcome::exact};
}

/// Skips a value that is not an object and keeps it as the record's whole
/// value.
inline Step read_whole(Decoder& decoder,
                       char const* at,
                       RecordTable const& table,
                       void* record,
                       Place const& place)
{
    auto const step = decoder.misfit(at, place, "an object");
    if (step.failed())
        return failed_step;
    auto const size = static_cast<std::size_t>(step.at - at);
    if (!decoder.charge(size + sizeof(Kept), at))
        return failed_step;
    auto& whole = kept_in(table.unmodeled(record)).whole;
    append_compact(whole, {at, size});
    return {step.at, Outcome::exact};
}

/// Reads the value at `at` into a record. `Set` is that of its members.
template <class Set>
Step read_record_value(Decoder& decoder,
                       char const* at,
                       void* value,
                       ValueType const& type,
                       Place const& place)
{
    auto const& table = static_cast<RecordTable const&>(type);
    return decoder.reader.peek(at) == '{'
               ? read_record<Set>(decoder, at, table, value, place)
               : read_whole(decoder, at, table, value, place);
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_JSON_READ_RECORD_HPP
