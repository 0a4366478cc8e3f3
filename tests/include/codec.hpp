#ifndef AIRUDDER_TESTS_INCLUDE_CODEC_HPP
#define AIRUDDER_TESTS_INCLUDE_CODEC_HPP

#include "catch.hpp"
#include "fixtures.hpp"

#include <airudder/parse.hpp>
#include <airudder/serialize.hpp>

#include <string>
#include <string_view>
#include <vector>

/// Short ways to say what a text is parsed to.
namespace codec {

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
