#include "oracle.hpp"

#include "decimal.hpp"

#include <algorithm>
#include <stdexcept>

namespace airudder::conformance {
namespace {

using Kind = Json::Kind;

class Oracle {
public:
    explicit Oracle(Json const& spec) : spec_(spec) {}

    void value(Json const& stated, Json const& value, std::string const& place)
    {
        auto const& schema = resolved(spec_, stated);
        auto const type = schema.word("type");
        if (type == "object" && value.is(Kind::object))
            object(schema, value, place);
        else if (type == "array" && value.is(Kind::array))
            array(schema, value, place);
        else if (type == "string" && value.is(Kind::string))
            string(schema, value, place);
        else if (type == "integer" && value.is(Kind::number))
            integer(value, place);
        else if (type == "number" && value.is(Kind::number))
            number(value, place);
        else if (type != "boolean" || !value.is(Kind::boolean))
            report(place, "wrong_type");
    }

    std::vector<Deviation> found{};

private:
    void report(std::string const& place, char const* kind)
    {
        found.push_back({place, kind});
    }

    void object(Json const& schema, Json const& value, std::string const& place)
    {
        if (!is_record(schema))
            return open(value, place);
        auto const& properties = *schema.find("properties");
        for (auto const& [name, member] : value.members) {
            auto const member_place = below(place, name);
            if (auto const* property = properties.find(name))
                this->value(*property, member, member_place);
            else
                report(member_place, "unknown_member");
        }
        for (auto const& [name, property] : properties.members)
            if (requires_member(schema, name) && !value.find(name))
                report(below(place, name), "missing");
    }

    static bool requires_member(Json const& schema, std::string_view name)
    {
        auto const* names = schema.find("required");
        return names &&
               std::ranges::any_of(names->elements, [&](auto const& text) {
                   return text.text == name;
               });
    }

    void array(Json const& schema, Json const& value, std::string const& place)
    {
        auto const* items = schema.find("items");
        for (std::size_t i = 0; i < value.elements.size(); ++i)
            this->value(*items, value.elements[i], below(place, i));
    }

    void string(Json const& schema, Json const& value, std::string const& place)
    {
        auto const* values = schema.find("enum");
        if (values && std::ranges::find(values->elements, value) ==
                          values->elements.end())
            report(place, "unknown_value");
    }

    void integer(Json const& value, std::string const& place)
    {
        if (!fits_int64(read_decimal(value.text)))
            report(place, "wrong_type");
    }

    void number(Json const& value, std::string const& place)
    {
        if (!fits_double(value.text))
            report(place, "wrong_type");
        else if (is_rounded(value.text))
            report(place, "rounded");
    }

    /// Any keys, any values; numbers are read as far as a value can hold them.
    void open(Json const& value, std::string const& place)
    {
        if (value.is(Kind::number) && !is_exact_integer(value.text))
            number(value, place);
        for (std::size_t i = 0; i < value.elements.size(); ++i)
            open(value.elements[i], below(place, i));
        for (auto const& [name, member] : value.members)
            open(member, below(place, name));
    }

    /// One that is spelled as such.
    static bool is_exact_integer(std::string const& number)
    {
        if (number.find_first_of(".eE") != number.npos)
            return false;
        auto const decimal = read_decimal(number);
        return fits_int64(decimal) || fits_uint64(decimal);
    }

    Json const& spec_;
};

} // namespace

std::vector<Deviation>
deviations(Json const& spec, Json const& schema, Json const& value)
{
    Oracle oracle(spec);
    oracle.value(schema, value, "");
    return oracle.found;
}

Json const& resolved(Json const& spec, Json const& schema)
{
    auto const reference = schema.word("$ref");
    if (reference.empty())
        return schema;
    auto const* target = at(spec, reference.substr(1));
    if (!target)
        throw std::runtime_error("the spec has no " + std::string(reference));
    return resolved(spec, *target);
}

bool is_record(Json const& schema)
{
    return schema.find("properties") != nullptr;
}

bool is_enum(Json const& schema) { return schema.find("enum") != nullptr; }

} // namespace airudder::conformance
