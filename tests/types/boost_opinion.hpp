#ifndef AIRUDDER_TESTS_TYPES_BOOST_OPINION_HPP
#define AIRUDDER_TESTS_TYPES_BOOST_OPINION_HPP

#include "json.hpp"

#include <boost/json/value.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>

/// The opinion of Boost.JSON's parser on a text. It is known to misjudge the
/// texts listed below, and they are skipped. Tests fail if an entry of the list
/// has become unnecessary.
namespace types {

using airudder::conformance::Json;

enum class KnownError {
    /// It refuses numbers whose exponent is beyond int.
    large_exponent,

    /// A double may be up to two steps from the nearest one if multiplying its
    /// digits, as spelled, by a power of ten is not one exact operation: more
    /// than 15 digits, or a power beyond 10^22.
    inexact_double,

    /// Zero times a power of ten beyond a double's range is not a number.
    zero_times_infinity,
};

inline constexpr KnownError known_errors[]{KnownError::large_exponent,
                                           KnownError::inexact_double,
                                           KnownError::zero_times_infinity};

class BoostOpinion {
public:
    /// Whether the text is accepted as an object of at most 64 levels; nullopt
    /// if a known error affects the answer.
    std::optional<bool> accepts(std::string_view text);

    /// Whether the last accepted text has this value. Numbers are compared with
    /// those that the C library reads.
    bool agrees_with(Json const& value);

    /// The number of times that an error occurred.
    std::size_t met(KnownError error) const;

private:
    bool same(boost::json::value const& theirs, Json const& ours);
    bool same_number(boost::json::value const& theirs, std::string const& ours);
    bool same_double(double theirs, std::string const& ours);

    boost::json::value value_{};
    std::map<KnownError, std::size_t> met_{};
};

} // namespace types

#endif // AIRUDDER_TESTS_TYPES_BOOST_OPINION_HPP
