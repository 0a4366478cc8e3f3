#ifndef AIRUDDER_MAP_HPP
#define AIRUDDER_MAP_HPP

#include <airudder/detail/requirements.hpp>

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace airudder {

template <class T>
class Map;

/// A name and its value in a Map.
template <class T>
struct MapItem {
    /// The name, as JSON spells it after its escapes.
    std::string name{};

    /// Its value.
    T value{};

    bool operator==(MapItem const&) const = default;
};

namespace detail {

struct MapAccess {
    template <class T>
    static std::vector<MapItem<T>>& items(Map<T>& map) noexcept
    {
        return map.items_;
    }

    template <class T>
    static std::vector<MapItem<T>> const& items(Map<T> const& map) noexcept
    {
        return map.items_;
    }
};

} // namespace detail

/// A JSON object whose names are data: values of one type, in the order in
/// which they were received or added.
///
///     for (auto const& [name, value] : record.prices)
///         std::cout << name << ": " << value << '\n';
///     record.prices["boat"] = 20;
///
/// Each name occurs once. If you change a name, keep it so: `serialize` writes
/// what it finds. Searches take time linear in the number of values.
///
/// T may be incomplete, e.g. the record that the map is a member of.
template <class T>
class Map {
public:
    /// Types as those of containers.
    using Item = MapItem<T>;
    using value_type = Item;
    using iterator = Item*;
    using const_iterator = Item const*;

    // Not defaulted, because clang would then need T to be complete.
    Map() noexcept {}
    Map(Map const& other) : items_(other.items_) {}
    Map(Map&& other) noexcept : items_(std::move(other.items_)) {}
    ~Map() {}

    Map& operator=(Map const& other)
    {
        items_ = other.items_;
        return *this;
    }

    Map& operator=(Map&& other) noexcept
    {
        items_ = std::move(other.items_);
        return *this;
    }

    /// If a name occurs twice, the last value counts.
    Map(std::initializer_list<Item> items)
    {
        for (auto const& item : items)
            (*this)[item.name] = item.value;
    }

    /// Number of items, and whether it is 0.
    bool empty() const noexcept { return items_.empty(); }
    std::size_t size() const noexcept { return items_.size(); }

    /// Iterators over the items; valid until an item is added or erased.
    iterator begin() noexcept { return items_.data(); }
    iterator end() noexcept { return begin() + size(); }
    const_iterator begin() const noexcept { return items_.data(); }
    const_iterator end() const noexcept { return begin() + size(); }

    /// Returns the item called `name`, or end().
    iterator find(std::string_view name) noexcept
    {
        return begin() + position_of(name);
    }
    const_iterator find(std::string_view name) const noexcept
    {
        return begin() + position_of(name);
    }

    /// Whether there is an item called `name`.
    bool contains(std::string_view name) const noexcept
    {
        return position_of(name) != size();
    }

    /// Returns the value called `name`, valid until an item is added or erased.
    /// If there is none, adds a default value at the end. So copy a value before
    /// you add it again: `map["b"] = T(map["a"])`.
    T& operator[](std::string_view name)
    {
        auto const at = position_of(name);
        if (at == size())
            items_.push_back({std::string(name), T{}});
        return items_[at].value;
    }

    /// Erases the item called `name`; returns whether there was one.
    bool erase(std::string_view name)
    {
        auto const at = position_of(name);
        if (at == size())
            return false;
        items_.erase(items_.begin() + static_cast<std::ptrdiff_t>(at));
        return true;
    }

    /// Erases all items.
    void clear() noexcept { items_.clear(); }

    /// Whether the names and values are equal and in the same order.
    friend bool operator==(Map const& left, Map const& right)
    {
        return left.items_ == right.items_;
    }

private:
    friend detail::MapAccess;

    std::size_t position_of(std::string_view name) const noexcept
    {
        std::size_t at = 0;
        while (at != size() && items_[at].name != name)
            ++at;
        return at;
    }

    std::vector<Item> items_;
};

} // namespace airudder

#endif // AIRUDDER_MAP_HPP
