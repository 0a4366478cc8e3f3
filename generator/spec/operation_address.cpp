#include "operation_address.hpp"

#include "../characters.hpp"
#include "../sources/address.hpp"

#include <algorithm>
#include <array>

namespace airudder::generator {
namespace {

namespace json = boost::json;

constexpr std::array methods{
    "get", "post", "put", "patch", "delete", "head", "options"};

void set_endpoint(OperationAddress& result,
                  PageSource const& page,
                  Diagnostics& diagnostics)
{
    if (auto const address = read_address(page.facts.url)) {
        result.origin = address->origin;
        result.key = address->path;
        return;
    }
    diagnostics.at_pointer(
        page.file,
        "/url",
        "expected an http(s) URL without parameters, found " +
            in_quotes(page.facts.url) + "; is the operation a webhook?");
}

/// A webhook has no URL, so a URL on its page needs a ruling.
void check_webhook(PageSource const& page,
                   RulingSet& rulings,
                   Diagnostics& diagnostics)
{
    auto const leading = leading_url(page.facts.url);
    if (auto const* const ruling = rulings.find("webhook", "")) {
        rulings.need(*ruling);
        rulings.check_was(*ruling, json::value(leading));
    } else if (!leading.empty()) {
        diagnostics.at_pointer(
            page.file,
            "/url",
            "expected no URL on the page of a webhook, found " +
                in_quotes(leading),
            ruling_skeleton("webhook", "", json::value(leading), nullptr));
    }
}

} // namespace

OperationAddress address_of(OperationSource const& source,
                            RulingSet& rulings,
                            Diagnostics& diagnostics)
{
    auto const& main = source.pages.front();
    OperationAddress result;
    result.method = to_lower(main.facts.method);
    if (std::ranges::find(methods, result.method) == methods.end())
        diagnostics.at_pointer(main.file,
                               "/method",
                               "expected an HTTP method, found " +
                                   in_quotes(main.facts.method));
    for (auto const& page : source.pages) {
        if (page.facts.method != main.facts.method)
            diagnostics.at_pointer(page.file,
                                   "/method",
                                   "expected " + main.facts.method + " as in " +
                                       main.file);
        if (page.facts.url != main.facts.url && !source.decisions.webhook)
            diagnostics.at_pointer(
                page.file, "/url", "expected the URL of " + main.file);
    }
    if (!source.decisions.webhook) {
        set_endpoint(result, main, diagnostics);
        return result;
    }
    result.key = source.name;
    check_webhook(main, rulings, diagnostics);
    return result;
}

} // namespace airudder::generator
