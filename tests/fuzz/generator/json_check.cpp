#include "check.hpp"
#include "checks.hpp"
#include "json.hpp"
#include "rules.hpp"

namespace fuzz {
namespace {

using namespace airudder::generator;

void check_offsets(JsonText const& value, std::string_view text)
{
    require(value.offset < text.size(), "a value begins within the text");
    for (auto const& element : value.elements)
        check_offsets(element, text);
    for (auto const& member : value.members)
        check_offsets(member.value, text);
}

/// What an independent reader accepts is refused only for a stated reason.
void check_refusal(JsonTextError const& error, std::string_view text)
{
    auto const lines = lines_of(text);
    require(error.line >= 1 && error.line <= lines &&
                error.offset <= text.size(),
            "an error has its place in the text");
    if (!airudder::conformance::read_json(text))
        return;
    for (std::string_view const reason :
         {"each name once", "at most", "no lone surrogate", "a pair of "})
        if (error.message.find(reason) != std::string::npos)
            return;
    require(false, "JSON is accepted", error.message);
}

} // namespace

void check_json(std::string_view text)
{
    auto const read = read_json_text(text);
    if (auto const* const error = std::get_if<JsonTextError>(&read))
        return check_refusal(*error, text);
    auto const& value = std::get<JsonText>(read);
    check_offsets(value, text);
    auto const flat = minified(value);
    require(airudder::conformance::minified(text) == flat,
            "only white space is left out",
            flat);
    require(minified(reread(flat)) == flat, "minified JSON stays", flat);
    auto const lines = pretty(value);
    auto const again = reread(lines);
    require(minified(again) == flat, "pretty JSON is the same value", lines);
    require(pretty(again) == lines, "pretty JSON stays", lines);
}

} // namespace fuzz
