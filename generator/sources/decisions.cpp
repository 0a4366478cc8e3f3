#include "decisions.hpp"

#include "../json/json_object.hpp"
#include "../json/json_text.hpp"

#include <algorithm>
#include <array>

namespace airudder::generator {
namespace {

namespace json = boost::json;

/// More than a person writes; keeps checking every one of them affordable.
constexpr std::size_t max_rulings = 500;
constexpr std::size_t max_texts = 1'000;

enum class Fact { none, text, text_or_null, count, texts };

/// What a kind of ruling consists of, besides `at` and `because`.
struct RulingKind {
    std::string_view name;
    Fact was;
    Fact is;
    bool row; // may say which row and page
};

constexpr std::array kinds{
    RulingKind{"bodyless", Fact::none, Fact::none, false},
    RulingKind{"count", Fact::count, Fact::count, false},
    RulingKind{"default", Fact::text, Fact::text_or_null, false},
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

bool are_texts(json::value const& value)
{
    auto const* const array = value.if_array();
    return array && std::ranges::all_of(*array, [](auto const& element) {
               return element.is_string();
           });
}

/// What is wrong with `value` as such a fact; "" if nothing is.
std::string_view complaint(Fact fact, json::value const& value)
{
    auto const* const text = value.if_string();
    switch (fact) {
    case Fact::none: return "expected no such member";
    case Fact::text:
        return text && !text->empty() ? ""
                                      : "expected a text that is not empty";
    case Fact::text_or_null:
        return text || value.is_null() ? "" : "expected a text or null";
    case Fact::count:
        return value.is_int64() && value.get_int64() >= 0 ? ""
                                                          : "expected a count";
    case Fact::texts: return are_texts(value) ? "" : "expected a list of texts";
    }
    return "";
}

json::value fact(MemberReader& in, std::string_view name, Fact expected)
{
    auto const* const value = in.member(name);
    if (!value) {
        if (expected != Fact::none)
            in.fail("", "expected a member " + in_quotes(name));
        return nullptr;
    }
    if (auto const message = complaint(expected, *value); !message.empty())
        in.fail(name, message);
    return *value;
}

void read_row(MemberReader& in, Ruling& ruling)
{
    if (auto const* const nth = in.member("nth")) {
        if (nth->is_int64() && nth->get_int64() > 0)
            ruling.nth = static_cast<std::size_t>(nth->get_int64());
        else
            in.fail("nth", "expected a number from 1");
    }
    ruling.page = in.optional_text("page");
}

Ruling read_ruling(MemberReader& in)
{
    Ruling ruling;
    ruling.kind = in.text("ruling");
    ruling.at = in.text("at");
    ruling.because = in.text("because");
    if (ruling.because.find_first_not_of(" .?…") == std::string::npos)
        in.fail("because", "expected the reason of the ruling");
    auto const kind = std::ranges::find(kinds, ruling.kind, &RulingKind::name);
    if (kind == kinds.end()) {
        in.fail("ruling", "expected one of " + kind_names());
        return ruling;
    }
    ruling.was = fact(in, "was", kind->was);
    ruling.is = fact(in, "is", kind->is);
    if (kind->row)
        read_row(in, ruling);
    in.finish();
    return ruling;
}

std::map<std::string, std::string> read_texts(MemberReader& in,
                                              std::string_view name)
{
    std::map<std::string, std::string> texts;
    auto const* const value = in.member(name);
    if (!value)
        return texts;
    auto const* const object = value->if_object();
    if (!object)
        in.fail(name, "expected an object");
    else if (object->size() > max_texts)
        in.fail(name,
                "expected at most " + std::to_string(max_texts) + " members");
    else
        for (auto const& [key, member] : *object) {
            if (auto const* const text = member.if_string())
                texts.emplace(key, *text);
            else
                in.diagnostics().at_pointer(
                    in.file(),
                    child_pointer(in.pointer(name), key),
                    "expected a string");
        }
    return texts;
}

void check_types(MemberReader& in, Decisions const& decisions)
{
    for (auto const& [at, name] : decisions.types)
        if (!is_type_name(name))
            in.diagnostics().at_pointer(
                in.file(),
                child_pointer(in.pointer("types"), at),
                "expected a type name such as \"CallRecord\": a capital, "
                "then letters and digits");
}

void check_page(MemberReader& in, Decisions const& decisions)
{
    for (auto const& [key, text] : decisions.page)
        if (key != "title" && key != "section" && key != "method" &&
            key != "url")
            in.diagnostics().at_pointer(in.file(),
                                        child_pointer(in.pointer("page"), key),
                                        "expected no such member");
    bool const by_url =
        decisions.page.contains("method") && decisions.page.contains("url");
    if (!by_url && !decisions.page.contains("title"))
        in.fail("page", "expected \"method\" and \"url\", or \"title\"");
}

bool read_kind(MemberReader& in)
{
    auto const kind = in.text("kind");
    if (kind != "endpoint" && kind != "webhook")
        in.fail("kind", "expected \"endpoint\" or \"webhook\"");
    return kind == "webhook";
}

bool matches(std::string_view text, bool (*first)(char), bool (*rest)(char))
{
    return !text.empty() && first(text.front()) &&
           std::ranges::all_of(text, rest);
}

constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

} // namespace

std::optional<Decisions> read_decisions(std::string_view file,
                                        json::value const& value,
                                        Diagnostics& diagnostics)
{
    auto const before = diagnostics.size();
    MemberReader in(file, "", value, diagnostics);
    Decisions decisions;
    decisions.file = file;
    decisions.page = read_texts(in, "page");
    check_page(in, decisions);
    decisions.webhook = read_kind(in);
    decisions.twins = in.texts("twins");
    decisions.types = read_texts(in, "types");
    check_types(in, decisions);
    auto const& rulings = in.array("rulings");
    if (rulings.size() > max_rulings)
        in.fail("rulings",
                "expected at most " + std::to_string(max_rulings) + " rulings");
    else
        for (auto const& element : rulings) {
            auto const at =
                child_pointer(in.pointer("rulings"),
                              std::to_string(decisions.rulings.size()));
            MemberReader ruling(file, at, element, diagnostics);
            decisions.rulings.push_back(read_ruling(ruling));
        }
    in.finish();
    if (diagnostics.size() != before)
        return std::nullopt;
    return decisions;
}

std::string ruling_skeleton(std::string_view kind,
                            std::string_view at,
                            json::value const& was,
                            json::value const& is,
                            std::size_t nth)
{
    json::object ruling{{"ruling", kind}, {"at", at}};
    auto const known = std::ranges::find(kinds, kind, &RulingKind::name);
    if (known != kinds.end() && known->was != Fact::none)
        ruling["was"] = was;
    if (known != kinds.end() && known->is != Fact::none)
        ruling["is"] = is;
    if (nth != 0)
        ruling["nth"] = nth;
    ruling["because"] = "";
    auto text = pretty(to_json_text(ruling));
    text.pop_back();
    return text;
}

bool is_operation_name(std::string_view text) noexcept
{
    return matches(text, is_lower, [](char c) {
        return is_lower(c) || is_digit(c) || c == '_';
    });
}

bool is_type_name(std::string_view text) noexcept
{
    return matches(text, is_upper, [](char c) {
        return is_lower(c) || is_upper(c) || is_digit(c);
    });
}

bool is_cpp_identifier(std::string_view text) noexcept
{
    return matches(
        text,
        [](char c) { return is_lower(c) || is_upper(c) || c == '_'; },
        [](char c) {
            return is_lower(c) || is_upper(c) || is_digit(c) || c == '_';
        });
}

} // namespace airudder::generator
