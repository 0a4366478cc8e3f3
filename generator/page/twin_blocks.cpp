#include "twin_blocks.hpp"

#include "../characters.hpp"

#include <algorithm>

namespace airudder::generator {
namespace {

constexpr std::string_view mark_of_utf8 = "\xEF\xBB\xBF";

/// Reads a text line by line.
class Lines {
public:
    explicit Lines(std::string_view text) : text_(text) {}

    bool done() const { return at_ == text_.size(); }
    std::size_t at() const { return at_; }
    std::size_t number() const { return number_; }

    /// The next line without a byte order mark before it and without its end.
    std::string_view next()
    {
        auto const end = std::min(text_.find('\n', at_), text_.size());
        auto line = text_.substr(at_, end - at_);
        at_ = std::min(end + 1, text_.size());
        ++number_;
        if (line.starts_with(mark_of_utf8))
            line.remove_prefix(mark_of_utf8.size());
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        return line;
    }

private:
    std::string_view text_;
    std::size_t at_{};
    std::size_t number_{}; // of the line that was read last
};

std::string_view without_trailing_space(std::string_view line)
{
    auto const last = line.find_last_not_of(" \t");
    return line.substr(0, last == line.npos ? 0 : last + 1);
}

bool opens_block(std::string_view line)
{
    if (!line.starts_with("```"))
        return false;
    auto const language = to_lower(without_trailing_space(line.substr(3)));
    return language == "yaml" || language == "yml" || language == "json";
}

/// True if a line begins with the key `openapi`, or the text is JSON that has it.
bool is_openapi(std::string_view yaml)
{
    auto const first = yaml.find_first_not_of(" \t\r\n");
    if (first != yaml.npos && yaml[first] == '{')
        return yaml.find("\"openapi\"") != yaml.npos;
    Lines lines(yaml);
    while (!lines.done()) {
        auto const line = lines.next();
        for (std::string_view const key :
             {"openapi:", "\"openapi\":", "'openapi':"})
            if (line.starts_with(key))
                return true;
    }
    return false;
}

} // namespace

std::vector<TwinBlock> find_twin_blocks(std::string_view text)
{
    std::vector<TwinBlock> blocks;
    std::string_view title;
    Lines lines(text);
    std::size_t begin = 0;
    TwinBlock block;
    auto const end_block = [&](std::size_t end) {
        block.yaml = text.substr(begin, end - begin);
        if (!is_openapi(block.yaml))
            return;
        block.title = title;
        blocks.push_back(std::move(block));
        title = {};
    };
    bool open = false;
    while (!lines.done() && blocks.size() <= max_blocks) {
        auto const start = lines.at();
        auto const line = lines.next();
        if (open && without_trailing_space(line) == "```") {
            block.closed = true;
            end_block(start);
            open = false;
        } else if (opens_block(line)) {
            if (open)
                end_block(start);
            open = true;
            begin = lines.at();
            block = {.line = lines.number(), .closed = false};
        } else if (!open && line.starts_with("# ")) {
            title = without_trailing_space(line.substr(2));
        }
    }
    if (open)
        end_block(text.size());
    return blocks;
}

} // namespace airudder::generator
