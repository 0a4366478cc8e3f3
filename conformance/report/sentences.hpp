#ifndef AIRUDDER_CONFORMANCE_REPORT_SENTENCES_HPP
#define AIRUDDER_CONFORMANCE_REPORT_SENTENCES_HPP

#include "report/report.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What the reports for people say in words.
namespace airudder::conformance {

/// How good something is. What stands beside a colour says the same.
enum class Mark { good, bad, open };

/// What a report says first, e.g. that everything passed.
struct Verdict {
    Mark mark{};
    std::string headline{};
    std::string sentence{};
};

Verdict exact_verdict(Report const& report);
Verdict current_verdict(Currency const& currency);
Verdict checks_verdict(Report const& report);

std::string coverage_sentence(Coverage const& coverage);
std::string drift_sentence(Drift const& drift);

/// The first and the last day on which a page was edited.
std::string edit_times(Report const& report);

using NamedTexts = std::vector<std::pair<std::string_view, std::string>>;

/// When and with what the check ran.
NamedTexts facts_of(RunFacts const& run);

/// The program that wrote the report.
std::string origin_of(RunFacts const& run);

} // namespace airudder::conformance

#endif // AIRUDDER_CONFORMANCE_REPORT_SENTENCES_HPP
