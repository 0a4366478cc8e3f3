#include "twin_blocks.hpp"

#include <algorithm>

namespace airudder::generator {
namespace {

constexpr std::string_view mark_of_utf8 = "\xEF\xBB\xBF";

/// Reads a text line by line.
class Lines {
public:
    explicit Lines(std::string_view text) : text_(text)
    {
        if (text_.starts_with(mark_of_utf8))
            at_ = mark_of_utf8.size();
    }

    bool done() const { return at_ == text_.size(); }
    std::size_t at() const { return at_; }
    std::size_t number() const { return number_; }

    /// The next line without its end.
    std::string_view next()
    {
        auto const end = std::min(text_.find('\n', at_), text_.size());
        auto line = text_.substr(at_, end - at_);
        at_ = std::min(end + 1, text_.size());
        ++number_;
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
    auto const words = without_trailing_space(line);
    return words == "```yaml" || words == "```yml";
}

/// True if the first line that is neither blank nor a comment is `openapi: …`, or
/// begins JSON with such a member.
bool is_openapi(std::string_view yaml)
{
    Lines lines(yaml);
    while (!lines.done()) {
        auto const line = without_trailing_space(lines.next());
        if (line.empty() || line.starts_with('#') || line == "---")
            continue;
        if (line.starts_with('{'))
            return yaml.find("\"openapi\"") != yaml.npos;
        for (std::string_view const key :
             {"openapi:", "\"openapi\":", "'openapi':"})
            if (line.starts_with(key))
                return true;
        return false;
    }
    return false;
}

} // namespace

std::vector<TwinBlock> find_twin_blocks(std::string_view text)
{
    std::vector<TwinBlock> blocks;
    std::string title;
    Lines lines(text);
    while (!lines.done()) {
        auto const line = lines.next();
        if (line.starts_with("# "))
            title = without_trailing_space(line.substr(2));
        if (!opens_block(line))
            continue;
        TwinBlock block{
            .title = title, .line = lines.number(), .closed = false};
        auto const begin = lines.at();
        auto end = begin;
        while (!lines.done() && !block.closed) {
            block.closed = without_trailing_space(lines.next()) == "```";
            if (!block.closed)
                end = lines.at();
        }
        block.yaml = text.substr(begin, end - begin);
        if (is_openapi(block.yaml))
            blocks.push_back(std::move(block));
    }
    return blocks;
}

} // namespace airudder::generator
