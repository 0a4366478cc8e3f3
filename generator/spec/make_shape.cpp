#include "make_shape.hpp"

#include "fields.hpp"
#include "type_words.hpp"

#include <algorithm>

namespace airudder::generator {
namespace {

namespace json = boost::json;
using Kind = TypeWords::Kind;

/// The suggestion for a type that the page leaves open.
std::string suggested_words(std::string const& fact, bool values)
{
    auto const known = read_type_words(fact);
    if (fact.starts_with("array") && known.element == Kind::unknown)
        return "array [string]";
    if (values && known.kind == Kind::string)
        return "enum<string>";
    return known.kind == Kind::unknown ? "string" : fact;
}

/// `glued`, split at the values that examples show, as an initial suggestion.
json::array cut(std::string const& glued, std::vector<std::string> const& shown)
{
    for (auto const& value : shown)
        if (auto const from = glued.find(value); from != std::string::npos) {
            json::array parts;
            if (from != 0)
                parts.emplace_back(glued.substr(0, from));
            parts.emplace_back(value);
            if (from + value.size() < glued.size())
                parts.emplace_back(glued.substr(from + value.size()));
            return parts;
        }
    return {json::value(glued)};
}

/// Names of the members that an example shows.
json::array shown_names(Member const& member)
{
    json::array names;
    for (auto const& child : member.members)
        if (child->pages != 0)
            names.emplace_back(child->name);
    return names;
}

/// Number of members that examples of these pages show.
std::size_t shown_members(Member const& member, PageSet pages)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(member.members, [&](auto const& child) {
            return child->in_example_of(pages);
        }));
}

bool is_empty_root(Member const& member)
{
    return !member.parent && member.members.empty() &&
           member.kinds == kind_object;
}

/// The types of members as stated by a `type` ruling, a row or an example, or
/// for elements by their array. Can ignore one ruling.
class StatedTypes {
public:
    explicit StatedTypes(RulingSet const& rulings,
                         Ruling const* without = nullptr)
        : rulings_(rulings), without_(without)
    {
    }

    std::string words(Member const& member) const
    {
        if (&source(member) != &member)
            return std::string(element_words(read(*member.parent)));
        if (auto const* const ruling = own_ruling(member))
            return std::string(ruling->is.get_string());
        if (!member.is_element() && member.kinds == kind_array &&
            stated_words(member).empty())
            return "array"; // the type of its elements is a separate question
        return type_fact(member);
    }

    TypeWords read(Member const& member) const
    {
        return read_type_words(words(member));
    }

    /// The member whose ruling, row or examples state the type: the member
    /// itself or its array.
    Member const& source(Member const& member) const
    {
        if (!member.is_element() || find(member) ||
            element_words(read(*member.parent)).empty())
            return member;
        return source(*member.parent);
    }

    /// The ruling that states the type, or null.
    Ruling const* ruling(Member const& member) const
    {
        return own_ruling(source(member));
    }

    /// The values of an enum as on the page; "" if it is not an enum.
    std::string values(Member const& member) const
    {
        bool const plain = ruling(member) && !read(member).enumeration;
        return plain ? std::string() : glued_values(source(member));
    }

private:
    Ruling const* find(Member const& member) const
    {
        auto const* const ruling = rulings_.find("type", member);
        return ruling == without_ ? nullptr : ruling;
    }

    /// Also null if its `was` is not the fact.
    Ruling const* own_ruling(Member const& member) const
    {
        auto const* const ruling = find(member);
        bool const valid =
            ruling && ruling->was == json::value(type_fact(member));
        return valid ? ruling : nullptr;
    }

    RulingSet const& rulings_;
    Ruling const* without_;
};

/// Whether a member or its elements have another type without the ignored
/// ruling, or an example that contradicts their type. The check of examples
/// finds values that an enum lacks.
bool differs(StatedTypes const& with,
             StatedTypes const& without,
             Member const& member)
{
    auto const kind = with.read(member).kind;
    auto const other = without.read(member);
    bool const contrary = (member.kinds & ~allowed_kinds(other.kind)) != 0 &&
                          !without.ruling(member);
    if (kind != other.kind || contrary)
        return true;
    if (kind == Kind::string)
        return with.values(member) != without.values(member) ||
               (other.enumeration && with.values(member).empty());
    return kind == Kind::array && member.element &&
           differs(with, without, *member.element);
}

class ShapeMaker {
public:
    ShapeMaker(bool settled,
               TypeNames& names,
               RulingSet& rulings,
               Findings& findings)
        : settled_(settled), names_(names), rulings_(rulings),
          findings_(findings), types_(rulings)
    {
    }

    Shape body(Member const& root)
    {
        check_type_ruling(root);
        if (types_.read(root).kind == Kind::object)
            return shape(root);
        findings_.report(root,
                         "expected an object at the root, found " +
                             in_quotes(types_.words(root)));
        return Shape::of(Shape::Kind::none, root);
    }

    Shape parameters(Member const& root)
    {
        auto result = Shape::of(Shape::Kind::record, root);
        for (auto const& member : root.members)
            result.fields.push_back(field(*member));
        return result;
    }

private:
    void check_type_ruling(Member const& member)
    {
        auto const* const ruling = rulings_.find("type", member);
        if (!ruling ||
            !rulings_.check_was(*ruling, json::value(type_fact(member))))
            return;
        if (read_type_words(ruling->is.get_string()).kind == Kind::unknown)
            rulings_.report(
                *ruling,
                "is",
                "expected e.g. \"string\", \"integer\", \"object\" or "
                "\"array [string]\"");
        else if (departs(member, *ruling))
            findings_.deviate(member, *ruling, ruling->is);
        if (differs(types_, StatedTypes(rulings_, ruling), member))
            rulings_.need(*ruling);
    }

    /// Whether a `type` ruling departs from the page.
    bool departs(Member const& member, Ruling const& ruling) const
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

    Shape shape(Member const& member)
    {
        auto const words = types_.read(member);
        if (words.kind == Kind::unknown)
            return unknown(member);
        check_kinds(member);
        auto result = Shape::of(Shape::Kind::none, member);
        switch (words.kind) {
        case Kind::string:
            result.kind = Shape::Kind::string;
            if (words.enumeration || !types_.values(member).empty())
                result = enumeration(member);
            break;
        case Kind::integer: result.kind = Shape::Kind::integer; break;
        case Kind::number: result.kind = Shape::Kind::number; break;
        case Kind::boolean: result.kind = Shape::Kind::boolean; break;
        case Kind::array: result = list(member); break;
        case Kind::object: result = object(member); break;
        case Kind::unknown: break;
        }
        result.ruled = types_.ruling(member);
        if (result.kind != Shape::Kind::open && is_open(member))
            findings_.report(member,
                             "expected an object where a ruling opens one");
        return result;
    }

    Shape unknown(Member const& member)
    {
        auto const fact = type_fact(member);
        if (fact.empty() && member.is_element())
            findings_.ask_type(*member.parent,
                               "expected to know what the elements of " +
                                   path_of(*member.parent) + " are",
                               "array [string]");
        else if (fact.empty())
            findings_.report(member,
                             "expected a row or an example that shows " +
                                 path_of(member));
        else if (!types_.ruling(member))
            findings_.ask_type(member,
                               "expected to know the type of " +
                                   path_of(member) + ", found " +
                                   in_quotes(fact),
                               suggested_words(fact, false));
        return Shape::of(Shape::Kind::none, member);
    }

    /// Reports values that examples show and the type does not allow.
    void check_kinds(Member const& member)
    {
        auto const& source = types_.source(member);
        auto const allowed = allowed_kinds(types_.read(member).kind);
        if (types_.ruling(member) || (member.kinds & ~allowed) == 0)
            return;
        findings_.ask_type(
            source,
            "expected " + types_.words(member) + " in " + path_of(member) +
                " as the page says, its example shows " + shown_words(member),
            suggested_words(type_fact(source), !glued_values(source).empty()));
    }

    Shape list(Member const& member)
    {
        auto const none = Shape::of(Shape::Kind::none, member);
        if (!member.element) {
            // Without a ruling, check_kinds has reported the values.
            if (auto const* const ruling = types_.ruling(member))
                rulings_.report(*ruling,
                                "is",
                                "expected a type of the " +
                                    shown_words(member) + " in " +
                                    path_of(member));
            return none;
        }
        auto const& element = *member.element;
        check_type_ruling(element);
        auto result = Shape::of(Shape::Kind::list, member);
        result.element.push_back(shape(element));
        auto const kind = result.element.front().kind;
        if (kind == Shape::Kind::list || kind == Shape::Kind::boolean) {
            findings_.report(
                member,
                "expected no array of arrays and no array of booleans at " +
                    path_of(member));
            return none;
        }
        if (types_.words(element).empty())
            return none;
        check_counts(member, element);
        return result;
    }

    Shape object(Member const& member)
    {
        if (is_open(member) || is_empty_root(member))
            return open(member);
        if (!member.members.empty())
            return record(member);
        if (settled_)
            findings_.ask(member,
                          "expected to know the members of " + path_of(member) +
                              ", or that it is open",
                          "open",
                          json::array(),
                          {});
        return Shape::of(Shape::Kind::none, member);
    }

    bool is_open(Member const& member) const
    {
        return rulings_.find("open", member) ||
               rulings_.find("illustration", member);
    }

    Shape open(Member const& member)
    {
        auto const* const illustration = rulings_.find("illustration", member);
        if (auto const* const ruling = rulings_.find("open", member)) {
            rulings_.check_was(*ruling, shown_names(member));
            if (!illustration && !is_empty_root(member))
                rulings_.need(*ruling);
        }
        if (illustration)
            findings_.deviate(member, *illustration, "object of any keys");
        json::array listed;
        for (auto const& child : member.members)
            if (!child->rows.empty())
                listed.emplace_back(child->name);
        if (!listed.empty())
            findings_.ask(
                member,
                "expected no rows for the members of the open object " +
                    path_of(member),
                "illustration",
                listed,
                {});
        return Shape::of(Shape::Kind::open, member);
    }

    Shape record(Member const& member)
    {
        auto result = Shape::of(Shape::Kind::record, member);
        result.same_as = rulings_.find("same_as", member);
        shared_ += result.same_as ? 1 : 0;
        for (auto const& child : member.members)
            result.fields.push_back(field(*child));
        shared_ -= result.same_as ? 1 : 0;
        check_counts(member, member);
        name_type(result);
        check_names(result, findings_);
        return result;
    }

    Shape::Field field(Member const& member)
    {
        for (auto const* const ruling : rulings_.all("renamed", member))
            findings_.deviate(member, *ruling, ruling->is);
        check_type_ruling(member);
        Shape::Field result;
        result.member = &member;
        result.shape = shape(member);
        result.required = is_required(member, rulings_, findings_);
        result.fallback =
            default_of(member, result.shape.kind, rulings_, findings_);
        result.name = ruled_name(member, rulings_);
        return result;
    }

    /// Checks the number of members that a row states for a container.
    void check_counts(Member const& member, Member const& container)
    {
        if (!settled_ || is_open(container))
            return;
        for (auto const* const row : member.rows) {
            auto actual = row->listed;
            if (actual == 0)
                actual = shown_members(container, page_bit(row->page));
            if (actual == 0)
                actual = shown_members(container, all_pages);
            auto const& stated = row->row->children;
            if (stated && actual != 0 && *stated != actual)
                check_count(member, *row, actual);
        }
    }

    void
    check_count(Member const& member, PlacedRow const& row, std::size_t actual)
    {
        json::value const stated(*row.row->children);
        auto const rulings = rulings_.all("count", member);
        auto const found = std::ranges::find_if(
            rulings, [&](auto const* ruling) { return ruling->was == stated; });
        if (found != rulings.end()) {
            auto const& ruling = **found;
            rulings_.need(ruling);
            if (ruling.is == json::value(actual))
                return findings_.deviate(member, ruling, ruling.is);
            return rulings_.report(ruling,
                                   "is",
                                   "expected the members that are there, " +
                                       std::to_string(actual));
        }
        if (!rulings.empty())
            rulings_.check_was(*rulings.front(), stated);
        findings_.ask(member,
                      "expected " + std::to_string(*row.row->children) +
                          " members in " + path_of(member) + ", found " +
                          std::to_string(actual),
                      "count",
                      stated,
                      json::value(actual));
    }

    Shape enumeration(Member const& member)
    {
        auto const none = Shape::of(Shape::Kind::none, member);
        auto const path = path_of(member);
        auto const glued = types_.values(member);
        if (glued.empty()) {
            auto const& source = types_.source(member);
            findings_.ask_type(source,
                               "expected the values of the enum " + path,
                               &source == &member ? "string"
                                                  : "array [string]");
            return none;
        }
        auto const* const ruling = rulings_.find("enum", member);
        if (!ruling) {
            findings_.ask(member,
                          "expected to know where the values of " + path +
                              " end, found " + in_quotes(glued),
                          "enum",
                          json::value(glued),
                          cut(glued, member.texts));
            return none;
        }
        rulings_.need(*ruling);
        if (!rulings_.check_was(*ruling, json::value(glued)) ||
            !check_values(*ruling, glued))
            return none;
        auto result = Shape::of(Shape::Kind::enumeration, member);
        for (auto const& value : ruling->is.get_array())
            result.values.emplace_back(value.get_string());
        result.same_as = rulings_.find("same_as", member);
        name_type(result);
        name_values(result);
        return result;
    }

    /// Checks that the ruled values, glued again, equal the page's text.
    bool check_values(Ruling const& ruling, std::string const& glued)
    {
        std::string text;
        std::vector<std::string> values;
        for (auto const& value : ruling.is.get_array())
            values.emplace_back(value.get_string()), text += values.back();
        std::ranges::sort(values);
        bool const distinct =
            std::ranges::adjacent_find(values) == values.end() &&
            (values.empty() || !values.front().empty());
        if (text == glued && distinct)
            return true;
        rulings_.report(ruling,
                        "is",
                        distinct
                            ? "expected values that make " + in_quotes(glued) +
                                  " when glued, found " + in_quotes(text)
                            : "expected values that differ and are not empty");
        return false;
    }

    void name_values(Shape& shape)
    {
        for (auto const* const ruling :
             rulings_.all("value_name", *shape.member)) {
            std::string const was(ruling->was.get_string());
            std::string const is(ruling->is.get_string());
            if (std::ranges::find(shape.values, was) == shape.values.end())
                rulings_.report(*ruling, "was", "expected a value of the enum");
            if (!is_cpp_identifier(is))
                rulings_.report(*ruling, "is", "expected a C++ identifier");
            if (!shape.same_as && shared_ == 0)
                rulings_.need(*ruling);
            shape.value_names.emplace(was, is);
        }
    }

    void name_type(Shape& shape)
    {
        if (!shape.same_as) {
            if (shared_ == 0)
                shape.name = names_.name(*shape.member);
            return;
        }
        shape.name = shape.same_as->is.get_string();
        if (!is_full_type_name(shape.name))
            rulings_.report(*shape.same_as,
                            "is",
                            "expected a type such as \"task.AsrTurn\"");
        if (shared_ == 0)
            rulings_.need(*shape.same_as);
    }

    bool settled_;
    TypeNames& names_;
    RulingSet& rulings_;
    Findings& findings_;
    StatedTypes types_;
    std::size_t shared_{}; // nesting level inside another operation's type
};

} // namespace

Shape make_shape(Part const& part,
                 bool settled,
                 TypeNames& names,
                 RulingSet& rulings,
                 Findings& findings)
{
    ShapeMaker maker(settled, names, rulings, findings);
    return part.is_body() ? maker.body(*part.root)
                          : maker.parameters(*part.root);
}

} // namespace airudder::generator
