#include "type_questions.hpp"

namespace airudder::generator {
namespace {

namespace json = boost::json;
using Kind = TypeWords::Kind;

/// The suggestion for a type that the page leaves open: one that a ruling can
/// state.
std::string suggested_words(Member const& member, std::string const& fact)
{
    bool const differs = fact.find(" or ") != fact.npos;
    if (differs && fact.find("array") != fact.npos)
        return "any";
    if (!fact.starts_with("array"))
        return "string";
    return member.members.empty() ? "array [string]" : "any";
}

/// The words for what the examples of a member show, where that contradicts
/// `fact`; "any" if they show several kinds.
std::string shown_instead(Member const& member, std::string const& fact)
{
    auto const shown = shown_words(member);
    auto const words = read_type_words(shown);
    if (words.kind == Kind::array && words.element == Kind::unknown)
        return "array [string]";
    return words.kind != Kind::unknown && shown != fact ? shown : "any";
}

} // namespace

void TypeQuestions::check_ruling(Member const& member)
{
    auto const* const ruling = rulings_.find("type", member);
    if (!ruling || !rulings_.check_was(*ruling, json::value(type_fact(member))))
        return;
    if (!types_.applies(*ruling, member))
        return rulings_.report_stale(*ruling,
                                     "is",
                                     "expected a type of the " +
                                         shown_words(member) + " in " +
                                         path_of(member));
    if (read_type_words(ruling->is.get_string()).kind == Kind::unknown)
        rulings_.report(*ruling,
                        "is",
                        "expected e.g. \"string\", \"integer\", \"object\" or "
                        "\"array [string]\"");
    else if (departs(member, *ruling))
        findings_.deviate(member, *ruling, ruling->is);
    if (differs(types_, StatedTypes(rulings_, ruling), member))
        rulings_.need(*ruling);
}

/// Whether a `type` ruling departs from the page.
bool TypeQuestions::departs(Member const& member, Ruling const& ruling) const
{
    auto const is = read_type_words(ruling.is.get_string());
    if (!member.is_element())
        return !member.rows.empty() &&
               (is != read_type_words(type_fact(member)) ||
                (!is.enumeration && !glued_values(member).empty()));
    auto const stated = element_words(types_.read(*member.parent));
    return !stated.empty() &&
           (ruling.is != json::value(stated) ||
            !glued_values(types_.source(*member.parent)).empty());
}

void TypeQuestions::settle(Member const& member,
                           std::string const& text,
                           std::string const& is,
                           std::string const& assumed,
                           std::string const& because)
{
    if (auto const* const ruling = rulings_.find("type", member))
        rulings_.report_stale(*ruling, "is", text);
    findings_.settle(member,
                     {.text = text,
                      .answer = Ruling{.kind = "type",
                                       .at = path_of(member),
                                       .was = json::value(type_fact(member)),
                                       .is = json::value(is)},
                      .assumed = assumed,
                      .because = because});
}

void TypeQuestions::settle_unknown(Member const& member)
{
    auto const fact = types_.words(member);
    if (fact.empty() && member.is_element()) {
        auto const text = "expected to know what the elements of " +
                          path_of(*member.parent) + " are";
        if (auto const* const ruling = rulings_.find("type", *member.parent))
            rulings_.report_stale(*ruling, "is", text);
        findings_.settle(
            *member.parent,
            {.text = text,
             .answer = Ruling{.kind = "type",
                              .at = path_of(*member.parent),
                              .was = json::value(type_fact(*member.parent)),
                              .is = "array [string]"},
             .at = path_of(member),
             .assumed = "any value",
             .because = "the page does not say what the elements are"});
    } else if (fact.empty())
        findings_.settle(member,
                         {.text = "expected a row or an example that shows " +
                                  path_of(member),
                          .assumed = "any value",
                          .because = "neither a row nor an example shows it"});
    else if (!types_.ruling(member))
        settle(member,
               "expected to know the type of " + path_of(member) + ", found " +
                   in_quotes(fact),
               member.contrary ? "any" : suggested_words(member, fact),
               "any value",
               member.contrary ? "pages name different objects"
                               : "the page states " + in_quotes(fact) +
                                     ", which has no type of its own");
}

void TypeQuestions::check_kinds(Member const& member)
{
    auto const& source = types_.source(member);
    auto allowed = allowed_kinds(types_.read(member).kind);
    if (is_nullable(member))
        allowed |= kind_null;
    if (types_.ruling(member) || is_of_twin(source) ||
        (member.kinds & ~allowed) == 0)
        return;
    auto const words = types_.words(member);
    auto const fact = type_fact(source);
    auto is = shown_instead(member, words);
    if (&source != &member)
        is = "array [" + is + "]";
    if (read_type_words(is).kind == Kind::unknown)
        is = "any";
    settle(source,
           "expected " + words + " in " + path_of(member) +
               " as the page says, its example shows " + shown_words(member),
           is == fact ? "any" : is,
           words,
           "the page says so, but its example shows " + shown_words(member));
}

} // namespace airudder::generator
