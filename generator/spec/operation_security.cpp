#include "operation_security.hpp"

#include "../characters.hpp"

#include <algorithm>
#include <cstddef>

namespace airudder::generator {
namespace {

namespace json = boost::json;

bool has_authorization(OperationSource const& source)
{
    return std::ranges::any_of(source.pages, [](PageSource const& page) {
        return std::ranges::any_of(page.facts.header, [](Row const& row) {
            return row.name && equal_ignoring_case(*row.name, "authorization");
        });
    });
}

} // namespace

bool needs_token(OperationSource const& source,
                 RulingSet& rulings,
                 Findings& findings)
{
    bool const webhook = source.decisions.webhook;
    bool const shown = !webhook && has_authorization(source);
    auto const page =
        std::ranges::find_if(source.pages, [](PageSource const& one) {
            return one.facts.security.has_value();
        });
    if (page == source.pages.end())
        return shown;
    json::value const words(*page->facts.security);
    if (auto const* const ruling = rulings.find("security", "")) {
        rulings.need(*ruling);
        rulings.expect_was(*ruling, words);
        bool const token = ruling->is == json::value("token");
        if (token ? webhook : ruling->is != json::value("none"))
            rulings.report(*ruling,
                           "is",
                           webhook ? "expected \"none\""
                                   : "expected \"token\" or "
                                     "\"none\"");
        return token && !webhook;
    }
    auto const said =
        "the page states the security " + in_quotes(*page->facts.security);
    findings.settle(
        static_cast<std::size_t>(page - source.pages.begin()),
        "/security",
        {.text = "expected to know whether requests have the header "
                 "Authorization: " +
                 said,
         .answer = Ruling{.kind = "security",
                          .was = words,
                          .is = shown ? "token" : "none"},
         .at = "security",
         .assumed = shown     ? "a token in the header Authorization"
                    : webhook ? "none: the receiver of a webhook checks it"
                              : "no token in the header Authorization",
         .because = said});
    return shown;
}

} // namespace airudder::generator
