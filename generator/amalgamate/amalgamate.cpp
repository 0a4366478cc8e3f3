#include "amalgamate.hpp"

#include <algorithm>
#include <fstream>
#include <optional>
#include <set>
#include <stdexcept>

namespace airudder::generator {
namespace {

namespace fs = std::filesystem;

/// What a preprocessor directive says, without white space around it and
/// without "#"; nothing if the line is not a directive.
std::optional<std::string_view> directive_of(std::string_view line)
{
    auto const is_space = [](char c) {
        return c == ' ' || c == '\t' || c == '\r';
    };
    auto const skip = [&] {
        while (!line.empty() && is_space(line.front()))
            line.remove_prefix(1);
    };
    skip();
    if (!line.starts_with('#'))
        return std::nullopt;
    line.remove_prefix(1);
    skip();
    while (!line.empty() && is_space(line.back()))
        line.remove_suffix(1);
    return line;
}

/// The text between `before` and the next ">"; nothing if `text` does not begin
/// with `before`.
std::optional<std::string> name_after(std::string_view text,
                                      std::string_view before)
{
    if (!text.starts_with(before))
        return std::nullopt;
    text.remove_prefix(before.size());
    return std::string(text.substr(0, text.find('>')));
}

/// Whether each condition around a line, from the include guard on, may be
/// false.
using Conditions = std::vector<bool>;

class Amalgamation {
public:
    explicit Amalgamation(std::vector<fs::path> const& roots) : roots_(roots) {}

    void add(std::string const& name)
    {
        if (!find(name))
            throw std::runtime_error(name + ": expected a header");
        add(name, false);
    }

    std::string take() { return std::move(text_); }

private:
    std::optional<fs::path> find(std::string const& name) const
    {
        for (auto const& root : roots_)
            if (fs::is_regular_file(root / name))
                return root / name;
        return std::nullopt;
    }

    /// Adds a header, unless it is there already for any condition or is being
    /// added.
    void add(std::string const& name, bool conditional)
    {
        if (complete_.contains(name) || !open_.insert(name).second)
            return;
        if (!conditional)
            complete_.insert(name);
        std::ifstream file(*find(name), std::ios::binary);
        text_ += "// <" + name + ">\n";
        Conditions conditions;
        for (std::string line; std::getline(file, line);)
            add_line(line, conditions, conditional);
        text_ += '\n';
        open_.erase(name);
    }

    void
    add_line(std::string const& line, Conditions& conditions, bool conditional)
    {
        auto const directive = directive_of(line).value_or("");
        auto const included = name_after(directive, "include <");
        auto const asked = name_after(directive, "if __has_include(<");
        bool const is_here = asked && find(*asked);
        if (directive.starts_with("if"))
            conditions.push_back(!is_here && !is_settled(directive));
        else if (directive.starts_with("endif") && !conditions.empty())
            conditions.pop_back();
        if (included && find(*included))
            add(*included,
                conditional || std::ranges::count(conditions, true) > 1);
        else if (is_here)
            text_ += "#if 1 // " + std::string(directive) + '\n';
        else
            text_ += line + '\n';
    }

    /// Whether a condition is always true: the text is of no use for separate
    /// compilation.
    static bool is_settled(std::string_view directive)
    {
        return directive == "ifndef AIRUDDER_SEPARATE_COMPILATION";
    }

    std::vector<fs::path> const& roots_;
    std::set<std::string> complete_{};
    std::set<std::string> open_{};
    std::string text_{};
};

} // namespace

std::string amalgamate(std::vector<fs::path> const& roots,
                       std::vector<std::string> const& headers)
{
    Amalgamation amalgamation(roots);
    for (auto const& header : headers)
        amalgamation.add(header);
    return amalgamation.take();
}

} // namespace airudder::generator
