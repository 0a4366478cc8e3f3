#ifndef AIRUDDER_TESTS_INCLUDE_CODEC_HPP
#define AIRUDDER_TESTS_INCLUDE_CODEC_HPP

#include "catch.hpp"
#include "fixtures.hpp"

#include <airudder/parse.hpp>
#include <airudder/serialize.hpp>

#include <cstddef>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

/// Short ways to make texts, and to say what they are parsed to.
namespace codec {

/// `part` as often as `count`.
inline std::string repeated(std::string_view part, std::size_t count)
{
    std::string out;
    while (count-- != 0)
        out += part;
    return out;
}

/// One of any number of names that differ.
inline std::string numbered_name(std::size_t number)
{
    return "name " + std::to_string(number);
}

/// What is printed of a value.
template <class T>
std::string printed(T const& value)
{
    std::ostringstream out;
    out << value;
    return out.str();
}

/// Where something is refused, and why, e.g. "/id: expected a string".
template <class T>
std::string refusal(airudder::Result<T> const& result)
{
    REQUIRE(result.has_error());
    return result.error().pointer + ": " + result.error().message;
}

/// The record in `text`, which must be acceptable to a tolerant parse.
template <class T>
T tolerant(std::string_view text)
{
    CAPTURE(std::string(text));
    auto result = airudder::parse<T>(text);
    REQUIRE(result.has_value());
    return *result;
}

/// What is written of the record in `text`.
template <class T>
std::string again(std::string_view text)
{
    return airudder::serialize(tolerant<T>(text));
}

/// Place and kind of each issue, e.g. "/a missing; /b wrong_type; ".
template <class T>
std::string issues(std::string_view text)
{
    std::vector<airudder::Issue> found;
    auto const result = airudder::parse<T>(text, {.issues = &found});
    CAPTURE(std::string(text));
    REQUIRE(result.has_value());
    std::string out;
    for (auto const& issue : found)
        out.append(issue.pointer)
            .append(" ")
            .append(to_string(issue.kind))
            .append("; ");
    return out;
}

template <class T>
airudder::Error error(std::string_view text,
                      airudder::ParseOptions const& options = {})
{
    CAPTURE(std::string(text));
    auto const result = airudder::parse<T>(text, options);
    REQUIRE(result.has_error());
    return result.error();
}

} // namespace codec

#endif // AIRUDDER_TESTS_INCLUDE_CODEC_HPP
