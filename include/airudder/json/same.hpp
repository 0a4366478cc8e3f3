#ifndef AIRUDDER_JSON_SAME_HPP
#define AIRUDDER_JSON_SAME_HPP

#include <airudder/describe.hpp>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Whether two values are the same, to the bit: 0 and -0 are not, NaN is, and
/// the order in an open object counts. The question is whether a user changed
/// something, and Boost.JSON 1.81 copies what it compares.
namespace airudder::detail {

bool same(boost::json::value const& left, boost::json::value const& right);

template <Record T>
bool same(T const& left, T const& right);

template <class T>
bool same(std::optional<T> const& left, std::optional<T> const& right);

template <class T>
bool same(std::vector<T> const& left, std::vector<T> const& right);

inline bool same(std::string const& left, std::string const& right)
{
    return left == right;
}

inline bool same(bool left, bool right) { return left == right; }

inline bool same(std::int64_t left, std::int64_t right)
{
    return left == right;
}

inline bool same(double left, double right)
{
    return std::bit_cast<std::uint64_t>(left) ==
           std::bit_cast<std::uint64_t>(right);
}

template <Enumeration E>
bool same(E left, E right)
{
    return left == right;
}

inline bool same(boost::json::object const& left,
                 boost::json::object const& right)
{
    return std::equal(left.begin(),
                      left.end(),
                      right.begin(),
                      right.end(),
                      [](auto const& one, auto const& other) {
                          return one.key() == other.key() &&
                                 same(one.value(), other.value());
                      });
}

inline bool same(boost::json::value const& left,
                 boost::json::value const& right)
{
    if (left.kind() != right.kind())
        return false;
    switch (left.kind()) {
    case boost::json::kind::null: return true;
    case boost::json::kind::bool_: return left.get_bool() == right.get_bool();
    case boost::json::kind::int64: return left.get_int64() == right.get_int64();
    case boost::json::kind::uint64:
        return left.get_uint64() == right.get_uint64();
    case boost::json::kind::double_:
        return same(left.get_double(), right.get_double());
    case boost::json::kind::string:
        return left.get_string() == right.get_string();
    case boost::json::kind::object:
        return same(left.get_object(), right.get_object());
    case boost::json::kind::array: break;
    }
    auto const& one = left.get_array();
    auto const& other = right.get_array();
    return std::equal(one.begin(),
                      one.end(),
                      other.begin(),
                      other.end(),
                      [](auto const& value, auto const& against) {
                          return same(value, against);
                      });
}

template <class T>
bool same(std::optional<T> const& left, std::optional<T> const& right)
{
    return left.has_value() == right.has_value() &&
           (!left.has_value() || same(*left, *right));
}

template <class T>
bool same(std::vector<T> const& left, std::vector<T> const& right)
{
    return std::equal(
        left.begin(),
        left.end(),
        right.begin(),
        right.end(),
        [](T const& one, T const& other) { return same(one, other); });
}

} // namespace airudder::detail

#endif // AIRUDDER_JSON_SAME_HPP
