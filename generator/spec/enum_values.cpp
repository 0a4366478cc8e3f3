#include "enum_values.hpp"

#include "../json/json_number.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

namespace airudder::generator {
namespace {

namespace json = boost::json;
using Kind = TypeWords::Kind;

/// `glued`, split at the known values, as an initial suggestion.
std::vector<std::string> cut(std::string const& glued,
                             std::vector<std::string> const& known)
{
    std::vector<std::string> parts;
    std::string other; // between known values
    auto const end_other = [&] {
        if (!other.empty())
            parts.emplace_back(other);
        other.clear();
    };
    for (std::size_t at = 0; at < glued.size();) {
        std::string_view longest;
        for (auto const& value : known)
            if (value.size() > longest.size() &&
                std::string_view(glued).substr(at).starts_with(value))
                longest = value;
        if (longest.empty()) {
            other += glued[at++];
            continue;
        }
        end_other();
        parts.emplace_back(longest);
        at += longest.size();
    }
    end_other();
    return parts;
}

/// Whether all values are integers in plain digits.
bool are_integers(std::vector<std::string> const& values)
{
    return std::ranges::all_of(values, [](std::string const& value) {
        return is_int64(value) && value != "-0" &&
               value.find_first_of(".eE\"") == value.npos;
    });
}

bool are_distinct(std::vector<std::string> values)
{
    std::ranges::sort(values);
    return std::ranges::adjacent_find(values) == values.end();
}

/// The values that a `glued` text may have: the suggestion of a ruling that
/// applies. Empty if the values must be integers and the text cannot be split into
/// them.
std::vector<std::string> suggested_values(std::string const& glued,
                                          std::vector<std::string> const& known,
                                          bool integers)
{
    auto const are_valid = [&](std::vector<std::string> const& values) {
        return are_distinct(values) && (!integers || are_integers(values));
    };
    auto parts = cut(glued, known);
    if (are_valid(parts))
        return parts;
    parts.clear();
    for (char const c : glued)
        parts.emplace_back(1, c);
    if (integers && are_valid(parts))
        return parts;
    parts = {glued};
    return are_valid(parts) ? parts : std::vector<std::string>();
}

/// Whether all values are of an enum's type: integers in plain digits, or
/// strings.
bool are_of_type(std::vector<std::string> const& values, bool integers)
{
    return integers ? are_integers(values)
                    : std::ranges::all_of(values, [](std::string const& value) {
                          return value.starts_with('"');
                      });
}

/// The texts of strings in JSON, each once: pages may spell one differently.
std::vector<std::string> distinct_texts(std::vector<std::string> const& values)
{
    std::vector<std::string> texts;
    std::set<std::string> seen;
    for (auto const& value : values) {
        auto text =
            string_of(std::get<JsonText>(read_json_text(value))).value_or("");
        if (seen.insert(text).second)
            texts.push_back(std::move(text));
    }
    return texts;
}

} // namespace

std::vector<std::string> EnumValues::choose(Member const& member)
{
    auto const path = path_of(member);
    auto const glued = types_.glued(member);
    bool const integers = types_.read(member).kind == Kind::integer;
    auto stated = types_.values(member);
    bool const usable = !stated.empty() && are_of_type(stated, integers);
    if (!integers && usable)
        stated = distinct_texts(stated);
    std::string joined;
    for (auto const& value : stated)
        joined += value;
    bool const agrees = usable && (glued.empty() || joined == glued);

    auto shown = stated.empty() ? member.texts : stated;
    if (auto const* const ruling = rulings_.find("enum", member)) {
        std::vector<std::string> values;
        for (auto const& value : ruling->is.get_array())
            values.emplace_back(value.get_string());
        if (!agrees || values != stated)
            rulings_.need(*ruling);
        if (rulings_.check_was(*ruling, json::value(glued)) &&
            check_values(*ruling, glued, integers))
            return values;
        shown = std::move(values);
    }
    if (agrees)
        return stated;
    auto const suggested = suggested_values(glued, shown, integers);
    Question question{.text = "expected to know where the values of " + path +
                              " end, found " + in_quotes(glued),
                      .answer = Ruling{.kind = "enum",
                                       .at = path,
                                       .was = json::value(glued),
                                       .is = json::array(suggested.begin(),
                                                         suggested.end())}};
    if (usable) {
        if (suggested.empty())
            question.answer.reset();
        question.text += ", which are not those of the twin";
        question.assumed = "the values of the twin";
        question.because = "the pages state different values";
        findings_.settle(member, question);
        return stated;
    }
    if (!suggested.empty()) {
        question.assumed = integers ? "integer" : "string";
        question.because =
            "nothing says where the values in " + in_quotes(glued) + " end";
        findings_.settle(member, question);
        return {};
    }
    auto const& source = types_.source(member);
    questions_.settle(source,
                      "expected the values of the enum " + path,
                      &source == &member ? "string" : "array [string]",
                      integers ? "integer" : "string",
                      !glued.empty()   ? "the values are not of that type"
                      : stated.empty() ? "the page does not list the values"
                                       : "the values are not of that type");
    return {};
}

/// Checks that the ruled values, glued again, equal the page's text and are of
/// its type.
bool EnumValues::check_values(Ruling const& ruling,
                              std::string const& glued,
                              bool integers)
{
    std::string text;
    std::vector<std::string> values;
    for (auto const& value : ruling.is.get_array())
        values.emplace_back(value.get_string()), text += values.back();
    bool const distinct =
        are_distinct(values) && std::ranges::find(values, "") == values.end();
    if (text != glued || !distinct) {
        rulings_.report(ruling,
                        "is",
                        distinct
                            ? "expected values that make " + in_quotes(glued) +
                                  " when glued, found " + in_quotes(text)
                            : "expected values that differ and are not empty");
        return false;
    }
    if (integers && !are_integers(values)) {
        rulings_.report_stale(ruling, "is", "expected integers");
        return false;
    }
    return true;
}

void EnumValues::settle_plain(Member const& member)
{
    auto const word = std::string(word_of(types_.read(member).kind));
    questions_.settle(member,
                      "expected an enum of strings or integers at " +
                          path_of(member) + ", found one of type " + word,
                      word,
                      word,
                      "an enum has strings or integers");
}

} // namespace airudder::generator
