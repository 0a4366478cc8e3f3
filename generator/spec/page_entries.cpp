#include "page_entries.hpp"

#include "../json/json_build.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace airudder::generator {
namespace {

/// Whether two sections name one folder. A section may lack outer folders.
bool is_same_folder(std::string const& a, std::string const& b)
{
    return a == b || a.empty() || b.empty() || a.ends_with('/' + b) ||
           b.ends_with('/' + a);
}

/// The title at the end of the twins' places, which must agree.
std::string english_title(OperationSource const& source, Findings& findings)
{
    std::string title;
    for (auto const& twin : source.decisions.twins) {
        auto const tokens = pointer_tokens(twin);
        auto const last = tokens.empty() ? std::string() : tokens.back();
        if (!title.empty() && last != title)
            findings.at_decisions("/twins",
                                  "expected twins of one title, found " +
                                      in_quotes(title) + " and " +
                                      in_quotes(last));
        title = last;
    }
    return title;
}

} // namespace

JsonText page_entries(OperationSource const& source, Findings& findings)
{
    auto pages = array_text();
    std::multimap<std::pair<bool, std::string>, std::string> listed;
    for (auto const& page : source.pages) {
        auto const& facts = page.facts;
        auto const section = facts.section.value_or("");
        auto const [first, last] =
            listed.equal_range({!facts.twin, facts.title});
        bool const repeated = std::any_of(first, last, [&](auto const& other) {
            return is_same_folder(other.second, section);
        });
        listed.emplace(std::pair(facts.twin, facts.title), section);
        if (repeated)
            continue;
        auto entry = object_text();
        put(entry, "title", facts.title.empty() ? facts.url : facts.title);
        if (&page == &source.pages.front())
            put_if(entry, "title-en", english_title(source, findings));
        put_if(entry, "section", facts.section.value_or(""));
        put_if(entry, "edited", facts.edited.value_or(""));
        put_if(entry, "status", facts.status.value_or(""));
        if (!facts.captured)
            put(entry, "captured", JsonText::of("false"));
        pages.elements.push_back(std::move(entry));
    }
    return pages;
}

} // namespace airudder::generator
