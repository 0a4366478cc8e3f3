// Properties of errors, and of limits below the defaults.
#include "check.hpp"
#include "decode_rules.hpp"
#include "memory.hpp"
#include "utf8.hpp"

#include <algorithm>

namespace fuzz {

using airudder::Error;
using airudder::Issue;
using airudder::ParseOptions;
using airudder::conformance::is_utf8;

void check_error(std::string_view text, Error const& error)
{
    require(error.offset <= text.size(), "an error is within the text");
    auto const before = text.substr(0, error.offset);
    auto const lines = std::ranges::count(before, '\n');
    require(error.line == static_cast<std::size_t>(lines) + 1,
            "an error's line is that of its offset");
    auto const start = before.rfind('\n') + 1; // 0 if there is none
    require(error.column == error.offset - start + 1,
            "an error's column is that of its offset");
    require(error.message.starts_with("expected ") &&
                error.message.size() < 300 && is_utf8(error.message),
            "an error says briefly what was expected",
            error.message);
}

void check_strict(Type const& type,
                  std::string_view text,
                  ParseOptions options,
                  Decoding const& tolerant,
                  std::vector<Issue> const& issues)
{
    std::vector<Issue> found;
    options.strict = true;
    options.issues = &found;
    options.issue_count = nullptr;
    auto const strict = type.parse(text, options);
    if (issues.empty()) {
        require(strict.has_value() == tolerant.has_value(),
                "without issues strict and tolerant parsing accept the same");
        require(strict ? (*strict)->equals(**tolerant)
                       : strict.error() == tolerant.error(),
                "without issues strict and tolerant parsing give the same");
        return;
    }
    require(strict.has_error(), "with issues strict parsing fails");
    auto const& error = strict.error();
    check_error(text, error);
    require(error.pointer == issues.front().pointer &&
                error.message == issues.front().message,
            "strict parsing fails with the first issue",
            error.pointer);
    require(found.size() == 1 && found.front() == issues.front(),
            "strict parsing reports the first issue");
}

void check_fewer_issues(Type const& type,
                        std::string_view text,
                        ParseOptions options,
                        std::size_t most,
                        std::vector<Issue> const& issues)
{
    auto const count = *options.issue_count;
    std::vector<Issue> found;
    std::size_t found_count = 0;
    options.max_issues = most;
    options.issues = &found;
    options.issue_count = &found_count;
    static_cast<void>(type.parse(text, options));
    require(found_count == count, "issues beyond the limit are counted");
    require(found.size() <= most, "issues beyond the limit are not collected");
    require(found.size() == std::min(most, issues.size()),
            "issues are collected up to the limit");
    require(std::equal(found.begin(), found.end(), issues.begin()),
            "the issues that are collected are the first ones");
}

void check_little_memory(Type const& type,
                         std::string_view text,
                         ParseOptions options,
                         std::size_t most,
                         Decoding const& tolerant)
{
    options.max_memory = most;
    options.issues = nullptr;
    options.issue_count = nullptr;
    MemoryWatch const watch;
    auto const little = type.parse(text, options);
    auto const left = watch.in_use();
    auto const used = watch.most();
    // A string with escapes is read into a buffer that doubles. While it grows,
    // the old and the new buffer together take three times the string's size.
    require(used <= most + 3 * text.size() + type.size + 1024,
            "parsing uses little more memory than allowed",
            std::to_string(used));
    if (little) {
        require(left <= most + type.size + 256,
                "a record takes little more memory than allowed",
                std::to_string(left));
        require(tolerant.has_value() &&
                    (*little)->text() == (*tolerant)->text(),
                "with little memory the record is the same");
        return;
    }
    check_error(text, little.error());
    require(little.error() == tolerant.error() ||
                little.error().message.starts_with(
                    "expected a value that decodes to at most "),
            "the memory limit is the only new error",
            little.error().message);
}

} // namespace fuzz
