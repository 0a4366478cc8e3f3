#include "shape.hpp"

#include "../json/json_build.hpp"
#include "../json/json_number.hpp"
#include "../json/object_reader.hpp"
#include "type_words.hpp"

#include <algorithm>

namespace airudder::generator {
namespace {

/// The kind of type words that matches a shape.
TypeWords::Kind words_kind(Shape::Kind kind)
{
    switch (kind) {
    case Shape::Kind::any: return TypeWords::Kind::any;
    case Shape::Kind::string:
    case Shape::Kind::enumeration: return TypeWords::Kind::string;
    case Shape::Kind::integer: return TypeWords::Kind::integer;
    case Shape::Kind::number: return TypeWords::Kind::number;
    case Shape::Kind::boolean: return TypeWords::Kind::boolean;
    case Shape::Kind::list: return TypeWords::Kind::array;
    case Shape::Kind::open:
    case Shape::Kind::map:
    case Shape::Kind::record:
    case Shape::Kind::none: break;
    }
    return TypeWords::Kind::object;
}

TypeWords::Kind words_kind(Shape const& shape)
{
    return shape.integers ? TypeWords::Kind::integer : words_kind(shape.kind);
}

std::string shown_kind(JsonText const& value)
{
    Member shown;
    shown.kinds = kind_of(value);
    return value.kind == JsonText::Kind::array ? "array" : shown_words(shown);
}

class Checker {
public:
    void
    check(Shape const& shape, JsonText const& value, std::string const& pointer)
    {
        if (shape.kind == Shape::Kind::none)
            return;
        auto const found = kind_of(value);
        if (found == kind_null && shape.nullable)
            return;
        if ((found & ~allowed_kinds(words_kind(shape))) != 0)
            return add(shape, pointer, shown_kind(value));
        switch (shape.kind) {
        case Shape::Kind::enumeration:
            if (!has(shape, value)) {
                add(shape, pointer, value.scalar);
                misfits_.back().unlisted = true;
            }
            return;
        case Shape::Kind::list:
            for (std::size_t i = 0; i < value.elements.size(); ++i)
                check(shape.element.front(),
                      value.elements[i],
                      child_pointer(pointer, std::to_string(i)));
            return;
        case Shape::Kind::map:
            for (auto const& member : value.members)
                check(shape.element.front(),
                      member.value,
                      child_pointer(pointer, member.name));
            return;
        case Shape::Kind::record:
            return check_record(
                shape.target ? *shape.target : shape, value, pointer);
        case Shape::Kind::integer:
            if (!is_int64(value.scalar))
                add_number(shape, pointer, value, "an integer of 64 bits");
            return;
        case Shape::Kind::number:
            return check_fit(
                shape, pointer, value, fit_of_double(value.scalar));
        case Shape::Kind::open:
        case Shape::Kind::any: return check_open(shape, value, pointer);
        default: return;
        }
    }

    std::vector<Misfit> take() { return std::move(misfits_); }

private:
    static bool has(Shape const& shape, JsonText const& value)
    {
        auto const text =
            shape.integers ? std::optional(value.scalar) : string_of(value);
        return std::ranges::find(shape.values, text) != shape.values.end();
    }

    /// Most examples show the members in the order of the fields.
    void check_record(Shape const& shape,
                      JsonText const& value,
                      std::string const& pointer)
    {
        auto const& fields = shape.fields;
        std::size_t next = 0;
        for (auto const& member : value.members) {
            auto const is_it = [&](Shape::Field const& field) {
                return field.member->name == member.name;
            };
            auto const from =
                fields.begin() + static_cast<std::ptrdiff_t>(next);
            auto field = std::find_if(from, fields.end(), is_it);
            if (field == fields.end())
                field = std::find_if(fields.begin(), from, is_it);
            if (field == fields.end() || field->member->name != member.name)
                continue;
            next = static_cast<std::size_t>(field - fields.begin()) + 1;
            check(field->shape,
                  member.value,
                  child_pointer(pointer, member.name));
        }
    }

    /// Checks only numbers, because open objects keep all other values.
    void check_open(Shape const& shape,
                    JsonText const& value,
                    std::string const& pointer)
    {
        for (auto const& member : value.members)
            check_open(
                shape, member.value, child_pointer(pointer, member.name));
        for (std::size_t i = 0; i < value.elements.size(); ++i)
            check_open(shape,
                       value.elements[i],
                       child_pointer(pointer, std::to_string(i)));
        constexpr auto numbers =
            kind_integer | kind_spelled_integer | kind_number;
        if ((kind_of(value) & numbers) != 0)
            check_fit(shape, pointer, value, fit_in_open_object(value.scalar));
    }

    void check_fit(Shape const& shape,
                   std::string const& pointer,
                   JsonText const& value,
                   DoubleFit fit)
    {
        if (fit != DoubleFit::exact)
            add_number(shape, pointer, value, expectation(fit));
    }

    void add_number(Shape const& shape,
                    std::string const& pointer,
                    JsonText const& value,
                    std::string_view expected)
    {
        add(shape, pointer, value.scalar);
        misfits_.back().because = "the example is not " +
                                  std::string(expected) + "; its text is kept";
    }

    void add(Shape const& shape, std::string const& pointer, std::string found)
    {
        misfits_.push_back(
            {.pointer = pointer, .shape = &shape, .found = std::move(found)});
    }

    std::vector<Misfit> misfits_{};
};

} // namespace

Shape Shape::of(Kind kind, Member const& member)
{
    Shape shape;
    shape.kind = kind;
    shape.member = &member;
    return shape;
}

std::string_view schema_type(Shape::Kind kind)
{
    return word_of(words_kind(kind));
}

std::string signature_of(Shape const& shape)
{
    std::string text = shape.nullable ? "null|" : "";
    switch (shape.kind) {
    case Shape::Kind::list:
        return text + '[' + signature_of(shape.element.front()) + ']';
    case Shape::Kind::map:
        return text + "{*" + signature_of(shape.element.front()) + '}';
    case Shape::Kind::record: {
        if (shape.target)
            return text + '=' + shape.member->self().name;
        text += '{';
        for (auto const& field : shape.fields)
            text += string_text(field.member->name).scalar +
                    (field.required ? "!" : "?") + signature_of(field.shape) +
                    field.fallback + '~' + field.name + ';';
        return text + '}';
    }
    case Shape::Kind::enumeration: {
        text += '(';
        for (auto const& value : shape.values)
            text += shape.integers ? value + ',' : string_text(value).scalar;
        return text + ')';
    }
    case Shape::Kind::open: return text + "open";
    default: return text + std::string(schema_type(shape.kind));
    }
}

std::vector<Misfit> misfits(Shape const& shape, JsonText const& example)
{
    Checker checker;
    checker.check(shape, example, "");
    return checker.take();
}

} // namespace airudder::generator
