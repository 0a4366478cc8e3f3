// airudder/<group>.hpp and airudder/airudder.hpp.

#include "emitters.hpp"

#include <array>

namespace airudder::generator {
namespace {

/// The runtime's headers that do not need the network.
constexpr std::array<std::string_view, 23> runtime_headers{
    "boxed",     "describe",      "describe_parts",
    "endpoint",  "example",       "enumeration",
    "header",    "identify",      "issue",
    "list",      "map",           "method",
    "parse",     "parse_options", "parse_webhook",
    "printable", "request",       "result",
    "serialize", "time",          "unmodeled",
    "value",     "webhook",
};

void close_umbrella(Printer& printer, std::string_view guard)
{
    printer.line("#endif // ", guard);
}

} // namespace

std::string emit_group(Model const& model, Group const& group)
{
    Printer printer;
    print_mark(printer, model.spec_file);
    printer.line("//");
    printer.note("group", group.name);
    printer.note("", group.description);
    printer.blank();
    open_guard(printer, group.guard);
    Includes includes;
    for (auto const& header : model.headers)
        if (header.group == group.name)
            includes.add("airudder/" + header.group + '/' + header.operation +
                         ".hpp");
    includes.print(printer);
    close_umbrella(printer, group.guard);
    return printer.take();
}

std::string emit_umbrella(Model const& model)
{
    Printer printer;
    print_mark(printer, model.spec_file);
    printer.line("//");
    printer.line("// Everything but the network: include <airudder/client.hpp> "
                 "for that.");
    printer.blank();
    open_guard(printer, "AIRUDDER_AIRUDDER_HPP");
    Includes includes;
    for (auto const header : runtime_headers)
        includes.add("airudder/" + std::string(header) + ".hpp");
    for (auto const& group : model.groups)
        includes.add("airudder/" + group.name + ".hpp");
    for (std::string_view const other :
         {"endpoints", "webhooks", "examples", "version"})
        includes.add("airudder/" + std::string(other) + ".hpp");
    includes.print(printer);
    close_umbrella(printer, "AIRUDDER_AIRUDDER_HPP");
    return printer.take();
}

} // namespace airudder::generator
