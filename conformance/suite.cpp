// The conformance suite. Its cases come from the spec and the generated lists.
#include "catch.hpp"
#include "checks.hpp"

#include <airudder/detail/printable.hpp>

#include <cstdlib>
#include <iostream>

namespace airudder::conformance {
namespace {

std::filesystem::path path_from(char const* variable, char const* otherwise)
{
    auto const* value = std::getenv(variable);
    return value && *value ? value : otherwise;
}

std::filesystem::path const& report_folder()
{
    static auto const folder =
        path_from("AIRUDDER_REPORTS", default_report_folder());
    return folder;
}

Project const& project()
{
    static auto const read =
        read_project(path_from("AIRUDDER_ROOT", default_root()));
    return read;
}

Cases const& cases()
{
    static auto const made = generated_cases();
    return made;
}

Report& report()
{
    static Report collected;
    return collected;
}

/// Adds the results of `run` to the report. Each failure fails the test case.
template <class F>
void take(char const* what, F run)
{
    Checks checks;
    try {
        checks = run();
    } catch (std::exception const& error) {
        checks = {{what, "all", "could not run", {error.what()}}};
    }
    for (auto const& check : checks) {
        report().checks.push_back(check);
        for (auto const& failure : check.failures)
            UNSCOPED_INFO(detail::printable(failure));
        INFO(check.kind << ": " << detail::printable(check.subject));
        CHECK(check.failures.empty());
    }
}

TEST_CASE("there are operations") { CHECK_FALSE(cases().operations.empty()); }

TEST_CASE("every documented example comes back exactly")
{
    take("examples", [] { return check_examples(project(), cases()); });
}

TEST_CASE("every webhook has its documented reply")
{
    take("examples", [] { return check_replies(project(), cases()); });
}

TEST_CASE("no mutation of an example loses anything or goes unreported")
{
    take("mutations", [] {
        return check_mutations(
            project(), cases(), path_from("AIRUDDER_MUTATIONS", ""));
    });
}

TEST_CASE("make_request builds the sample request of the page")
{
    take("requests", [] { return check_requests(project(), cases()); });
}

TEST_CASE("every operation is the same in facts, spec and header")
{
    take("operations", [] { return check_operations(project(), cases()); });
}

TEST_CASE("every row of a page is a member of the spec")
{
    take("rows", [] { return check_rows(project()); });
}

TEST_CASE("every member of the spec is a member of a generated type")
{
    take("members", [] { return check_members(project(), cases()); });
}

TEST_CASE("every listed deviation still exists")
{
    take("deviations", [] { return check_deviations(project()); });
}

#if CATCH_VERSION_MAJOR >= 3
using Listener = Catch::EventListenerBase;
#else
using Listener = Catch::TestEventListenerBase;
#endif

/// Adds to the report what is not a check.
void complete(Report& report)
{
    report.run = run_facts();
    report.currency = read_currency();
    report.drift = read_drift();
    report.run.version = cases().version;
    if (auto const* title = at(project().spec, "/info/title"))
        report.run.title = title->text;
    report.deviations = deviation_table(project());
    report.assumptions = assumption_table(project());
    report.coverage = coverage(project());
    report.operations = operation_sections(project());
}

/// Prints the report after the last test case.
class Reporter : public Listener {
public:
    using Listener::Listener;

    void testRunEnded(Catch::TestRunStats const& stats) override
    {
        Listener::testRunEnded(stats);
        if (report().checks.empty())
            return;
        try {
            complete(report());
        } catch (std::exception const& error) {
            // The checks have failed for the same reason.
            std::cerr << detail::printable(error.what()) << '\n';
        }
        std::cout << to_text(report());
        write_reports(report(), report_folder());
    }
};

CATCH_REGISTER_LISTENER(Reporter)

} // namespace
} // namespace airudder::conformance
