#ifndef AIRUDDER_JSON_READ_RECORD_HPP
#define AIRUDDER_JSON_READ_RECORD_HPP

#include <airudder/json/decoder.hpp>
#include <airudder/json/record_table.hpp>
#include <airudder/unmodeled.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

/// The core of decoding: one function for all record types.
namespace airudder::detail {

/// Reads the members of one record.
class RecordReading {
public:
    RecordReading(Decoder& decoder,
                  RecordTable const& table,
                  void* record,
                  Place const& place) noexcept
        : decoder_(decoder), table_(table), record_(record), place_(place)
    {
    }

    bool read_member()
    {
        auto& reader = decoder_.reader;
        auto const at = reader.position();
        if (expected_ < table_.count &&
            reader.take_key(table_.members[expected_].key))
            return read_known(expected_, at);
        std::string_view name;
        if (!reader.read_name(name))
            return false;
        auto const index = table_.find(name);
        return index < table_.count ? read_known(index, at)
                                    : read_unknown(name, at);
    }

    /// Reports and keeps the absence of required members.
    bool finish()
    {
        auto absent = table_.required & ~seen_;
        for (; absent != 0; absent &= absent - 1)
            if (!miss(static_cast<std::size_t>(std::countr_zero(absent))))
                return false;
        return true;
    }

private:
    bool read_known(std::size_t index, char const* name_at)
    {
        auto const& member = table_.members[index];
        Place const place{&place_, member.name};
        auto const bit = std::uint64_t{1} << index;
        if ((seen_ & bit) != 0 && !repeat(member, place, name_at))
            return false;
        seen_ |= bit;
        expected_ = index + 1;
        decoder_.reader.peek();
        auto const begin = decoder_.reader.position();
        auto const outcome = member.read(decoder_, record_, place);
        return outcome == Outcome::exact ||
               (outcome != Outcome::failed && keep(member.name, begin));
    }

    bool read_unknown(std::string_view name, char const* name_at);
    bool repeat(MemberEntry const&, Place const&, char const* name_at);
    bool miss(std::size_t index);
    bool keep(std::string_view name, char const* begin);
    void drop(std::string_view name);

    Unmodeled& unmodeled() { return table_.unmodeled(record_); }

    std::size_t offset_of(char const* at) const
    {
        return static_cast<std::size_t>(at - decoder_.reader.text().data());
    }

    bool report(Place const& place,
                IssueKind kind,
                char const* at,
                std::string_view expected,
                std::string_view found)
    {
        return decoder_.report(place, kind, offset_of(at), expected, found);
    }

    Decoder& decoder_;
    RecordTable const& table_;
    void* record_;
    Place const& place_;
    std::uint64_t seen_ = 0;

    /// Index of the member that comes next if members come in order.
    std::size_t expected_ = 0;
};

/// Memory that a kept text takes, about: lists grow by copying.
inline std::size_t cost_of_item(std::size_t name, std::size_t text) noexcept
{
    return 4 * sizeof(KeptItem) + name + text;
}

/// Keeps the text from `begin` to where the reader is.
inline bool RecordReading::keep(std::string_view name, char const* begin)
{
    auto const size =
        static_cast<std::size_t>(decoder_.reader.position() - begin);
    if (auto const earlier = unmodeled().find(name))
        decoder_.release(cost_of_item(name.size(), earlier->size()));
    if (!decoder_.charge(cost_of_item(name.size(), size)))
        return false;
    kept_in(unmodeled()).keep(name, {begin, size});
    return true;
}

inline void RecordReading::drop(std::string_view name)
{
    if (auto const text = unmodeled().find(name)) {
        decoder_.release(cost_of_item(name.size(), text->size()));
        unmodeled().forget(name);
    }
}

/// Drops what an earlier member of the same name left.
inline bool RecordReading::repeat(MemberEntry const& member,
                                  Place const& place,
                                  char const* name_at)
{
    member.reset(record_);
    drop(member.name);
    return report(
        place, IssueKind::duplicate, name_at, "each name once", "it again");
}

inline bool RecordReading::read_unknown(std::string_view name,
                                        char const* name_at)
{
    Place const place{&place_, name};
    bool const again = unmodeled().find(name).has_value();
    if (!(again ? report(place,
                         IssueKind::duplicate,
                         name_at,
                         "each name once",
                         "it again")
                : report(place,
                         IssueKind::unknown_member,
                         name_at,
                         "documented members only",
                         "another one")))
        return false;
    decoder_.reader.peek();
    auto const begin = decoder_.reader.position();
    return decoder_.reader.skip_value() && keep(name, begin);
}

inline bool RecordReading::miss(std::size_t index)
{
    auto const name = table_.members[index].name;
    Place const place{&place_, name};
    if (!report(place,
                IssueKind::missing,
                decoder_.reader.position() - 1,
                "a required member",
                "none") ||
        !decoder_.charge(2 * sizeof name +
                         (unmodeled().empty() ? 2 * sizeof(Kept) : 0)))
        return false;
    kept_in(unmodeled()).absences.push_back(name);
    return true;
}

/// Reads an object, whose brace peek() saw, into a record with default values.
inline Outcome read_record(Decoder& decoder,
                           RecordTable const& table,
                           void* record,
                           Place const& place)
{
    if (!decoder.reader.enter())
        return Outcome::failed;
    RecordReading reading(decoder, table, record, place);
    for (;;) {
        auto const next = decoder.reader.next_member();
        if (next != Reader::item)
            return next == Reader::end && reading.finish() ? Outcome::exact
                                                           : Outcome::failed;
        if (!reading.read_member())
            return Outcome::failed;
    }
}

/// Skips a value that is no object and keeps it as the record's whole value.
inline Outcome read_whole(Decoder& decoder,
                          RecordTable const& table,
                          void* record,
                          Place const& place)
{
    auto const begin = decoder.reader.position();
    if (decoder.misfit(place, "an object") == Outcome::failed)
        return Outcome::failed;
    auto const size =
        static_cast<std::size_t>(decoder.reader.position() - begin);
    if (!decoder.charge(size + sizeof(Kept)))
        return Outcome::failed;
    auto& whole = kept_in(table.unmodeled(record)).whole;
    append_compact(whole, {begin, size});
    return Outcome::exact;
}

/// How to add to a std::vector, and how to read what was added.
struct ListOperations {
    /// Null if that takes too much memory.
    void* (*append)(Decoder&, void* list);

    Outcome (*read)(Decoder&, void* element, Place const&);
};

/// Reads an array into an empty list. An element that does not fit stays a
/// default element; then the text of the whole list is to be kept.
inline Outcome read_list(Decoder& decoder,
                         ListOperations const& operations,
                         void* list,
                         Place const& place)
{
    if (decoder.reader.peek() != '[')
        return decoder.misfit(place, "an array");
    if (!decoder.reader.enter())
        return Outcome::failed;
    auto outcome = Outcome::exact;
    Place element_place{&place};
    for (;; ++element_place.index) {
        auto const next = decoder.reader.next_element();
        if (next != Reader::item)
            return next == Reader::end ? outcome : Outcome::failed;
        auto const element = operations.append(decoder, list);
        if (element == nullptr)
            return Outcome::failed;
        outcome =
            combine(outcome, operations.read(decoder, element, element_place));
        if (outcome == Outcome::failed)
            return outcome;
    }
}

} // namespace airudder::detail

#endif // AIRUDDER_JSON_READ_RECORD_HPP
