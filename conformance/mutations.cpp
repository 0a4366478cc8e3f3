#include "mutations.hpp"

#include <array>
#include <vector>

namespace airudder::conformance {
namespace {

using Kind = Json::Kind;

/// A value that replaces another.
struct Substitute {
    char const* what;
    char const* text;
};

constexpr std::array other_types{
    Substitute{"null", "null"},
    Substitute{"a boolean", "true"},
    Substitute{"a number", "7"},
    Substitute{"a string", R"("text \"\\\n\u00e9\ud83d\ude00/")"},
    Substitute{"an empty array", "[]"},
    Substitute{"an array", R"([null,[1.50],{"a":1e2}])"},
    Substitute{"an empty object", "{}"},
    Substitute{"an object", R"({"a/b~":null,"c":[1.50,{"d":"e"}]})"},
};

constexpr std::array number_spellings{
    Substitute{"1.0", "1.0"},
    Substitute{"1e2", "1e2"},
    Substitute{"-0", "-0"},
    Substitute{"0.5", "0.5"},
    Substitute{"2^63 - 1", "9223372036854775807"},
    Substitute{"2^63", "9223372036854775808"},
    Substitute{"-2^63", "-9223372036854775808"},
    Substitute{"2^64", "18446744073709551616"},
    Substitute{"17 digits", "0.10000000000000001"},
    Substitute{"an integer of 17 digits", "12345678901234567"},
    Substitute{"30 digits", "3.14159265358979323846264338327"},
    Substitute{"an integer of 30 digits", "123456789012345678901234567890"},
    Substitute{"2E+4", "2E+4"},
    Substitute{"20000.00", "20000.00"},
};

constexpr std::array texts{
    Substitute{"an unknown text", R"("no such value")"},
    Substitute{"an empty text", R"("")"},
};

Json parsed(char const* text) { return read_json(text).value(); }

std::string longer(std::string text)
{
    text += '\0';
    return text + "evil";
}

class Mutator {
public:
    Mutator(Json const& example,
            std::function<void(Mutation const&)> const& use)
        : whole_(example), use_(use)
    {
    }

    void visit(std::string const& place)
    {
        // Walk over a copy, because the vectors change during the walk.
        auto const value = *at(whole_, place);
        if (!place.empty())
            replace(place, value);
        if (value.is(Kind::object))
            add_members(place);
        for (std::size_t i = 0; i < value.members.size(); ++i) {
            remove_member(place, i);
            visit(below(place, value.members[i].name));
        }
        for (std::size_t i = 0; i < value.elements.size(); ++i) {
            remove_element(place, i);
            visit(below(place, i));
        }
    }

private:
    void emit(std::string what, std::string const& place)
    {
        use_({std::move(what), place, whole_});
    }

    void put(std::string what, std::string const& place, Json substitute)
    {
        auto& target = *at(whole_, place);
        std::swap(target, substitute);
        emit(std::move(what), place);
        std::swap(*at(whole_, place), substitute);
    }

    void replace(std::string const& place, Json const& value)
    {
        for (auto const& [what, text] : other_types)
            if (auto other = parsed(text); other.kind != value.kind)
                put(std::string(what) + " instead", place, std::move(other));
        for (auto const& [what, text] : number_spellings)
            put(what, place, parsed(text));
        for (auto const& [what, text] : texts)
            put(what, place, parsed(text));
        if (value.is(Kind::string)) {
            put("a NUL and more text after it",
                place,
                {Kind::string, longer(value.text), {}, {}});
        }
    }

    void add_members(std::string const& place)
    {
        for (auto const& [what, text] : other_types) {
            add_member(place, what, parsed(text), true);
            add_member(place, what, parsed(text), false);
        }
    }

    void add_member(std::string const& place,
                    std::string const& what,
                    Json value,
                    bool in_front)
    {
        auto const name = "unknown /~\"" + std::string(1, '\0');
        auto& members = at(whole_, place)->members;
        auto const position = in_front ? members.begin() : members.end();
        auto const index = position - members.begin();
        members.insert(position, {name, std::move(value)});
        emit(what + (in_front ? " in front" : " at the end"),
             below(place, name));
        auto& same = at(whole_, place)->members;
        same.erase(same.begin() + index);
    }

    void remove_member(std::string const& place, std::size_t index)
    {
        auto& members = at(whole_, place)->members;
        auto const position =
            members.begin() + static_cast<std::ptrdiff_t>(index);
        auto member = std::move(*position);
        members.erase(position);
        emit("removed", below(place, member.name));
        members.insert(members.begin() + static_cast<std::ptrdiff_t>(index),
                       std::move(member));
    }

    void remove_element(std::string const& place, std::size_t index)
    {
        auto& elements = at(whole_, place)->elements;
        auto const position =
            elements.begin() + static_cast<std::ptrdiff_t>(index);
        auto element = std::move(*position);
        elements.erase(position);
        emit("removed", below(place, index));
        elements.insert(elements.begin() + static_cast<std::ptrdiff_t>(index),
                        std::move(element));
    }

    Json whole_;
    std::function<void(Mutation const&)> const& use_;
};

} // namespace

void for_each_mutation(Json const& example,
                       std::function<void(Mutation const&)> const& use)
{
    Mutator(example, use).visit("");
}

} // namespace airudder::conformance
