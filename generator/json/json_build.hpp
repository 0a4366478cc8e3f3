#ifndef AIRUDDER_GENERATOR_JSON_JSON_BUILD_HPP
#define AIRUDDER_GENERATOR_JSON_JSON_BUILD_HPP

#include "json_text.hpp"

#include <string>
#include <string_view>

/// Builds JSON texts.
namespace airudder::generator {

/// A JSON string.
JsonText string_text(std::string_view text);

JsonText object_text();
JsonText array_text();

/// Appends a member that the object does not have yet.
void put(JsonText& object, std::string_view name, JsonText value);
void put(JsonText& object, std::string_view name, std::string_view text);

/// Same, if `text` is not empty.
void put_if(JsonText& object, std::string_view name, std::string_view text);

/// An object with one member.
JsonText object_of(std::string_view name, JsonText value);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_JSON_JSON_BUILD_HPP
