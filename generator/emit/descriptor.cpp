#include "emitters.hpp"

namespace airudder::generator {
namespace {

std::string_view boolean(bool value) { return value ? "true" : "false"; }

void print_request_struct(Printer& printer,
                          Header const& header,
                          RequestStruct const& request)
{
    printer.doc(request.description);
    printer.line("struct ", request.name, " {");
    std::string members;
    {
        auto const inner = printer.indent();
        for (auto const& part : request.parts) {
            printer.line(part_type(part, header.group), " ", part.name, "{};");
            members += (members.empty() ? "" : ", ") + part.name;
        }
        printer.blank();
        printer.line(
            "bool operator==(", request.name, " const&) const = default;");
    }
    printer.line("};");
    printer.blank();
    printer.line(
        "BOOST_DESCRIBE_STRUCT(", request.name, ", (), (", members, "))");
    printer.blank();
}

void print_headers(Printer& printer, Header const& header)
{
    if (header.headers.empty())
        return;
    printer.line(
        "inline constexpr HeaderParameter ", header.headers_variable, "[]{");
    {
        auto const inner = printer.indent();
        for (auto const& field : header.headers)
            printer.line("{.name = ",
                         literal(field.name),
                         ", .value = ",
                         literal(field.value),
                         ", .required = ",
                         boolean(field.required),
                         "},");
    }
    printer.line("};");
    printer.blank();
}

/// Prints pointers as string_views. States the length of one that holds a NUL.
void print_delivery_key(Printer& printer,
                        Header const& header,
                        Webhook const& webhook)
{
    if (webhook.delivery_key.empty())
        return;
    printer.line(
        "inline constexpr std::string_view ", header.key_variable, "[]{");
    {
        auto const inner = printer.indent();
        for (auto const& pointer : webhook.delivery_key)
            if (pointer.find('\0') == std::string::npos)
                printer.line(literal(pointer), ",");
            else
                printer.line("{",
                             literal(pointer),
                             ", ",
                             std::to_string(pointer.size()),
                             "},");
    }
    printer.line("};");
    printer.blank();
}

void print_common(Printer& printer, Header const& header)
{
    auto const method = header.method == "delete" ? "delete_" : header.method;
    printer.text_line(".name = ", header.group + '.' + header.operation, ",");
    printer.line(".method = Method::", method, ",");
}

void print_headers_member(Printer& printer, Header const& header)
{
    if (!header.headers.empty())
        printer.line(".headers = ", header.headers_variable, ",");
}

void print_endpoint(Printer& printer,
                    Header const& header,
                    Endpoint const& endpoint)
{
    printer.line("inline constexpr Endpoint<",
                 spell(endpoint.request, header.group),
                 ", ",
                 spell(endpoint.response, header.group),
                 "> ",
                 header.variable,
                 "{");
    auto const inner = printer.indent();
    print_common(printer, header);
    printer.text_line(".path = ", endpoint.path, ",");
    printer.line(".request_in = RequestPart::", endpoint.request_in, ",");
    printer.line(".authorization = Authorization::",
                 endpoint.token ? "token" : "none",
                 ",");
    printer.line(".idempotent = ", boolean(endpoint.idempotent), ",");
    if (endpoint.envelope)
        printer.line(".envelope = true,");
    if (endpoint.secret_answer)
        printer.line(".secret_answer = true,");
    print_headers_member(printer, header);
}

void print_webhook(Printer& printer,
                   Header const& header,
                   Webhook const& webhook)
{
    printer.line("inline constexpr Webhook<",
                 spell(webhook.event, header.group),
                 "> ",
                 header.variable,
                 "{");
    auto const inner = printer.indent();
    print_common(printer, header);
    printer.text_line(".reply = ", webhook.reply, ",");
    print_headers_member(printer, header);
    if (!webhook.delivery_key.empty())
        printer.line(".delivery_key = ", header.key_variable, ",");
}

} // namespace

void print_descriptor(Printer& printer, Header const& header)
{
    auto const* const endpoint = std::get_if<Endpoint>(&header.descriptor);
    auto const* const webhook = std::get_if<Webhook>(&header.descriptor);
    if (endpoint && endpoint->request_struct)
        print_request_struct(printer, header, *endpoint->request_struct);
    print_headers(printer, header);
    if (webhook)
        print_delivery_key(printer, header, *webhook);
    printer.doc(header.summary);
    if (!header.description.empty()) {
        if (!header.summary.empty())
            printer.line("///");
        printer.doc(header.description);
    }
    if (endpoint)
        print_endpoint(printer, header, *endpoint);
    else
        print_webhook(printer, header, *webhook);
    printer.line("};");
    printer.blank();
}

} // namespace airudder::generator
