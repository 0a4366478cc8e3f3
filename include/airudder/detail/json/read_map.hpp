#ifndef AIRUDDER_DETAIL_JSON_READ_MAP_HPP
#define AIRUDDER_DETAIL_JSON_READ_MAP_HPP

#include <airudder/detail/json/decoder.hpp>
#include <airudder/detail/json/kept.hpp>
#include <airudder/detail/json/read_value.hpp>
#include <airudder/detail/json/value_type.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>

/// The reader of maps.
namespace airudder::detail {

/// A map while it is read.
class MapReading {
public:
    MapReading(Decoder& decoder, void* map, ListType const& type) noexcept
        : decoder_(decoder), map_(map), type_(type),
          item_type_(static_cast<ItemType const&>(*type.element))
    {
    }

    MapReading(MapReading const&) = delete;
    MapReading& operator=(MapReading const&) = delete;

    ~MapReading() { decoder_.release(index_memory_); }

    ValueType const& value_type() const noexcept { return *item_type_.value; }

    /// Returns the default value of an item; null on failure. The name is at
    /// `at` and in `place`. If it is repeated, drops the earlier value and
    /// reports that. Makes `place` refer to the name that the map owns.
    void* add(char const* at, Place& place)
    {
        auto const position = position_of(place.name);
        bool const is_new = position == count_;
        auto const item = is_new ? add_new(at, place.name) : item_at(position);
        if (item == nullptr)
            return nullptr;
        place.name = item_type_.name(item);
        if (!is_new && !drop(item, at, place))
            return nullptr;
        return item_type_.value_in(item);
    }

private:
    void* item_at(std::size_t position) const
    {
        return const_cast<char*>(type_.elements(map_).first) +
               position * item_type_.size;
    }

    /// Position of the item called `name`, or the number of items.
    std::size_t position_of(std::string_view name) const
    {
        if (!positions_.empty()) {
            auto const found = positions_.find(name);
            return found == positions_.end() ? count_ : found->second;
        }
        std::size_t at = 0;
        while (at != count_ && item_type_.name(item_at(at)) != name)
            ++at;
        return at;
    }

    bool drop(void* item, char const* at, Place const& place)
    {
        item_type_.reset(item);
        return decoder_.report(
            place, IssueKind::duplicate, at, "each name once", "it again");
    }

    void* add_new(char const* at, std::string_view name)
    {
        if (!decoder_.charge_string(name.size(), at) || !index(at, name))
            return nullptr;
        auto item = count_ == 0 ? nullptr : type_.add(map_);
        if (item == nullptr)
            item = grow_list(decoder_,
                             map_,
                             type_,
                             count_,
                             std::max<std::size_t>(1, 2 * count_),
                             at);
        if (item == nullptr)
            return nullptr;
        item_type_.name(item) = name;
        ++count_;
        return item;
    }

    /// Adds the next item's name to the index, if there are many.
    bool index(char const* at, std::string_view name)
    {
        if (count_ < few)
            return true;
        if (positions_.empty())
            for (std::size_t earlier = 0; earlier != count_; ++earlier)
                if (!add_position(
                        at, item_type_.name(item_at(earlier)), earlier))
                    return false;
        return add_position(at, name, count_);
    }

    bool
    add_position(char const* at, std::string_view name, std::size_t position)
    {
        constexpr auto links = 4 * sizeof(void*);
        auto const memory = allocated(links + sizeof(Positions::value_type)) +
                            allocated(name.size() + 1);
        if (!decoder_.charge(memory, at))
            return false;
        index_memory_ += memory;
        positions_.emplace(name, position);
        return true;
    }

    /// An ordered map, because no choice of names makes it slow.
    using Positions = std::map<std::string, std::size_t, ByName>;

    /// Up to this many items, a linear search is used, which takes no memory.
    static constexpr std::size_t few = 16;

    Decoder& decoder_;
    void* map_;
    ListType const& type_;
    ItemType const& item_type_;
    std::size_t count_ = 0;

    /// Position of each name; empty as long as there are only a few.
    Positions positions_;
    std::size_t index_memory_ = 0;
};

/// Reads an object into a map. As in a list, a value that does not fit becomes
/// a default value, and the text of the whole map is kept.
inline Step read_map(Decoder& decoder,
                     char const* begin,
                     void* map,
                     ValueType const& type,
                     Place const& place)
{
    auto const& operations = static_cast<ListType const&>(type);
    if (decoder.reader.peek(begin) != '{')
        return decoder.misfit(begin, place, "an object");
    auto const [first, last] = operations.elements(map);
    if (first != last)
        operations.grow(map, 0);
    MapReading reading(decoder, map, operations);
    auto const& of = reading.value_type();
    auto outcome = Outcome::exact;
    Place inner{&place};
    auto const end =
        decoder.reader.each_member(begin, [&](char const* at) -> char const* {
            auto const value_at = decoder.reader.read_name(at, inner.name);
            if (value_at == nullptr)
                return nullptr;
            auto const value = reading.add(at, inner);
            if (value == nullptr)
                return nullptr;
            auto const step = of.read(
                decoder, decoder.reader.token(value_at), value, of, inner);
            if (step.outcome != Outcome::exact)
                outcome = Outcome::kept;
            return step.at;
        });
    return end == nullptr ? failed_step : Step{end, outcome};
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_JSON_READ_MAP_HPP
