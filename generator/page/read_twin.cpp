#include "read_twin.hpp"

#include "../characters.hpp"
#include "../files.hpp"
#include "../json/yaml.hpp"
#include "examples.hpp"
#include "page_context.hpp"
#include "twin_schemas.hpp"

#include <algorithm>
#include <array>

namespace airudder::generator {
namespace {

constexpr std::array<std::string_view, 8> path_item_methods{
    "get", "put", "post", "delete", "options", "head", "patch", "trace"};

/// `*/*` is what the vendor's tool writes if nobody chose a type.
bool may_be_json(std::string_view media_type)
{
    auto const type = to_lower(media_type.substr(0, media_type.find(';')));
    return type == "application/json" || type == "*/*" ||
           (type.starts_with("application/") && type.ends_with("+json"));
}

/// The text without `//` comments outside strings.
std::string without_comments(std::string_view text)
{
    std::string kept;
    bool string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (string && text[i] == '\\' && i + 1 < text.size()) {
            kept += text[i++];
        } else if (text[i] == '"') {
            string = !string;
        } else if (!string && text.substr(i).starts_with("//")) {
            i = text.find('\n', i);
            if (i == text.npos)
                break;
        }
        kept += text[i];
    }
    return kept;
}

/// The id in …/apis/api-123-run.
std::optional<std::string> page_id_in(std::string_view url)
{
    constexpr std::string_view mark = "/api-";
    auto const at = url.rfind(mark);
    if (at == url.npos)
        return std::nullopt;
    auto const digits = url.substr(at + mark.size());
    auto const end = std::ranges::find_if_not(digits, is_digit);
    std::string id(digits.begin(), end);
    return id.empty() ? std::nullopt : std::optional(id);
}

class TwinReader {
public:
    TwinReader(TwinBlock const& block, JsonText const& document)
        : block_(block), document_(document),
          schemas_(
              document,
              [this](std::size_t offset) { return line_of(offset); },
              redactor_)
    {
    }

    /// Throws Refused.
    Twin run();

    struct Refused {
        std::size_t line;
        std::string message;
    };

private:
    using Member = JsonText::Member;

    /// The line of an offset in the block, in the file.
    std::size_t line_of(std::size_t offset) const
    {
        auto const before = block_.yaml.substr(0, offset);
        return block_.line + 1 +
               static_cast<std::size_t>(std::ranges::count(before, '\n'));
    }

    [[noreturn]] void refuse(JsonText const& at, std::string message) const
    {
        throw Refused{line_of(at.offset), std::move(message)};
    }

    void read_operation(Member const& path, Member const& operation);
    void read_parameters(JsonText const& parameters);
    std::optional<Body> read_content(JsonText const& message);
    void read_response(Member const& response);
    std::vector<PageExample> read_examples(JsonText const& content);
    void add_example(std::vector<PageExample>& examples, JsonText const& value);
    void skip(JsonText const& at, std::string reason);

    TwinBlock const& block_;
    JsonText const& document_;
    Redactor redactor_{};
    TwinSchemas schemas_;
    Twin twin_{};
};

Twin TwinReader::run()
{
    auto const* const paths = member_at(document_, "paths");
    if (document_.kind != JsonText::Kind::object ||
        !member_at(document_, "openapi"))
        refuse(document_, "expected an OpenAPI document");
    Member const* path = nullptr;
    Member const* operation = nullptr;
    if (paths)
        for (auto const& item : paths->members)
            for (auto const& entry : item.value.members)
                if (std::ranges::find(path_item_methods, entry.name) !=
                    path_item_methods.end()) {
                    if (operation)
                        refuse(entry.value,
                               "expected one operation in a twin, found "
                               "another");
                    path = &item;
                    operation = &entry;
                }
    if (!operation) {
        twin_.kind = Twin::Kind::data_model;
        twin_.facts.title = block_.title;
        return std::move(twin_);
    }
    read_operation(*path, *operation);
    return std::move(twin_);
}

void TwinReader::read_operation(Member const& path, Member const& operation)
{
    auto& facts = twin_.facts;
    auto const& text = operation.value;
    facts.title = block_.title;
    if (facts.title.empty())
        facts.title = text_at(text, "summary");
    if (auto const* const folder = extension_at(text, "folder"))
        facts.section = string_of(*folder);
    if (facts.section && facts.section->empty())
        facts.section.reset();
    if (auto const* const status = extension_at(text, "status");
        status && string_of(*status) != "released")
        facts.status = string_of(*status);
    for (auto const* const key : {"x-run-in-apifox", "x-run-in-apidog"})
        if (auto const* const url = member_at(text, key); url && !facts.page_id)
            facts.page_id = page_id_in(string_of(*url).value_or(""));
    if (auto id = text_at(text, "operationId"); !id.empty())
        facts.operation_id = std::move(id);
    facts.method = to_upper(operation.name);
    facts.url = path.name;
    if (auto const* const servers = member_at(document_, "servers");
        servers && !servers->elements.empty())
        if (auto const server = text_at(servers->elements.front(), "url");
            server.starts_with("http://") || server.starts_with("https://"))
            facts.url =
                server.substr(0, server.find_last_not_of('/') + 1) + path.name;
    facts.url = redactor_.url(redactor_.prose(facts.url));
    facts.description = digest_of(text_at(text, "description"), redactor_);
    for (auto const* const owner : {&path.value, &text})
        if (auto const* const parameters = member_at(*owner, "parameters"))
            read_parameters(*parameters);
    if (auto const* const request = member_at(text, "requestBody")) {
        facts.body = read_content(*request);
        auto const* const required = member_at(*request, "required");
        if (facts.body && required)
            facts.body->presence = required->scalar == "true"
                                       ? Presence::required
                                       : Presence::optional;
    }
    if (auto const* const responses = member_at(text, "responses"))
        for (auto const& response : responses->members)
            read_response(response);
    facts.components = schemas_.take_components();
}

void TwinReader::read_parameters(JsonText const& parameters)
{
    auto& facts = twin_.facts;
    for (auto const& parameter : parameters.elements) {
        auto const in = text_at(parameter, "in");
        auto row = schemas_.parameter(parameter);
        if (in == "path")
            row.presence = Presence::required;
        auto* const rows = in == "path"     ? &facts.path
                           : in == "query"  ? &facts.query
                           : in == "header" ? &facts.header
                           : in == "cookie" ? &facts.cookie
                                            : nullptr;
        if (!rows)
            refuse(parameter,
                   "expected a parameter in path, query, header or cookie, "
                   "found " +
                       in_quotes(in));
        rows->push_back(std::move(row));
    }
}

/// The JSON body of a request or response; nothing if it has none.
std::optional<Body> TwinReader::read_content(JsonText const& message)
{
    auto const* const content = member_at(message, "content");
    if (!content || content->members.empty())
        return std::nullopt;
    auto const json = std::ranges::find_if(
        content->members, [](auto const& c) { return may_be_json(c.name); });
    if (json == content->members.end()) {
        auto const& other = content->members.front();
        skip(other.value, "its body is " + other.name + ", not JSON");
        return std::nullopt;
    }
    Body body{.media_type = json->name == "*/*" ? "" : json->name};
    if (auto const* const schema = member_at(json->value, "schema"))
        body.rows = schemas_.body(*schema);
    body.examples = read_examples(json->value);
    return body;
}

void TwinReader::read_response(Member const& response)
{
    auto name = std::string_view(response.name);
    PageResponse read{.line = line_of(response.value.offset)};
    if (name.starts_with("x-"))
        name.remove_prefix(2);
    auto const colon = std::min(name.find(':'), name.size());
    read.status = std::string(name.substr(0, colon));
    if (colon < name.size())
        read.label = std::string(name.substr(colon + 1));
    else if (auto const* const label = extension_at(response.value, "name"))
        read.label = string_of(*label).value_or("");
    read.description =
        digest_of(text_at(response.value, "description"), redactor_);
    read.body = read_content(response.value);
    twin_.facts.responses.push_back(std::move(read));
}

std::vector<PageExample> TwinReader::read_examples(JsonText const& content)
{
    std::vector<PageExample> examples;
    if (auto const* const example = member_at(content, "example"))
        add_example(examples, *example);
    if (auto const* const all = member_at(content, "examples"))
        for (auto const& entry : all->members) {
            auto const* const value = member_at(entry.value, "value");
            add_example(examples, value ? *value : entry.value);
        }
    return examples;
}

/// Adds data as JSON; a text that holds JSON as it is, without comments. Other
/// texts say nothing about the body.
void TwinReader::add_example(std::vector<PageExample>& examples,
                             JsonText const& value)
{
    auto text = pretty(value);
    text.pop_back(); // the newline
    if (auto const inner = string_of(value)) {
        text = *inner;
        if (!std::holds_alternative<JsonText>(read_json_text(text)))
            text = without_comments(text);
    }
    auto example = json_example(text, redactor_);
    if (auto* const found = std::get_if<PageExample>(&example)) {
        found->line = line_of(value.offset);
        if (found->text.starts_with('{') || found->text.starts_with('['))
            examples.push_back(std::move(*found));
    }
}

void TwinReader::skip(JsonText const& at, std::string reason)
{
    if (twin_.kind == Twin::Kind::skipped)
        return;
    twin_.kind = Twin::Kind::skipped;
    twin_.line = line_of(at.offset);
    twin_.reason = std::move(reason);
}

} // namespace

std::optional<Twin> read_twin(std::string_view file,
                              TwinBlock const& block,
                              Diagnostics& diagnostics)
{
    if (!block.closed) {
        diagnostics.at_line(
            file, block.line, "expected a closing fence ``` below, found none");
        return std::nullopt;
    }
    auto const yaml = read_yaml(block.yaml);
    if (auto const* const error = std::get_if<JsonTextError>(&yaml)) {
        diagnostics.at_line(file, block.line + error->line, error->message);
        return std::nullopt;
    }
    try {
        return TwinReader(block, std::get<JsonText>(yaml)).run();
    } catch (TwinReader::Refused const& refused) {
        diagnostics.at_line(file, refused.line, refused.message);
        return std::nullopt;
    }
}

} // namespace airudder::generator
