#include "checks.hpp"
#include "schema.hpp"
#include "url.hpp"

#include <algorithm>
#include <map>

namespace airudder::conformance {
namespace {

constexpr std::string_view redacted = "<redacted>";

/// The type of a parameter in the spec; empty if it has none.
std::string parameter_type(Project const& project,
                           Operation const& operation,
                           std::string_view in,
                           std::string_view name)
{
    auto const* parameters = operation.value->find("parameters");
    if (!parameters)
        return {};
    for (auto const& parameter : parameters->elements)
        if (parameter.word("in") == in && parameter.word("name") == name)
            return std::string(
                stated_type(resolved(project.spec, *parameter.find("schema"))));
    return {};
}

Json parameter_value(std::string const& type, std::string text)
{
    if (type == "integer" || type == "number")
        return {Json::Kind::number, std::move(text), {}, {}};
    if (type == "boolean")
        return {Json::Kind::boolean, std::move(text), {}, {}};
    return {Json::Kind::string, std::move(text), {}, {}};
}

/// The record of one part with these values.
std::string record_of_values(Project const& project,
                             Operation const& operation,
                             std::string_view in,
                             Pairs const& values)
{
    Json record{Json::Kind::object, {}, {}, {}};
    for (auto const& [name, text] : values)
        record.members.push_back(
            {name,
             parameter_value(parameter_type(project, operation, in, name),
                             text)});
    return write_json(record);
}

/// Removes names without a value that only a text can be sent as.
void drop_empty_values(Project const& project,
                       Operation const& operation,
                       Pairs& query)
{
    std::erase_if(query, [&](auto const& item) {
        auto const type =
            parameter_type(project, operation, "query", item.first);
        return item.second.empty() && !type.empty() && type != "string";
    });
}

/// The values that a path has where the spec's path has names in braces; at
/// most one in each segment.
Pairs path_values(std::string_view path, std::string_view names)
{
    Pairs out;
    while (!names.empty()) {
        auto const segment = names.substr(0, names.find('/'));
        auto const value = path.substr(0, path.find('/'));
        auto const open = segment.find('{');
        auto const close = segment.find('}');
        if (close != segment.npos && open < close) {
            auto const rest = segment.size() - close - 1;
            if (value.size() >= open + rest)
                out.emplace_back(
                    segment.substr(open + 1, close - open - 1),
                    decoded(value.substr(open, value.size() - open - rest)));
        }
        names.remove_prefix(std::min(segment.size() + 1, names.size()));
        path.remove_prefix(std::min(value.size() + 1, path.size()));
    }
    return out;
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
    if (decoded(got.path) != decoded(wanted.path))
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

/// The sample's headers that are members of the request.
Pairs header_values(Project const& project,
                    Operation const& operation,
                    Headers const& headers)
{
    Pairs out;
    auto const* parameters = operation.value->find("parameters");
    if (!parameters)
        return out;
    for (auto const& parameter : parameters->elements)
        for (auto const& [name, value] : headers)
            if (parameter.word("in") == "header" &&
                !resolved(project.spec, *parameter.find("schema"))
                     .find("default") &&
                lower(std::string(parameter.word("name"))) == lower(name))
                out.emplace_back(parameter.word("name"), value);
    return out;
}

void check_sample(Project const& project,
                  Operation const& operation,
                  OperationCase const& endpoint,
                  Json const& sample,
                  Check& check)
{
    auto url = read_url(std::string(sample.word("url")));
    auto const body = sample_body(operation, sample);
    auto const headers = sample_headers(sample);
    bool const has_body = endpoint.has_part("body");
    PartTexts records;
    auto const add = [&](std::string const& in, Pairs const& values) {
        records[in] = record_of_values(project, operation, in, values);
    };
    if (endpoint.has_part("path"))
        add("path", path_values(url.path, operation.path));
    if (endpoint.has_part("query")) {
        drop_empty_values(project, operation, url.query);
        add("query", url.query);
    }
    if (endpoint.has_part("header"))
        add("header", header_values(project, operation, headers));
    if (has_body && !body.empty())
        records["body"] = minified(body);
    auto const made = endpoint.make(records);
    if (made.error) {
        check.failures.push_back("make_request: " + *made.error);
        return;
    }
    check.note = made.method + " " + made.target;
    if (made.method != sample.word("method"))
        check.failures.push_back("method: the page sends " +
                                 std::string(sample.word("method")));
    compare_target(url, made.target, check.failures);
    compare_headers(headers, made.headers, check.failures);
    compare_body(has_body ? body : "", made.body, check.failures);
}

Check check_request(Project const& project,
                    Operation const& operation,
                    OperationCase const& endpoint)
{
    Check check{.kind = "requests",
                .subject = operation.name,
                .note = "the page has no sample",
                .operation = operation.name};
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
                out.push_back(timed([&] {
                    return check_request(project, operation, endpoint);
                }));
    return out;
}

} // namespace airudder::conformance
