#ifndef AIRUDDER_TESTS_INCLUDE_RANDOM_JSON_HPP
#define AIRUDDER_TESTS_INCLUDE_RANDOM_JSON_HPP

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>

/// Random JSON texts that resemble a fixtures::Outer. Members are kept, dropped
/// or misfitting, at any depth, and unknown members are among them.
class RandomJson {
public:
    /// With `repeat_names`, objects may have a name twice.
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

    /// A list of up to three results of `element`.
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

    /// If not empty, the white space before all members and items; sometimes a
    /// little less of it.
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
