#include "fields.hpp"

#include "../json/json_number.hpp"
#include "type_words.hpp"

#include <boost/json/serialize.hpp>

#include <algorithm>
#include <functional>
#include <optional>

namespace airudder::generator {
namespace {

namespace json = boost::json;

constexpr char const* either_presence = "required or optional";

std::string_view word(Presence presence)
{
    switch (presence) {
    case Presence::required: return "required";
    case Presence::optional: return "optional";
    case Presence::unstated: break;
    }
    return "unstated";
}

/// The presence that the rows state. A row that states none does not count if
/// another one does.
std::string_view stated_presence(Member const& member)
{
    auto stated = Presence::unstated;
    for (auto const* const row : member.rows) {
        auto const presence = row->row->presence;
        if (presence == Presence::unstated || row->guessed)
            continue;
        if (stated != Presence::unstated && stated != presence)
            return either_presence;
        stated = presence;
    }
    return word(stated);
}

/// The number of pages of these rows, which are sorted by page, for which
/// `counts` is true.
template <class Counts>
std::size_t count_pages(std::vector<PlacedRow*> const& rows, Counts counts)
{
    std::size_t pages = 0;
    PlacedRow const* last = nullptr;
    for (auto const* const row : rows) {
        if (!counts(*row))
            continue;
        pages += !last || last->page != row->page;
        last = row;
    }
    return pages;
}

bool is_of_capture(PlacedRow const& row)
{
    return !row.of_twin() && !row.guessed;
}

/// Whether the ruling requires the member; nothing if it cannot.
std::optional<bool>
rule_presence(Ruling const& ruling, bool lacking, RulingSet& rulings)
{
    bool const required = ruling.is == json::value("required");
    if (!required && ruling.is != json::value("optional"))
        rulings.report(ruling, "is", "expected \"required\" or \"optional\"");
    if (!required || !lacking)
        return required;
    rulings.report_stale(
        ruling, "is", "expected \"optional\": an example lacks the member");
    return std::nullopt;
}

std::optional<std::string> stated_default(Member const& member,
                                          Findings& findings)
{
    std::optional<std::string> stated;
    for (auto const* const row : member.rows) {
        auto const& text = row->row->default_value;
        if (text && stated && *text != *stated) {
            findings.settle(member,
                            {.text = "expected one default, found " +
                                     in_quotes(*stated) + " and " +
                                     in_quotes(*text),
                             .assumed = "the default " + *stated,
                             .because = "the pages state different defaults"});
            break;
        }
        if (text && !stated)
            stated = text;
    }
    return stated;
}

/// The default as JSON of the kind; nothing if it is not such a value.
std::optional<std::string> default_as(Shape::Kind kind, std::string const& text)
{
    auto const read = read_json_text(text);
    auto const* const value = std::get_if<JsonText>(&read);
    bool const number =
        value && value->kind == JsonText::Kind::scalar &&
        value->scalar.find_first_not_of("-0123456789.eE+") == std::string::npos;
    bool const integer =
        number && value->scalar.find_first_of(".eE") == std::string::npos &&
        is_int64(value->scalar);
    bool const in_range =
        number && fit_of_double(value->scalar) != DoubleFit::beyond;
    switch (kind) {
    case Shape::Kind::string: return json::serialize(json::string(text));
    case Shape::Kind::integer:
        return integer ? std::optional(value->scalar) : std::nullopt;
    case Shape::Kind::number:
        return in_range ? std::optional(value->scalar) : std::nullopt;
    case Shape::Kind::boolean:
        return text == "true" || text == "false" ? std::optional(text)
                                                 : std::nullopt;
    case Shape::Kind::any:
    case Shape::Kind::none: return "";
    default: return std::nullopt;
    }
}

/// Whether a header cannot have the text as its value.
bool is_beyond_header(Member const& member, std::string_view text)
{
    bool const in_header =
        member.parent->name == "header" && !member.parent->parent;
    return in_header && std::ranges::any_of(text, [](unsigned char c) {
               return (c < 0x20 && c != '\t') || c == 0x7f;
           });
}

/// The default of a member as JSON; nothing if it is not a value of the kind or
/// the member cannot have it.
std::optional<std::string>
default_as(Member const& member, Shape::Kind kind, std::string const& text)
{
    return is_beyond_header(member, text) ? std::nullopt
                                          : default_as(kind, text);
}

} // namespace

ListingPages pages_that_list(Member const& object)
{
    std::vector<std::size_t> captures;
    for (auto const& child : object.members)
        for (auto const* const row : child->rows)
            if (is_of_capture(*row))
                captures.push_back(row->page);
    std::ranges::sort(captures);
    auto const end = std::unique(captures.begin(), captures.end());
    return {.twins = count_pages(object.rows, std::mem_fn(&PlacedRow::of_twin)),
            .captures = static_cast<std::size_t>(end - captures.begin())};
}

bool is_missing(Member const& member, ListingPages const& pages)
{
    if (member.rows.empty())
        return false;
    auto const captures = count_pages(member.rows, is_of_capture);
    return count_pages(member.rows, std::mem_fn(&PlacedRow::of_twin)) <
               pages.twins ||
           (captures > 0 && captures < pages.captures);
}

bool is_missing_parameter(Member const& member, std::size_t pages)
{
    return count_pages(member.rows, [](PlacedRow const&) { return true; }) <
           pages;
}

bool is_required(Member const& member,
                 bool missing,
                 RulingSet& rulings,
                 Findings& findings)
{
    auto const stated = stated_presence(member);
    bool const lacking = member.shown < member.parent->objects;
    missing = missing && stated == "required";
    bool const required =
        stated == "required" && !lacking && !missing && !is_nullable(member);
    auto const* const ruling = rulings.find("presence", member);
    if (ruling && rulings.check_was(*ruling, json::value(stated)))
        if (auto const ruled = rule_presence(*ruling, lacking, rulings)) {
            if (stated == either_presence || missing || *ruled != required)
                rulings.need(*ruling);
            if (ruling->is != json::value(stated))
                findings.deviate(member, *ruling, ruling->is);
            return *ruled && !is_nullable(member);
        }
    bool const differ = stated == either_presence;
    if (differ || missing)
        findings.settle(
            member,
            {.text = "expected to know whether " + path_of(member) +
                     " is required: " +
                     (differ ? "the pages differ" : "a page lacks it"),
             .answer = Ruling{.kind = "presence",
                              .at = path_of(member),
                              .was = json::value(stated),
                              .is = "optional"},
             .assumed = "optional",
             .because = differ ? "the pages differ" : "not all pages have it"});
    if (stated == "required" && lacking)
        findings.deviate({.member = &member,
                          .was = "required",
                          .is = "optional",
                          .because = "an example of the page lacks it"});
    return required;
}

std::string default_of(Member const& member,
                       Shape::Kind kind,
                       RulingSet& rulings,
                       Findings& findings)
{
    auto text = stated_default(member, findings);
    if (!text)
        return {};
    auto value = default_as(member, kind, *text);
    auto const* const ruling = rulings.find("default", member);
    if (ruling && rulings.check_was(*ruling, json::value(*text))) {
        auto const ruled =
            ruling->is.is_null()
                ? std::string()
                : default_as(
                      member, kind, std::string(ruling->is.get_string()));
        if (ruled) {
            findings.deviate(member, *ruling, ruling->is);
            if (ruled != value)
                rulings.need(*ruling);
            return *ruled;
        }
        rulings.report_stale(*ruling,
                             "is",
                             "expected a default that is a plain value of the "
                             "type of " +
                                 path_of(member) + ", found " +
                                 json::serialize(ruling->is));
    }
    if (!value)
        findings.settle(
            member,
            {.text = "expected a default that is a plain value of the type "
                     "of " +
                     path_of(member) + ", found " + in_quotes(*text),
             .answer = Ruling{.kind = "default",
                              .at = path_of(member),
                              .was = json::value(*text)},
             .assumed = "no default",
             .because =
                 "the spec has no place for the default " + in_quotes(*text)});
    return value.value_or("");
}

} // namespace airudder::generator
