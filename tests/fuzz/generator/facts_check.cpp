#include "check.hpp"
#include "checks.hpp"
#include "rules.hpp"

namespace fuzz {

using namespace airudder::generator;

void check_facts_file(std::string_view text)
{
    Diagnostics diagnostics;
    auto const json = read_json_text("facts.json", text, diagnostics);
    auto const facts =
        json ? read_facts("facts.json", *json, diagnostics) : std::nullopt;
    check_diagnostics(diagnostics, text);
    require(facts.has_value() == diagnostics.empty(),
            "a file has facts or diagnostics",
            diagnostics.text());
    if (json)
        check_pointers(diagnostics, *json);
    if (facts)
        check_facts(*facts);
}

} // namespace fuzz
