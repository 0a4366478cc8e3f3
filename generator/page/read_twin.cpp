#include "read_twin.hpp"

#include "../characters.hpp"
#include "../files.hpp"
#include "../json/yaml.hpp"
#include "../sources/address.hpp"
#include "../sources/media_types.hpp"
#include "examples.hpp"
#include "page_context.hpp"
#include "twin_schemas.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <utility>

namespace airudder::generator {
namespace {

constexpr std::array<std::string_view, 8> path_item_methods{
    "get", "put", "post", "delete", "options", "head", "patch", "trace"};

/// More than any page has. Larger input is garbage.
constexpr std::size_t max_responses = 1'000;

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

/// The offset after the object or array that `text` begins with.
std::size_t end_of_json(std::string_view text)
{
    std::size_t depth = 0;
    bool string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char const c = text[i];
        if (string && c == '\\')
            ++i;
        else if (c == '"')
            string = !string;
        else if (!string && (c == '{' || c == '['))
            ++depth;
        else if (!string && (c == '}' || c == ']') && --depth == 0)
            return i + 1;
    }
    return text.size();
}

bool begins_json(std::string_view text)
{
    return text.starts_with('{') || text.starts_with('[');
}

bool is_json_text(std::string_view text)
{
    return std::holds_alternative<JsonText>(read_json_text(text));
}

/// The objects and arrays that a text consists of: usually one. Comments are
/// left out. Nothing if the text is anything else.
std::vector<std::string> json_texts(std::string_view text)
{
    text = trimmed(text);
    if (!begins_json(text) && !text.starts_with("//"))
        return {};
    if (is_json_text(text))
        return {std::string(text)};
    auto const kept = without_comments(text);
    std::vector<std::string> texts;
    for (auto rest = trimmed(kept); !rest.empty();) {
        if (!begins_json(rest))
            return {};
        auto const end = end_of_json(rest);
        if (!is_json_text(rest.substr(0, end)))
            return {};
        texts.emplace_back(rest.substr(0, end));
        rest = trimmed(rest.substr(end));
    }
    return texts;
}

/// Why json_texts() finds nothing.
std::string problem_of(std::string_view text)
{
    auto const read = read_json_text(without_comments(text));
    auto const* const error = std::get_if<JsonTextError>(&read);
    return error && begins_json(trimmed(text))
               ? error->message
               : "it is neither an object nor an array";
}

/// The words of a root's type, if its values cannot be objects; usually empty.
std::string other_than_object(std::string_view type)
{
    if (type.empty() || type == "null" || type == "reference" ||
        type.find("object") != type.npos || type.find("any") != type.npos)
        return {};
    auto const vowel = type.starts_with('a') || type.starts_with('i');
    return (vowel ? "an " : "a ") + std::string(type);
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

/// The offsets at which the lines of a text begin.
std::vector<std::size_t> line_starts(std::string_view text)
{
    std::vector<std::size_t> starts{0};
    for (auto at = text.find('\n'); at != text.npos;
         at = text.find('\n', at + 1))
        starts.push_back(at + 1);
    return starts;
}

/// A path without the query that some pages write after it.
std::string_view without_query(std::string_view path)
{
    auto const end = std::min(path.find_first_of("?#"), path.size());
    auto const address = path.substr(0, end);
    return read_address(address) ? address : path;
}

/// Makes the status word of an operation say that it is deprecated.
void add_deprecation(std::optional<std::string>& status)
{
    constexpr std::string_view deprecated = "deprecated";
    if (!status)
        status = deprecated;
    else if (*status != deprecated && *status != "obsolete")
        status->append(", ").append(deprecated);
}

using Responses = std::vector<JsonText::Member const*>;

/// "200" for "x-200:Other".
std::string_view status_of(std::string_view name)
{
    if (name.starts_with("x-"))
        name.remove_prefix(2);
    return name.substr(0, name.find(':'));
}

/// The responses in page order, but "200" before "x-200:Other", which is a
/// second one of its status.
Responses in_order(JsonText const& responses)
{
    Responses all;
    auto const add = [&](JsonText::Member const& response) {
        if (std::ranges::find(all, &response) == all.end())
            all.push_back(&response);
    };
    for (auto const& response : responses.members) {
        auto const first = std::ranges::find(responses.members,
                                             status_of(response.name),
                                             &JsonText::Member::name);
        if (first != responses.members.end())
            add(*first);
        add(response);
    }
    return all;
}

/// The response of the lowest status 2xx, usually 200; null if there is none.
JsonText::Member const* main_of(Responses const& all)
{
    JsonText::Member const* main = nullptr;
    for (auto const* const response : all) {
        auto const status = status_of(response->name);
        bool const success = status.size() == 3 && status[0] == '2' &&
                             std::ranges::all_of(status, is_digit);
        if (success && (!main || status < status_of(main->name)))
            main = response;
    }
    return main;
}

class TwinReader {
public:
    TwinReader(TwinBlock const& block,
               JsonText const& document,
               Redactor& redactor,
               bool keep_prose)
        : block_(block), lines_(line_starts(block.yaml)), document_(document),
          redactor_(redactor), keep_prose_(keep_prose),
          schemas_(
              block.yaml,
              document,
              [this](std::size_t offset) { return line_of(offset); },
              redactor,
              keep_prose)
    {
    }

    TwinReader(TwinReader const&) = delete;
    TwinReader& operator=(TwinReader const&) = delete;

    /// Throws TwinRefusal.
    Twin run();

private:
    using Member = JsonText::Member;

    /// A security scheme by its name and, if the page describes it, its text.
    struct Scheme {
        std::string name;
        JsonText const* text;
    };

    /// What a body is for. Of several responses, one counts.
    enum class Use { request, response, reply, other };

    /// The line of an offset in the block, in the file.
    std::size_t line_of(std::size_t offset) const
    {
        auto const next = std::ranges::upper_bound(lines_, offset);
        return block_.line + static_cast<std::size_t>(next - lines_.begin());
    }

    /// The scalar at a member, as it is spelled; "" if it is null or missing.
    std::string word_at(JsonText const& object, std::string_view name) const
    {
        auto const* const value = member_at(object, name);
        return value && value->scalar != "null"
                   ? spelled_in(block_.yaml, *value)
                   : std::string();
    }

    [[noreturn]] void refuse(JsonText const& at, std::string message) const
    {
        throw TwinRefusal{line_of(at.offset), std::move(message)};
    }

    Member const* only_operation(JsonText const* paths, Member const*& path);
    void read_operation(Member const& path, Member const& operation);
    std::string url_of(std::string const& path) const;
    void read_parameters(JsonText const& parameters, bool shared);
    void read_query(Member const& path);
    void read_security(JsonText const& operation);
    std::vector<Scheme> schemes_of(JsonText const& choice);
    bool add_key(Scheme const& scheme, Presence presence);
    std::optional<Body> read_content(JsonText const& message, Use use);
    static void check_root(Body const& body, Use use);
    static void settle_reply(Body& body);
    void read_response(Member const& response, Use use);
    std::vector<PageExample> read_examples(JsonText const& content, Use use);
    void add_examples(std::vector<PageExample>& examples,
                      JsonText const& value,
                      Use use);
    void set_text(std::optional<std::string>& digest,
                  std::string& prose,
                  JsonText const& described);
    void skip(JsonText const& at, std::string reason);

    TwinBlock const& block_;
    std::vector<std::size_t> lines_;
    JsonText const& document_;
    Redactor& redactor_;
    bool keep_prose_;
    TwinSchemas schemas_;
    Twin twin_{};
};

Twin TwinReader::run()
{
    if (document_.kind != JsonText::Kind::object ||
        !member_at(document_, "openapi"))
        refuse(document_, "expected an OpenAPI document");
    Member const* path = nullptr;
    auto const* operation = only_operation(member_at(document_, "paths"), path);
    if (!operation) // OpenAPI 3.1
        operation = only_operation(member_at(document_, "webhooks"), path);
    if (!operation) {
        twin_.kind = Twin::Kind::data_model;
        twin_.facts.title = block_.title;
        return std::move(twin_);
    }
    read_operation(*path, *operation);
    return std::move(twin_);
}

TwinReader::Member const* TwinReader::only_operation(JsonText const* paths,
                                                     Member const*& path)
{
    Member const* operation = nullptr;
    if (!paths)
        return operation;
    for (auto const& item : paths->members)
        for (auto const& entry : item.value.members) {
            if (std::ranges::find(path_item_methods, entry.name) ==
                path_item_methods.end())
                continue;
            if (operation)
                refuse(entry.value,
                       "expected one operation in a twin, found another");
            path = &item;
            operation = &entry;
        }
    return operation;
}

void TwinReader::read_operation(Member const& path, Member const& operation)
{
    auto& facts = twin_.facts;
    auto const& text = operation.value;
    if (operation.name == "trace")
        refuse(text, "expected a method that sends data, found trace");
    facts.twin = true;
    facts.title = trimmed(word_at(text, "summary"));
    if (facts.title.empty())
        facts.title = redactor_.scrubbed(redactor_.prose(block_.title));
    if (auto const* const folder = extension_at(text, "folder");
        folder && folder->scalar != "null")
        facts.section = spelled_in(block_.yaml, *folder);
    if (facts.section && facts.section->empty())
        facts.section.reset();
    if (auto const* const status = extension_at(text, "status");
        status && string_of(*status) != "released")
        facts.status = string_of(*status);
    if (auto const* const flag = member_at(text, "deprecated");
        flag && flag->scalar == "true")
        add_deprecation(facts.status);
    for (auto const* const key : {"x-run-in-apifox", "x-run-in-apidog"})
        if (auto const* const url = member_at(text, key); url && !facts.page_id)
            facts.page_id = page_id_in(string_of(*url).value_or(""));
    if (auto id = word_at(text, "operationId"); !id.empty())
        facts.operation_id = std::move(id);
    facts.method = to_upper(operation.name);
    facts.url = url_of(std::string(without_query(path.name)));
    if (facts.title.empty())
        facts.title = trimmed(facts.url);
    set_text(facts.description, facts.prose, text);
    if (auto const* const parameters = member_at(text, "parameters"))
        read_parameters(*parameters, false);
    if (auto const* const parameters = member_at(path.value, "parameters"))
        read_parameters(*parameters, true);
    read_query(path);
    read_security(text);
    if (auto const* const request = member_at(text, "requestBody")) {
        auto const& body = schemas_.target_of(*request);
        facts.body = read_content(body, Use::request);
        auto const* const required = member_at(body, "required");
        if (facts.body && required)
            facts.body->presence = required->scalar == "true"
                                       ? Presence::required
                                       : Presence::optional;
    }
    if (auto const* const responses = member_at(text, "responses")) {
        if (responses->members.size() > max_responses)
            refuse(*responses,
                   "expected at most " + std::to_string(max_responses) +
                       " responses");
        auto const all = in_order(*responses);
        auto const* const main = main_of(all);
        auto const use =
            read_address(without_query(path.name)) ? Use::response : Use::reply;
        for (auto const* const response : all)
            read_response(*response, response == main ? use : Use::other);
    }
    facts.components = schemas_.take_components();
}

/// The path below the first server, if that is an address. Words that stand for
/// the URL of a webhook have no server.
std::string TwinReader::url_of(std::string const& path) const
{
    auto url = path;
    auto const* const servers = member_at(document_, "servers");
    if (path.starts_with('/') && read_address(path) && servers &&
        !servers->elements.empty())
        if (auto const server =
                redactor_.url(text_at(servers->elements.front(), "url"));
            server.starts_with("http") && read_address(server))
            url = server.substr(0, server.find_last_not_of('/') + 1) + path;
    return redactor_.url(redactor_.prose(url));
}

/// Adds parameters. Those that the operations of a path share are left out if
/// the operation has one of that name.
void TwinReader::read_parameters(JsonText const& parameters, bool shared)
{
    auto& facts = twin_.facts;
    std::set<std::pair<std::vector<Row> const*, std::string>> own;
    for (auto const* const rows :
         {&facts.path, &facts.query, &facts.header, &facts.cookie})
        for (auto const& row : *rows)
            if (shared && row.name)
                own.emplace(rows, *row.name);
    for (auto const& entry : parameters.elements) {
        auto const& parameter = schemas_.target_of(entry);
        auto const in = text_at(parameter, "in");
        auto read = schemas_.parameter(parameter, in == "query");
        if (in == "path")
            read.front().presence = Presence::required;
        auto* const rows = in == "path"     ? &facts.path
                           : in == "query"  ? &facts.query
                           : in == "header" ? &facts.header
                           : in == "cookie" ? &facts.cookie
                                            : nullptr;
        if (!rows)
            refuse(entry,
                   "expected a parameter in path, query, header or cookie, "
                   "found " +
                       in_quotes(in));
        if (!own.contains({rows, *read.front().name}))
            std::ranges::move(read, std::back_inserter(*rows));
    }
}

/// Adds the parameters of the query that a path ends with, unless they are
/// listed.
void TwinReader::read_query(Member const& path)
{
    auto rest = std::string_view(path.name);
    rest.remove_prefix(without_query(rest).size());
    rest = rest.substr(0, rest.find('#'));
    auto& rows = twin_.facts.query;
    std::set<std::string, std::less<>> known;
    for (auto const& row : rows)
        known.insert(row.name.value_or(""));
    while (!rest.empty()) {
        rest.remove_prefix(1); // '?' or '&'
        auto const pair = rest.substr(0, rest.find('&'));
        rest.remove_prefix(pair.size());
        auto const equals = std::min(pair.find('='), pair.size());
        auto const name = pair.substr(0, equals);
        if (!name.empty() && known.emplace(name).second)
            rows.push_back(schemas_.constant(
                path.value,
                name,
                pair.substr(std::min(equals + 1, pair.size()))));
    }
}

/// The security schemes that are used together, or a name alone.
std::vector<TwinReader::Scheme> TwinReader::schemes_of(JsonText const& choice)
{
    std::vector<Scheme> schemes;
    if (auto const name = string_of(choice))
        schemes.push_back({*name, &choice});
    for (auto const& [quoted, name, value] : choice.members)
        if (!name.starts_with("x-"))
            schemes.push_back({name, &value});
    auto const* const components = member_at(document_, "components");
    auto const* const all =
        components ? member_at(*components, "securitySchemes") : nullptr;
    for (auto& scheme : schemes)
        if (auto const* const found =
                all ? member_at(*all, scheme.name) : nullptr)
            scheme.text = &schemas_.target_of(*found);
    return schemes;
}

/// Adds the parameters that the schemes of `security` describe, unless they are
/// listed: the header Authorization, or a key of another name. States the words
/// of what that does not settle. If Authorization is listed, it counts, whatever
/// `security` says.
void TwinReader::read_security(JsonText const& operation)
{
    auto& facts = twin_.facts;
    auto const* stated = member_at(operation, "security");
    if (!stated)
        stated = member_at(document_, "security");
    bool const listed = std::ranges::any_of(facts.header, [](Row const& row) {
        return row.name && equal_ignoring_case(*row.name, "Authorization");
    });
    if (!stated || listed)
        return;
    std::vector<JsonText const*> choices;
    for (auto const& choice : stated->elements)
        choices.push_back(&choice);
    if (!stated->members.empty())
        choices.push_back(stated);
    bool const webhook = !read_address(facts.url);
    bool settled = choices.size() == 1 && !webhook;
    auto const presence = settled ? Presence::required : Presence::optional;
    bool some = false;
    std::string words;
    for (auto const* const choice : choices) {
        std::string together;
        for (auto const& scheme : schemes_of(*choice)) {
            some = true;
            auto const type = text_at(*scheme.text, "type");
            together.append(together.empty() ? "" : " and ")
                .append(scheme.name)
                .append(type.empty() ? "" : " (" + type + ')');
            settled &= webhook || add_key(scheme, presence);
        }
        words.append(words.empty() ? "" : " or ")
            .append(together.empty() ? "none" : together);
    }
    if (some && !settled)
        facts.security = redactor_.prose(words);
}

/// Adds the parameter that a security scheme describes, usually the header
/// Authorization. Returns false if the page does not say which one it is.
bool TwinReader::add_key(Scheme const& scheme, Presence presence)
{
    static constexpr std::array<std::string_view, 6> of_authorization{
        "basic", "bearer", "http", "jwt", "oauth2", "openidconnect"};
    auto const type = to_lower(text_at(*scheme.text, "type"));
    std::string in = "header";
    std::string name = "Authorization";
    bool known =
        std::ranges::find(of_authorization, type) != of_authorization.end();
    if (type == "apikey") {
        in = text_at(*scheme.text, "in");
        name = text_at(*scheme.text, "name");
        known = !name.empty();
    }
    auto& facts = twin_.facts;
    auto* const rows = in == "query"    ? &facts.query
                       : in == "header" ? &facts.header
                       : in == "cookie" ? &facts.cookie
                                        : nullptr;
    if (!rows || !(known || type.empty()))
        return false;
    bool const listed = std::ranges::any_of(*rows, [&](Row const& row) {
        return row.name && equal_ignoring_case(*row.name, name);
    });
    if (!listed)
        rows->push_back({.line = line_of(scheme.text->offset),
                         .name = name,
                         .type = "string",
                         .presence = presence});
    return known;
}

/// The JSON body of a request or response; nothing if it has none. The
/// operation is skipped if a body that counts is not JSON. The reply to a
/// webhook can be plain text.
std::optional<Body> TwinReader::read_content(JsonText const& message, Use use)
{
    auto const* const content = member_at(message, "content");
    if (!content || content->members.empty())
        return std::nullopt;
    auto const found =
        std::ranges::find_if(content->members, [use](auto const& media) {
            return may_be_json(media.name) ||
                   (use == Use::reply && is_plain_text(media.name));
        });
    if (found == content->members.end()) {
        auto const& other = content->members.front();
        if (use != Use::other)
            skip(other.value, "its body is " + other.name + ", not JSON");
        return Body{.media_type = other.name};
    }
    Body body{.media_type = found->name == "*/*" ? "" : found->name};
    if (auto const* const schema = member_at(found->value, "schema"))
        body.rows = schemas_.body(*schema);
    body.examples = read_examples(found->value, use);
    check_root(body, use);
    if (use == Use::reply)
        settle_reply(body);
    return body;
}

/// Decides whether the reply to a webhook is JSON or plain text. It can be the
/// payload instead, so one that has members is JSON.
void TwinReader::settle_reply(Body& body)
{
    auto const type = body.rows.empty() ? "" : body.rows.front().type;
    bool const members = body.rows.size() > 1 ||
                         (!body.rows.empty() && body.rows.front().component);
    auto& examples = body.examples;
    auto const texts = std::stable_partition(
        examples.begin(), examples.end(), [](auto const& one) {
            return begins_json(one.text);
        });
    bool const json = members || texts != examples.begin();
    if (!json && (texts != examples.end() || is_plain_text(body.media_type) ||
                  !other_than_object(type).empty())) {
        body.media_type = "text/plain";
        body.rows.clear();
        return;
    }
    if (is_plain_text(body.media_type))
        body.media_type.clear();
    examples.erase(texts, examples.end());
}

/// Refuses a body that counts if it cannot be an object. The reply to a webhook
/// may be a plain text.
void TwinReader::check_root(Body const& body, Use use)
{
    constexpr std::string_view expected =
        "expected an object as the body, found ";
    auto const type = body.rows.empty() ? "" : body.rows.front().type;
    auto const found = other_than_object(type);
    if (use == Use::other || (use == Use::reply && type != "array"))
        return;
    if (!found.empty())
        throw TwinRefusal{body.rows.front().line,
                          std::string(expected) + found};
    for (auto const& example : body.examples)
        if (type.empty() && example.text.starts_with('['))
            throw TwinRefusal{example.line, std::string(expected) + "an array"};
}

void TwinReader::read_response(Member const& response, Use use)
{
    auto const& value = schemas_.target_of(response.value);
    PageResponse read{.line = line_of(response.value.offset),
                      .status = std::string(status_of(response.name))};
    auto const colon = response.name.find(':');
    if (colon != std::string::npos)
        read.label = response.name.substr(colon + 1);
    else if (auto const* const label = extension_at(value, "name"))
        read.label = string_of(*label).value_or("");
    set_text(read.description, read.prose, value);
    read.body = read_content(value, use);
    twin_.facts.responses.push_back(std::move(read));
}

/// The examples beside the schema, else those in it.
std::vector<PageExample> TwinReader::read_examples(JsonText const& content,
                                                   Use use)
{
    std::vector<PageExample> examples;
    if (auto const* const example = member_at(content, "example"))
        add_examples(examples, *example, use);
    if (auto const* const all = member_at(content, "examples"))
        for (auto const& entry : all->members) {
            auto const& named = schemas_.target_of(entry.value);
            auto const* const value = member_at(named, "value");
            add_examples(examples, value ? *value : named, use);
        }
    auto const* const schema = member_at(content, "schema");
    if (!examples.empty() || !schema)
        return examples;
    if (auto const* const example = member_at(*schema, "example"))
        add_examples(examples, *example, use);
    if (auto const* const all = member_at(*schema, "examples"))
        for (auto const& example : all->elements)
            add_examples(examples, example, use);
    return examples;
}

/// Adds data as JSON, and the JSON in a text as it is. Anything else is the text
/// of a reply, or says nothing about the body.
void TwinReader::add_examples(std::vector<PageExample>& examples,
                              JsonText const& value,
                              Use use)
{
    auto const inner = string_of(value);
    if (value.scalar == "null" || (inner && trimmed(*inner).empty()))
        return;
    auto const whole = inner ? *inner : pretty(value);
    auto const texts = json_texts(whole);
    for (auto const& text : texts) {
        auto example = json_example(text, redactor_);
        if (auto* const found = std::get_if<PageExample>(&example)) {
            found->line = line_of(value.offset);
            examples.push_back(std::move(*found));
        }
    }
    if (!texts.empty())
        return;
    if (use == Use::reply && !begins_json(trimmed(whole))) {
        examples.push_back(text_example(trimmed(whole), redactor_));
        examples.back().line = line_of(value.offset);
    } else {
        twin_.notes.push_back({line_of(value.offset),
                               "an example is left out: " + problem_of(whole)});
    }
}

void TwinReader::set_text(std::optional<std::string>& digest,
                          std::string& prose,
                          JsonText const& described)
{
    auto const text = text_at(described, "description");
    digest = digest_of(text, redactor_);
    if (keep_prose_)
        prose = prose_of(text, redactor_);
}

void TwinReader::skip(JsonText const& at, std::string reason)
{
    if (twin_.kind == Twin::Kind::skipped)
        return;
    twin_.kind = Twin::Kind::skipped;
    twin_.line = line_of(at.offset);
    twin_.facts.skipped = std::move(reason);
}

/// YAML, or JSON, which yaml-cpp reads less strictly.
std::variant<JsonText, JsonTextError> read_document_text(std::string_view text)
{
    if (trimmed(text).starts_with('{'))
        if (auto json = read_json_text(text);
            std::holds_alternative<JsonText>(json))
            return json;
    return read_yaml(text);
}

} // namespace

std::optional<Twin> read_twin(std::string_view file,
                              TwinBlock const& block,
                              Diagnostics& diagnostics,
                              bool keep_prose)
{
    auto const refuse = [&](std::size_t line, std::string const& message) {
        diagnostics.at_line(file, line, message);
        return std::nullopt;
    };
    if (!block.closed)
        return refuse(block.line,
                      "expected a closing fence ``` below, found none");
    auto read = read_document_text(block.yaml);
    if (auto const* const error = std::get_if<JsonTextError>(&read))
        return refuse(block.line + error->line, error->message);
    auto& document = std::get<JsonText>(read);

    // A credential that is found anywhere is dropped everywhere.
    Redactor redactor;
    redactor.redact_texts(document);
    try {
        auto twin = TwinReader(block, document, redactor, keep_prose).run();
        if (redactor.secrets() == 0 && !redactor.has_dropped_below())
            return twin;
        if (redactor.secrets() > max_secrets)
            return refuse(block.line,
                          "expected at most " + std::to_string(max_secrets) +
                              " credentials in a twin");
        redactor.redact_texts(document);
        return TwinReader(block, document, redactor, keep_prose).run();
    } catch (TwinRefusal const& refusal) {
        return refuse(refusal.line, refusal.message);
    }
}

} // namespace airudder::generator
