#include "decisions.hpp"

#include "../json/json_build.hpp"
#include "../json/object_reader.hpp"
#include "address.hpp"

#include <boost/json/parse.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <variant>

namespace airudder::generator {
namespace {

namespace json = boost::json;

/// More rulings than a person writes, but few enough to check each of them.
constexpr std::size_t max_rulings = 500;
constexpr std::size_t max_texts = 1'000;

enum class Fact { none, text, text_or_null, count, texts };

/// The members of a kind of ruling besides `at` and `because`.
struct RulingKind {
    std::string_view name;
    Fact was;
    Fact is;
    bool row; // can have `nth` and `page`
};

constexpr std::array kinds{
    RulingKind{"accepted", Fact::text, Fact::text, false},
    RulingKind{"bodyless", Fact::none, Fact::none, false},
    RulingKind{"count", Fact::count, Fact::count, false},
    RulingKind{"default", Fact::text, Fact::text_or_null, false},
    RulingKind{"delivery_key", Fact::none, Fact::texts, false},
    RulingKind{"enum", Fact::text, Fact::texts, false},
    RulingKind{"envelope", Fact::none, Fact::none, false},
    RulingKind{"idempotent", Fact::none, Fact::none, false},
    RulingKind{"illustration", Fact::texts, Fact::none, false},
    RulingKind{"name", Fact::text, Fact::text, false},
    RulingKind{"open", Fact::texts, Fact::none, false},
    RulingKind{"placement", Fact::text_or_null, Fact::none, true},
    RulingKind{"presence", Fact::text, Fact::text, false},
    RulingKind{"renamed", Fact::text, Fact::text, true},
    RulingKind{"same_as", Fact::none, Fact::text, false},
    RulingKind{"secret_answer", Fact::none, Fact::none, false},
    RulingKind{"security", Fact::text, Fact::text, false},
    RulingKind{"type", Fact::text, Fact::text, false},
    RulingKind{"value_name", Fact::text, Fact::text, false},
    RulingKind{"webhook", Fact::text, Fact::none, false},
};

std::string kind_names()
{
    std::string names;
    for (auto const& kind : kinds) {
        names += names.empty() ? "" : ", ";
        names += kind.name;
    }
    return names;
}

bool is_string(JsonText const& value) { return string_of(value).has_value(); }

/// The reason why `value` is not such a fact; "" if it is one.
std::string_view complaint(Fact fact, JsonText const& value)
{
    bool good = false;
    switch (fact) {
    case Fact::none: return "expected no such member";
    case Fact::text:
        good = is_string(value) && value.scalar != "\"\"";
        return good ? "" : "expected a text that is not empty";
    case Fact::text_or_null:
        good = is_string(value) || value.scalar == "null";
        return good ? "" : "expected a text or null";
    case Fact::count: return count_of(value) ? "" : "expected a count";
    case Fact::texts:
        good = value.kind == JsonText::Kind::array &&
               std::ranges::all_of(value.elements, is_string);
        return good ? "" : "expected a list of texts";
    }
    return "";
}

/// The value of a fact; null if it is missing or not such a fact.
json::value read_fact(ObjectReader& in, std::string_view name, Fact expected)
{
    auto const node = expected == Fact::none ? in.find(name) : in.get(name);
    if (!node)
        return nullptr;
    auto const message = complaint(expected, *node->value);
    if (message.empty())
        return json::parse(minified(*node->value));
    in.report_at(name, message);
    return nullptr;
}

std::size_t read_nth(ObjectReader& in)
{
    auto const node = in.find("nth");
    if (!node)
        return 0;
    auto const nth = count_of(*node->value).value_or(0);
    if (nth == 0)
        in.report_at("nth", "expected a number from 1");
    return nth;
}

Ruling read_ruling(Node const& node, ReadContext const& context)
{
    ObjectReader in(node, context);
    Ruling ruling;
    ruling.kind = in.get_string("ruling");
    ruling.at = in.get_string("at");
    ruling.because = in.get_string("because");
    if (ruling.because.find_first_not_of(" .?…") == std::string::npos)
        in.report_at("because", "expected the reason of the ruling");
    auto const kind = std::ranges::find(kinds, ruling.kind, &RulingKind::name);
    if (kind == kinds.end()) {
        in.report_at("ruling", "expected one of " + kind_names());
        in.skip_rest();
        return ruling;
    }
    ruling.was = read_fact(in, "was", kind->was);
    ruling.is = read_fact(in, "is", kind->is);
    if (kind->row) {
        ruling.nth = read_nth(in);
        ruling.page = in.find_string("page");
    }
    return ruling;
}

std::map<std::string, std::string>
read_texts(ObjectReader& in, std::string_view name, ReadContext const& context)
{
    std::map<std::string, std::string> texts;
    auto const members = in.find_members(name);
    if (members.size() > max_texts)
        in.report_at(
            name, "expected at most " + std::to_string(max_texts) + " members");
    else
        for (auto const& [key, node] : members)
            if (auto text = read_string(node, context))
                texts.emplace(key, std::move(*text));
    return texts;
}

std::map<std::string, std::string> read_types(ObjectReader& in,
                                              ReadContext const& context)
{
    auto types = read_texts(in, "types", context);
    for (auto const& [at, name] : types)
        if (!is_type_name(name))
            context.report(
                child_pointer(in.pointer("types"), at),
                "expected a type name such as \"CallRecord\": a capital, "
                "then letters and digits, " +
                    identifier_limit());
    return types;
}

std::map<std::string, std::string>
read_page_selector(ObjectReader& in, ReadContext const& context)
{
    auto page = read_texts(in, "page", context);
    for (auto const& [key, text] : page)
        if (key != "title" && key != "section" && key != "method" &&
            key != "url")
            context.report(child_pointer(in.pointer("page"), key),
                           "expected no such member");
    bool const by_url = page.contains("method") && page.contains("url");
    if (!by_url && !page.contains("title"))
        in.report_at("page", "expected \"method\" and \"url\", or \"title\"");
    return page;
}

bool read_webhook(ObjectReader& in)
{
    auto const kind = in.get_string("kind");
    if (kind != "endpoint" && kind != "webhook")
        in.report_at("kind", "expected \"endpoint\" or \"webhook\"");
    return kind == "webhook";
}

std::vector<Ruling> read_rulings(ObjectReader& in, ReadContext const& context)
{
    std::vector<Ruling> rulings;
    auto const nodes = in.find_array("rulings");
    if (nodes.size() > max_rulings)
        in.report_at("rulings",
                     "expected at most " + std::to_string(max_rulings) +
                         " rulings");
    else
        for (auto const& node : nodes)
            rulings.push_back(read_ruling(node, context));
    return rulings;
}

/// A text to paste: without the newline at the end.
std::string fragment(JsonText const& value)
{
    auto text = pretty(value);
    text.pop_back();
    return text;
}

} // namespace

std::optional<Decisions> read_decisions(std::string_view file,
                                        JsonText const& text,
                                        Diagnostics& diagnostics)
{
    auto const read = [](Node const& node, ReadContext const& context) {
        ObjectReader in(node, context);
        Decisions decisions;
        decisions.file = context.file;
        decisions.page = read_page_selector(in, context);
        decisions.webhook = read_webhook(in);
        decisions.twins = in.find_strings("twins");
        decisions.types = read_types(in, context);
        decisions.rulings = read_rulings(in, context);
        return decisions;
    };
    return read_whole(file, text, diagnostics, read);
}

bool is_safe(std::string_view method)
{
    return equal_ignoring_case(method, "get") ||
           equal_ignoring_case(method, "head");
}

std::string decisions_skeleton(PageFacts const& page,
                               std::optional<std::string> const& section,
                               JsonText types,
                               bool envelope)
{
    bool const webhook = !read_address(page.url);
    auto selector = object_text();
    if (webhook) {
        put(selector, "title", page.title);
        if (section)
            put(selector, "section", *section);
    } else {
        put(selector, "method", page.method);
        put(selector, "url", page.url);
    }
    auto skeleton = object_of("page", std::move(selector));
    put(skeleton, "kind", webhook ? "webhook" : "endpoint");
    put(skeleton, "types", std::move(types));
    auto rulings = array_text();
    auto const rule = [&](std::string_view kind, std::string_view because) {
        auto ruling = object_of("ruling", string_text(kind));
        put(ruling, "at", "");
        put(ruling, "because", because);
        rulings.elements.push_back(std::move(ruling));
    };
    if (envelope)
        rule("envelope", "Its code and status say whether the call succeeded.");
    if (!webhook && is_safe(page.method))
        rule("idempotent", "The method is safe (RFC 9110, 9.2).");
    put(skeleton, "rulings", std::move(rulings));
    return pretty(skeleton);
}

std::string ruling_skeleton(Ruling const& ruling)
{
    auto text = object_of("ruling", string_text(ruling.kind));
    put(text, "at", ruling.at);
    auto const known = std::ranges::find(kinds, ruling.kind, &RulingKind::name);
    if (known != kinds.end() && known->was != Fact::none)
        put(text, "was", to_json_text(ruling.was));
    if (known != kinds.end() && known->is != Fact::none)
        put(text, "is", to_json_text(ruling.is));
    if (ruling.nth != 0)
        put(text, "nth", JsonText::of(std::to_string(ruling.nth)));
    if (ruling.page)
        put(text, "page", *ruling.page);
    put(text, "because", "");
    return fragment(text);
}

std::string
types_skeleton(std::vector<std::pair<std::string, std::string>> const& types)
{
    auto names = object_text();
    for (auto const& [path, name] : types)
        put(names, path, name);
    return fragment(object_of("types", std::move(names)));
}

std::string with_answers(std::string_view file,
                         std::vector<std::string> const& answers)
{
    auto decisions = std::get<JsonText>(read_json_text(file));
    auto& types = at_pointer(decisions, "/types")->members;
    auto& rulings = at_pointer(decisions, "/rulings")->elements;
    for (auto const& answer : answers) {
        auto pasted = std::get<JsonText>(read_json_text(answer));
        if (auto* const names = at_pointer(pasted, "/types"))
            std::ranges::move(names->members, std::back_inserter(types));
        else
            rulings.push_back(std::move(pasted));
    }
    return pretty(decisions);
}

} // namespace airudder::generator
