#include "check.hpp"
#include "checks.hpp"
#include "json.hpp"
#include "payloads/check.hpp"

#include <airudder/parse_options.hpp>

namespace fuzz {
namespace {

using namespace airudder::conformance;

/// The entry that accepts the issues of a row.
Json entry_of(IssueRow const& row)
{
    return object_value({{"operation", text_value(row.operation)},
                         {"pointer", text_value(row.pointer)},
                         {"kind", text_value(row.kind)},
                         {"because", text_value("so")}});
}

/// Every issue can be known, once.
void check_rows(Cases const& cases, IssueTable& table, std::size_t issues)
{
    Json all;
    all.kind = Json::Kind::array;
    std::size_t count = 0;
    for (auto const& row : table.take_rows()) {
        count += row.count;
        require(row.files == 1, "a row counts its files");
        all.elements.push_back(entry_of(row));
    }
    require(count == issues, "each issue is in a row");
    auto const known = read_known_issues(write_json(all), cases);
    require(known.errors.empty(),
            "issues can be known",
            known.errors.empty() ? "" : known.errors.front());
}

/// Whether a body is an object that `parse` accepts by default.
bool is_acceptable(std::string_view body)
{
    auto const value = read_json(body);
    return value && value->is(Json::Kind::object) &&
           !body.starts_with("\xEF\xBB\xBF");
}

} // namespace

void check_payload(std::string_view text)
{
    static auto const cases = generated_cases();
    auto const end = text.find('\n');
    if (end == text.npos)
        return;
    auto const file = std::string(text.substr(0, end)) + ".json";
    auto const body = text.substr(end + 1);
    IssueTable table;
    auto const result =
        airudder::conformance::check_payload(cases, file, body, table);
    require(result.bytes == body.size(), "a payload has its size");
    if (!result.operation.empty() && is_acceptable(body))
        require(result.problem.empty(),
                "an object comes back unchanged",
                result.problem);
    else if (!is_acceptable(body))
        require(!result.problem.empty(), "what is not an object is refused");
    check_rows(cases, table, result.issues);
}

} // namespace fuzz
