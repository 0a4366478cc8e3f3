#include "report/html.hpp"

#include <airudder/detail/printable.hpp>

namespace airudder::conformance::html {
namespace {

constexpr char style[] = R"css(
:root {
    color-scheme: light dark;
    --page: #ffffff; --panel: #f6f8fa; --ink: #1b1f24; --soft: #525a63;
    --line: #d0d7de; --link: #0550ae;
    --good: #0f5c27; --good-panel: #e3f7e8;
    --bad: #9b0c23; --bad-panel: #ffebe9;
    --open: #5e3a00; --open-panel: #fff5cc;
}
@media screen and (prefers-color-scheme: dark) {
    :root {
        --page: #0d1117; --panel: #161b22; --ink: #e6edf3; --soft: #a3adb8;
        --line: #3a424c; --link: #7cb8ff;
        --good: #7ee2a0; --good-panel: #11281a;
        --bad: #ffa9a1; --bad-panel: #331619;
        --open: #eac55f; --open-panel: #2c2410;
    }
}
* { box-sizing: border-box; }
html { scroll-behavior: auto; -webkit-text-size-adjust: 100%; }
body {
    margin: 0 auto; padding: 1.5rem 1.25rem 3rem; max-width: 72rem;
    background: var(--page); color: var(--ink);
    font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto,
        "Noto Sans", "Liberation Sans", sans-serif;
    overflow-wrap: anywhere;
}
h1, h2, h3 { line-height: 1.25; margin: 0; text-wrap: balance; }
h1 { font-size: 2rem; letter-spacing: -0.015em; }
h2 { font-size: 1.45rem; margin-bottom: .75rem; }
h3 { font-size: 1.1rem; }
p, ul, dl, table, figure, pre { margin: 0 0 1rem; }
a { color: var(--link); text-underline-offset: .25em; }
:focus-visible { outline: .2rem solid var(--link); outline-offset: .1rem; }
code, pre {
    font-family: ui-monospace, SFMono-Regular, Menlo, Consolas,
        "Liberation Mono", "Noto Sans Mono", monospace;
    font-size: .875em;
}
.soft { color: var(--soft); }
.subject { margin: 0 0 .25rem; color: var(--soft); font-weight: 600; }
.verdicts {
    display: grid; gap: .75rem; padding: 0; list-style: none;
    grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr));
    margin: 1.25rem 0;
}
.verdict {
    padding: .9rem 1.1rem; border-radius: .6rem; border: 1px solid;
    border-left-width: .4rem;
}
.verdict strong { display: block; font-size: 1.25rem; }
.verdict span { color: var(--ink); }
.verdict strong span { color: inherit; }
.good { color: var(--good); background: var(--good-panel); border-color: var(--good); }
.bad { color: var(--bad); background: var(--bad-panel); border-color: var(--bad); }
.open { color: var(--open); background: var(--open-panel); border-color: var(--open); }
.badge {
    display: inline-block; padding: 0 .5rem; border: 1px solid; border-radius: 1rem;
    font-size: .8125rem; font-weight: 600; white-space: nowrap;
}
.facts {
    display: grid; grid-template-columns: max-content minmax(0, 1fr);
    gap: .15rem 1.25rem;
}
.facts dt { color: var(--soft); }
.facts dd { margin: 0; }
nav { margin: 1.25rem 0 0; padding: .7rem 0; border-block: 1px solid var(--line); }
nav ul { display: flex; flex-wrap: wrap; gap: .3rem 1.25rem; margin: 0; padding: 0; list-style: none; }
main > section { margin-top: 2.25rem; }
article {
    margin: 0 0 1.25rem; padding: 1.1rem 1.25rem .25rem;
    border: 1px solid var(--line); border-radius: .6rem;
}
article > h3 { margin-bottom: .25rem; }
table { width: 100%; border-collapse: collapse; font-size: .9375rem; }
caption { text-align: left; font-weight: 600; padding-bottom: .35rem; }
th, td {
    text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0;
    border-top: 1px solid var(--line); font-weight: 400; min-width: 6.5rem;
}
th:first-child { min-width: 9rem; }
thead th { color: var(--soft); border-top: 0; font-size: .875rem; }
th:last-child, td:last-child { padding-right: 0; }
summary { cursor: pointer; padding: .35rem 0; font-weight: 600; }
summary .soft { font-weight: 400; }
details { margin-bottom: .4rem; }
details > :nth-child(2) { margin-top: .35rem; }
pre {
    padding: .8rem 1rem; overflow: auto; max-height: 34rem; tab-size: 4;
    background: var(--panel); border: 1px solid var(--line); border-radius: .4rem;
    line-height: 1.45; overflow-wrap: normal;
}
.pair { display: grid; gap: 1rem; grid-template-columns: repeat(2, minmax(0, 1fr)); }
.pair figure { margin: 0 0 1rem; min-width: 0; }
.pair pre { margin: 0; }
figcaption { color: var(--soft); margin-bottom: .35rem; font-size: .9375rem; }
del, ins { display: inline-block; min-width: 100%; text-decoration: none; }
del { color: var(--bad); background: var(--bad-panel); }
ins { color: var(--good); background: var(--good-panel); }
mark { color: inherit; background: none; font-weight: 700; text-decoration: underline; text-underline-offset: .15em; }
.waffle { display: block; width: 100%; max-width: 52rem; height: auto; }
.waffle rect { fill: none; stroke: var(--soft); stroke-width: .8; }
.waffle .covered { fill: var(--good); stroke: var(--good); }
footer { margin-top: 2.5rem; padding-top: .75rem; border-top: 1px solid var(--line); color: var(--soft); }
@media (max-width: 54rem) {
    body { padding: 1rem .9rem 2rem; }
    h1 { font-size: 1.6rem; }
    .pair { grid-template-columns: minmax(0, 1fr); gap: 0; }
    .filler { display: none; }
    .facts { grid-template-columns: minmax(0, 1fr); gap: 0; }
    .facts dd { margin-bottom: .5rem; }
    article { padding: .9rem .9rem .1rem; }
    table, caption, tbody, tr, th, td { display: block; }
    thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    tbody tr { border-top: 1px solid var(--line); padding: .5rem 0; }
    tbody th, td { border: 0; padding: .1rem 0; min-width: 0; }
    tbody th { font-weight: 600; }
    td[data-label]::before { content: attr(data-label) ": "; color: var(--soft); }
    td:empty { display: none; }
}
@media print {
    :root { color-scheme: light; }
    @page { margin: 15mm; }
    body { max-width: none; padding: 0; font-size: 10pt; }
    pre { white-space: pre-wrap; overflow-wrap: anywhere; overflow: visible; max-height: none; }
    tr, .verdict, h2, h3 { break-inside: avoid; }
    h2, h3, summary, caption { break-after: avoid; }
    .good, .bad, .open, .waffle, del, ins { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    details::details-content { content-visibility: visible; block-size: auto; }
}
)css";

std::string escaped(std::string_view outside)
{
    std::string out;
    for (char const c : detail::printable(outside)) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
        default: out += c;
        }
    }
    return out;
}

/// The language that a text is written in, as far as its characters tell; empty
/// if they do not.
std::string_view language_of(std::string_view outside)
{
    std::string_view language;
    while (!outside.empty()) {
        auto const length = detail::utf8_length(
            outside.data(), outside.data() + outside.size());
        auto const character = outside.substr(0, length == 0 ? 1 : length);
        outside.remove_prefix(character.size());
        auto const code = detail::code_point(character);
        if (code >= 0x3041 && code <= 0x30FF)
            return "ja";
        if (code >= 0xAC00 && code <= 0xD7A3)
            return "ko";
        if (code >= 0x4E00 && code <= 0x9FFF)
            language = "zh";
    }
    return language;
}

std::string_view class_of(Mark mark)
{
    return mark == Mark::good ? "good" : mark == Mark::bad ? "bad" : "open";
}

Html verdict_item(Verdict const& verdict)
{
    Html const sign = verdict.mark == Mark::good  ? Html("✓ ")
                      : verdict.mark == Mark::bad ? Html("✗ ")
                                                  : Html("○ ");
    return element(
        "li",
        {{"class", "verdict " + std::string(class_of(verdict.mark))}},
        element("strong",
                element("span", {{"aria-hidden", "true"}}, sign) +
                    text(verdict.headline)) +
            element("span", text(verdict.sentence)));
}

Html contents(std::vector<Section> const& sections)
{
    Html items;
    for (auto const& section : sections)
        items += element("li", link_to(section.id, text(section.heading)));
    return element("nav", {{"aria-label", "Contents"}}, element("ul", items));
}

Html section_of(Section const& section)
{
    auto const heading = section.id + "-heading";
    return element("section",
                   {{"id", section.id}, {"aria-labelledby", heading}},
                   element("h2", {{"id", heading}}, text(section.heading)) +
                       section.content) +
           "\n";
}

} // namespace

/// Writes tags.
class Writer {
public:
    static Html element(std::string_view name,
                        Attributes const& attributes,
                        Html const& content)
    {
        Html out;
        auto& to = out.text_;
        to.append("<").append(name);
        for (auto const& [key, value] : attributes)
            to.append(" ").append(key).append("=\"") += escaped(value) + '"';
        to.append(">").append(content.text_).append("</").append(name);
        to += '>';
        return out;
    }
};

Html text(std::string_view outside)
{
    Html out;
    out.text_ = escaped(outside);
    return out;
}

Html page_text(std::string_view outside)
{
    auto const language = language_of(outside);
    return language.empty()
               ? text(outside)
               : element("span", {{"lang", language}}, text(outside));
}

Html element(std::string_view name,
             Attributes const& attributes,
             Html const& content)
{
    return Writer::element(name, attributes, content);
}

Html element(std::string_view name, Html const& content)
{
    return Writer::element(name, {}, content);
}

Html code(std::string_view outside)
{
    Html inside;
    while (!outside.empty()) {
        auto const end = outside.find_first_of("/._,");
        auto const size = end == outside.npos ? outside.size() : end + 1;
        inside += text(outside.substr(0, size));
        outside.remove_prefix(size);
        if (!outside.empty())
            inside += "<wbr>";
    }
    return element("code", inside);
}

Html badge(Mark mark, std::string_view outside)
{
    return element("span",
                   {{"class", "badge " + std::string(class_of(mark))}},
                   text(outside));
}

Html table(std::string_view caption,
           std::vector<std::string_view> const& columns,
           std::vector<Row> const& rows)
{
    Html head;
    for (auto const& column : columns)
        head += element("th", {{"scope", "col"}}, text(column));
    Html body;
    for (auto const& row : rows) {
        auto cells = element("th", {{"scope", "row"}}, row.at(0));
        for (std::size_t i = 1; i < row.size(); ++i)
            cells += element("td", {{"data-label", columns.at(i)}}, row[i]);
        body += element("tr", cells) + "\n";
    }
    return element("table",
                   element("caption", text(caption)) +
                       element("thead", element("tr", head)) + "\n" +
                       element("tbody", body)) +
           "\n";
}

Html facts(std::vector<std::pair<std::string_view, Html>> const& items)
{
    Html list;
    for (auto const& [name, content] : items)
        if (!content.empty())
            list += element("dt", text(name)) + element("dd", content) + "\n";
    return element("dl", {{"class", "facts"}}, list) + "\n";
}

Html facts(RunFacts const& run, NamedTexts const& others)
{
    std::vector<std::pair<std::string_view, Html>> items;
    for (auto const& texts : {facts_of(run), others})
        for (auto const& [name, outside] : texts)
            items.emplace_back(name, text(outside));
    return facts(items);
}

Html foldable(Html const& summary, Html const& content, bool is_open)
{
    auto const inside = element("summary", summary) + content;
    return (is_open ? element("details", {{"open", ""}}, inside)
                    : element("details", inside)) +
           "\n";
}

Html listing(std::string_view label, Html const& content)
{
    return element(
        "pre",
        {{"tabindex", "0"}, {"role", "group"}, {"aria-label", label}},
        content);
}

std::string id_of(std::string_view outside)
{
    std::string out;
    for (char const c : outside) {
        bool const plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                           (c >= 'A' && c <= 'Z') || c == '.' || c == '_';
        auto const byte = static_cast<unsigned char>(c);
        if (plain)
            out += c;
        else
            out += {'-',
                    "0123456789abcdef"[byte / 16],
                    "0123456789abcdef"[byte % 16]};
    }
    return out;
}

Html link_to(std::string_view id, Html const& content)
{
    return element("a", {{"href", '#' + std::string(id)}}, content);
}

std::string document(Page const& page)
{
    Html verdicts;
    for (auto const& verdict : page.verdicts)
        verdicts += verdict_item(verdict);
    auto const header = element(
        "header",
        element("p", {{"class", "subject"}}, text(page.subject)) +
            element("h1", text(page.title)) +
            element("ul", {{"class", "verdicts"}}, verdicts) + page.facts);
    Html sections;
    for (auto const& section : page.sections)
        sections += section_of(section);
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
           "<meta charset=\"utf-8\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, "
           "initial-scale=1\">\n"
           "<meta http-equiv=\"Content-Security-Policy\" "
           "content=\"default-src 'none'; style-src 'unsafe-inline'; "
           "base-uri 'none'; form-action 'none'\">\n"
           "<title>" +
           escaped(page.title + ": " + page.subject) + "</title>\n<style>" +
           style + "</style>\n</head>\n<body>\n" + header.str() + '\n' +
           contents(page.sections).str() + "\n<main>\n" + sections.str() +
           "</main>\n" + element("footer", text(page.footer)).str() +
           "\n</body>\n</html>\n";
}

} // namespace airudder::conformance::html
