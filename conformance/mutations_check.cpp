#include "checks.hpp"
#include "mutations.hpp"
#include "schema.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace airudder::conformance {
namespace {

std::string issue_list(std::vector<PlainIssue> const& issues)
{
    std::string out;
    for (auto const& issue : issues)
        out += (out.empty() ? "" : ", ") + issue.kind + " " +
               write_string(issue.pointer);
    return out.empty() ? "none" : out;
}

/// The schema of the example: …/examples/<key>/value → …/schema.
Json const& schema_of(Project const& project, std::string const& pointer)
{
    auto const end = pointer.rfind("/examples/");
    return *at(project.spec, pointer.substr(0, end) + "/schema");
}

/// Returns the reported issues. Adds what went wrong to `failures`.
std::vector<PlainIssue>
compare_tolerant(Decode decode,
                 std::string const& text,
                 Json const& value,
                 std::vector<PlainIssue> const& expected,
                 std::vector<std::string>& failures)
{
    auto const result = decode(text, false);
    if (result.error) {
        failures.push_back("tolerant parse failed: " + *result.error);
        return {};
    }
    if (result.issues != expected)
        failures.push_back("expected issues: " + issue_list(expected) +
                           "; reported: " + issue_list(result.issues));
    auto const written = read_json(result.text);
    if (!written || !same_value(*written, value))
        failures.push_back("written as another value: " + result.text);
    return result.issues;
}

void compare_strict(Decode decode,
                    std::string const& text,
                    std::vector<PlainIssue> const& expected,
                    std::vector<std::string>& failures)
{
    auto const result = decode(text, true);
    if (expected.empty() != !result.error)
        failures.push_back(result.error
                               ? "strict parse failed: " + *result.error
                               : std::string("strict parse accepted it"));
    else if (result.error && result.error_pointer != expected[0].pointer)
        failures.push_back("strict parse failed at " +
                           write_string(result.error_pointer) +
                           ", expected: " + issue_list(expected));
}

std::string export_line(ExampleCase const& example,
                        std::string_view reference,
                        std::string const& what,
                        std::string const& text,
                        std::vector<PlainIssue> const& issues)
{
    std::string out = "{\"example\":" + write_string(example.name) +
                      ",\"schema\":" + write_string(reference) +
                      ",\"mutation\":" + write_string(what) + ",\"issues\":[";
    for (auto const& issue : issues)
        out += (&issue == issues.data() ? "{\"pointer\":" : ",{\"pointer\":") +
               write_string(issue.pointer) + ",\"kind\":\"" + issue.kind +
               "\"}";
    return out + "],\"value\":" + text + "}\n";
}

class ExampleMutations {
public:
    ExampleMutations(Project const& project,
                     ExampleCase const& example,
                     std::ostream* out)
        : project_(project), example_(example),
          schema_(schema_of(project, example.pointer)),
          shape_(shape_of(project.spec, schema_)), out_(out)
    {
    }

    Check run()
    {
        Check check{.kind = "mutations", .subject = example_.name};
        if (auto const* operation = operation_at(project_, example_.pointer))
            check.operation = operation->name;
        auto const value = *at(project_.spec, example_.pointer);
        one("the example itself", value, check);
        for_each_mutation(value, [&](Mutation const& mutation) {
            one(mutation.pointer + ": " + mutation.what, mutation.value, check);
        });
        check.note = std::to_string(count_ - 1) + " mutations, " +
                     std::to_string(issues_) + " issues";
        return check;
    }

private:
    void one(std::string const& what, Json const& value, Check& check)
    {
        auto const expected = expected_issues(shape_, value);
        auto const text = write_json(value);
        std::vector<std::string> failures;
        auto const issues =
            compare_tolerant(example_.decode, text, value, expected, failures);
        compare_strict(example_.decode, text, expected, failures);
        for (auto const& failure : failures)
            check.failures.push_back(what + ": " + failure);
        if (out_)
            *out_ << export_line(
                example_, schema_.word("$ref"), what, text, issues);
        ++count_;
        issues_ += issues.size();
    }

    Project const& project_;
    ExampleCase const& example_;
    Json const& schema_;
    Shape const& shape_;
    std::ostream* out_;
    std::size_t count_ = 0;
    std::size_t issues_ = 0;
};

} // namespace

Checks check_mutations(Project const& project,
                       Cases const& cases,
                       std::filesystem::path const& export_path)
{
    std::ofstream out;
    if (!export_path.empty()) {
        if (export_path.has_parent_path())
            std::filesystem::create_directories(export_path.parent_path());
        out.open(export_path, std::ios::binary);
        if (!out)
            throw std::runtime_error("cannot write " + export_path.string());
    }
    auto* const exported = export_path.empty() ? nullptr : &out;
    Checks checks;
    for (auto const& example : cases.examples)
        if (at(project.spec, example.pointer))
            checks.push_back(timed([&] {
                return ExampleMutations(project, example, exported).run();
            }));
    if (exported && !out.flush())
        throw std::runtime_error("cannot write " + export_path.string());
    return checks;
}

} // namespace airudder::conformance
