#include "json_build.hpp"

#include <boost/json/serialize.hpp>
#include <boost/json/string.hpp>

namespace airudder::generator {

JsonText string_text(std::string_view text)
{
    return JsonText::of(boost::json::serialize(boost::json::string(text)));
}

JsonText object_text()
{
    JsonText object;
    object.kind = JsonText::Kind::object;
    return object;
}

JsonText array_text()
{
    JsonText array;
    array.kind = JsonText::Kind::array;
    return array;
}

void put(JsonText& object, std::string_view name, JsonText value)
{
    object.members.push_back({.quoted = string_text(name).scalar,
                              .name = std::string(name),
                              .value = std::move(value)});
}

void put(JsonText& object, std::string_view name, std::string_view text)
{
    put(object, name, string_text(text));
}

void put_if(JsonText& object, std::string_view name, std::string_view text)
{
    if (!text.empty())
        put(object, name, text);
}

JsonText object_of(std::string_view name, JsonText value)
{
    auto object = object_text();
    put(object, name, std::move(value));
    return object;
}

} // namespace airudder::generator
