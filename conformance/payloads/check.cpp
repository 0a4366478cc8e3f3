#include "payloads/check.hpp"

#include "json.hpp"
#include "payloads/body.hpp"

namespace airudder::conformance {
namespace {

/// How `written` differs from `read`; empty if it does not.
std::string loss(std::string_view written, Json const& read)
{
    auto const value = read_json(written);
    if (!value)
        return "comes back as text that is not JSON";
    auto const pointer = first_difference(*value, read);
    return pointer ? "comes back as another value, first at " +
                         write_string(*pointer)
                   : "";
}

/// Adds the issues that the types imply to a table, with the messages of those
/// that `parse` reported, and compares the two.
class IssueListing {
public:
    IssueListing(BodyCase const& body,
                 Decoded const& decoded,
                 std::string const& file,
                 IssueTable& table)
        : body_(body), decoded_(decoded), file_(file), table_(table)
    {
    }

    void run(Json const& value)
    {
        for_each_expected_issue(
            body_.shape, value, [this](PlainIssue&& issue, std::string&& path) {
                take(issue, path);
            });
        if (difference.empty() && count != decoded_.issue_count)
            difference = "parse reports " +
                         std::to_string(decoded_.issue_count) +
                         " issues, expected " + std::to_string(count);
    }

    std::size_t count = 0;
    std::string difference{};

private:
    void take(PlainIssue const& issue, std::string const& path)
    {
        bool const collected = count < decoded_.issues.size();
        bool const same = collected && decoded_.issues[count] == issue;
        if (collected && !same && difference.empty())
            difference = "parse reports another issue than expected at " +
                         write_string(issue.pointer);
        auto const message =
            same && !body_.secret ? decoded_.messages[count] : std::string();
        table_.add({body_.name, path, issue.kind, message, file_});
        ++count;
    }

    BodyCase const& body_;
    Decoded const& decoded_;
    std::string const& file_;
    IssueTable& table_;
};

void check_body(BodyCase const& body,
                std::string_view text,
                PayloadResult& result,
                IssueTable& issues)
{
    auto const decoded = body.decode(text, false);
    if (decoded.error) {
        result.problem = *decoded.error;
        return;
    }
    auto const value = read_json(text);
    if (!value) {
        result.problem = "parse accepts text that is not JSON";
        return;
    }
    IssueListing listing(body, decoded, result.file, issues);
    listing.run(*value);
    result.issues = listing.count;
    result.problem = loss(decoded.text, *value);
    if (result.problem.empty())
        result.problem = listing.difference;
}

} // namespace

PayloadResult check_payload(Cases const& cases,
                            std::string const& file,
                            std::string_view text,
                            IssueTable& issues)
{
    PayloadResult result{.file = file, .bytes = text.size()};
    if (text.starts_with("\xEF\xBB\xBF")) {
        result.problem = "expected JSON without a byte order mark, found one";
        return result;
    }
    auto const name = file.substr(file.rfind('/') + 1);
    auto const [body, reason] = identify_body(cases, name, text);
    if (body) {
        result.operation = body->name;
        check_body(*body, text, result, issues);
    } else {
        result.problem = reason;
    }
    return result;
}

} // namespace airudder::conformance
