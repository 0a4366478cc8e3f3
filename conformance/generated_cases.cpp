// The only file that includes the generated types.
#include "cases.hpp"
#include "described_shape.hpp"

#include <airudder/airudder.hpp>

namespace airudder::conformance {
namespace {

std::string error_text(Error const& error)
{
    return error.pointer + ": " + error.message;
}

template <class T>
Decoded decode(std::string_view text, bool strict)
{
    std::vector<Issue> issues;
    ParseOptions options;
    options.strict = strict;
    options.issues = &issues;
    auto const result = parse<T>(text, options);
    Decoded out;
    for (auto const& issue : issues)
        out.issues.push_back(
            {issue.pointer, std::string(to_string(issue.kind))});
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

template <auto const& Item>
Message make(std::string_view text)
{
    using Request = typename std::remove_cvref_t<decltype(Item)>::Request;
    auto const request = parse<Request>(text);
    if (!request) {
        Message message;
        message.error = error_text(request.error());
        return message;
    }
    RequestOptions options;
    options.token = "token";
    return message_of(make_request(Item, *request, options));
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
    out.in_query = Item.request_in == RequestPart::query;
    out.authorized = Item.authorization == Authorization::token;
    out.idempotent = Item.idempotent;
    out.envelope = Item.envelope;
    out.request = ShapeOf<Request>::get();
    out.response = ShapeOf<Response>::get();
    out.make = &make<Item>;
    out.decode = &decode<Request>;
    return out;
}

template <auto const& Item, class Event>
OperationCase operation_case(Webhook<Event> const&)
{
    auto out = common_case(Item);
    out.webhook = true;
    out.reply = Item.reply;
    out.request = ShapeOf<Event>::get();
    out.decode = &decode<Event>;
    return out;
}

template <auto const&... Items>
void add_operations(Cases& cases, List<Items...>)
{
    (cases.operations.push_back(operation_case<Items>(Items)), ...);
}

template <class T>
ExampleCase example_case(Example<T> const& example)
{
    return {
        std::string(example.name), std::string(example.pointer), &decode<T>};
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
    return cases;
}

} // namespace airudder::conformance
