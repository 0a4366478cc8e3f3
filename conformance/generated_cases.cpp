// The only file that includes the generated types.
#include "cases.hpp"
#include "described_shape.hpp"

#include <airudder/airudder.hpp>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <optional>
#include <sstream>
#include <type_traits>
#include <utility>

namespace airudder::conformance {
namespace {

std::string error_text(Error const& error)
{
    std::ostringstream out;
    out << error;
    return out.str();
}

/// The levels of arrays and objects in a JSON text.
std::size_t levels_of(std::string_view text)
{
    std::size_t most = 0;
    std::size_t levels = 0;
    bool in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char const c = text[i];
        if (in_string && c == '\\')
            ++i;
        else if (c == '"')
            in_string = !in_string;
        else if (!in_string && (c == '[' || c == '{'))
            most = std::max(most, ++levels);
        else if (!in_string && (c == ']' || c == '}'))
            --levels;
    }
    return most;
}

/// Options that read a text of any depth.
ParseOptions options_for(std::string_view text)
{
    ParseOptions options;
    options.max_depth = std::max(options.max_depth, levels_of(text));
    return options;
}

void add_issues(Decoded& out, std::vector<Issue>& issues)
{
    for (auto& issue : issues) {
        out.issues.push_back(
            {std::move(issue.pointer), std::string(to_string(issue.kind))});
        out.messages.push_back(std::move(issue.message));
    }
}

template <class T>
Decoded decode(std::string_view text, bool strict)
{
    Decoded out;
    std::vector<Issue> issues;
    auto options = options_for(text);
    options.strict = strict;
    options.max_issues = (std::numeric_limits<std::size_t>::max)();
    options.issues = &issues;
    options.issue_count = &out.issue_count;
    auto const result = parse<T>(text, options);
    add_issues(out, issues);
    if (result) {
        out.text = serialize(*result);
    } else {
        out.error = error_text(result.error());
        out.error_pointer = result.error().pointer;
    }
    return out;
}

Message message_of(Result<HttpRequest> const& made)
{
    Message message;
    if (!made) {
        message.error = error_text(made.error());
        return message;
    }
    message.method = to_string(made->method);
    message.target = made->target;
    for (auto const& header : made->headers)
        message.headers.emplace_back(header.name, header.value);
    message.body = made->body;
    return message;
}

/// Reads the record of a part, unless it may be left out and is. Returns the
/// error, if any.
template <class T>
std::optional<std::string>
read_part(PartTexts const& texts, std::string const& name, T& part)
{
    auto const found = texts.find(name);
    if (found == texts.end() && Optional<T>::value)
        return std::nullopt;
    auto const text = found == texts.end() ? "{}" : found->second;
    auto record = parse<typename Optional<T>::Type>(text, options_for(text));
    if (!record)
        return error_text(record.error());
    part = *std::move(record);
    return std::nullopt;
}

std::string name_of(RequestPart part)
{
    return part == RequestPart::path     ? "path"
           : part == RequestPart::query  ? "query"
           : part == RequestPart::header ? "header"
                                         : "body";
}

template <auto const& Item>
Message make(PartTexts const& texts)
{
    using Request = typename std::remove_cvref_t<decltype(Item)>::Request;
    Request request{};
    std::optional<std::string> error;
    if constexpr (Record<Request>)
        error = read_part(texts, name_of(Item.request_in), request);
    else
        detail::for_each_descriptor(
            detail::Members<Request>{}, [&](auto member) {
                auto fault =
                    read_part(texts, member.name, request.*member.pointer);
                error = error ? error : fault;
            });
    if (error) {
        Message message;
        message.error = error;
        return message;
    }
    RequestOptions options;
    options.token = "token";
    return message_of(make_request(Item, request, options));
}

template <class T>
PartCase part_case(std::string name)
{
    return {std::move(name),
            ShapeOf<typename Optional<T>::Type>::get(),
            Optional<T>::value};
}

template <class Request, template <class...> class L, class... Members>
std::vector<PartCase> part_cases(L<Members...>)
{
    return {part_case<TypeOf<Request, Members>>(Members::name)...};
}

template <class Descriptor>
OperationCase common_case(Descriptor const& item)
{
    OperationCase out;
    out.name = item.name;
    out.method = to_string(item.method);
    for (auto const& header : item.headers)
        out.headers.push_back({std::string(header.name),
                               std::string(header.value),
                               header.required});
    return out;
}

template <auto const& Item, class Request, class Response>
OperationCase operation_case(Endpoint<Request, Response> const&)
{
    auto out = common_case(Item);
    out.path = Item.path;
    out.authorized = Item.authorization == Authorization::token;
    out.idempotent = Item.idempotent;
    out.envelope = Item.envelope;
    if constexpr (Record<Request>)
        out.parts.push_back(part_case<Request>(name_of(Item.request_in)));
    else
        out.parts = part_cases<Request>(detail::Members<Request>{});
    out.response = &ShapeOf<Response>::get();
    out.make = &make<Item>;
    return out;
}

template <auto const& Item, class Event>
OperationCase operation_case(Webhook<Event> const&)
{
    auto out = common_case(Item);
    out.webhook = true;
    out.reply = Item.reply;
    out.delivery_key.assign(Item.delivery_key.begin(), Item.delivery_key.end());
    out.parts.push_back(part_case<Event>("body"));
    return out;
}

template <auto const&... Items>
void add_operations(Cases& cases, List<Items...>)
{
    // Not a fold expression: clang refuses one of more than 256 operands.
    using Order = int[];
    static_cast<void>(Order{
        0, (cases.operations.push_back(operation_case<Items>(Items)), 0)...});
}

template <class T>
ExampleCase example_case(Example<T> const& example)
{
    return {std::string(example.name),
            std::string(example.pointer),
            &decode<T>,
            ShapeOf<T>::get()};
}

template <class T, class Item>
void add_body(Cases& cases, Item const& item, char const* suffix, bool secret)
{
    cases.bodies.push_back({std::string(item.name) + suffix,
                            &decode<T>,
                            ShapeOf<T>::get(),
                            secret});
}

template <class Request, class Response>
void add_bodies(Cases& cases, Endpoint<Request, Response> const& item)
{
    if constexpr (!std::is_same_v<Response, NoContent>)
        add_body<Response>(cases, item, "", item.secret_answer);
    if constexpr (requires(Request & request) { request.body; } &&
                  !Record<Request>)
        add_body<typename Optional<decltype(Request::body)>::Type>(
            cases, item, ".request", false);
    else if constexpr (Record<Request>)
        if (item.request_in == RequestPart::body)
            add_body<Request>(cases, item, ".request", false);
}

template <class Event>
void add_bodies(Cases& cases, Webhook<Event> const& item)
{
    add_body<Event>(cases, item, "", false);
}

} // namespace

Cases generated_cases()
{
    Cases cases;
    for_each(examples, [&](auto const& example) {
        cases.examples.push_back(example_case(example));
    });
    add_operations(cases, endpoints);
    add_operations(cases, webhooks);
    auto const add = [&](auto const& item) {
        add_bodies(cases, item);
    };
    for_each(endpoints, add);
    for_each(webhooks, add);
    cases.identify = [](std::string_view body) {
        return identify(body);
    };
    cases.decode_any = &decode<NoContent>;
    cases.version = version;
    return cases;
}

} // namespace airudder::conformance
