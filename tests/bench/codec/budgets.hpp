#ifndef AIRUDDER_BENCH_BUDGETS_HPP
#define AIRUDDER_BENCH_BUDGETS_HPP

#include "../report.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

/// Times in ns, as many for each repetition, of `decode/<work>/<contender>` or
/// `encode/<record>/<contender>`.
using Times = std::map<std::string, std::vector<double>, std::less<>>;

/// The codec's budgets for which there are times. Compares the shortest times:
/// other load on the machine only adds to them. Throws std::logic_error if some
/// are missing although `everything` was measured.
std::vector<Budget> time_budgets(Times const& times, bool everything);

} // namespace bench

#endif // AIRUDDER_BENCH_BUDGETS_HPP
