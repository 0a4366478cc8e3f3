// airudder/version.hpp: which generator and which pages the headers come from.

#include "../version.hpp"

#include "emitters.hpp"

#include <algorithm>

namespace airudder::generator {
namespace {

/// The latest time of an edit, as the pages write it; empty if no page states
/// one.
std::string latest_edit(Model const& model)
{
    std::string latest;
    for (auto const& header : model.headers)
        for (auto const& page : header.pages)
            latest = std::max(latest, page.edited);
    return latest;
}

void print_text(Printer& printer,
                std::string_view doc,
                std::string_view name,
                std::string_view text)
{
    printer.doc(doc);
    printer.text_line("inline constexpr std::string_view " + std::string(name) +
                          " = ",
                      text,
                      ";");
    printer.blank();
}

} // namespace

std::string emit_version(Model const& model)
{
    constexpr std::string_view guard = "AIRUDDER_VERSION_HPP";
    Printer printer;
    print_mark(printer, model.spec_file);
    printer.blank();
    open_guard(printer, guard);
    Includes includes;
    includes.add("airudder/detail/requirements.hpp");
    includes.add("string_view");
    includes.print(printer);
    printer.line("namespace airudder {");
    printer.blank();
    print_text(printer,
               "Version of the generator of these headers (Semantic "
               "Versioning).",
               "version",
               project_version());
    print_text(printer,
               "Time of the latest edit of a documentation page, as the pages "
               "write it; empty if no page states one.",
               "spec_edited",
               latest_edit(model));
    printer.line("} // namespace airudder");
    close_guard(printer, guard);
    return printer.take();
}

} // namespace airudder::generator
