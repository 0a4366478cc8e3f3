#include "check.hpp"
#include "checks.hpp"
#include "generator/json/yaml.hpp"
#include "rules.hpp"

namespace fuzz {
namespace {

using namespace airudder::generator;

/// Values begin within the text, also those of aliases; scalars can be names.
void check_values(JsonText const& value, std::string_view text)
{
    require(value.offset <= text.size(), "a YAML value begins in the text");
    if (value.kind == JsonText::Kind::scalar)
        require(is_utf8(spelled_in(text, value)) || !is_utf8(text),
                "a name is UTF-8");
    for (auto const& element : value.elements)
        check_values(element, text);
    for (auto const& member : value.members)
        check_values(member.value, text);
}

std::string outcome(std::variant<JsonText, JsonTextError> const& read)
{
    if (auto const* const error = std::get_if<JsonTextError>(&read))
        return error->message + ' ' + std::to_string(error->offset);
    return minified(std::get<JsonText>(read));
}

} // namespace

void check_yaml(std::string_view text)
{
    auto const read = read_yaml(text);
    require(outcome(read) == outcome(read_yaml(text)),
            "YAML is read alike each time");
    if (auto const* const error = std::get_if<JsonTextError>(&read)) {
        auto const lines = lines_of(text);
        require(!error->message.empty() && error->line >= 1 &&
                    error->line <= lines && error->offset <= text.size(),
                "an error of YAML has its place in the text",
                error->message);
        return;
    }
    auto const& value = std::get<JsonText>(read);
    check_values(value, text);
    auto const flat = minified(value);
    auto const again =
        read_json_text(flat, {.levels = 500, .values = 1'000'000});
    require(std::holds_alternative<JsonText>(again), "YAML becomes JSON", flat);
    require(minified(std::get<JsonText>(again)) == flat,
            "YAML becomes the same JSON once written",
            flat);
}

} // namespace fuzz
