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
                  Findings& findings)
{
    auto const address = read_address(page.facts.url);
    if (address && is_misleading_path(address->path))
        findings.at_page(0,
                         "/url",
                         "expected a path that does not begin with \"//\" and "
                         "has no segment \".\" or \"..\", found " +
                             in_quotes(address->path));
    if (address) {
        result.origin = address->origin; // of this page alone
        result.key = address->path;
        return;
    }
    findings.at_page(0,
                     "/url",
                     "expected an http(s) URL or a path, found " +
                         in_quotes(page.facts.url) +
                         "; is the operation a webhook?");
}

/// A webhook has no URL, so a URL on its page needs a ruling.
void check_webhook(PageSource const& page,
                   RulingSet& rulings,
                   Findings& findings)
{
    auto const leading = leading_url(page.facts.url);
    auto const* const ruling = rulings.find("webhook", "");
    if (ruling && rulings.check_was(*ruling, json::value(leading)))
        return rulings.need(*ruling);
    if (!leading.empty())
        findings.settle(
            0,
            "/url",
            {.text = "expected no URL on the page of a webhook, found " +
                     in_quotes(leading),
             .answer = Ruling{.kind = "webhook", .was = json::value(leading)},
             .at = "url",
             .assumed = "not the address of the webhook",
             .because = (page.facts.url == leading ? "the page states the URL "
                                                   : "words follow the URL ") +
                        leading});
}

/// Whether two pages state one address: servers may differ.
bool agree(std::string const& left, std::string const& right)
{
    auto const first = read_address(left);
    auto const second = read_address(right);
    return left == right || (first && second && first->path == second->path &&
                             (first->origin.empty() || second->origin.empty()));
}

/// Settles a variant whose method or URL differs from the main page's.
void check_variant(OperationSource const& source,
                   std::size_t page,
                   Findings& findings)
{
    auto const& main = source.pages.front();
    auto const& facts = source.pages[page].facts;
    if (facts.method != main.facts.method)
        findings.settle(
            page,
            "/method",
            {.text = "expected " + main.facts.method + " as in " + main.file,
             .at = "method",
             .assumed = main.facts.method,
             .because = "a variant says " + facts.method});
    if (!source.decisions.webhook && !agree(facts.url, main.facts.url))
        findings.settle(page,
                        "/url",
                        {.text = "expected the URL of " + main.file,
                         .at = "url",
                         .assumed = main.facts.url,
                         .because = "a variant says " + facts.url});
}

} // namespace

OperationAddress address_of(OperationSource const& source,
                            std::string const& webhook_key,
                            RulingSet& rulings,
                            Findings& findings)
{
    auto const& main = source.pages.front();
    OperationAddress result;
    result.method = to_lower(main.facts.method);
    if (std::ranges::find(methods, result.method) == methods.end())
        findings.at_page(0,
                         "/method",
                         "expected an HTTP method, found " +
                             in_quotes(main.facts.method));
    for (std::size_t page = 1; page < source.pages.size(); ++page)
        check_variant(source, page, findings);
    if (!source.decisions.webhook) {
        set_endpoint(result, main, findings);
        return result;
    }
    result.key = webhook_key;
    check_webhook(main, rulings, findings);
    return result;
}

} // namespace airudder::generator
