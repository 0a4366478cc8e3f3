// airudder/endpoints.hpp, webhooks.hpp and examples.hpp.

#include "emitters.hpp"

namespace airudder::generator {
namespace {

std::string path_of(Header const& header)
{
    return "airudder/" + header.group + '/' + header.operation + ".hpp";
}

void print_list(Printer& printer,
                std::vector<std::string> const& items,
                std::string_view name)
{
    if (items.empty()) {
        printer.line("inline constexpr List<> ", name, "{};");
        return;
    }
    printer.line("inline constexpr List<");
    auto const inner = printer.indent();
    for (auto const& item : items)
        printer.line(item, &item == &items.back() ? ">" : ",");
    printer.line(name, "{};");
}

/// A list of the operations for which `select` is true.
template <class Select>
std::string emit_operations(Model const& model,
                            std::string_view name,
                            std::string_view guard,
                            std::string_view doc,
                            Select select)
{
    Includes includes;
    includes.add("airudder/list.hpp");
    std::vector<std::string> items;
    for (auto const& header : model.headers) {
        if (!select(header))
            continue;
        includes.add(path_of(header));
        items.push_back(header.group + "::" + header.variable);
    }
    Printer printer;
    print_mark(printer, model.spec_file);
    printer.blank();
    open_guard(printer, guard);
    includes.print(printer);
    printer.line("namespace airudder {");
    printer.blank();
    printer.doc(doc);
    print_list(printer, items, name);
    printer.blank();
    printer.line("} // namespace airudder");
    close_guard(printer, guard);
    return printer.take();
}

/// The levels that `airudder::parse` reads by default.
constexpr std::size_t default_levels = 64;

void print_example(Printer& printer, Example const& example)
{
    if (example.levels > default_levels)
        printer.doc("Has " + std::to_string(example.levels) +
                    " levels: set `max_depth` to parse it.");
    printer.line("inline constexpr Example<",
                 spell(example.type, ""),
                 "> ",
                 example.variable,
                 "{");
    {
        auto const inner = printer.indent();
        printer.text_line(".name = ", example.name, ",");
        printer.text_line(".pointer = ", example.operation, "");
        printer.text_line("           ", example.rest, ",");
    }
    printer.line("};");
    printer.blank();
}

} // namespace

std::string emit_endpoints(Model const& model)
{
    return emit_operations(model,
                           "endpoints",
                           "AIRUDDER_ENDPOINTS_HPP",
                           "Every documented endpoint, in spec order.",
                           [](Header const& header) {
                               return std::holds_alternative<Endpoint>(
                                   header.descriptor);
                           });
}

std::string emit_webhooks(Model const& model)
{
    return emit_operations(model,
                           "webhooks",
                           "AIRUDDER_WEBHOOKS_HPP",
                           "Every documented webhook, in spec order.",
                           [](Header const& header) {
                               return std::holds_alternative<Webhook>(
                                   header.descriptor);
                           });
}

std::string emit_examples(Model const& model)
{
    Includes includes;
    includes.add("airudder/list.hpp");
    std::vector<std::string> items;
    for (auto const& header : model.headers) {
        for (auto const& example : header.examples)
            items.push_back("documented::" + example.variable);
        if (header.examples.empty())
            continue;
        includes.add("airudder/example.hpp");
        includes.add(path_of(header));
    }
    Printer printer;
    print_mark(printer, model.spec_file);
    printer.blank();
    open_guard(printer, "AIRUDDER_EXAMPLES_HPP");
    includes.print(printer);
    printer.line("namespace airudder {");
    if (!items.empty()) {
        printer.line("namespace documented {");
        printer.blank();
        for (auto const& header : model.headers)
            for (auto const& example : header.examples)
                print_example(printer, example);
        printer.line("} // namespace documented");
    }
    printer.blank();
    printer.doc("Every documented example, in spec order.");
    print_list(printer, items, "examples");
    printer.blank();
    printer.line("} // namespace airudder");
    close_guard(printer, "AIRUDDER_EXAMPLES_HPP");
    return printer.take();
}

} // namespace airudder::generator
