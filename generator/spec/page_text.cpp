#include "page_text.hpp"

#include "../json/json_build.hpp"
#include "../sources/address.hpp"

#include <algorithm>
#include <array>

namespace airudder::generator {
namespace {

namespace json = boost::json;

std::string lower(std::string text)
{
    for (char& c : text)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c + 32);
    return text;
}

/// The English title: the last part of the twins' places.
std::string english_title(OperationSource const& source,
                          Diagnostics& diagnostics)
{
    std::string title;
    for (auto const& twin : source.decisions.twins) {
        auto const tokens = pointer_tokens(twin);
        auto const last = tokens.empty() ? std::string() : tokens.back();
        if (!title.empty() && last != title)
            diagnostics.at_pointer(source.decisions.file,
                                   "/twins",
                                   "expected twins of one title, found " +
                                       in_quotes(title) + " and " +
                                       in_quotes(last));
        title = last;
    }
    return title;
}

/// The page that the decisions are about must be the one they name.
void check_page(OperationSource const& source, Diagnostics& diagnostics)
{
    auto const& facts = source.pages.front().facts;
    for (auto const& [key, text] : source.decisions.page) {
        auto const fact = key == "title"    ? facts.title
                          : key == "method" ? facts.method
                          : key == "url"    ? facts.url
                                            : facts.section.value_or("");
        if (text != fact)
            diagnostics.at_pointer(source.decisions.file,
                                   "/page/" + key,
                                   "expected what the facts say, " +
                                       in_quotes(fact));
    }
}

bool has_authorization(OperationSource const& source)
{
    return std::ranges::any_of(source.pages, [](PageSource const& page) {
        return std::ranges::any_of(page.facts.header, [](Row const& row) {
            return row.name && lower(*row.name) == "authorization";
        });
    });
}

void set_endpoint(OperationText& operation,
                  OperationSource const& source,
                  Diagnostics& diagnostics)
{
    auto const& page = source.pages.front();
    operation.secured = has_authorization(source);
    if (auto const address = read_address(page.facts.url)) {
        operation.origin = address->origin;
        operation.path = address->path;
        return;
    }
    diagnostics.at_pointer(
        page.file,
        "/url",
        "expected an http(s) URL without parameters, found " +
            in_quotes(page.facts.url) + "; is the operation a webhook?");
}

void set_webhook(OperationText& operation,
                 OperationSource const& source,
                 RulingSet const& rulings,
                 Diagnostics& diagnostics)
{
    auto const& page = source.pages.front();
    operation.path = source.name;
    auto const leading = leading_url(page.facts.url);
    auto const* const ruling = rulings.at_path("webhook", "");
    if (ruling)
        rulings.check_was(*ruling, json::value(leading), diagnostics);
    else if (!leading.empty())
        diagnostics.at_pointer(
            page.file,
            "/url",
            "expected no URL on the page of a webhook, found " +
                in_quotes(leading),
            ruling_skeleton("webhook", "", json::value(leading), nullptr));
}

} // namespace

JsonText page_text(OperationSource const& source, Diagnostics& diagnostics)
{
    check_page(source, diagnostics);
    auto const english = english_title(source, diagnostics);
    auto pages = array_text();
    for (auto const& page : source.pages) {
        auto entry = object_text();
        put(entry, "title", page.facts.title);
        if (&page == &source.pages.front())
            put_if(entry, "title-en", english);
        put_if(entry, "section", page.facts.section.value_or(""));
        put_if(entry, "edited", page.facts.edited.value_or(""));
        put_if(entry, "status", page.facts.status.value_or(""));
        if (!page.facts.captured)
            put(entry, "captured", JsonText::of("false"));
        pages.elements.push_back(std::move(entry));
    }
    return pages;
}

void set_address(OperationText& operation,
                 OperationSource const& source,
                 RulingSet const& rulings,
                 Diagnostics& diagnostics)
{
    static constexpr std::array methods{
        "get", "post", "put", "patch", "delete", "head", "options"};
    auto const& main = source.pages.front();
    operation.method = lower(main.facts.method);
    if (std::ranges::find(methods, operation.method) == methods.end())
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
    if (source.decisions.webhook)
        set_webhook(operation, source, rulings, diagnostics);
    else
        set_endpoint(operation, source, diagnostics);
}

} // namespace airudder::generator
