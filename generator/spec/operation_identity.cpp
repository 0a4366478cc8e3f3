#include "operation_identity.hpp"

#include <cstddef>
#include <string>

namespace airudder::generator {
namespace {

/// Checks that the decisions name the operation's page.
void check_page(OperationSource const& source, Findings& findings)
{
    auto const& facts = source.pages.front().facts;
    for (auto const& [key, text] : source.decisions.page) {
        auto const fact = key == "title"    ? facts.title
                          : key == "method" ? facts.method
                          : key == "url"    ? facts.url
                                            : facts.section.value_or("");
        if (text != fact)
            findings.stale_decision("/page/" + key,
                                    "expected what the facts say, " +
                                        in_quotes(fact));
    }
}

/// Assumes what a decisions file would decide about the operation, and that
/// each page proposed as a variant is one.
void assume_identity(OperationSource const& source, Findings& findings)
{
    auto const& main = source.pages.front().facts;
    if (!source.decided && main.proposed)
        findings.settle(
            0,
            "/proposed",
            {.text = "expected to know what the operation is called",
             .at = "operationId",
             .assumed = source.group + '.' + source.name,
             .because = *main.proposed,
             .by_file = true});
    if (!source.decided && source.decisions.webhook)
        findings.settle(
            0,
            "/url",
            {.text = "expected to know whether the operation is a webhook",
             .at = "kind",
             .assumed = "a webhook",
             .because = in_quotes(main.url) + " is not an address",
             .by_file = true});
    for (std::size_t i = 1; i < source.pages.size(); ++i) {
        auto const& [variant, file, facts] = source.pages[i];
        if (facts.proposed)
            findings.settle(
                i,
                "/proposed",
                {.text = "expected to know whether the page is a variant: " +
                         *facts.proposed +
                         "; run `airudder-gen distill "
                         "--as " +
                         source.group + '/' + source.name + '.' + variant + "`",
                 .at = "x-page",
                 .assumed = in_quotes(facts.title) + " is a variant",
                 .because = *facts.proposed});
    }
}

} // namespace

void settle_identity(OperationSource const& source, Findings& findings)
{
    check_page(source, findings);
    assume_identity(source, findings);
}

} // namespace airudder::generator
