// conformance/run --payloads calls this; its --help explains the arguments:
//
//     airudder_payloads FOLDER REPORTS [--strict] [--known FILE]
//
// Ends with exit code 0 if all passed, 1 if not, 2 if there is nothing to check
// or the file of known issues is wrong.
#include "payloads/payload_report.hpp"

#include <airudder/detail/printable.hpp>

#include <iostream>
#include <optional>
#include <span>
#include <stdexcept>

namespace airudder::conformance {
namespace {

struct Arguments {
    std::string folder{};
    std::string reports{};
    bool strict{};
    std::optional<std::string> known{};
};

Arguments read_arguments(std::span<char*> texts)
{
    Arguments out;
    std::size_t i = 0;
    for (auto* path : {&out.folder, &out.reports})
        if (i < texts.size())
            *path = texts[i++];
    for (; i < texts.size(); ++i) {
        std::string_view const text = texts[i];
        if (text == "--strict")
            out.strict = true;
        else if (text == "--known" && i + 1 < texts.size())
            out.known = texts[++i];
        else
            throw std::runtime_error("unknown argument: " + std::string(text));
    }
    if (out.folder.empty() || out.reports.empty())
        throw std::runtime_error("expected FOLDER and REPORTS");
    return out;
}

KnownIssues read_known(std::optional<std::string> const& path,
                       Cases const& cases)
{
    if (!path)
        return {};
    try {
        return read_known_issues(read_payload(*path), cases);
    } catch (std::runtime_error const& error) {
        return {.errors = {error.what()}};
    }
}

int check(Arguments const& arguments)
{
    auto const cases = generated_cases();
    auto const known = read_known(arguments.known, cases);
    for (auto const& error : known.errors)
        std::cerr << detail::printable(*arguments.known + ": " + error) << '\n';
    if (!known.errors.empty())
        return 2;
    auto const files = find_payloads(arguments.folder);
    if (files.payloads.empty() && files.unlisted.empty())
        throw std::runtime_error(arguments.folder +
                                 ": expected files *.json, found none");
    auto report =
        check_payloads(cases, arguments.folder, files, known, arguments.strict);
    report.run = run_facts();
    report.run.version = cases.version;
    auto const known_file = arguments.known.value_or("");
    std::cout << to_text(report, known_file) << std::flush;
    write_reports(report, known_file, arguments.reports);
    return report.passed() ? 0 : 1;
}

} // namespace
} // namespace airudder::conformance

int main(int count, char** texts)
{
    using namespace airudder::conformance;
    try {
        return check(read_arguments(
            std::span(texts, static_cast<std::size_t>(count)).subspan(1)));
    } catch (std::exception const& error) {
        std::cerr << airudder::detail::printable(error.what()) << '\n';
        return 2;
    }
}
