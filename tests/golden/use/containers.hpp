#ifndef AIRUDDER_TESTS_GOLDEN_USE_CONTAINERS_HPP
#define AIRUDDER_TESTS_GOLDEN_USE_CONTAINERS_HPP

#include <airudder/unmodeled.hpp>
#include <airudder/value.hpp>

#include <boost/describe/class.hpp>

#include <optional>
#include <vector>

namespace golden {

using airudder::tag_invoke;

/// Has another record as its first member.
template <class T>
struct Member {
    T one{};
    std::optional<T> perhaps{};
    std::vector<T> many{};
    airudder::Unmodeled unmodeled{};

    bool operator==(Member const&) const = default;

    BOOST_DESCRIBE_CLASS(Member, (), (one, perhaps, many), (), ())
};

/// Has lists of another record and of itself.
template <class T>
struct Element {
    std::vector<T> many{};
    std::vector<std::optional<T>> gaps{};
    std::optional<std::vector<T>> perhaps{};
    std::vector<std::vector<T>> rows{};
    std::vector<Member<T>> members{};
    std::vector<Element> elements{};
    airudder::Unmodeled unmodeled{};

    bool operator==(Element const&) const = default;

    BOOST_DESCRIBE_CLASS(
        Element, (), (many, gaps, perhaps, rows, members, elements), (), ())
};

} // namespace golden

#endif // AIRUDDER_TESTS_GOLDEN_USE_CONTAINERS_HPP
