#include "checks.hpp"
#include "schema.hpp"
#include "url.hpp"

#include <algorithm>
#include <map>

namespace airudder::conformance {
namespace {

constexpr std::string_view redacted = "<redacted>";

/// The type of a query parameter in the spec; empty if it has none.
std::string parameter_type(Project const& project,
                           Operation const& operation,
                           std::string_view name)
{
    auto const* parameters = operation.value->find("parameters");
    if (!parameters)
        return {};
    for (auto const& parameter : parameters->elements)
        if (parameter.word("in") == "query" && parameter.word("name") == name)
            return std::string(
                resolved(project.spec, *parameter.find("schema")).word("type"));
    return {};
}

Json query_value(std::string const& type, std::string text)
{
    if (type == "integer" || type == "number")
        return {Json::Kind::number, std::move(text), {}, {}};
    if (type == "boolean")
        return {Json::Kind::boolean, std::move(text), {}, {}};
    return {Json::Kind::string, std::move(text), {}, {}};
}

/// The request record with the query's values. Only text can be sent as a name
/// without a value: other names without a value are removed from `query`.
std::string
query_record(Project const& project, Operation const& operation, Pairs& query)
{
    Json record{Json::Kind::object, {}, {}, {}};
    std::erase_if(query, [&](auto const& item) {
        auto const type = parameter_type(project, operation, item.first);
        return item.second.empty() && !type.empty() && type != "string";
    });
    for (auto const& [name, text] : query)
        record.members.push_back(
            {name,
             query_value(parameter_type(project, operation, name), text)});
    return write_json(record);
}

/// The text of the example that has the digest of the sample's body, or the
/// body's own text.
std::string sample_body(Operation const& operation, Json const& sample)
{
    auto const* body = sample.find("body");
    if (!body)
        return {};
    std::string out;
    auto append = [&](Json const* text) {
        if (text && out.empty())
            for (auto const& line : text->elements)
                out += line.text + '\n';
    };
    append(body->find("text"));
    for (auto const& page : operation.pages)
        if (auto const* examples = at(page.value, "/body/examples"))
            for (auto const& example : examples->elements)
                if (example.word("sha256") == body->word("sha256"))
                    append(example.find("text"));
    return out;
}

void compare_body(std::string const& wanted,
                  std::string const& got,
                  std::vector<std::string>& failures)
{
    if (wanted.empty() && got.empty())
        return;
    auto const a = read_json(wanted);
    auto const b = read_json(got);
    if (!a || !b || !same_value(*a, *b))
        failures.push_back("body: the page has " + minified(wanted) +
                           ", make_request gives " + got);
}

void compare_target(Url const& wanted,
                    std::string const& target,
                    std::vector<std::string>& failures)
{
    auto const got = read_url(target);
    if (got.path != wanted.path)
        failures.push_back("path: the page has " + wanted.path +
                           ", make_request gives " + got.path);
    if (got.query != wanted.query)
        failures.push_back("query: the page has " + shown(wanted.query) +
                           ", make_request gives " + shown(got.query));
}

std::string lower(std::string text)
{
    std::ranges::transform(text, text.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return text;
}

/// The headers by lower-case name. Only the presence of Authorization counts.
std::map<std::string, std::string> header_set(Headers const& headers)
{
    std::map<std::string, std::string> out;
    for (auto const& [name, value] : headers) {
        auto const key = lower(name);
        out[key] = key == "authorization" ? "" : value;
    }
    return out;
}

Headers sample_headers(Json const& sample)
{
    Headers out;
    if (auto const* headers = sample.find("headers"))
        for (auto const& pair : headers->elements)
            if (pair.elements.size() == 2)
                out.emplace_back(pair.elements[0].text, pair.elements[1].text);
    return out;
}

void compare_headers(Headers const& wanted,
                     Headers const& got,
                     std::vector<std::string>& failures)
{
    auto const page = header_set(wanted);
    auto const ours = header_set(got);
    for (auto const& [name, value] : page) {
        auto const found = ours.find(name);
        if (found == ours.end())
            failures.push_back("header: the page sends " + name +
                               ", make_request does not");
        else if (value != found->second && value != redacted)
            failures.push_back("header " + name + ": the page sends " + value +
                               ", make_request " + found->second);
    }
    for (auto const& [name, value] : ours)
        if (!page.contains(name))
            failures.push_back("header: make_request sends " + name +
                               ", the page does not");
}

void check_sample(Project const& project,
                  Operation const& operation,
                  OperationCase const& endpoint,
                  Json const& sample,
                  Check& check)
{
    auto url = read_url(std::string(sample.word("url")));
    auto const body = sample_body(operation, sample);
    auto const record = endpoint.in_query
                            ? query_record(project, operation, url.query)
                            : minified(body);
    auto const made = endpoint.make(record);
    if (made.error) {
        check.failures.push_back("make_request: " + *made.error);
        return;
    }
    check.note = made.method + " " + made.target;
    if (made.method != sample.word("method"))
        check.failures.push_back("method: the page sends " +
                                 std::string(sample.word("method")));
    compare_target(url, made.target, check.failures);
    compare_headers(sample_headers(sample), made.headers, check.failures);
    compare_body(endpoint.in_query ? "" : body, made.body, check.failures);
}

Check check_request(Project const& project,
                    Operation const& operation,
                    OperationCase const& endpoint)
{
    Check check{"requests", operation.name, "the page has no sample", {}};
    for (auto const& page : operation.pages)
        if (auto const* sample = page.value.find("sample"))
            check_sample(project, operation, endpoint, *sample, check);
    return check;
}

} // namespace

Checks check_requests(Project const& project, Cases const& cases)
{
    Checks out;
    for (auto const& operation : project.operations)
        for (auto const& endpoint : cases.operations)
            if (!operation.webhook && endpoint.name == operation.name)
                out.push_back(check_request(project, operation, endpoint));
    return out;
}

} // namespace airudder::conformance
