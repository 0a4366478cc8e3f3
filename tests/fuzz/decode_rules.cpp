#include "decode_rules.hpp"

#include "check.hpp"
#include "expected_issues.hpp"
#include "utf8.hpp"

#include <boost/json/parse.hpp>

#include <algorithm>

namespace fuzz {

using namespace airudder::conformance;

namespace {

using airudder::Issue;
using airudder::ParseOptions;

/// Issues are collected at least until their pointers have this many bytes.
constexpr std::size_t least_pointer_bytes = std::size_t{1} << 20;

/// Whether all issues up to `max_issues` must be collected, because their
/// pointers cannot reach the limit. Escaping doubles a name at most; a level
/// adds a slash and perhaps an index, 21 bytes at most.
bool collects_all(std::string_view text, ParseOptions const& options)
{
    auto const pointer = 2 * text.size() + 21 * options.max_depth;
    return std::min(options.max_issues, text.size()) * pointer <
           least_pointer_bytes;
}

void check_issue_texts(std::vector<Issue> const& issues)
{
    for (auto const& issue : issues) {
        require(is_utf8(issue.pointer), "pointers are UTF-8");
        require(is_utf8(issue.message), "messages are UTF-8");
        require(issue.message.starts_with("expected "),
                "a message says what was expected",
                issue.message);
        require(issue.message.size() < 300, "messages are short");
    }
}

void check_issues(std::vector<Issue> const& issues,
                  std::size_t count,
                  std::vector<PlainIssue> const& expected)
{
    for (std::size_t i = 0; i < std::min(issues.size(), expected.size()); ++i)
        if (issues[i].pointer != expected[i].pointer ||
            to_string(issues[i].kind) != expected[i].kind)
            require(false,
                    "this issue is " + expected[i].pointer + ": " +
                        expected[i].kind,
                    issues[i].pointer + ": " + issues[i].message);
    if (count != expected.size())
        require(false,
                "there are " + std::to_string(expected.size()) + " issues",
                std::to_string(count));
}

/// Parses with the default options, except for the depth.
void check_tolerant(Type const& type,
                    std::string_view text,
                    Limits const& limits)
{
    std::vector<Issue> issues;
    std::size_t count = 0;
    ParseOptions const options{
        .max_depth = limits.depth, .issues = &issues, .issue_count = &count};
    auto const result = type.parse(text, options);
    bool const acceptable = is_object(text, limits.depth);
    require(result.has_value() == acceptable,
            acceptable ? "an object is accepted"
                       : "what is not an object is refused");
    require(issues.size() <= std::min(count, options.max_issues),
            "no more issues are collected than counted");
    if (collects_all(text, options))
        require(issues.size() == std::min(count, options.max_issues),
                "every issue is collected up to the limit");
    check_issue_texts(issues);
    if (result) {
        auto const value = read_json(text).value();
        check_issues(issues, count, expected_issues(type.shape, value));
        check_record(type, **result, value);
    } else {
        check_error(text, result.error());
        require(result.error().pointer.empty(),
                "malformed text has no pointer");
    }
    check_strict(type, text, options, result, issues);
    check_fewer_issues(type, text, options, limits.issues, issues);
    check_little_memory(type, text, options, limits.memory, result);
}

} // namespace

Limits limits_of(unsigned char byte)
{
    constexpr std::size_t depths[]{64, 64, 64, 1, 2, 3, 7, 200};
    constexpr std::size_t memories[]{
        0, 100, 300, 1000, 3000, 10000, 30000, 100000};
    constexpr std::size_t issues[]{0, 1, 2, 5};
    return {depths[byte % 8], memories[byte / 8 % 8], issues[byte / 64]};
}

void check_decoding(Type const& type,
                    std::string_view text,
                    Limits const& limits)
{
    // An exact copy, so that a sanitizer notices reads past its end.
    std::vector<char> const copy(text.begin(), text.end());
    check_tolerant(type, {copy.data(), copy.size()}, limits);
}

bool is_object(std::string_view text, std::size_t depth)
{
    auto const value = read_json(text, depth);
    bool const object = value && value->is(Json::Kind::object);
    boost::json::parse_options options;
    options.max_depth = depth;
    boost::json::error_code error;
    auto const theirs =
        boost::json::parse({text.data(), text.size()}, error, {}, options);
    // Boost.JSON 1.81 refuses exponents beyond int.
    if (error != boost::json::error::exponent_overflow)
        require(object == (!error && theirs.is_object()),
                "Boost.JSON agrees on what an object is");
    return object;
}

} // namespace fuzz
