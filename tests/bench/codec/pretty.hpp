#ifndef AIRUDDER_BENCH_PRETTY_HPP
#define AIRUDDER_BENCH_PRETTY_HPP

#include <boost/json/value.hpp>

#include <cstddef>
#include <string>

namespace bench {

/// JSON text as the pages print it: one member or element on each line,
/// indented by `indent` spaces per level. `level` is the value's own level.
std::string pretty(boost::json::value const& value,
                   std::size_t indent,
                   std::size_t level = 0);

} // namespace bench

#endif // AIRUDDER_BENCH_PRETTY_HPP
