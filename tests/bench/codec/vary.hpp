#ifndef AIRUDDER_BENCH_VARY_HPP
#define AIRUDDER_BENCH_VARY_HPP

#include <boost/json/object.hpp>

#include <cstdint>
#include <random>
#include <string>
#include <string_view>

namespace bench {

/// Makes items from the documented one. They differ in identifiers, numbers,
/// telephone numbers, times, names and the lengths of texts. The sequence is
/// always the same.
class Variation {
public:
    boost::json::object of(boost::json::object const& item);

private:
    void vary(boost::json::value& value, std::string_view name);
    std::string vary(std::string text, std::string_view name);
    void vary_digits(std::string& text, std::string_view digits);
    std::uint32_t below(std::uint32_t bound);

    std::mt19937 random_{20240517};
};

} // namespace bench

#endif // AIRUDDER_BENCH_VARY_HPP
