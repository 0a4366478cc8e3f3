#include "shape.hpp"

#include <algorithm>

namespace airudder::generator {
namespace {

namespace json = boost::json;
using Kind = TypeWords::Kind;

/// The words of a member's rows; of several that differ, all.
std::string stated_words(Member const& member)
{
    std::string text;
    TypeWords first;
    for (auto const& described : member.rows) {
        auto const& type = described.row->row->type;
        auto const words = read_type_words(type);
        if (text.empty())
            text = type, first = words;
        else if (!(words == first) && text != type)
            text += " or " + type;
    }
    return text;
}

std::string glued_values(Member const& member)
{
    for (auto const& described : member.rows)
        if (auto const& glued = described.row->row->enum_text)
            return *glued;
    return {};
}

std::string element_words(TypeWords const& words)
{
    if (words.enumeration)
        return "enum<string>";
    switch (words.element) {
    case Kind::string: return "string";
    case Kind::integer: return "integer";
    case Kind::number: return "number";
    case Kind::boolean: return "boolean";
    case Kind::object: return "object";
    case Kind::array: return "array";
    case Kind::unknown: break;
    }
    return {};
}

/// What to suggest for a type that the page leaves open.
std::string suggested_words(std::string const& words, bool values)
{
    auto const known = read_type_words(words);
    if (words.starts_with("array") && known.element == Kind::unknown)
        return "array [string]";
    if (values && known.kind == Kind::string)
        return "enum<string>";
    return known.kind == Kind::unknown ? "string" : words;
}

} // namespace

Shape Shape::of(Kind kind, Member const& at)
{
    Shape shape;
    shape.kind = kind;
    shape.at = &at;
    return shape;
}

ShapeMaker::ShapeMaker(OperationSource const& source,
                       RulingSet const& rulings,
                       std::vector<PartTree> const& trees,
                       Diagnostics& diagnostics)
    : source_(source), rulings_(rulings), diagnostics_(diagnostics)
{
    for (auto const& [path, name] : source.decisions.types) {
        auto* const root = find_root(trees, path);
        auto* const member = root ? find_member(*root, path) : nullptr;
        suggested_.insert(name);
        if (path == "/query") // has no schema; the operation names it
            continue;
        if (member)
            types_.emplace(member, name);
        else
            diagnostics.at_pointer(source.decisions.file,
                                   child_pointer("/types", path),
                                   "expected the path of an object or of a "
                                   "list of values");
    }
}

Shape ShapeMaker::make(PartTree const& tree)
{
    part_ = tree.part;
    auto const& root = *tree.root;
    auto said = root.rows.empty() ? rule(root, "object") : this->said(root);
    if (read_type_words(said.words).kind == Kind::object)
        return shape(root, said);
    report(root,
           "expected an object at the root, found " + in_quotes(said.words));
    return {};
}

std::vector<Shape::Field> ShapeMaker::make_fields(PartTree const& tree)
{
    part_ = tree.part;
    std::vector<Shape::Field> fields;
    for (auto const& member : tree.root->members)
        fields.push_back(field(*member));
    return fields;
}

ShapeMaker::Said ShapeMaker::said(Member const& member)
{
    auto fact = stated_words(member);
    bool const stated = !fact.empty();
    auto said = rule(member, stated ? std::move(fact) : shown_words(member));
    if (!stated && !said.ruled && member.kinds == kind_array)
        said.words = "array"; // what its elements are is their own question
    return said;
}

ShapeMaker::Said ShapeMaker::said_of_element(Member const& element,
                                             Said const& list)
{
    auto const shown = shown_words(element);
    auto const stated = element_words(read_type_words(list.words));
    if (auto const* const ruling = rulings_.find("type", element)) {
        auto said = rule(element, shown);
        if (said.ruled && !stated.empty() &&
            (said.words != stated || !glued_values(*list.at).empty()))
            depart(element, *ruling, ruling->is);
        return said;
    }
    if (stated.empty())
        return rule(element, shown);
    auto said = list;
    said.words = stated;
    return said;
}

/// Puts the `type` ruling, if there is one, over the fact.
ShapeMaker::Said ShapeMaker::rule(Member const& member, std::string fact)
{
    Said said{.words = fact, .fact = fact, .at = &member};
    auto const* const ruling = rulings_.find("type", member);
    if (!ruling ||
        !rulings_.check_was(*ruling, json::value(fact), diagnostics_))
        return said;
    said.words = ruling->is.get_string();
    said.ruled = ruling;
    auto const is = read_type_words(said.words);
    if (is.kind == Kind::unknown)
        rulings_.report(*ruling,
                        "is",
                        "expected e.g. \"string\", \"integer\", \"object\" or "
                        "\"array [string]\"",
                        diagnostics_);
    else if (!member.rows.empty() &&
             (!(is == read_type_words(fact)) ||
              (!is.enumeration && !glued_values(member).empty())))
        depart(member, *ruling, ruling->is);
    return said;
}

Shape ShapeMaker::shape(Member const& member, Said const& said)
{
    auto const words = read_type_words(said.words);
    if (words.kind == Kind::unknown)
        return unknown(member, said);
    check_kinds(member, said);
    auto result = Shape::of(Shape::Kind::none, member);
    auto const glued = said.ruled && !words.enumeration
                           ? std::string()
                           : glued_values(*said.at);
    switch (words.kind) {
    case Kind::string:
        if (words.enumeration || !glued.empty())
            result = enumeration(member, glued, said);
        else
            result.kind = Shape::Kind::string;
        break;
    case Kind::integer: result.kind = Shape::Kind::integer; break;
    case Kind::number: result.kind = Shape::Kind::number; break;
    case Kind::boolean: result.kind = Shape::Kind::boolean; break;
    case Kind::array: result = list(member, said); break;
    case Kind::object: result = object(member); break;
    case Kind::unknown: break;
    }
    result.ruled = said.ruled;
    result.fact = said.at == &member ? said.fact : shown_words(member);
    if (result.kind != Shape::Kind::open && is_open(member))
        report(member, "expected an object where a ruling opens one");
    return result;
}

Shape ShapeMaker::unknown(Member const& member, Said const& said)
{
    if (said.fact.empty())
        report(member,
               "expected a row or an example that shows " + path_of(member));
    else if (!said.ruled)
        report(member,
               "expected to know the type of " + path_of(member) + ", found " +
                   in_quotes(said.fact),
               ruling_skeleton("type",
                               path_of(member),
                               json::value(said.fact),
                               json::value(suggested_words(said.fact, false))));
    return {};
}

/// Reports values that examples show and the type does not allow.
void ShapeMaker::check_kinds(Member const& member, Said const& said)
{
    auto const kind = read_type_words(said.words).kind;
    if (said.ruled || (member.kinds & ~allowed_kinds(kind)) == 0)
        return;
    report(*said.at,
           "expected " + said.words + " in " + path_of(member) +
               " as the page says, its example shows " + shown_words(member),
           ruling_skeleton("type",
                           path_of(*said.at),
                           json::value(said.fact),
                           json::value(suggested_words(
                               said.fact, !glued_values(*said.at).empty()))));
}

Shape ShapeMaker::list(Member const& member, Said const& said)
{
    auto result = Shape::of(Shape::Kind::list, member);
    if (!member.element) // its values are not arrays, which is reported
        return {};
    auto const& element = *member.element;
    auto const inner = said_of_element(element, said);
    if (inner.words.empty()) {
        report(member,
               "expected to know what the elements of " + path_of(member) +
                   " are",
               ruling_skeleton("type",
                               path_of(member),
                               json::value(said.fact),
                               "array [string]"));
        return {};
    }
    result.element.push_back(shape(element, inner));
    auto const kind = result.element.front().kind;
    if (kind == Shape::Kind::list || kind == Shape::Kind::boolean) {
        report(member,
               "expected no array of arrays and no array of booleans at " +
                   path_of(member));
        return {};
    }
    check_counts(member, element);
    return result;
}

} // namespace airudder::generator
