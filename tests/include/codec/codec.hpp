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

/// Makes texts, and describes the results of parsing them.
namespace codec {

/// `part`, repeated `count` times.
inline std::string repeated(std::string_view part, std::size_t count)
{
    std::string out;
    while (count-- != 0)
        out += part;
    return out;
}

/// A name that is different for each number.
inline std::string numbered_name(std::size_t number)
{
    return "name " + std::to_string(number);
}

/// `value` as operator<< prints it.
template <class T>
std::string printed(T const& value)
{
    std::ostringstream out;
    out << value;
    return out.str();
}

/// The place and message of an error, e.g. "/id: expected a string".
template <class T>
std::string refusal(airudder::Result<T> const& result)
{
    REQUIRE(result.has_error());
    return result.error().pointer + ": " + result.error().message;
}

/// The record in `text`. A tolerant parse must accept the text.
template <class T>
T tolerant(std::string_view text)
{
    CAPTURE(std::string(text));
    auto result = airudder::parse<T>(text);
    REQUIRE(result.has_value());
    return *result;
}

/// `text`, parsed tolerantly and written again.
template <class T>
std::string again(std::string_view text)
{
    return airudder::serialize(tolerant<T>(text));
}

/// The place and kind of each issue, e.g. "/a missing; /b wrong_type; ".
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
