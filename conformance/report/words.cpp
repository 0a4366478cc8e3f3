#include "report/words.hpp"

#include <cstdio>

namespace airudder::conformance {

std::string counted(std::size_t count, std::string const& what)
{
    return std::to_string(count) + ' ' + what + (count == 1 ? "" : "s");
}

std::string joined(std::vector<std::string> const& words,
                   std::string const& separator)
{
    std::string out;
    for (auto const& word : words)
        out += (out.empty() ? "" : separator) + word;
    return out;
}

std::string shown_value(std::optional<Json> const& value,
                        std::string const& otherwise)
{
    if (!value)
        return otherwise;
    bool const is_word = value->is(Json::Kind::string) && !value->text.empty();
    return is_word ? value->text : write_json(*value);
}

std::string shown_seconds(double seconds)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.3f", seconds);
    return text;
}

} // namespace airudder::conformance
