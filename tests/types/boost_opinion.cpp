#include "boost_opinion.hpp"

#include "decimal.hpp"

#include <boost/json/parse.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iterator>
#include <limits>

namespace types {
namespace {

/// Steps from one double to another, at most three.
int distance(double from, double to)
{
    int steps = 0;
    for (; from != to && steps != 3; ++steps)
        from = std::nextafter(from, to);
    return steps;
}

/// Whether multiplying the digits, as spelled, by a power of ten is one exact
/// operation on doubles.
bool is_one_operation(std::string_view number)
{
    auto const decimal = airudder::conformance::read_decimal(number);
    std::string digits(number.substr(0, number.find_first_of("eE")));
    std::erase(digits, '.');
    auto const zeros = digits.size() - 1 - digits.find_last_not_of('0');
    auto const power = decimal.exponent - static_cast<long>(zeros);
    return decimal.digits.size() + zeros <= 15 && std::labs(power) <= 22;
}

std::size_t count_of_names(Json const& object)
{
    std::size_t count = 0;
    for (auto const& [name, value] : object.members)
        count += object.find(name) == &value ? 1 : 0;
    return count;
}

} // namespace

std::optional<bool> BoostOpinion::accepts(std::string_view text)
{
    boost::json::parse_options options;
    options.max_depth = 64;
    boost::json::error_code error;
    value_ = boost::json::parse({text.data(), text.size()}, error, {}, options);
    if (error == boost::json::error::exponent_overflow) {
        ++met_[KnownError::large_exponent];
        return std::nullopt;
    }
    return !error && value_.is_object();
}

bool BoostOpinion::agrees_with(Json const& value)
{
    return same(value_, value);
}

std::size_t BoostOpinion::met(KnownError error) const
{
    auto const at = met_.find(error);
    return at == met_.end() ? 0 : at->second;
}

bool BoostOpinion::same(boost::json::value const& theirs, Json const& ours)
{
    switch (ours.kind) {
    case Json::Kind::null: return theirs.is_null();
    case Json::Kind::boolean:
        return theirs.is_bool() && theirs.get_bool() == (ours.text == "true");
    case Json::Kind::string:
        return theirs.is_string() &&
               std::string_view(theirs.get_string()) == ours.text;
    case Json::Kind::number: return same_number(theirs, ours.text);
    case Json::Kind::array:
        return theirs.is_array() &&
               std::ranges::equal(theirs.get_array(),
                                  ours.elements,
                                  [this](auto const& one, auto const& other) {
                                      return same(one, other);
                                  });
    case Json::Kind::object: break;
    }
    return theirs.is_object() &&
           theirs.get_object().size() == count_of_names(ours) &&
           std::ranges::all_of(theirs.get_object(), [&](auto const& member) {
               auto const found =
                   ours.find({member.key().data(), member.key().size()});
               return found != nullptr && same(member.value(), *found);
           });
}

bool BoostOpinion::same_number(boost::json::value const& theirs,
                               std::string const& ours)
{
    if (theirs.is_int64())
        return airudder::conformance::int64_of(ours) == theirs.get_int64();
    if (theirs.is_uint64())
        return airudder::conformance::uint64_of(ours) == theirs.get_uint64();
    return theirs.is_double() && same_double(theirs.get_double(), ours);
}

bool BoostOpinion::same_double(double theirs, std::string const& ours)
{
    auto const nearest = std::strtod(ours.c_str(), nullptr);
    if (theirs == nearest)
        return true;
    if (nearest == 0 && std::isnan(theirs)) {
        ++met_[KnownError::zero_times_infinity];
        return true;
    }
    if (is_one_operation(ours) || distance(theirs, nearest) > 2)
        return false;
    ++met_[KnownError::inexact_double];
    return true;
}

} // namespace types
