#include "read_page.hpp"

#include "../files.hpp"
#include "page_head.hpp"
#include "read_sections.hpp"

#include <algorithm>

namespace airudder::generator {
namespace {

/// More than any page has: what is longer is something else.
constexpr std::ptrdiff_t max_lines = 20'000;
constexpr std::size_t max_size = 1u << 20;

/// A body that the sample shares with the page is kept once.
void share_body(PageFacts& facts)
{
    if (!facts.sample || !facts.sample->body || !facts.body)
        return;
    auto& body = *facts.sample->body;
    bool const shared =
        std::ranges::any_of(facts.body->examples, [&](auto const& example) {
            return example.sha256 == body.sha256;
        });
    if (shared)
        body = PageExample{.sha256 = body.sha256};
}

/// Without a foot, only a page whose last response has its example is whole.
bool ends_well(PageFacts const& facts)
{
    return std::ranges::any_of(facts.responses, [&](auto const& response) {
        return response.body && !response.body->examples.empty() &&
               response.body->examples.back().line >
                   facts.responses.back().line;
    });
}

/// The leaf of the page's own tree with its title in its folder; of several,
/// the one that shows a method.
void find_place(SitePage& page, PageContext& context)
{
    auto const& tree = page.navigation;
    if (!tree.nested)
        return;
    auto const title = without_spaces(page.facts.title);
    auto const folder =
        tree.breadcrumb.empty() ? std::string() : tree.breadcrumb.back();
    auto const places = leaf_places(tree);
    std::vector<std::string> above;
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < tree.entries.size(); ++i) {
        auto const& entry = tree.entries[i];
        above.resize(std::min(above.size(), entry.level));
        bool const inside =
            above.empty() ? folder.empty() : above.back() == folder;
        if (!places[i].empty() && inside &&
            without_spaces(entry.title) == title)
            found.push_back(i);
        above.push_back(entry.title);
    }
    if (found.size() > 1)
        std::erase_if(found, [&](auto i) {
            return tree.entries[i].method != page.facts.method;
        });
    if (found.size() == 1)
        page.facts.place = places[found.front()];
    else if (found.size() > 1)
        context.fail(0,
                     "expected one entry " +
                         generator::in_quotes(page.facts.title) +
                         " in folders called " + generator::in_quotes(folder) +
                         " of the navigation, found several");
}

std::string section_of(std::vector<std::string> const& breadcrumb)
{
    std::string section;
    for (auto const& crumb : breadcrumb)
        section.append(section.empty() ? "" : " / ").append(crumb);
    return section;
}

void read(PageContext& context,
          std::string_view file,
          SitePage& page,
          Diagnostics& diagnostics)
{
    page.navigation =
        read_navigation(file, context.page.lines(), context.at, diagnostics);
    if (!diagnostics.empty())
        return;
    if (!page.navigation.breadcrumb.empty())
        page.facts.section = section_of(page.navigation.breadcrumb);
    bool const foot = read_page_foot(context, page.facts);
    if (!read_page_head(context, page.facts))
        return;
    read_sections(context, page.facts);
    if (!foot && !ends_well(page.facts))
        context.fail(context.end,
                     "expected more of the page: it ends within its content");
    share_body(page.facts);
    find_place(page, context);
}

} // namespace

std::optional<SitePage> read_page(std::string_view file,
                                  std::string_view text,
                                  Diagnostics& diagnostics)
{
    if (text.size() > max_size || !is_utf8(text) ||
        std::ranges::count(text, '\n') > max_lines) {
        diagnostics.at_line(file,
                            1,
                            "expected a documentation page: UTF-8, at most " +
                                std::to_string(max_size >> 20) + " MiB and " +
                                std::to_string(max_lines) + " lines");
        return std::nullopt;
    }

    // A credential that is found anywhere is dropped everywhere.
    Redactor redactor;
    auto const pass = [&](std::string_view content, Diagnostics& findings) {
        PageText const page_text(content);
        PageContext context(file, page_text, redactor, findings);
        SitePage page;
        read(context, file, page, findings);
        return page;
    };
    Diagnostics findings;
    auto page = pass(text, findings);
    if (redactor.secrets() > max_secrets) {
        diagnostics.at_line(file,
                            1,
                            "expected a documentation page, found more than " +
                                std::to_string(max_secrets) + " credentials");
        return std::nullopt;
    }
    if (redactor.secrets() > 0) {
        findings = {};
        page = pass(redactor.scrubbed(text), findings);
    }
    diagnostics.append(findings);
    if (!findings.empty())
        return std::nullopt;
    return page;
}

} // namespace airudder::generator
