#include "fixture.hpp"

#include "catch.hpp"
#include "generator/drift/drift.hpp"
#include "generator/files.hpp"
#include "generator/sources/address.hpp"
#include "generator/spec/place_rows.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <charconv>
#include <sstream>
#include <stdexcept>

namespace airudder::generator::test {
namespace {

namespace json = boost::json;

std::optional<std::size_t> count_in(std::string_view type)
{
    auto const open = type.find('{');
    if (open == type.npos)
        return std::nullopt;
    std::size_t count = 0;
    std::from_chars(type.data() + open + 1, type.data() + type.size(), count);
    return count;
}

Row row(std::string const& line)
{
    auto const name_end = line.find(' ');
    auto const type_end = line.rfind(' ');
    Row row;
    row.line = 1;
    if (name_end != 0)
        row.name = line.substr(0, name_end);
    row.type = line.substr(name_end + 1, type_end - name_end - 1);
    if (auto const at = row.type.find('='); at != std::string::npos) {
        row.default_value = row.type.substr(at + 1);
        row.type.resize(at);
    }
    if (auto const at = row.type.find('^'); at != std::string::npos) {
        row.enum_text = row.type.substr(at + 1);
        row.type.resize(at);
    }
    row.children = count_in(row.type);
    row.presence = line.back() == '!'   ? Presence::required
                   : line.back() == '?' ? Presence::optional
                                        : Presence::unstated;
    return row;
}

/// The elements of a JSON array, each as JSON.
std::vector<std::string> values_in(std::string const& text)
{
    auto const array = json::parse(text);
    std::vector<std::string> values;
    for (auto const& value : array.as_array())
        values.push_back(json::serialize(value));
    return values;
}

OperationSource* find(SpecSources& sources, std::string const& file)
{
    for (auto& operation : sources.operations) {
        if (operation.decisions.file == file || operation.wording.file == file)
            return &operation;
        for (auto const& page : operation.pages)
            if (page.file == file)
                return &operation;
    }
    return nullptr;
}

void paste_ruling(OperationSource& operation, std::string const& skeleton)
{
    auto const value = json::parse(skeleton);
    auto const& object = value.as_object();
    Ruling ruling;
    ruling.kind = object.at("ruling").as_string();
    ruling.at = object.at("at").as_string();
    if (auto const* was = object.if_contains("was"))
        ruling.was = *was;
    if (auto const* is = object.if_contains("is"))
        ruling.is = *is;
    if (auto const* nth = object.if_contains("nth"))
        ruling.nth = nth->to_number<std::size_t>();
    if (auto const* page = object.if_contains("page"))
        ruling.page = page->as_string();
    ruling.because = "a test pastes it";
    operation.decisions.rulings.push_back(std::move(ruling));
}

/// Pastes a whole decisions file.
void paste_file(OperationSource& operation, std::string const& skeleton)
{
    auto const text = read_json_text(skeleton);
    Diagnostics diagnostics;
    auto decisions = read_decisions(
        operation.decisions.file, std::get<JsonText>(text), diagnostics);
    if (!decisions)
        throw std::runtime_error(diagnostics.text());
    operation.decisions = *std::move(decisions);
    operation.decided = true;
}

/// Pastes a ruling, names of types or a whole file.
void paste_answer(OperationSource& operation, std::string answer)
{
    std::string_view const empty = R"("because": "")";
    for (auto at = answer.find(empty); at != answer.npos;
         at = answer.find(empty, at))
        answer.replace(at, empty.size(), R"("because": "a test pastes it")");
    auto const value = json::parse(answer);
    auto const& object = value.as_object();
    if (object.contains("page") && object.contains("kind"))
        return paste_file(operation, answer);
    if (object.contains("ruling"))
        return paste_ruling(operation, answer);
    for (auto const& [path, name] : object.at("types").as_object())
        operation.decisions.types[path] = name.as_string();
}

void paste_text(OperationSource& operation, Diagnostic const& diagnostic)
{
    auto const value = json::parse("{" + diagnostic.skeleton + "}");
    auto const& member = *value.as_object().begin();
    std::string const key(member.key());
    std::string const text(member.value().as_string());
    if (diagnostic.file != operation.wording.file)
        operation.decisions.types[key] = text.empty() ? "SomeQuery" : text;
    else if (diagnostic.pointer == "/responses")
        operation.wording.responses[key] = "Some status.";
    else
        operation.wording.members[key] = "Some text.";
}

/// Removes a ruling, name or text that a diagnostic calls unneeded.
bool remove_unneeded(SpecSources& sources, Diagnostic const& diagnostic)
{
    auto* const operation = find(sources, diagnostic.file);
    auto const is_said = [&](char const* text) {
        return diagnostic.message.find(text) != std::string::npos;
    };
    auto const tokens = pointer_tokens(diagnostic.pointer);
    if (is_said("; remove it"))
        operation->decisions.rulings.erase(
            operation->decisions.rulings.begin() + std::stol(tokens.at(1)));
    else if (is_said("expected no name"))
        operation->decisions.types.erase(tokens.at(1));
    else if (is_said("expected no text"))
        operation->wording.members.erase(tokens.at(1));
    else
        return false;
    return true;
}

} // namespace

std::vector<Row> rows(std::string_view text)
{
    std::vector<Row> all;
    std::istringstream in{std::string(text)};
    for (std::string line; std::getline(in, line);)
        if (!line.empty())
            all.push_back(row(line));
    return all;
}

PageExample example(std::string_view text)
{
    auto const read = read_json_text(text);
    auto const* const value = std::get_if<JsonText>(&read);
    return {.line = 1,
            .sha256 = sha256(value ? minified(*value) : std::string(text)),
            .text = std::string(text)};
}

Body body(std::string_view rows_text, std::string_view example_text)
{
    Body body{.media_type = "application/json", .rows = rows(rows_text)};
    if (!example_text.empty())
        body.examples.push_back(example(example_text));
    return body;
}

PageFacts reply(std::string_view rows_text, std::string_view example_text)
{
    PageFacts facts;
    facts.title = "Item";
    facts.method = "GET";
    facts.url = "https://shop.example/item";
    facts.responses.push_back(
        {.line = 1, .status = "200", .body = body(rows_text, example_text)});
    return facts;
}

PageFacts event(std::string_view rows_text, std::string_view example_text)
{
    PageFacts facts;
    facts.title = "Event";
    facts.method = "POST";
    facts.url = "the receiver says where";
    facts.body = body(rows_text, example_text);
    facts.responses.push_back(
        {.line = 1, .status = "200", .body = body(" object {0} -", "{}")});
    return facts;
}

std::string Outcome::at(std::string_view pointer) const
{
    auto const* const value = spec ? at_pointer(*spec, pointer) : nullptr;
    return value ? minified(*value) : std::string();
}

std::string Outcome::assumed(std::string_view path) const
{
    auto const found = std::ranges::find(assumptions, path, &Assumption::at);
    return found == assumptions.end() ? std::string() : found->assumed;
}

std::string Outcome::on_one_line(Diagnostic const& diagnostic)
{
    auto text = diagnostic.file + '#' + diagnostic.pointer + ": " +
                diagnostic.message + '\n' + diagnostic.skeleton;
    for (auto at = text.find('\n'); at != std::string::npos;
         at = text.find('\n', at))
        text.replace(at,
                     std::min(text.find_first_not_of(" \n", at), text.size()) -
                         at,
                     " ");
    return text;
}

Shop::Shop(PageFacts facts)
{
    sources_.title = "Shop";
    sources_.groups.emplace("shop", "A shop.");
    OperationSource operation{.group = "shop", .name = "get_item"};
    operation.decisions.file = "spec/decisions/shop/get_item.json";
    operation.decisions.page["title"] = facts.title;
    operation.decisions.webhook = !facts.url.starts_with("https:");
    operation.decisions.types["/query"] = "ItemQuery";
    if (facts.body)
        operation.decisions.types.clear();
    operation.wording.file = "spec/wording/shop/get_item.json";
    operation.wording.summary = "Returns an item.";
    operation.pages.push_back(
        {"", "spec/pages/shop/get_item.json", std::move(facts)});
    sources_.operations.push_back(std::move(operation));
}

Shop& Shop::variant(std::string name, PageFacts facts)
{
    auto file = "spec/pages/shop/get_item." + name + ".json";
    source().pages.push_back({std::move(name), file, std::move(facts)});
    return *this;
}

Shop& Shop::types(std::string_view text)
{
    auto const read = json::parse(text);
    for (auto const& member : read.as_object())
        source().decisions.types[member.key()] = member.value().as_string();
    return *this;
}

Shop& Shop::rulings(std::string_view text)
{
    json::object file{{"page", json::object{{"title", "Item"}}},
                      {"kind", "endpoint"},
                      {"rulings", json::parse(text)}};
    Diagnostics diagnostics;
    auto read = read_decisions(
        source().decisions.file, to_json_text(file), diagnostics);
    if (!read)
        throw std::runtime_error(diagnostics.text());
    source().decisions.rulings = std::move(read->rulings);
    return *this;
}

Shop& Shop::wording(std::string_view text)
{
    auto const read = json::parse(text);
    for (auto const& member : read.as_object())
        source().wording.members[member.key()] = member.value().as_string();
    return *this;
}

Shop& Shop::beside(std::string name, Shop const& other)
{
    auto operation = other.sources_.operations.front();
    operation.decisions.file = "spec/decisions/shop/" + name + ".json";
    operation.wording.file = "spec/wording/shop/" + name + ".json";
    operation.name = std::move(name);
    sources_.operations.push_back(std::move(operation));
    return *this;
}

Outcome Shop::build() const
{
    Outcome outcome;
    outcome.spec = build_strictly(sources_, outcome.all);
    outcome.diagnostics = outcome.all.text();
    return outcome;
}

Outcome Shop::assume() const
{
    Outcome outcome;
    auto built = build_spec(sources_, OnQuestion::assume, outcome.all);
    outcome.errors = outcome.all.text();
    outcome.all.append(built.stale);
    outcome.diagnostics = outcome.all.text();
    outcome.assumptions = std::move(built.assumptions);
    outcome.spec = std::move(built.document);
    return outcome;
}

Outcome Shop::paste()
{
    auto outcome = build();
    for (int round = 0; round < 10 && !outcome.all.empty(); ++round) {
        if (!paste_skeletons(sources_, outcome.all))
            break;
        outcome = build();
    }
    return outcome;
}

Shop undecided(PageFacts facts)
{
    Shop shop(std::move(facts));
    auto& source = shop.source();
    source.decided = false;
    source.decisions = {};
    source.decisions.file = "spec/decisions/shop/get_item.json";
    source.decisions.webhook = !read_address(source.pages.front().facts.url);
    source.wording = {};
    return shop;
}

std::vector<Row> twin_rows(std::string_view text)
{
    std::vector<Row> all;
    std::istringstream in{std::string(text)};
    for (std::string line; std::getline(in, line);) {
        std::istringstream words(line);
        Row row{.line = 1, .at = ""};
        std::string word;
        words >> word;
        if (word != "/")
            row.at = word;
        auto const name = word.substr(word.rfind('/') + 1);
        if (!name.empty() && name != "-" && name != "*")
            row.name = name;
        words >> row.type;
        if (row.type == "none")
            row.type.clear();
        while (words >> word)
            if (word == "!" || word == "?")
                row.presence =
                    word == "!" ? Presence::required : Presence::optional;
            else if (word == "or") // a union
                words >> word, row.type += " or " + word;
            else if (word == "null")
                row.nullable = true;
            else if (word == "open")
                row.open = true;
            else if (word.starts_with('='))
                row.component = word.substr(1);
            else
                row.values = values_in(word);
        all.push_back(std::move(row));
    }
    return all;
}

PageFacts twin(std::string_view rows_text, std::string_view example_text)
{
    auto facts = reply("", example_text);
    facts.twin = true;
    facts.page_id = "1";
    facts.responses.front().body->rows = twin_rows(rows_text);
    return facts;
}

Shop plain(PageFacts facts)
{
    return Shop(std::move(facts))
        .types(R"({"/200": "Item"})")
        .wording(R"({"/200": "An item."})");
}

std::vector<std::optional<std::string>> row_paths(OperationSource const& source)
{
    Diagnostics ignored;
    Parts parts;
    Findings findings(source, parts, OnQuestion::report, ignored, ignored);
    parts = gather_parts(source, findings);
    RulingSet rulings(source.decisions, ignored, ignored);
    place_rows(parts, source, rulings, findings);
    std::vector<std::optional<std::string>> paths;
    for (auto& part : parts.all) {
        for (auto const& table : part.tables)
            for (auto const& row : table) {
                auto const& [kind, container, member, other] = row.place;
                paths.emplace_back();
                if (member && kind != Place::Kind::ambiguous)
                    paths.back() = path_of(*member);
            }
    }
    return paths;
}

std::optional<JsonText> build_strictly(SpecSources const& sources,
                                       Diagnostics& diagnostics)
{
    auto const before = diagnostics.size();
    auto built = build_spec(sources, OnQuestion::report, diagnostics);
    diagnostics.append(built.stale);
    if (diagnostics.size() != before)
        return std::nullopt;
    return std::move(built.document);
}

std::vector<Assumption> paste_answers(SpecSources& sources,
                                      std::vector<Assumption> const& gained)
{
    std::vector<Assumption> answered;
    Drift drift;
    drift.gained = gained;
    auto const report = json::parse(as_json(drift));
    auto const& reported = report.at("assumptions").at("gained").as_array();
    for (std::size_t i = 0; i < gained.size(); ++i) {
        auto const& one = reported[i].as_object();
        INFO(to_string(gained[i]));
        CHECK(one.contains("question"));
        if (one.contains("decisions"))
            answered.push_back(gained[i]);
        if (!one.contains("paste"))
            continue;
        auto* const operation =
            find(sources, std::string(one.at("decisions").as_string()));
        REQUIRE(operation);
        paste_answer(*operation, std::string(one.at("paste").as_string()));
    }
    return answered;
}

bool paste_skeletons(SpecSources& sources, Diagnostics const& diagnostics)
{
    bool pasted = false;
    for (auto at = diagnostics.all().rbegin(); at != diagnostics.all().rend();
         ++at)
        pasted |= remove_unneeded(sources, *at); // the last one first
    for (auto const& diagnostic : diagnostics.all()) {
        auto* const operation = find(sources, diagnostic.file);
        if (!operation || diagnostic.skeleton.empty())
            continue;
        if (diagnostic.message.starts_with("expected a file"))
            paste_file(*operation, diagnostic.skeleton);
        else if (diagnostic.skeleton.starts_with("{"))
            paste_ruling(*operation, diagnostic.skeleton);
        else
            paste_text(*operation, diagnostic);
        pasted = true;
    }
    return pasted;
}

} // namespace airudder::generator::test
