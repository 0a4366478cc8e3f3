#include "sample_texts.hpp"

#include <set>

namespace types {

using airudder::conformance::write_string;

namespace {

/// While this exists, a record of a shape is written.
class Within {
public:
    explicit Within(Shape const& shape)
        : shape_(shape), is_first_(shapes().insert(&shape).second)
    {
    }

    Within(Within const&) = delete;
    Within& operator=(Within const&) = delete;

    ~Within()
    {
        if (is_first_)
            shapes().erase(&shape_);
    }

    /// Whether this is not a record within a record of its shape.
    bool is_first() const { return is_first_; }

private:
    static std::set<Shape const*>& shapes()
    {
        static std::set<Shape const*> all;
        return all;
    }

    Shape const& shape_;
    bool is_first_;
};

/// The text of a default value that a record within a record of its type has.
std::string default_text(Shape const& shape)
{
    if (shape.type == "string")
        return R"("")";
    if (shape.type == "array")
        return "[]";
    if (shape.type == "map")
        return "{}";
    return "0";
}

std::string sample_record(Shape const& shape, std::size_t sample)
{
    Within const within(shape);
    std::string out = "{";
    auto separator = "";
    for (auto const& member : shape.members) {
        if (!within.is_first() && !member.required)
            continue;
        out += separator + write_string(member.name) + ":" +
               (within.is_first() ? sample_text(member.shape, sample)
                                  : default_text(member.shape));
        separator = ",";
    }
    return out + "}";
}

/// A value of the documented type that is spelled differently or unknown.
std::string respelled_text(Shape const& shape)
{
    if (shape.type == "integer")
        return "1E2";
    if (shape.type == "number")
        return "20000.00";
    if (shape.type == "enum")
        return R"("a value that nobody knows")";
    if (shape.type == "integer enum")
        return "4711";
    if (shape.type == "any")
        return R"([1.50,{"x":1E2}])";
    if (shape.type == "map")
        return R"({"fit":)" + sample_text(shape.items.front(), 0) +
               R"(,"misfit":)" + form_text(shape.items.front(), Form::misfit) +
               R"(,"kept":)" + respelled_text(shape.items.front()) + "}";
    if (shape.type == "open")
        return R"({"kept":[1.50,{"x":1E2}]})";
    if (shape.type == "record")
        return R"({"kept":[1.50],"more":null})";
    if (shape.type == "array")
        return "[" + sample_text(shape.items.front(), 0) + "," +
               form_text(shape.items.front(), Form::misfit) + "," +
               respelled_text(shape.items.front()) + "]";
    return shape.type == "string" ? R"("\u0041\/")" : "false";
}

bool has_records(Shape const& shape)
{
    return shape.type == "record" ||
           (!shape.items.empty() && has_records(shape.items.front()));
}

std::string lossy_record(Shape const& shape)
{
    Within const within(shape);
    std::string out = R"({"unknown":[1.50])";
    bool dropped = false;
    for (auto const& member : shape.members) {
        if (!within.is_first() && has_records(member.shape))
            continue;
        bool const drop =
            member.required && !dropped && !has_records(member.shape);
        dropped = dropped || drop;
        if (!drop)
            out += "," + write_string(member.name) + ":" +
                   lossy_text(member.shape);
    }
    return out + "}";
}

std::string repeating_record(Shape const& shape, bool fits_first)
{
    Within const within(shape);
    std::string out = R"({"unknown":[1.50],"unknown":{"x":1E2})";
    for (auto const& member : shape.members) {
        if (!within.is_first() && has_records(member.shape))
            continue;
        auto const name = "," + write_string(member.name) + ":";
        auto const fit = name + repeating_text(member.shape, fits_first);
        auto const misfit = name + form_text(member.shape, Form::misfit);
        out += fits_first ? fit + misfit : misfit + fit;
        fits_first = !fits_first;
    }
    return out + "}";
}

} // namespace

std::string sample_text(Shape const& shape, std::size_t sample)
{
    bool const first = sample == 0;
    if (shape.type == "string")
        return first ? R"("sample")"
                     : "\"another \\\"sample\\\"/\xF0\x9F\x98\x80\"";
    if (shape.type == "integer")
        return first ? "4242" : "-9223372036854775808";
    if (shape.type == "number")
        return first ? "0.375" : "-1e-7";
    if (shape.type == "boolean")
        return "true";
    if (shape.type == "enum")
        return write_string(first ? shape.values.front() : shape.values.back());
    if (shape.type == "integer enum")
        return first ? shape.values.front() : shape.values.back();
    if (shape.type == "open" || shape.type == "any")
        return first ? R"({"sample":20000})" : R"({"":null,"list":[0.5,"x"]})";
    if (shape.type == "record")
        return sample_record(shape, sample);
    auto const& item = shape.items.front();
    if (shape.type == "map")
        return first ? R"({"sample":)" + sample_text(item, 0) + "}"
                     : R"({"":)" + sample_text(item, 1) + R"(,"sample":)" +
                           sample_text(item, 0) + "}";
    return first
               ? "[" + sample_text(item, 0) + "]"
               : "[" + sample_text(item, 1) + "," + sample_text(item, 0) + "]";
}

std::string form_text(Shape const& shape, Form form)
{
    switch (form) {
    case Form::sample: return sample_text(shape, 0);
    case Form::respelled: return respelled_text(shape);
    case Form::null: return "null";
    default: break;
    }
    if (shape.type == "string" || shape.type == "enum")
        return R"({"a":[1.0,1E400]})";
    return R"("no such \u0000 value")";
}

std::string
record_text(RecordType const& type, Form others, std::size_t index, Form form)
{
    std::string out = R"({"unknown / \"~":[2.50])";
    for (std::size_t at = 0; at != type.members.size(); ++at) {
        auto const& member = type.members[at];
        auto const as = at == index ? form : others;
        if (as != Form::absent)
            out += "," + write_string(member.name) + ":" +
                   form_text(member.shape, as);
    }
    return out + R"(,"another unknown":{"x":null}})";
}

std::string lossy_text(Shape const& shape)
{
    if (shape.type == "record")
        return lossy_record(shape);
    if (has_records(shape)) {
        auto const& item = shape.items.front();
        auto const text = lossy_text(item);
        // A misfit record keeps its own text.
        auto const null = item->type == "record" ? std::string("null") : text;
        return shape.type == "map" ? R"({"a":)" + text + R"(,"b":)" + null +
                                         R"(,"/":)" + text + "}"
                                   : "[" + text + "," + null + "," + text + "]";
    }
    if (shape.type == "string" || shape.type == "boolean")
        return form_text(shape, Form::misfit);
    return respelled_text(shape);
}

std::string repeating_text(Shape const& shape, bool fits_first)
{
    if (shape.type == "record")
        return repeating_record(shape, fits_first);
    if (shape.type == "array")
        return "[" + repeating_text(shape.items.front(), fits_first) + "]";
    if (shape.type == "map")
        return R"({"again":)" + form_text(shape.items.front(), Form::misfit) +
               R"(,"again":)" +
               repeating_text(shape.items.front(), fits_first) + "}";
    if (shape.type == "open" || shape.type == "any")
        return R"({"kept":[1.50],"kept":{"x":1E2}})";
    return sample_text(shape, 0);
}

} // namespace types
