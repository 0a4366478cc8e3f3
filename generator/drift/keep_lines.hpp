#ifndef AIRUDDER_GENERATOR_DRIFT_KEEP_LINES_HPP
#define AIRUDDER_GENERATOR_DRIFT_KEEP_LINES_HPP

#include "../sources/facts.hpp"

namespace airudder::generator {

/// Gives each row, example and response of `now`, and the sample, the number of
/// its line in `before` if it is there and differs in nothing else. So lines
/// that only shift make no difference to be reviewed.
void keep_lines(PageFacts const& before, PageFacts& now);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_DRIFT_KEEP_LINES_HPP
