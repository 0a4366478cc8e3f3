#include "catch.hpp"
#include "codec.hpp"

#include <airudder/detail/json/name_index.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

using airudder::detail::NameIndex;
using codec::numbered_name;

namespace {

/// What was compared, by position in its list.
std::vector<std::size_t> compared;

/// A name that takes note of being compared.
struct Name {
    std::string text;
    std::size_t position;

    operator std::string_view() const { return text; }

    friend bool operator==(Name const& left, std::string_view right)
    {
        compared.push_back(left.position);
        return left.text == right;
    }
};

struct Item {
    Name name;
};

/// Items and their index, as an Unmodeled has them.
struct Table {
    std::vector<Item> items;
    NameIndex index;

    void add(std::string const& name)
    {
        items.push_back({{name, items.size()}});
        index.appended(items);
    }

    void erase(std::size_t at)
    {
        index.erasing(items, at);
        items.erase(items.begin() + static_cast<std::ptrdiff_t>(at));
        for (auto later = at; later != items.size(); ++later)
            items[later].name.position = later;
    }

    std::size_t find(std::string_view name) { return index.find(items, name); }
};

/// Adds each name as decoding does it, looking for it first; returns how many
/// comparisons that took.
std::size_t comparisons_of_adding(Table& table,
                                  std::vector<std::string> const& names)
{
    compared.clear();
    for (auto const& name : names)
        if (table.find(name) == table.items.size())
            table.add(name);
    return compared.size();
}

/// Names that collide in `table`: looking for any of them begins with the same
/// item. What is prepared against one table is prepared like this.
std::vector<std::string> colliding_names(Table& table, std::size_t count)
{
    std::vector<std::string> names;
    for (std::size_t number = 0; names.size() != count; ++number) {
        auto name = "prepared " + std::to_string(number);
        compared.clear();
        table.find(name);
        if (!compared.empty() && compared.front() == 0)
            names.push_back(std::move(name));
    }
    return names;
}

/// Names of two words of 8 bytes. A change of the first word's last byte only
/// changes the top byte of its product with any number; one shift and one
/// rotation later that is where the second word can take it back. So with only
/// one multiplication for a word, these have few hashes, whatever the seed.
std::vector<std::string> names_that_take_changes_back()
{
    std::vector<std::string> names;
    for (std::uint64_t top = 0; top != 256; ++top) {
        auto const product = top << 56;
        auto const change = std::rotl(product ^ product >> 29, 31);
        std::string second(8, 'A');
        bool ascii = true;
        for (std::size_t byte = 0; byte != 8; ++byte) {
            auto const code = 'A' ^ (change >> 8 * byte & 255);
            second[byte] = static_cast<char>(code);
            ascii = ascii && code < 0x80;
        }
        for (char last = ' '; ascii && last != '\x7F'; ++last)
            names.push_back("AAAAAAA" + std::string(1, last) + second);
    }
    return names;
}

} // namespace

TEST_CASE("names are found where they are, in short and in long lists")
{
    Table table;
    for (std::size_t number = 0; number != 300; ++number) {
        REQUIRE(table.find(numbered_name(number)) == table.items.size());
        table.add(numbered_name(number));
        for (std::size_t at = 0; at <= number; at += 7)
            REQUIRE(table.find(numbered_name(at)) == at);
    }
}

TEST_CASE("names are found after others were erased")
{
    Table table;
    for (std::size_t number = 0; number != 100; ++number)
        table.add(numbered_name(number));
    for (std::size_t round = 0; round != 300; ++round) {
        auto const at = round * 37 % table.items.size();
        auto const name = table.items[at].name.text;
        table.erase(at);
        REQUIRE(table.find(name) == table.items.size());
        for (std::size_t other = 0; other != table.items.size(); ++other)
            REQUIRE(table.find(table.items[other].name.text) == other);
        table.add(name);
        REQUIRE(table.find(name) == table.items.size() - 1);
    }
}

TEST_CASE("many names take few comparisons each")
{
    Table table;
    std::vector<std::string> names;
    for (std::size_t number = 0; number != 5000; ++number)
        names.push_back(numbered_name(number));
    CHECK(comparisons_of_adding(table, names) < 2 * names.size());
    compared.clear();
    for (std::size_t at = 0; at != names.size(); ++at)
        REQUIRE(table.find(names[at]) == at);
    CHECK(compared.size() < 2 * names.size());
}

TEST_CASE("names prepared to collide in one table do not in another one")
{
    constexpr std::size_t count = 512;
    Table first;
    for (std::size_t number = 0; number != count; ++number)
        first.add(numbered_name(number));
    auto const prepared = colliding_names(first, count);

    Table second;
    CHECK(comparisons_of_adding(second, prepared) < 10 * count);

    // They do collide: in a copy, which has the same seed.
    auto copy = first;
    compared.clear();
    for (auto const& name : prepared)
        copy.find(name);
    CHECK(compared.size() >= count);
}

TEST_CASE("names made to collide whatever the seed take few comparisons each")
{
    auto const names = names_that_take_changes_back();
    REQUIRE(names.size() > 5000);
    Table table;
    CHECK(comparisons_of_adding(table, names) < 3 * names.size());
}
