#include "make_shape.hpp"

#include "../characters.hpp"
#include "../json/json_number.hpp"
#include "open_circles.hpp"
#include "ruled_names.hpp"
#include "type_words.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace airudder::generator {
namespace {

namespace json = boost::json;
using Kind = TypeWords::Kind;

/// The suggestion for a type that the page leaves open: one that a ruling can
/// state.
std::string suggested_words(Member const& member, std::string const& fact)
{
    if (!fact.starts_with("array"))
        return "string";
    return member.members.empty() ? "array [string]" : "any";
}

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

/// Names of the members that an example shows.
json::array shown_names(Member const& member)
{
    json::array names;
    for (auto const& child : member.members)
        if (!child->pages.empty())
            names.emplace_back(child->name);
    return names;
}

/// Number of members that examples of that page show, or of any page.
std::size_t shown_members(Member const& member, std::optional<std::size_t> page)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(member.members, [&](auto const& child) {
            return child->in_example_of(page);
        }));
}

/// Adds the rows of text captures that describe what is below a member.
void add_rows_below(Member const& member, std::vector<PlacedRow const*>& rows)
{
    auto const add = [&](Member const& below) {
        for (auto const* const row : below.rows)
            if (!row->of_twin())
                rows.push_back(row);
        add_rows_below(below, rows);
    };
    for (auto const& child : member.members)
        add(*child);
    if (member.element)
        add(*member.element);
}

/// The page and the list of its facts that a row is from.
std::pair<std::size_t, std::string> table_of(PlacedRow const& row)
{
    return {row.page, row.pointer.substr(0, row.pointer.rfind('/'))};
}

/// The names of the rows that follow the row of an open object in a text
/// capture, up to the last one that is below the object. Empty if `old` does not
/// name another row among them.
json::array illustrating_names(Member const& object, Ruling const* old)
{
    std::vector<PlacedRow const*> below;
    add_rows_below(object, below);
    auto const* named = &object; // in the table
    while (named->is_element())
        named = named->parent;
    if (below.empty() || named->rows.empty() || named->is_value())
        return {};
    auto const table = table_of(*below.front());
    auto const first = std::ranges::find_if(
        named->rows, [&](auto const* row) { return table_of(*row) == table; });
    if (first == named->rows.end())
        return {};
    std::erase_if(below,
                  [&](auto const* row) { return table_of(*row) != table; });
    std::ranges::sort(below, std::less<>());
    if (below.front() < *first)
        return {};
    json::array names;
    for (auto const* row = *first + 1; row <= below.back(); ++row) {
        bool const known =
            (old && row->ruling == old) ||
            std::ranges::binary_search(below, row, std::less<>());
        if (!known || !row->row->name)
            return {};
        names.emplace_back(*row->row->name);
    }
    return names;
}

/// Whether a body is `{}`, and no row states that it has members.
bool is_empty_root(Member const& member)
{
    return !member.parent && member.members.empty() &&
           member.kinds == kind_object &&
           std::ranges::none_of(member.rows, [](auto const* row) {
               return row->row->children.value_or(0) != 0;
           });
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

/// Whether a twin says that an object is open, and none says more.
bool is_stated_open(Member const& object)
{
    return !object.is_listed && !object.value &&
           std::ranges::any_of(object.rows,
                               [](auto const* row) { return row->row->open; });
}

} // namespace

ShapeMaker::ShapeMaker(bool settled,
                       TypeNames& names,
                       RulingSet& rulings,
                       Findings& findings)
    : settled_(settled), names_(names), rulings_(rulings), findings_(findings),
      types_(rulings)
{
}

/// The body of a request or response that is open or `{}` is a record without
/// members. An event has the members that its examples show, because
/// these tell it from other events.
Shape ShapeMaker::body(Part const& part, Use use)
{
    auto const& root = *part.root;
    check_type_ruling(root);
    auto const kind = types_.read(root).kind;
    if (kind != Kind::object && kind != Kind::unknown && kind != Kind::any) {
        findings_.report(root,
                         "expected an object at the root, found " +
                             in_quotes(types_.words(root)));
        return Shape::of(Shape::Kind::none, root);
    }
    bool const known = kind == Kind::object && !root.contrary;
    if (!known)
        settle_type(root,
                    "expected an object at the root, found " +
                        in_quotes(types_.words(root)),
                    "object",
                    "an object of any members",
                    "the page states " + in_quotes(types_.words(root)));
    auto const& self = root.self();
    bool const open = is_stated_open(self) || self.is_map();
    bool const bare =
        self.members.empty() &&
        (is_of_twin(root) || (root.rows.empty() && root.kinds == 0));
    if (known && open && use == Use::event && !self.members.empty())
        return record(self);
    if (known && use == Use::reply && !self.is_map())
        return shape(root);
    if (known && !open && !bare)
        if (auto made = shape(root); made.kind != Shape::Kind::open)
            return made;
    auto result = Shape::of(Shape::Kind::record, root);
    name_type(result);
    return result;
}

Shape::Field ShapeMaker::parameter(Member const& member, std::size_t pages)
{
    check_type_ruling(member);
    auto value = Shape::of(Shape::Kind::string, member);
    if (is_plain(member) || is_plain_list(member))
        value = shape(member);
    else
        settle_type(member,
                    "expected a plain value in the parameter " +
                        path_of(member),
                    "string",
                    "string",
                    "a parameter has a plain value");
    bool const required =
        member.parent->name == "path" ||
        is_required(
            member, is_missing_parameter(member, pages), rulings_, findings_);
    return field(member, std::move(value), required);
}

void ShapeMaker::check_parameters(Shape& record)
{
    check_names(record, names_, rulings_);
}

bool ShapeMaker::is_plain(Member const& member) const
{
    switch (types_.read(member).kind) {
    case Kind::string:
    case Kind::integer:
    case Kind::number:
    case Kind::boolean: return true;
    default: return false;
    }
}

bool ShapeMaker::is_plain_list(Member const& member) const
{
    return member.parent->name == "query" && is_of_twin(member) &&
           types_.read(member).kind == Kind::array && member.element &&
           is_plain(*member.element);
}

void ShapeMaker::finish(std::vector<Shape*> const& roots)
{
    for (std::size_t i = 0; i < unmade_.size(); ++i) {
        auto& component = *unmade_[i];
        shared_ += component.same_as ? 1 : 0;
        add_fields(component, *component.member);
        shared_ -= component.same_as ? 1 : 0;
        check_names(component, names_, rulings_);
    }
    auto records = roots;
    records.insert(records.end(), unmade_.begin(), unmade_.end());
    open_circles(records, findings_);
}

void ShapeMaker::check_type_ruling(Member const& member)
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
bool ShapeMaker::departs(Member const& member, Ruling const& ruling) const
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

/// Settles a question about a type; `is` is the suggested answer. A ruling that
/// leaves the question no longer applies.
void ShapeMaker::settle_type(Member const& member,
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

Shape ShapeMaker::shape(Member const& member)
{
    auto const words = types_.read(member);
    bool const contrary = member.contrary && !types_.ruling(member);
    if (words.kind == Kind::unknown || contrary)
        return unknown(member);
    check_kinds(member);
    auto result = Shape::of(Shape::Kind::none, member);
    bool const lists_values = words.enumeration ||
                              !types_.glued(member).empty() ||
                              !types_.values(member).empty();
    switch (words.kind) {
    case Kind::string:
    case Kind::integer:
        result.kind = words.kind == Kind::string ? Shape::Kind::string
                                                 : Shape::Kind::integer;
        if (lists_values)
            result = enumeration(member);
        break;
    case Kind::number:
    case Kind::boolean:
        result.kind = words.kind == Kind::number ? Shape::Kind::number
                                                 : Shape::Kind::boolean;
        if (lists_values)
            settle_plain(member);
        break;
    case Kind::array: result = list(member); break;
    case Kind::object: result = object(member); break;
    case Kind::any: result.kind = Shape::Kind::any; break;
    case Kind::unknown: break;
    }
    result.ruled = types_.ruling(member);
    result.nullable = is_nullable(member) && result.kind != Shape::Kind::any &&
                      result.kind != Shape::Kind::none;
    if (result.kind != Shape::Kind::open && result.kind != Shape::Kind::any &&
        is_open(member.self()))
        for (auto const* const kind : {"open", "illustration"})
            if (auto const* const ruling = rulings_.find(kind, member.self()))
                rulings_.report_stale(
                    *ruling, "at", "expected an object at " + path_of(member));
    return result;
}

/// A member whose type nothing says is any value.
Shape ShapeMaker::unknown(Member const& member)
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
        settle_type(member,
                    "expected to know the type of " + path_of(member) +
                        ", found " + in_quotes(fact),
                    member.contrary ? "any" : suggested_words(member, fact),
                    "any value",
                    member.contrary ? "pages name different objects"
                                    : "the page states " + in_quotes(fact) +
                                          ", which has no type of its own");
    return Shape::of(Shape::Kind::any, member);
}

/// Settles values that examples show and the type does not allow. Where a twin
/// states the type, they are deviations.
void ShapeMaker::check_kinds(Member const& member)
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
    settle_type(
        source,
        "expected " + words + " in " + path_of(member) +
            " as the page says, its example shows " + shown_words(member),
        is == fact ? "any" : is,
        words,
        "the page says so, but its example shows " + shown_words(member));
}

Shape ShapeMaker::list(Member const& member)
{
    auto result = Shape::of(Shape::Kind::list, member);
    if (!member.element) { // check_kinds has settled the values
        result.element.push_back(Shape::of(Shape::Kind::any, member));
        return result;
    }
    auto const& element = *member.element;
    check_type_ruling(element);
    result.element.push_back(shape(element));
    if (result.element.front().kind == Shape::Kind::record)
        check_counts(member, element.self());
    return result;
}

Shape ShapeMaker::object(Member const& member)
{
    auto const& self = member.self();
    bool const empty_root = &self == &member && is_empty_root(member);
    if (is_open(self) || is_stated_open(self) || empty_root)
        return open(member);
    if (self.is_map())
        return map(member);
    if (member.target || member.user)
        return component(member);
    if (!member.members.empty())
        return record(member);
    if (settled_)
        findings_.settle(
            member,
            {.text = "expected to know the members of " + path_of(member) +
                     ", or that it is open",
             .answer = Ruling{.kind = "open",
                              .at = path_of(member),
                              .was = json::array()},
             .assumed = "an object of any members",
             .because = "neither rows nor examples show its members"});
    return Shape::of(Shape::Kind::open, member);
}

bool ShapeMaker::is_open(Member const& object) const
{
    return rulings_.find("open", object) ||
           rulings_.find("illustration", object);
}

Shape ShapeMaker::open(Member const& member)
{
    auto const& self = member.self();
    auto const* const illustration = rulings_.find("illustration", self);
    if (auto const* const ruling = rulings_.find("open", self)) {
        rulings_.expect_was(*ruling, shown_names(self));
        if (!illustration && !is_empty_root(member) && !is_stated_open(self))
            rulings_.need(*ruling);
    }
    if (illustration)
        findings_.deviate(member, *illustration, "object of any keys");
    settle_rows_of_open(self);
    return Shape::of(Shape::Kind::open, member);
}

/// Settles rows that describe members of an open object or a map. If there is an
/// illustration, it does not name them all.
void ShapeMaker::settle_rows_of_open(Member const& object)
{
    if (std::ranges::all_of(object.members, [](auto const& child) {
            return child->rows.empty();
        }))
        return;
    auto const* const old = rulings_.find("illustration", object);
    if (old)
        rulings_.report_stale(
            *old,
            "was",
            "expected the names of all the rows that follow the object's row "
            "and illustrate it");
    Question question{.text = "expected no rows for the members of the open "
                              "object " +
                              path_of(object),
                      .assumed = "an object of any members",
                      .because = "its rows only show possible members"};
    if (auto names = illustrating_names(object, old); !names.empty())
        question.answer = Ruling{.kind = "illustration",
                                 .at = path_of(object),
                                 .was = std::move(names)};
    findings_.settle(object, question);
}

/// An object whose values have one type. A map that contains itself has no type
/// in C++, so its values are any.
Shape ShapeMaker::map(Member const& member)
{
    auto const& self = member.self();
    settle_rows_of_open(self);
    auto result = Shape::of(Shape::Kind::map, member);
    if (within_.insert(&self).second) {
        check_type_ruling(*self.value);
        result.element.push_back(shape(*self.value));
        within_.erase(&self);
        return result;
    }
    findings_.settle(member,
                     {.text = "expected a map that does not contain itself",
                      .assumed = "any value",
                      .because = "the map contains itself"});
    return Shape::of(Shape::Kind::any, member);
}

/// A reference to a component, whose fields are made later.
Shape ShapeMaker::component(Member const& member)
{
    auto const& self = member.self();
    auto& known = components_[&self];
    if (!known) {
        known = std::make_unique<Shape>(Shape::of(Shape::Kind::record, self));
        known->same_as = rulings_.find("same_as", self);
        name_type(*known);
        unmade_.push_back(known.get());
        if (&self == &member)
            check_counts(member, self);
    }
    auto result = Shape::of(Shape::Kind::record, member);
    result.target = known.get();
    result.name = known->name;
    result.same_as = known->same_as;
    return result;
}

Shape ShapeMaker::record(Member const& member)
{
    auto result = Shape::of(Shape::Kind::record, member);
    result.same_as = rulings_.find("same_as", member);
    shared_ += result.same_as ? 1 : 0;
    add_fields(result, member);
    shared_ -= result.same_as ? 1 : 0;
    check_counts(member, member);
    name_type(result);
    check_names(result, names_, rulings_);
    return result;
}

void ShapeMaker::add_fields(Shape& record, Member const& object)
{
    if (object.value)
        settle_map_or_record(object);
    auto const pages = pages_that_list(object);
    for (auto const& child : object.members)
        record.fields.push_back(field(*child, pages));
}

/// Settles whether an object has the members that a page lists, although
/// another page states a map. A `type` ruling confirms that.
void ShapeMaker::settle_map_or_record(Member const& object)
{
    auto const* const ruling = rulings_.find("type", object);
    if (ruling && ruling->was == json::value(type_fact(object)) &&
        read_type_words(ruling->is.get_string()).kind == Kind::object)
        return rulings_.need(*ruling);
    findings_.settle(
        object,
        {.text = "expected to know whether " + path_of(object) +
                 " has the listed members or any: the pages differ",
         .answer = Ruling{.kind = "type",
                          .at = path_of(object),
                          .was = json::value(type_fact(object)),
                          .is = "object"},
         .assumed = "the listed members",
         .because = "one page lists them, another one states a map"});
}

Shape::Field ShapeMaker::field(Member const& member, ListingPages const& pages)
{
    for (auto const* const ruling : rulings_.all("renamed", member))
        findings_.deviate(member, *ruling, ruling->is);
    check_type_ruling(member);
    auto value = shape(member);
    bool const required =
        is_required(member, is_missing(member, pages), rulings_, findings_);
    return field(member, std::move(value), required);
}

Shape::Field ShapeMaker::field(Member const& member, Shape shape, bool required)
{
    Shape::Field result;
    result.member = &member;
    result.shape = std::move(shape);
    result.required = required;
    result.fallback =
        default_of(member, result.shape.kind, rulings_, findings_);
    name_member(result, rulings_);
    return result;
}

/// Checks the number of members that a row states for a container. A twin
/// lists those that a text capture counts.
void ShapeMaker::check_counts(Member const& member, Member const& container)
{
    if (!settled_ || is_open(container))
        return;
    auto const of_twins = [&] {
        return static_cast<std::size_t>(
            std::ranges::count_if(container.members, [](auto const& one) {
                return is_of_twin(*one);
            }));
    };
    for (auto const* const row : member.rows) {
        auto const& stated = row->row->children;
        if (!stated)
            continue;
        auto actual = row->listed;
        if (actual == 0)
            actual = of_twins();
        if (actual == 0)
            actual = shown_members(container, row->page);
        if (actual == 0)
            actual = shown_members(container, std::nullopt);
        if (actual != 0 && *stated != actual)
            check_count(member, *row, actual);
    }
}

void ShapeMaker::check_count(Member const& member,
                             PlacedRow const& row,
                             std::size_t actual)
{
    json::value const stated(*row.row->children);
    auto const rulings = rulings_.all("count", member);
    auto const found = std::ranges::find_if(
        rulings, [&](auto const* ruling) { return ruling->was == stated; });
    if (found != rulings.end()) {
        auto const& ruling = **found;
        rulings_.need(ruling);
        if (ruling.is == json::value(actual))
            return findings_.deviate(member, ruling, ruling.is, &row);
        return rulings_.report_stale(ruling,
                                     "is",
                                     "expected the members that are there, " +
                                         std::to_string(actual));
    }
    if (!rulings.empty())
        rulings_.check_was(*rulings.front(), stated);
    findings_.settle(
        member,
        {.text = "expected " + std::to_string(*row.row->children) +
                 " members in " + path_of(member) + ", found " +
                 std::to_string(actual),
         .answer = Ruling{.kind = "count",
                          .at = path_of(member),
                          .was = stated,
                          .is = json::value(actual)},
         .assumed = std::to_string(actual) + " members",
         .because = "the page states " + std::to_string(*row.row->children) +
                    " members but shows " + std::to_string(actual)});
}

Shape ShapeMaker::enumeration(Member const& member)
{
    bool const integers = types_.read(member).kind == Kind::integer;
    auto values = choose_values(member);
    if (values.empty())
        return Shape::of(integers ? Shape::Kind::integer : Shape::Kind::string,
                         member);
    auto result = Shape::of(Shape::Kind::enumeration, member);
    result.values = std::move(values);
    result.integers = integers;
    result.same_as = rulings_.find("same_as", member);
    name_type(result);
    name_values(result, result.same_as || shared_ > 0, rulings_);
    return result;
}

/// Says that the values of an enum that are neither strings nor integers are
/// left out.
void ShapeMaker::settle_plain(Member const& member)
{
    auto const word = std::string(word_of(types_.read(member).kind));
    settle_type(member,
                "expected an enum of strings or integers at " +
                    path_of(member) + ", found one of type " + word,
                word,
                word,
                "an enum has strings or integers");
}

/// The values of an enum; none if it is better a plain type.
std::vector<std::string> ShapeMaker::choose_values(Member const& member)
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
    settle_type(source,
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
bool ShapeMaker::check_values(Ruling const& ruling,
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

void ShapeMaker::name_type(Shape& shape)
{
    if (!shape.same_as) {
        if (shared_ == 0)
            shape.name = names_.name(*shape.member);
        return;
    }
    shape.name = shape.same_as->is.get_string();
    if (!is_full_type_name(shape.name))
        rulings_.report(
            *shape.same_as, "is", "expected a type such as \"task.AsrTurn\"");
    if (shared_ == 0)
        rulings_.need(*shape.same_as);
}

} // namespace airudder::generator
