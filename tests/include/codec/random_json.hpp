#ifndef AIRUDDER_TESTS_INCLUDE_RANDOM_JSON_HPP
#define AIRUDDER_TESTS_INCLUDE_RANDOM_JSON_HPP

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>

/// Random JSON texts that are about a fixtures::Outer: its members kept,
/// dropped, misfitting at any depth, and unknown ones among them.
class RandomJson {
public:
    /// `repeat_names` lets objects have a name twice.
    explicit RandomJson(std::uint64_t seed, bool repeat_names = false)
        : random_(seed), repeat_names_(repeat_names)
    {
    }

    std::string outer();

    /// Any JSON value, at most `depth` levels deep.
    std::string value(int depth);

    /// `text` with one to three bytes changed, dropped, added or moved.
    std::string mutated(std::string text);

    std::size_t below(std::size_t end)
    {
        return static_cast<std::size_t>(random_() % end);
    }

protected:
    bool one_in(std::size_t number) { return below(number) == 0; }

    /// Decides on the white space of a document.
    void choose_spaces();

    std::string space();
    std::string gap();
    std::string quoted(std::string_view text);
    std::string number();
    std::string integer();
    std::string string();
    std::string name();
    std::string object(int depth);
    std::string array(int depth);

    /// A list of up to three of what `element` gives.
    template <class F>
    std::string list(F element)
    {
        std::string out = "[" + space();
        auto separator = "";
        for (auto count = below(4); count != 0; --count) {
            out += separator + gap() + element() + space();
            separator = ",";
        }
        return out + "]";
    }

    std::mt19937_64 random_;
    bool repeat_names_;
    bool spaced_ = false;

    /// What stands in front of all members and items, unless empty; now and
    /// then a bit less of it.
    std::string gap_{};

private:
    std::string escaped(std::string_view character);
    std::string digits(std::size_t most);
    std::string random_number();
    std::string inner();
    std::string level();
    std::string fitting(std::string_view member);
};

#endif // AIRUDDER_TESTS_INCLUDE_RANDOM_JSON_HPP
