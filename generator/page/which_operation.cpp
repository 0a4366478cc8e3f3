#include "which_operation.hpp"

#include "../files.hpp"
#include "../json/json_text.hpp"
#include "../sources/address.hpp"
#include "page_lines.hpp"

#include <algorithm>
#include <utility>

namespace airudder::generator {
namespace {

/// "A / B" and "A/B" without spaces, with '/' before each folder.
std::string folders_of_section(std::string const& section)
{
    return '/' + without_spaces(section);
}

bool are_same_folders(std::string const& a, std::string const& b)
{
    return a.ends_with(b) || b.ends_with(a);
}

bool is_same_section(std::string const& a, std::string const& b)
{
    return are_same_folders(folders_of_section(a), folders_of_section(b));
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

/// The members of a webhook's body with one constant value, by the number of
/// their row. Pages of one shape have the same rows.
std::map<std::size_t, std::string> constants_of(PageFacts const& page)
{
    std::map<std::size_t, std::string> constants;
    std::size_t number = 0;
    auto const add = [&](std::vector<Row> const& rows) {
        for (auto const& row : rows) {
            if (row.values.size() == 1)
                constants.emplace(number, row.values.front());
            ++number;
        }
    };
    if (page.body)
        add(page.body->rows);
    for (auto const& [name, rows] : page.components)
        add(rows);
    return constants;
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
/// their row. If no row states one, those that its examples show, without a type.
EventMembers event_members(PageFacts const& page)
{
    EventMembers members;
    auto const* const payload = payload_of(page);
    if (!payload)
        return members;
    auto const add = [&](std::string const& component,
                         std::vector<Row> const& rows) {
        for (auto const& row : rows)
            if (row.at && !row.at->empty())
                members.emplace(component + *row.at,
                                EventMember{row.type,
                                            row.values.size() == 1
                                                ? row.values.front()
                                                : std::string()});
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
                members.emplace(child_pointer("", member.name), std::nullopt);
    }
    return members;
}

/// Whether two pages describe different events: each has a member that the other
/// lacks, or they state another type or constant value for the same member.
bool are_different_events(EventMembers const& one, EventMembers const& other)
{
    if (one.empty() || other.empty())
        return false;
    std::size_t shared = 0;
    for (auto const& [place, member] : one) {
        auto const found = other.find(place);
        if (found == other.end())
            continue;
        ++shared;
        auto const& same = found->second;
        if (member && same &&
            (member->type != same->type ||
             (!member->constant.empty() && !same->constant.empty() &&
              member->constant != same->constant)))
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

/// A title without spaces and the operation that its page belongs to.
std::string title_in(FactsName const& name, std::string const& title)
{
    return name.operation_name() + '\n' + title;
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

KnownPage::KnownPage(FactsName of, PageFacts const& page)
    : name(std::move(of)), captured(page.captured), twin(page.twin),
      webhook(!read_address(page.url)), method(page.method),
      title(without_spaces(page.title)), page_id(page.page_id),
      place(page.place)
{
    if (auto const section = section_of(page))
        folders = folders_of_section(*section);
}

bool KnownPage::is_same_as(KnownPage const& other) const
{
    if (title != other.title)
        return false;
    if (place && other.place)
        return *place == *other.place;
    return !folders || !other.folders ||
           are_same_folders(*folders, *other.folders);
}

bool is_same_page(PageFacts const& a, PageFacts const& b)
{
    return KnownPage({}, a).is_same_as(KnownPage({}, b));
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

bool has_shape_of(PageFacts const& page, PageFacts const& other)
{
    auto const shape = shape_of(page);
    return !shape.empty() && shape == shape_of(other);
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
    KnownPage known(name, page);
    if (page.page_id)
        ids_.insert_or_assign(*page.page_id, name);
    in_operations_[title_in(name, known.title)].push_back(known);
    if (auto const key = address_key(page))
        addresses_[*key].insert(name);
    else if (auto const shape = shape_of(page); !shape.empty())
        add_shape(name, shape, page);
    auto const title = known.title;
    titles_[title].push_back(std::move(known));
}

void KnownOperations::add_shape(FactsName const& name,
                                std::string const& shape,
                                PageFacts const& page)
{
    auto const operation = without_variant(name);
    auto& all = shapes_[shape];
    auto const [at, added] =
        all.numbers.try_emplace(operation, all.operations.size());
    if (added)
        all.operations.push_back({.name = operation});
    auto& known = all.operations[at->second];
    known.pages.insert(name);
    for (auto const& [row, value] : constants_of(page))
        known.constants[row].insert(value);
}

void KnownOperations::remove(FactsName const& name, PageFacts const& page)
{
    if (page.page_id)
        if (auto const found = ids_.find(*page.page_id);
            found != ids_.end() && found->second == name)
            ids_.erase(found);
    auto const title = without_spaces(page.title);
    for (auto* const pages :
         {&titles_[title], &in_operations_[title_in(name, title)]})
        std::erase_if(*pages,
                      [&](auto const& one) { return one.name == name; });
    if (auto const key = address_key(page))
        addresses_[*key].erase(name);
    else if (auto const shape = shape_of(page); !shape.empty())
        remove_shape(name, shape);
}

void KnownOperations::remove_shape(FactsName const& name,
                                   std::string const& shape)
{
    auto& all = shapes_[shape];
    auto& known = all.operations[all.numbers.at(without_variant(name))];
    known.pages.erase(name);
    known.constants.clear();
    for (auto const& page : known.pages)
        for (auto const& [row, value] : constants_of(committed_.facts.at(page)))
            known.constants[row].insert(value);
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
    KnownPage const wanted({}, page);
    auto const found = in_operations_.find(title_in(operation, wanted.title));
    if (found == in_operations_.end())
        return std::nullopt;
    auto const same =
        std::ranges::find_if(found->second, [&](KnownPage const& known) {
            return known.captured && known.twin == wanted.twin &&
                   !(known.page_id && wanted.page_id) &&
                   known.is_same_as(wanted);
        });
    return same == found->second.end() ? std::nullopt
                                       : std::optional(same->name);
}

EventMembers const& KnownOperations::members_of(KnownPage const& page) const
{
    if (!page.members)
        page.members = &shared(event_members(committed_.facts.at(page.name)));
    return *page.members;
}

EventMembers const& KnownOperations::shared(EventMembers members) const
{
    return *events_.insert(std::move(members)).first;
}

std::vector<FactsName> KnownOperations::by_title(PageFacts const& page) const
{
    KnownPage const wanted({}, page);
    auto const pages = titles_.find(wanted.title);
    if (pages == titles_.end())
        return {};
    EventMembers const* members = nullptr;
    std::set<std::pair<FactsName, EventMembers const*>> compared;
    std::set<FactsName> found;
    std::set<FactsName> different;
    for (auto const& known : pages->second) {
        bool const two_ids = wanted.page_id && known.page_id;
        bool const moved = (wanted.place || wanted.folders) &&
                           (known.place || known.folders) && !two_ids;
        if (wanted.webhook != known.webhook || !(wanted.webhook || moved) ||
            known.method != wanted.method || !known.is_same_as(wanted))
            continue;
        if (!wanted.webhook || (known.twin == wanted.twin && !two_ids))
            return {known.name};
        auto const operation = without_variant(known.name);
        if (different.contains(operation))
            continue;
        if (two_ids && !members)
            members = &shared(event_members(page));
        auto const* const others = two_ids ? &members_of(known) : nullptr;
        if (!compared.emplace(operation, others).second)
            continue;
        bool const differs = others && others != members &&
                             are_different_events(*others, *members);
        (differs ? different : found).insert(operation);
    }
    for (auto const& operation : different)
        found.erase(operation);
    return {found.begin(), found.end()};
}

std::optional<FactsName> KnownOperations::by_shape(PageFacts const& page) const
{
    auto const shape = shapes_.find(shape_of(page));
    if (shape == shapes_.end() || read_address(page.url))
        return std::nullopt;
    auto const constants = constants_of(page);
    for (auto const& known : shape->second.operations) {
        bool const differs =
            std::ranges::any_of(constants, [&](auto const& one) {
                auto const values = known.constants.find(one.first);
                return values != known.constants.end() &&
                       (values->second.size() > 1 ||
                        *values->second.begin() != one.second);
            });
        if (!differs && !known.pages.empty())
            return known.name;
    }
    return std::nullopt;
}

} // namespace airudder::generator
