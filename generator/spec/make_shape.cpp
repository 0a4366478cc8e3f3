#include "make_shape.hpp"

#include "member_counts.hpp"
#include "open_circles.hpp"
#include "open_objects.hpp"
#include "ruled_names.hpp"
#include "type_words.hpp"

#include <algorithm>
#include <utility>

namespace airudder::generator {
namespace {

namespace json = boost::json;
using Kind = TypeWords::Kind;

} // namespace

ShapeMaker::ShapeMaker(bool settled,
                       TypeNames& names,
                       RulingSet& rulings,
                       Findings& findings)
    : settled_(settled), names_(names), rulings_(rulings), findings_(findings),
      types_(rulings), questions_(types_, rulings, findings),
      values_(types_, questions_, rulings, findings)
{
}

/// The body of a request or response that is open or `{}` is a record without
/// members. An event has the members that its examples show, because
/// these tell it from other events.
Shape ShapeMaker::body(Part const& part, Use use)
{
    auto const& root = *part.root;
    questions_.check_ruling(root);
    auto const kind = types_.read(root).kind;
    if (kind != Kind::object && kind != Kind::unknown && kind != Kind::any) {
        findings_.report(root,
                         "expected an object at the root, found " +
                             in_quotes(types_.words(root)));
        return Shape::of(Shape::Kind::none, root);
    }
    bool const known = kind == Kind::object && !root.contrary;
    if (!known)
        questions_.settle(root,
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
    questions_.check_ruling(member);
    auto value = Shape::of(Shape::Kind::string, member);
    if (is_plain(member) || is_plain_list(member))
        value = shape(member);
    else
        questions_.settle(member,
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

Shape ShapeMaker::shape(Member const& member)
{
    auto const words = types_.read(member);
    bool const contrary = member.contrary && !types_.ruling(member);
    if (words.kind == Kind::unknown || contrary) {
        questions_.settle_unknown(member);
        return Shape::of(Shape::Kind::any, member);
    }
    questions_.check_kinds(member);
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
            values_.settle_plain(member);
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
        is_ruled_open(member.self(), rulings_))
        for (auto const* const kind : {"open", "illustration"})
            if (auto const* const ruling = rulings_.find(kind, member.self()))
                rulings_.report_stale(
                    *ruling, "at", "expected an object at " + path_of(member));
    return result;
}

Shape ShapeMaker::list(Member const& member)
{
    auto result = Shape::of(Shape::Kind::list, member);
    if (!member.element) { // check_kinds has settled the values
        result.element.push_back(Shape::of(Shape::Kind::any, member));
        return result;
    }
    auto const& element = *member.element;
    questions_.check_ruling(element);
    result.element.push_back(shape(element));
    if (result.element.front().kind == Shape::Kind::record)
        count_members(member, element.self());
    return result;
}

Shape ShapeMaker::object(Member const& member)
{
    auto const& self = member.self();
    bool const empty_root = &self == &member && is_empty_root(member);
    if (is_ruled_open(self, rulings_) || is_stated_open(self) || empty_root) {
        check_open(member, rulings_, findings_);
        return Shape::of(Shape::Kind::open, member);
    }
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

/// An object whose values have one type. A map that contains itself has no type
/// in C++, so its values are any.
Shape ShapeMaker::map(Member const& member)
{
    auto const& self = member.self();
    settle_rows_of_open(self, rulings_, findings_);
    auto result = Shape::of(Shape::Kind::map, member);
    if (within_.insert(&self).second) {
        questions_.check_ruling(*self.value);
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
            count_members(member, self);
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
    count_members(member, member);
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
    questions_.check_ruling(member);
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

/// Checks the number of members that rows state, once every row has a place.
void ShapeMaker::count_members(Member const& member, Member const& container)
{
    if (settled_ && !is_ruled_open(container, rulings_))
        check_counts(member, container, rulings_, findings_);
}

Shape ShapeMaker::enumeration(Member const& member)
{
    bool const integers = types_.read(member).kind == Kind::integer;
    auto values = values_.choose(member);
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
