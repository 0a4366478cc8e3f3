#include "facts.hpp"

#include "../json/json_build.hpp"
#include "../json/object_reader.hpp"

#include <algorithm>
#include <utility>

namespace airudder::generator {
namespace {

// Facts to JSON.

JsonText json_of(Row const& row);
JsonText json_of(PageExample const& example);
JsonText json_of(Body const& body);
JsonText json_of(Sample const& sample);
JsonText json_of(PageResponse const& response);

JsonText json_of(std::string const& text) { return string_text(text); }

JsonText json_of(bool flag) { return JsonText::of(flag ? "true" : "false"); }

JsonText json_of(std::size_t number)
{
    return JsonText::of(std::to_string(number));
}

JsonText json_of(Presence presence)
{
    return string_text(presence == Presence::required ? "required"
                                                      : "optional");
}

JsonText json_of(Sample::Pair const& pair)
{
    auto array = array_text();
    array.elements = {string_text(pair.first), string_text(pair.second)};
    return array;
}

template <class T>
JsonText json_of(std::vector<T> const& values)
{
    auto array = array_text();
    for (auto const& value : values)
        array.elements.push_back(json_of(value));
    return array;
}

template <class T>
JsonText json_of(std::optional<T> const& value)
{
    return json_of(*value);
}

/// Puts a value unless it is empty or unstated.
template <class T>
void put_stated(JsonText& object, std::string_view name, T const& value)
{
    if (value != T{})
        put(object, name, json_of(value));
}

JsonText lines_of(std::string_view text)
{
    auto lines = array_text();
    for (;;) {
        auto const end = text.find('\n');
        lines.elements.push_back(string_text(text.substr(0, end)));
        if (end == text.npos)
            return lines;
        text.remove_prefix(end + 1);
    }
}

/// An array of values that are JSON already.
JsonText spelled_array(std::vector<std::string> const& values)
{
    auto array = array_text();
    for (auto const& value : values)
        array.elements.push_back(JsonText::of(value));
    return array;
}

JsonText json_of(Row const& row)
{
    auto object = object_text();
    put_stated(object, "line", row.line);
    put_stated(object, "name", row.name);
    put_stated(object, "at", row.at);
    put(object, "type", row.type);
    put_stated(object, "presence", row.presence);
    put_stated(object, "deprecated", row.deprecated);
    put_stated(object, "children", row.children);
    put_stated(object, "default", row.default_value);
    put_stated(object, "credential", row.credential);
    put_stated(object, "enum", row.enum_text);
    put_stated(object, "example", row.example);
    put_stated(object, "constraints", row.constraints);
    put_stated(object, "description", row.description);
    put_stated(object, "format", row.format);
    put_stated(object, "nullable", row.nullable);
    put_stated(object, "open", row.open);
    if (!row.values.empty())
        put(object, "values", spelled_array(row.values));
    put_stated(object, "words", row.words);
    put_stated(object, "component", row.component);
    put_stated(object, "prose", row.prose);
    return object;
}

JsonText json_of(PageExample const& example)
{
    auto object = object_text();
    put_stated(object, "line", example.line);
    put_stated(object, "name", example.name);
    put(object, "sha256", example.sha256);
    put_stated(object, "redacted", example.redacted);
    if (!example.text.empty())
        put(object, "text", lines_of(example.text));
    return object;
}

JsonText json_of(Body const& body)
{
    auto object = object_text();
    put_stated(object, "media_type", body.media_type);
    put_stated(object, "presence", body.presence);
    put_stated(object, "rows", body.rows);
    put_stated(object, "examples", body.examples);
    return object;
}

JsonText json_of(Sample const& sample)
{
    auto object = object_text();
    put_stated(object, "line", sample.line);
    put(object, "method", sample.method);
    put(object, "url", sample.url);
    put_stated(object, "headers", sample.headers);
    put_stated(object, "form", sample.form);
    put_stated(object, "body", sample.body);
    return object;
}

JsonText json_of(PageResponse const& response)
{
    auto object = object_text();
    put_stated(object, "line", response.line);
    put(object, "status", response.status);
    put_stated(object, "label", response.label);
    put_stated(object, "description", response.description);
    put_stated(object, "prose", response.prose);
    put_stated(object, "header", response.header);
    put_stated(object, "body", response.body);
    return object;
}

// Facts without numbers of lines.

void drop_lines(std::vector<Row>& rows)
{
    for (auto& row : rows)
        row.line = 0;
}

void drop_lines(std::optional<Body>& body)
{
    if (!body)
        return;
    drop_lines(body->rows);
    for (auto& example : body->examples)
        example.line = 0;
}

PageFacts without_lines(PageFacts facts)
{
    for (auto* const rows :
         {&facts.path, &facts.query, &facts.header, &facts.cookie})
        drop_lines(*rows);
    drop_lines(facts.body);
    if (facts.sample) {
        facts.sample->line = 0;
        if (facts.sample->body)
            facts.sample->body->line = 0;
    }
    for (auto& response : facts.responses) {
        response.line = 0;
        drop_lines(response.header);
        drop_lines(response.body);
    }
    for (auto& [name, rows] : facts.components)
        drop_lines(rows);
    return facts;
}

// JSON to facts.

std::optional<std::string> read_digest(ObjectReader& in, std::string_view name)
{
    auto text = in.find_string(name);
    if (text && (text->size() != 64 ||
                 text->find_first_not_of("0123456789abcdef") != text->npos))
        in.report_at(name, "expected a SHA-256 in 64 lower-case digits");
    return text;
}

Presence read_presence(ObjectReader& in)
{
    auto const word = in.find_string("presence");
    if (word == "required")
        return Presence::required;
    if (word == "optional")
        return Presence::optional;
    if (word)
        in.report_at("presence", "expected \"required\" or \"optional\"");
    return Presence::unstated;
}

Row read_row(Node const& node, ReadContext const& context)
{
    ObjectReader in(node, context);
    Row row;
    row.line = in.find_count("line").value_or(0);
    row.name = in.find_string("name");
    row.type = in.get_string("type");
    row.presence = read_presence(in);
    row.deprecated = in.find_bool("deprecated");
    row.children = in.find_count("children");
    row.default_value = in.find_string("default");
    row.credential = in.find_bool("credential");
    row.enum_text = in.find_string("enum");
    row.example = in.find_string("example");
    row.constraints = in.find_strings("constraints");
    row.description = read_digest(in, "description");
    row.at = in.find_string("at");
    row.format = in.find_string("format").value_or("");
    row.nullable = in.find_bool("nullable");
    row.open = in.find_bool("open");
    for (auto const& value : in.find_array("values"))
        if (value.value->kind == JsonText::Kind::scalar)
            row.values.push_back(value.value->scalar);
        else
            context.report_type(value, "a plain value");
    row.words = in.find_strings("words");
    if (!row.words.empty() && row.words.size() != row.values.size())
        in.report_at("words", "expected a word for each value");
    row.component = in.find_text("component");
    row.prose = in.find_string("prose").value_or("");
    return row;
}

std::vector<Row>
find_rows(ObjectReader& in, std::string_view name, ReadContext const& context)
{
    std::vector<Row> rows;
    for (auto const& node : in.find_array(name))
        rows.push_back(read_row(node, context));
    return rows;
}

PageExample read_example(Node const& node, ReadContext const& context)
{
    ObjectReader in(node, context);
    PageExample example;
    example.line = in.find_count("line").value_or(0);
    example.name = in.find_string("name").value_or("");
    in.get("sha256");
    example.sha256 = read_digest(in, "sha256").value_or("");
    example.redacted = in.find_strings("redacted");
    bool first = true;
    for (auto const& line : in.find_strings("text"))
        example.text += (std::exchange(first, false) ? "" : "\n") + line;
    return example;
}

std::optional<Body> read_body(ObjectReader& outer, ReadContext const& context)
{
    auto const node = outer.find("body");
    if (!node)
        return std::nullopt;
    ObjectReader in(*node, context);
    Body body;
    body.media_type = in.find_string("media_type").value_or("");
    body.presence = read_presence(in);
    body.rows = find_rows(in, "rows", context);
    for (auto const& example : in.find_array("examples")) {
        body.examples.push_back(read_example(example, context));
        if (body.examples.back().text.empty())
            context.report(example.pointer, "expected a member \"text\"");
    }
    return body;
}

std::vector<Sample::Pair> read_pairs(ObjectReader& in, std::string_view name)
{
    std::vector<Sample::Pair> pairs;
    for (auto const& node : in.find_array(name)) {
        auto const& pair = node.value->elements;
        auto const first = pair.size() == 2 ? string_of(pair[0]) : std::nullopt;
        auto const second = first ? string_of(pair[1]) : std::nullopt;
        if (second)
            pairs.emplace_back(*first, *second);
        else
            in.report_at(name, "expected pairs of a name and a value");
    }
    return pairs;
}

bool has_example(std::optional<Body> const& body, std::string const& digest)
{
    return body &&
           std::ranges::find(body->examples, digest, &PageExample::sha256) !=
               body->examples.end();
}

/// The sample of a page whose request has this body.
std::optional<Sample> read_sample(ObjectReader& outer,
                                  std::optional<Body> const& body,
                                  ReadContext const& context)
{
    auto const node = outer.find("sample");
    if (!node)
        return std::nullopt;
    ObjectReader in(*node, context);
    Sample sample;
    sample.line = in.find_count("line").value_or(0);
    sample.method = in.get_string("method");
    sample.url = in.get_string("url");
    sample.headers = read_pairs(in, "headers");
    sample.form = read_pairs(in, "form");
    if (auto const text = in.find("body")) {
        sample.body = read_example(*text, context);
        if (sample.body->text.empty() &&
            !has_example(body, sample.body->sha256))
            in.report_at("body",
                         "expected a text, or the digest of an example of the "
                         "request body");
    }
    return sample;
}

PageResponse read_response(Node const& node, ReadContext const& context)
{
    ObjectReader in(node, context);
    PageResponse response;
    response.line = in.find_count("line").value_or(0);
    response.status = in.get_string("status");
    response.label = in.find_string("label").value_or("");
    response.description = read_digest(in, "description");
    response.prose = in.find_string("prose").value_or("");
    response.header = find_rows(in, "header", context);
    response.body = read_body(in, context);
    return response;
}

PageFacts read_page_facts(Node const& node, ReadContext const& context)
{
    ObjectReader in(node, context);
    PageFacts facts;
    in.get("captured");
    facts.captured = in.find_bool("captured");
    facts.twin = in.find_bool("twin");
    facts.source = in.find_string("source").value_or("");
    facts.title = in.get_string("title");
    facts.section = in.find_string("section");
    facts.place = in.find_string("place");
    facts.status = in.find_string("status");
    facts.method = in.get_string("method");
    facts.url = in.get_string("url");
    facts.description = read_digest(in, "description");
    facts.prose = in.find_string("prose").value_or("");
    facts.edited = in.find_string("edited");
    facts.path = find_rows(in, "path", context);
    facts.query = find_rows(in, "query", context);
    facts.header = find_rows(in, "header", context);
    facts.cookie = find_rows(in, "cookie", context);
    facts.body = read_body(in, context);
    facts.sample = read_sample(in, facts.body, context);
    for (auto const& response : in.get_array("responses"))
        facts.responses.push_back(read_response(response, context));
    facts.security = in.find_text("security");
    facts.page_id = in.find_text("page_id");
    facts.operation_id = in.find_text("operation_id");
    facts.skipped = in.find_text("skipped");
    facts.proposed = in.find_text("proposed");
    for (auto const& [name, component] : in.find_members("components")) {
        auto& rows = facts.components[name];
        if (component.value->kind != JsonText::Kind::array)
            context.report_type(component, "an array");
        for (auto const& row : elements_of(component))
            rows.push_back(read_row(row, context));
    }
    return facts;
}

} // namespace

bool equal_but_lines(PageFacts const& one, PageFacts const& other)
{
    return one == other || without_lines(one) == without_lines(other);
}

JsonText to_json(PageFacts const& facts)
{
    auto object = object_text();
    put(object, "captured", json_of(facts.captured));
    put_stated(object, "twin", facts.twin);
    put_stated(object, "source", facts.source);
    put(object, "title", facts.title);
    put_stated(object, "section", facts.section);
    put_stated(object, "place", facts.place);
    put_stated(object, "status", facts.status);
    put(object, "method", facts.method);
    put(object, "url", facts.url);
    put_stated(object, "description", facts.description);
    put_stated(object, "prose", facts.prose);
    put_stated(object, "edited", facts.edited);
    put_stated(object, "path", facts.path);
    put_stated(object, "query", facts.query);
    put_stated(object, "header", facts.header);
    put_stated(object, "cookie", facts.cookie);
    put_stated(object, "body", facts.body);
    put_stated(object, "sample", facts.sample);
    put(object, "responses", json_of(facts.responses));
    put_stated(object, "security", facts.security);
    put_stated(object, "page_id", facts.page_id);
    put_stated(object, "operation_id", facts.operation_id);
    put_stated(object, "skipped", facts.skipped);
    put_stated(object, "proposed", facts.proposed);
    if (!facts.components.empty()) {
        auto components = object_text();
        for (auto const& [name, rows] : facts.components)
            put(components, name, json_of(rows));
        put(object, "components", std::move(components));
    }
    return object;
}

std::optional<PageFacts> read_facts(std::string_view file,
                                    JsonText const& text,
                                    Diagnostics& diagnostics)
{
    return read_whole(file, text, diagnostics, read_page_facts);
}

} // namespace airudder::generator
