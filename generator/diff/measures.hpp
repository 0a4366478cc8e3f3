#ifndef AIRUDDER_GENERATOR_DIFF_MEASURES_HPP
#define AIRUDDER_GENERATOR_DIFF_MEASURES_HPP

#include <set>
#include <string>
#include <string_view>

namespace airudder::generator {

/// The units, time zones and formats that a description names, each as one word:
/// "second", "utc", "e.164", "yyyy-mm-dd", and "9999-99-99" for a date as an
/// example.
std::set<std::string> measures_in(std::string_view description);

/// Whether both descriptions name units or formats, but not the same.
bool measures_differ(std::string_view was, std::string_view is);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_DIFF_MEASURES_HPP
