// airudder/<group>/<operation>.hpp: one operation.

#include "../characters.hpp"
#include "emitters.hpp"

namespace airudder::generator {
namespace {

void print_page(Printer& printer, SourcePage const& page)
{
    printer.note("page", page.title);
    if (!page.title_en.empty())
        printer.note("", page.title_en);
    if (!page.section.empty())
        printer.note("section", page.section);
    if (!page.status.empty())
        printer.note("status", page.status);
    if (!page.edited.empty())
        printer.note("edited", page.edited);
    if (!page.captured)
        printer.note("source", "known from elsewhere, not captured");
}

std::string request_line(Header const& header)
{
    auto const* const endpoint = std::get_if<Endpoint>(&header.descriptor);
    return to_upper(header.method) + ' ' +
           (endpoint ? endpoint->path : "to a URL you give to AI Rudder");
}

void print_other_responses(Printer& printer, Header const& header)
{
    std::string_view key = "other";
    for (auto const& [status, description] : header.other_responses) {
        printer.note(key, status + ' ' + description);
        key = "";
    }
}

void print_origin(Printer& printer, Model const& model, Header const& header)
{
    print_mark(printer, model.spec_file);
    printer.line("//");
    for (auto const& page : header.pages)
        print_page(printer, page);
    bool const is_endpoint =
        std::holds_alternative<Endpoint>(header.descriptor);
    printer.note(is_endpoint ? "request" : "webhook", request_line(header));
    print_other_responses(printer, header);
    printer.blank();
}

} // namespace

std::string emit_header(Model const& model, Header const& header)
{
    Printer printer;
    auto const space = "namespace airudder::" + header.group;
    auto const close = "} // " + space;
    print_origin(printer, model, header);
    open_guard(printer, header.guard);
    includes_of(header).print(printer);
    printer.line(space, " {");
    printer.blank();
    print_declarations(printer, header);
    if (has_wire_names(header)) {
        printer.line(close);
        printer.blank();
        printer.line("namespace airudder {");
        printer.blank();
        print_wire_names(printer, header);
        printer.line("} // namespace airudder");
        printer.blank();
        printer.line(space, " {");
        printer.blank();
    }
    print_descriptor(printer, header);
    printer.line(close);
    close_guard(printer, header.guard);
    return printer.take();
}

} // namespace airudder::generator
