#include "facts.hpp"

#include <boost/json/array.hpp>
#include <boost/json/value.hpp>

/// Facts to JSON: keys in a fixed order, what is empty or unstated left out.
namespace airudder::generator {
namespace {

namespace json = boost::json;

void put(json::object& object, std::string_view key, std::string const& text)
{
    if (!text.empty())
        object[key] = text;
}

void put(json::object& object,
         std::string_view key,
         std::optional<std::string> const& text)
{
    if (text)
        object[key] = *text;
}

void put(json::object& object, std::string_view key, std::size_t number)
{
    if (number != 0)
        object[key] = number;
}

void put(json::object& object,
         std::string_view key,
         std::vector<std::string> const& texts)
{
    if (!texts.empty())
        object[key] = json::array(texts.begin(), texts.end());
}

void put(json::object& object,
         std::string_view key,
         std::vector<Sample::Pair> const& pairs)
{
    json::array array;
    for (auto const& [name, value] : pairs)
        array.push_back(json::array{name, value});
    if (!array.empty())
        object[key] = std::move(array);
}

void put(json::object& object, std::string_view key, Presence presence)
{
    if (presence != Presence::unstated)
        object[key] = presence == Presence::required ? "required" : "optional";
}

json::object row_json(Row const& row)
{
    json::object object;
    put(object, "line", row.line);
    put(object, "name", row.name);
    object["type"] = row.type;
    put(object, "presence", row.presence);
    if (row.deprecated)
        object["deprecated"] = true;
    if (row.children)
        object["children"] = *row.children;
    put(object, "default", row.default_value);
    if (row.credential)
        object["credential"] = true;
    put(object, "enum", row.enum_text);
    put(object, "example", row.example);
    put(object, "constraints", row.constraints);
    put(object, "description", row.description);
    return object;
}

void put(json::object& object,
         std::string_view key,
         std::vector<Row> const& rows)
{
    json::array array;
    for (auto const& row : rows)
        array.push_back(row_json(row));
    if (!array.empty())
        object[key] = std::move(array);
}

json::array lines(std::string_view text)
{
    json::array array;
    for (;;) {
        auto const end = text.find('\n');
        array.emplace_back(json::string(text.substr(0, end)));
        if (end == text.npos)
            return array;
        text.remove_prefix(end + 1);
    }
}

json::object example_json(PageExample const& example)
{
    json::object object;
    put(object, "line", example.line);
    put(object, "name", example.name);
    object["sha256"] = example.sha256;
    put(object, "redacted", example.redacted);
    if (!example.text.empty())
        object["text"] = lines(example.text);
    return object;
}

json::object body_json(Body const& body)
{
    json::object object;
    put(object, "media_type", body.media_type);
    put(object, "presence", body.presence);
    put(object, "rows", body.rows);
    json::array examples;
    for (auto const& example : body.examples)
        examples.push_back(example_json(example));
    if (!examples.empty())
        object["examples"] = std::move(examples);
    return object;
}

json::object sample_json(Sample const& sample)
{
    json::object object;
    put(object, "line", sample.line);
    object["method"] = sample.method;
    object["url"] = sample.url;
    put(object, "headers", sample.headers);
    put(object, "form", sample.form);
    if (sample.body)
        object["body"] = example_json(*sample.body);
    return object;
}

json::object response_json(PageResponse const& response)
{
    json::object object;
    put(object, "line", response.line);
    object["status"] = response.status;
    put(object, "label", response.label);
    put(object, "description", response.description);
    put(object, "header", response.header);
    if (response.body)
        object["body"] = body_json(*response.body);
    return object;
}

} // namespace

json::object to_json(PageFacts const& facts)
{
    json::object object;
    object["captured"] = facts.captured;
    put(object, "source", facts.source);
    object["title"] = facts.title;
    put(object, "section", facts.section);
    put(object, "place", facts.place);
    put(object, "status", facts.status);
    object["method"] = facts.method;
    object["url"] = facts.url;
    put(object, "description", facts.description);
    put(object, "edited", facts.edited);
    put(object, "path", facts.path);
    put(object, "query", facts.query);
    put(object, "header", facts.header);
    put(object, "cookie", facts.cookie);
    if (facts.body)
        object["body"] = body_json(*facts.body);
    if (facts.sample)
        object["sample"] = sample_json(*facts.sample);
    json::array responses;
    for (auto const& response : facts.responses)
        responses.push_back(response_json(response));
    object["responses"] = std::move(responses);
    return object;
}

} // namespace airudder::generator
