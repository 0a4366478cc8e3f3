#include "parts.hpp"

#include "../characters.hpp"
#include "../files.hpp"
#include "../sources/media_types.hpp"
#include "findings.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace airudder::generator {
namespace {

/// More than any page has. Larger input is garbage.
constexpr std::size_t max_rows = 2'000;
constexpr std::size_t max_twin_rows = 20'000;
constexpr std::size_t max_example = 1u << 20; // bytes

/// The most members that a message names.
constexpr std::size_t most_candidates = 8;

/// OpenAPI ignores header parameters of these names.
bool is_implied_header(std::string_view name)
{
    return equal_ignoring_case(name, "Authorization") ||
           equal_ignoring_case(name, "Content-Type") ||
           equal_ignoring_case(name, "Accept");
}

bool is_status(std::string_view text)
{
    return text.size() == 3 && std::ranges::all_of(text, is_digit) &&
           text[0] >= '1' && text[0] <= '5';
}

/// The part in which OpenAPI describes it: parameters, request, responses.
int order_of(Part const& part)
{
    return part.path == "/path"     ? 0
           : part.path == "/query"  ? 1
           : part.path == "/header" ? 2
           : part.path == "/body"   ? 3
                                    : 4;
}

bool has_place(std::vector<Row> const& rows)
{
    return std::ranges::any_of(rows, [](Row const& row) { return !!row.at; });
}

/// Whether a page shows no member of a body.
bool is_empty(std::optional<Body> const& body)
{
    auto const shows_member = [](Row const& row) {
        return row.name || row.component || !row.at.value_or("").empty();
    };
    return !body ||
           (std::ranges::none_of(body->rows, shows_member) &&
            std::ranges::all_of(body->examples, [](PageExample const& example) {
                return example.sha256 == sha256("{}");
            }));
}

class Gatherer {
public:
    Gatherer(OperationSource const& source, Findings& findings)
        : source_(source), findings_(findings)
    {
    }

    Parts run()
    {
        for (page_ = 0; page_ < source_.pages.size(); ++page_)
            add_page(source_.pages[page_].facts);
        if (source_.decisions.webhook && !parts_.find("/body")) {
            page_ = 0;
            settle("",
                   {.text = "expected a body on the page of a webhook",
                    .at = "requestBody",
                    .assumed = "an object of any members",
                    .because = "the page shows no payload"});
            part("/body");
        }
        std::ranges::stable_sort(parts_.all, {}, order_of);
        for (auto& part : parts_.all) {
            part.root = std::make_unique<Member>();
            part.root->name = part.path.substr(1);
        }
        return std::move(parts_);
    }

private:
    void add_page(PageFacts const& facts)
    {
        parts_.twins.push_back(facts.twin);
        if (!facts.path.empty())
            add_rows(part("/path"), facts.path, "/path");
        if (!facts.query.empty())
            add_rows(part("/query"), facts.query, "/query");
        if (!facts.header.empty())
            add_rows(part("/header"), facts.header, "/header");
        if (!facts.cookie.empty())
            settle("/cookie",
                   {.text = "expected no cookie parameters: neither the spec "
                            "nor the runtime knows them",
                    .at = "cookie",
                    .assumed = "no cookie parameters",
                    .because = "neither the spec nor the runtime knows them"});
        for (auto const& [name, rows] : facts.components)
            parts_.components.push_back(
                {page_,
                 name,
                 table_of(rows, child_pointer("/components", name), false)});
        auto const* const payload = payload_of(facts);
        if (facts.body && !payload)
            add_body(part("/body"), *facts.body, "/body");
        if (facts.sample)
            add_sample(*facts.sample);
        statuses_.clear();
        for (auto const& response : facts.responses)
            add_response(response,
                         "/responses/" +
                             std::to_string(&response - facts.responses.data()),
                         &response == payload);
    }

    /// The response that shows what a webhook sends, because its page does not
    /// show a request; usually null.
    PageResponse const* payload_of(PageFacts const& facts) const
    {
        if (!source_.decisions.webhook || !is_empty(facts.body))
            return nullptr;
        auto const found =
            std::ranges::find_if(facts.responses, [](PageResponse const& one) {
                return one.status.starts_with('2') && !is_empty(one.body) &&
                       !is_plain_text(one.body->media_type);
            });
        return found == facts.responses.end() ? nullptr : &*found;
    }

    void add_response(PageResponse const& response,
                      std::string const& pointer,
                      bool payload)
    {
        if (!is_status(response.status))
            return settle(
                pointer + "/status",
                {.text = "expected an HTTP status such as \"200\", found " +
                         in_quotes(response.status),
                 .at = "responses",
                 .assumed = "no response " + response.status,
                 .because = "it is not an HTTP status"});
        bool const repeated = !statuses_.insert(response.status).second;
        if (repeated && parts_.twins.back()) {
            if (further_.emplace(response.status, response.label).second)
                parts_.further.push_back({response.status, response.label});
            return;
        }
        auto& to = part("/" + response.status);
        if (!response.body)
            return;
        if (!payload)
            return add_body(to, *response.body, pointer + "/body");
        settle(pointer,
               {.text = "expected the payload of the webhook as its request, "
                        "found it as the response",
                .at = "requestBody",
                .assumed = "what the page shows as response " + response.status,
                .because = "the page of the webhook shows no member of a "
                           "request"});
        add_body(part("/body"), *response.body, pointer + "/body");
    }

    void add_body(Part& to, Body const& body, std::string const& pointer)
    {
        bool const needed = to.path == "/body" || to.path.starts_with("/2");
        if (is_plain_text(body.media_type) && needed && to.path != "/body" &&
            source_.decisions.webhook) {
            if (to.text.empty() && !body.examples.empty())
                to.text = body.examples.front().text;
            return;
        }
        if (!may_be_json(body.media_type)) {
            if (needed)
                report(pointer + "/media_type",
                       "expected application/json, found " +
                           in_quotes(body.media_type));
            return;
        }
        add_rows(to, body.rows, pointer + "/rows");
        for (std::size_t i = 0; i < body.examples.size(); ++i)
            add_example(to,
                        body.examples[i],
                        pointer + "/examples/" + std::to_string(i),
                        "");
        if (body.rows.empty() && body.examples.empty())
            settle(pointer,
                   {.text = "expected rows or an example",
                    .at = to.path,
                    .assumed = to.path == "/body" ? "an object of any members"
                                                  : "no content",
                    .because = "the page shows neither rows nor an example"});
    }

    void add_sample(Sample const& sample)
    {
        if (!sample.form.empty())
            report("/sample/form",
                   "expected a JSON body, found the fields of a form");
        if (sample.body && !sample.body->text.empty())
            add_example(part("/body"), *sample.body, "/sample/body", "sample");
    }

    void
    add_rows(Part& to, std::vector<Row> const& rows, std::string const& pointer)
    {
        auto table = table_of(rows, pointer, to.path == "/header");
        if (!table.empty())
            to.tables.push_back(std::move(table));
    }

    Table table_of(std::vector<Row> const& rows,
                   std::string const& pointer,
                   bool header)
    {
        auto const most = has_place(rows) ? max_twin_rows : max_rows;
        Table table;
        if (rows.size() > most) {
            report(pointer,
                   "expected at most " + std::to_string(most) +
                       " rows, found " + std::to_string(rows.size()));
            return table;
        }
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (!header || !rows[i].name || !is_implied_header(*rows[i].name))
                table.push_back(
                    {.row = &rows[i],
                     .page = page_,
                     .pointer = child_pointer(pointer, std::to_string(i))});
        return table;
    }

    void add_example(Part& to,
                     PageExample const& example,
                     std::string const& pointer,
                     std::string_view kind)
    {
        if (example.text.size() > max_example)
            return report(pointer, "expected an example of at most 1 MiB");
        auto text = read_json_text(example.text);
        if (auto const* const error = std::get_if<JsonTextError>(&text))
            return report(pointer,
                          "expected JSON: " + error->message + " in line " +
                              std::to_string(error->line) + " of the example");
        auto& value = std::get<JsonText>(text);
        if (sha256(minified(value)) != example.sha256)
            return report(pointer,
                          "the example is not the page's: its digest differs; "
                          "run `airudder-gen distill` on the page again");
        if (value.kind != JsonText::Kind::object)
            return settle(
                pointer,
                {.text = "expected an object at the root of the example",
                 .at = to.path,
                 .assumed = "without the example that is " +
                            std::string(kind_name(value)),
                 .because = "a body is an object"});
        auto const first =
            first_pages_.emplace(to.path + ' ' + example.sha256, page_).first;
        to.examples.push_back({.page = page_,
                               .name = example_name(to, kind),
                               .pointer = pointer,
                               .value = std::move(value),
                               .sha256 = example.sha256,
                               .repeated = first->second != page_});
    }

    /// The name of an example: "page", "page_2" or "sample"; for a variant
    /// "en", "en_2" or "en_sample".
    std::string example_name(Part const& to, std::string_view kind)
    {
        auto name = source_.pages[page_].variant;
        if (!kind.empty())
            name += (name.empty() ? "" : "_") + std::string(kind);
        if (name.empty())
            name = "page";
        auto candidate = name;
        auto& last = last_numbers_[to.path + ' ' + name];
        while (!example_names_.insert(to.path + ' ' + candidate).second) {
            last = std::max<std::size_t>(last + 1, 2);
            candidate = name + "_" + std::to_string(last);
        }
        return candidate;
    }

    Part& part(std::string const& path)
    {
        auto* const found = parts_.find(path);
        return found ? *found : parts_.all.emplace_back(Part{.path = path});
    }

    void report(std::string_view pointer, std::string const& message)
    {
        findings_.at_page(page_, pointer, message);
    }

    void settle(std::string_view pointer, Question const& question)
    {
        findings_.settle(page_, pointer, question);
    }

    OperationSource const& source_;
    Findings& findings_;
    std::size_t page_{};
    std::set<std::string, std::less<>> statuses_{}; // of this page
    std::set<std::pair<std::string, std::string>> further_{};
    std::set<std::string> example_names_{};             // after the part's path
    std::map<std::string, std::size_t> last_numbers_{}; // in them, by name
    std::map<std::string, std::size_t> first_pages_{};  // of an example
    Parts parts_{};
};

/// The root that a path begins with, and the rest of the path.
struct Entry {
    Member* root{};
    std::vector<std::string> steps{};
};

Entry entry_of(Parts const& parts, std::string_view path)
{
    auto steps = path_steps(path);
    if (steps.size() >= 2 && steps[0] == "components") {
        auto const found = parts.roots.find(name_of_step(steps[1]));
        if (found == parts.roots.end())
            return {};
        steps.erase(steps.begin(), steps.begin() + 2);
        return {found->second.get(), std::move(steps)};
    }
    auto const* const part =
        steps.empty() ? nullptr : parts.find('/' + steps[0]);
    if (!part)
        return {};
    steps.erase(steps.begin());
    return {part->root.get(), std::move(steps)};
}

} // namespace

Part* Parts::find(std::string_view path)
{
    auto const found = std::ranges::find(all, path, &Part::path);
    return found == all.end() ? nullptr : &*found;
}

Part const* Parts::find(std::string_view path) const
{
    auto const found = std::ranges::find(all, path, &Part::path);
    return found == all.end() ? nullptr : &*found;
}

Parts gather_parts(OperationSource const& source, Findings& findings)
{
    return Gatherer(source, findings).run();
}

Member* find_member(Parts const& parts, std::string_view path)
{
    auto const [root, steps] = entry_of(parts, path);
    return root ? find_below(*root, steps) : nullptr;
}

Member* make_member(Parts const& parts, std::string_view path)
{
    auto const [root, steps] = entry_of(parts, path);
    return root ? make_below(*root, steps) : nullptr;
}

std::string candidates_for(Parts const& parts, std::string_view path)
{
    auto [root, steps] = entry_of(parts, path);
    if (!root || steps.empty())
        return {};
    auto const wanted = essence(name_of_step(steps.back()));
    Member const* owner = nullptr;
    while (!owner && !steps.empty()) {
        steps.pop_back();
        owner = find_below(*root, steps);
    }
    auto const& self = owner->self();
    std::vector<std::string> names;
    for (bool const alike : {true, false}) {
        for (auto const& member : self.members)
            if (names.size() < most_candidates &&
                (!alike || essence(member->name) == wanted))
                names.push_back(in_quotes(member->name));
        if (self.element && !alike)
            names.emplace_back("elements, \"-\"");
        if (!names.empty())
            break;
    }
    if (names.empty())
        return {};
    auto text = "; " + path_of(*owner) + " has ";
    for (std::size_t i = 0; i < names.size(); ++i)
        text += (i == 0 ? "" : ", ") + names[i];
    return text + (names.size() < self.members.size() ? ", …" : "");
}

std::string essence(std::string_view name)
{
    std::string text;
    for (char const c : name)
        if (is_upper(c))
            text += static_cast<char>(c + 32);
        else if (c != '_' && c != '-' && c != ' ')
            text += c;
    return text;
}

} // namespace airudder::generator
