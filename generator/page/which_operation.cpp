#include "which_operation.hpp"

#include "../files.hpp"
#include "../json/json_text.hpp"
#include "../sources/address.hpp"
#include "page_lines.hpp"

#include <algorithm>

namespace airudder::generator {
namespace {

/// "A / B" and "A/B" without spaces, with '/' before each folder.
std::string folders_of_section(std::string const& section)
{
    return '/' + without_spaces(section);
}

bool is_same_section(std::string const& a, std::string const& b)
{
    auto const one = folders_of_section(a);
    auto const other = folders_of_section(b);
    return one.ends_with(other) || other.ends_with(one);
}

/// True for equal URLs, and for equal paths if one states no origin.
bool is_same_url(std::string const& a, std::string const& b)
{
    if (a == b)
        return true;
    auto const one = read_address(a);
    auto const other = read_address(b);
    return one && other && one->path == other->path &&
           (one->origin.empty() || other->origin.empty());
}

bool matches(std::map<std::string, std::string> const& stated,
             PageFacts const& page)
{
    auto const section = section_of(page);
    for (auto const& [key, value] : stated) {
        bool const same =
            key == "method" ? value == page.method
            : key == "url"  ? is_same_url(value, page.url)
            : key == "title"
                ? without_spaces(value) == without_spaces(page.title)
            : key == "section" ? !section || is_same_section(value, *section)
                               : false;
        if (!same)
            return false;
    }
    return !stated.empty();
}

bool has_place(PageFacts const& page) { return page.place || page.section; }

/// The members and types of a webhook's body; "" if it states no member.
std::string shape_of(PageFacts const& page)
{
    std::string shape;
    bool member = false;
    auto const add = [&](std::vector<Row> const& rows) {
        for (auto const& row : rows) {
            member = member || row.name;
            shape += row.at.value_or("") + ' ' + row.type + ' ' +
                     row.component.value_or("") + '\n';
        }
    };
    if (!page.twin || !page.body)
        return {};
    add(page.body->rows);
    for (auto const& [name, rows] : page.components) {
        shape += name + '\n';
        add(rows);
    }
    return member ? page.method + '\n' + shape : std::string();
}

/// True if a member has one constant value in `a`, another in `b`, or if one of
/// them has no body.
bool have_other_constants(PageFacts const& a, PageFacts const& b)
{
    if (!a.body || !b.body)
        return true;
    auto const differ = [](std::vector<Row> const& one,
                           std::vector<Row> const& other) {
        for (std::size_t i = 0; i < one.size() && i < other.size(); ++i)
            if (one[i].values.size() == 1 && other[i].values.size() == 1 &&
                one[i].values != other[i].values)
                return true;
        return false;
    };
    if (differ(a.body->rows, b.body->rows))
        return true;
    return std::ranges::any_of(a.components, [&](auto const& component) {
        auto const found = b.components.find(component.first);
        return found != b.components.end() &&
               differ(component.second, found->second);
    });
}

/// What a webhook sends: its request or, if the page shows no member of one, the
/// first response 2xx; null if the page shows neither.
Body const* payload_of(PageFacts const& page)
{
    auto const is_shown = [](std::optional<Body> const& body) {
        return body &&
               (std::ranges::any_of(
                    body->rows,
                    [](Row const& row) { return row.name || row.component; }) ||
                std::ranges::any_of(body->examples,
                                    [](PageExample const& example) {
                                        return example.sha256 != sha256("{}");
                                    }));
    };
    if (is_shown(page.body))
        return &*page.body;
    for (auto const& response : page.responses)
        if (response.status.starts_with('2') && is_shown(response.body) &&
            response.body->media_type != "text/plain")
            return &*response.body;
    return nullptr;
}

/// The members that the page of a webhook states, by the component and place of
/// their row. If no row states one, those that its examples show, without a row.
std::map<std::string, Row const*> event_members(PageFacts const& page)
{
    std::map<std::string, Row const*> members;
    auto const* const payload = payload_of(page);
    if (!payload)
        return members;
    auto const add = [&](std::string const& component,
                         std::vector<Row> const& rows) {
        for (auto const& row : rows)
            if (row.at && !row.at->empty())
                members.emplace(component + *row.at, &row);
    };
    add("", payload->rows);
    bool const open = members.empty() &&
                      std::ranges::none_of(payload->rows, [](Row const& row) {
                          return !!row.component;
                      });
    for (auto const& [name, rows] : page.components)
        add(name, rows);
    if (!open)
        return members;
    for (auto const& example : payload->examples) {
        auto const read = read_json_text(example.text);
        if (auto const* const value = std::get_if<JsonText>(&read))
            for (auto const& member : value->members)
                members.emplace(child_pointer("", member.name), nullptr);
    }
    return members;
}

/// Whether two pages describe different events: each has a member that the other
/// lacks, or they state another type or constant value for the same member.
bool are_different_events(PageFacts const& a, PageFacts const& b)
{
    auto const one = event_members(a);
    auto const other = event_members(b);
    if (one.empty() || other.empty())
        return false;
    std::size_t shared = 0;
    for (auto const& [place, row] : one) {
        auto const found = other.find(place);
        if (found == other.end())
            continue;
        ++shared;
        auto const* const same = found->second;
        if (row && same &&
            (row->type != same->type ||
             (row->values.size() == 1 && same->values.size() == 1 &&
              row->values != same->values)))
            return true;
    }
    return shared < one.size() && shared < other.size();
}

FactsName without_variant(FactsName name)
{
    name.variant.clear();
    return name;
}

/// Equal for URLs that is_same_url.
std::string url_key(std::string const& url)
{
    auto const address = read_address(url);
    return "url " + (address ? address->path : url);
}

std::string title_key(std::string const& title)
{
    return "title " + without_spaces(title);
}

/// The title of a page and the operation that it belongs to.
std::string title_in(FactsName const& name, PageFacts const& page)
{
    return name.operation_name() + '\n' + without_spaces(page.title);
}

} // namespace

std::optional<std::string> section_of(PageFacts const& page)
{
    if (page.section || !page.place)
        return page.section;
    auto const titles = pointer_tokens(*page.place);
    if (titles.size() < 2)
        return std::nullopt;
    return titles[titles.size() - 2];
}

bool is_same_page(PageFacts const& a, PageFacts const& b)
{
    if (without_spaces(a.title) != without_spaces(b.title))
        return false;
    if (a.place && b.place)
        return *a.place == *b.place;
    auto const one = section_of(a);
    auto const other = section_of(b);
    return !one || !other || is_same_section(*one, *other);
}

std::optional<std::string> address_key(PageFacts const& page)
{
    auto const address = read_address(page.url);
    if (!address)
        return std::nullopt;
    std::string key = page.method + ' ';
    bool parameter = false; // their names may be translated
    for (char const c : address->path) {
        if (c == '}')
            parameter = false;
        if (!parameter)
            key += c;
        if (c == '{')
            parameter = true;
    }
    while (key.ends_with('/'))
        key.pop_back();
    return key;
}

KnownOperations::KnownOperations(Committed const& committed)
    : committed_(committed)
{
    for (auto const& [name, facts] : committed.facts)
        add(name, facts);
    for (auto const& [name, decisions] : committed.decisions) {
        auto const& page = decisions.page;
        if (auto const url = page.find("url"); url != page.end())
            decided_.emplace(url_key(url->second), name);
        else if (auto const title = page.find("title"); title != page.end())
            decided_.emplace(title_key(title->second), name);
    }
}

void KnownOperations::add(FactsName const& name, PageFacts const& page)
{
    if (page.page_id)
        ids_.insert_or_assign(*page.page_id, name);
    titles_.emplace(without_spaces(page.title), name);
    titles_in_operations_.emplace(title_in(name, page), name);
    if (auto const key = address_key(page))
        addresses_[*key].insert(name);
    else if (auto const shape = shape_of(page); !shape.empty())
        shapes_.emplace(shape, name);
}

void KnownOperations::remove(FactsName const& name, PageFacts const& page)
{
    if (page.page_id)
        if (auto const found = ids_.find(*page.page_id);
            found != ids_.end() && found->second == name)
            ids_.erase(found);
    erase(titles_, without_spaces(page.title), name);
    erase(titles_in_operations_, title_in(name, page), name);
    if (auto const key = address_key(page))
        addresses_[*key].erase(name);
    else
        erase(shapes_, shape_of(page), name);
}

void KnownOperations::erase(Names& names,
                            std::string const& key,
                            FactsName const& name)
{
    auto const [first, last] = names.equal_range(key);
    auto const found = std::find_if(
        first, last, [&](auto const& one) { return one.second == name; });
    if (found != last)
        names.erase(found);
}

std::optional<FactsName> KnownOperations::by_id(PageFacts const& page) const
{
    if (!page.page_id)
        return std::nullopt;
    auto const found = ids_.find(*page.page_id);
    return found == ids_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<FactsName>
KnownOperations::by_decisions(PageFacts const& page) const
{
    std::set<FactsName> found;
    for (auto const& key : {url_key(page.url), title_key(page.title)}) {
        auto const [first, last] = decided_.equal_range(key);
        for (auto at = first; at != last; ++at)
            if (matches(committed_.decisions.at(at->second).page, page))
                found.insert(at->second);
    }
    return {found.begin(), found.end()};
}

std::optional<FactsName>
KnownOperations::by_address(PageFacts const& page) const
{
    auto const key = address_key(page);
    auto const found = key ? addresses_.find(*key) : addresses_.end();
    if (found == addresses_.end() || found->second.empty())
        return std::nullopt;
    auto const& names = found->second;
    for (auto at = names.begin(); at != names.end();) {
        if (at->variant.empty())
            return *at;
        auto last = *at;
        last.variant = "~"; // after all variants
        at = names.upper_bound(last);
    }
    return without_variant(*names.begin());
}

std::optional<FactsName>
KnownOperations::in_operation(FactsName const& operation,
                              PageFacts const& page) const
{
    auto const [first, last] =
        titles_in_operations_.equal_range(title_in(operation, page));
    for (auto at = first; at != last; ++at) {
        auto const& known = committed_.facts.at(at->second);
        if (known.captured && known.twin == page.twin &&
            !(known.page_id && page.page_id) && is_same_page(known, page))
            return at->second;
    }
    return std::nullopt;
}

std::vector<FactsName> KnownOperations::by_title(PageFacts const& page) const
{
    bool const webhook = !read_address(page.url);
    std::set<FactsName> found;
    std::set<FactsName> different;
    auto const [first, last] = titles_.equal_range(without_spaces(page.title));
    for (auto at = first; at != last; ++at) {
        auto const& known = committed_.facts.at(at->second);
        bool const two_ids = page.page_id && known.page_id;
        bool const moved = has_place(page) && has_place(known) && !two_ids;
        if (webhook != !read_address(known.url) || !(webhook || moved) ||
            known.method != page.method || !is_same_page(known, page))
            continue;
        if (!webhook || (known.twin == page.twin && !two_ids))
            return {at->second};
        bool const differs = two_ids && are_different_events(known, page);
        (differs ? different : found).insert(without_variant(at->second));
    }
    for (auto const& operation : different)
        found.erase(operation);
    return {found.begin(), found.end()};
}

std::optional<FactsName> KnownOperations::by_shape(PageFacts const& page) const
{
    if (read_address(page.url))
        return std::nullopt;
    std::set<FactsName> different;
    auto const [first, last] = shapes_.equal_range(shape_of(page));
    for (auto at = first; at != last; ++at)
        if (have_other_constants(committed_.facts.at(at->second), page))
            different.insert(without_variant(at->second));
    for (auto at = first; at != last; ++at)
        if (!different.contains(without_variant(at->second)))
            return at->second;
    return std::nullopt;
}

} // namespace airudder::generator
