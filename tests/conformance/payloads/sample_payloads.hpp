#ifndef AIRUDDER_TESTS_CONFORMANCE_PAYLOADS_SAMPLE_PAYLOADS_HPP
#define AIRUDDER_TESTS_CONFORMANCE_PAYLOADS_SAMPLE_PAYLOADS_HPP

#include "payloads/payload_report.hpp"

namespace airudder::conformance {

/// A report with one of everything.
inline PayloadReport sample_payloads(KnownIssue const& known,
                                     KnownIssue const& unneeded)
{
    PayloadReport report{.others = {"read.me", "x/y"}};
    report.payloads = {
        {.file = "1.json",
         .operation = "g.hook",
         .bytes = 1,
         .issues = 3,
         .seconds = 0.5},
        {.file = "2.json", .bytes = 70, .problem = "expected more"}};
    report.issues = {{.operation = "g.hook",
                      .pointer = "/id",
                      .kind = "missing",
                      .count = 1,
                      .files = 1,
                      .first_file = "1.json",
                      .messages = {"expected it"},
                      .known = &known},
                     {.operation = "g.hook",
                      .pointer = "/x",
                      .kind = "unknown_member",
                      .count = 12,
                      .files = 2,
                      .first_file = "1.json",
                      .messages = {"expected no a", "expected no b"},
                      .more_messages = true}};
    report.unneeded = {&unneeded};
    return report;
}

} // namespace airudder::conformance

#endif // AIRUDDER_TESTS_CONFORMANCE_PAYLOADS_SAMPLE_PAYLOADS_HPP
