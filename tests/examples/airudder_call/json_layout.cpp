#include "airudder_call/json_layout.hpp"

#include <cstddef>

namespace airudder_call {
namespace {

/// The length of the string at the beginning of `json`, with its quotes.
std::size_t string_length(std::string_view json)
{
    std::size_t at = 1;
    while (json[at] != '"')
        at += json[at] == '\\' ? 2 : 1;
    return at + 1;
}

class PrettyPrinter {
public:
    std::string print(std::string_view json)
    {
        while (!json.empty()) {
            auto const length = json.front() == '"' ? string_length(json) : 1;
            add(json.substr(0, length));
            json.remove_prefix(length);
        }
        return std::move(text_);
    }

private:
    void add(std::string_view token)
    {
        char const first = token.front();
        bool const closes = first == '}' || first == ']';
        if (closes)
            --depth_;
        if (opened_ != closes)
            begin_line();
        text_ += token;
        opened_ = first == '{' || first == '[';
        if (opened_)
            ++depth_;
        if (first == ',')
            begin_line();
        if (first == ':')
            text_ += ' ';
    }

    void begin_line()
    {
        text_ += '\n';
        text_.append(2 * depth_, ' ');
    }

    std::string text_{};
    std::size_t depth_ = 0;

    /// Whether the last token opened an object or array, which may be empty.
    bool opened_ = false;
};

} // namespace

std::string pretty_json(std::string_view json)
{
    return PrettyPrinter().print(json);
}

} // namespace airudder_call
