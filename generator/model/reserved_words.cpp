#include "reserved_words.hpp"

#include "../characters.hpp"

#include <algorithm>
#include <vector>

namespace airudder::generator {
namespace {

/// The keywords and alternative tokens of C++20 and C++23, and GNU's typeof.
constexpr std::string_view keywords =
    "alignas alignof and and_eq asm auto bitand bitor bool break case catch "
    "char char8_t char16_t char32_t class compl concept const consteval "
    "constexpr constinit const_cast continue co_await co_return co_yield "
    "decltype default delete do double dynamic_cast else enum explicit "
    "export extern false float for friend goto if inline int long mutable "
    "namespace new noexcept not not_eq nullptr operator or or_eq private "
    "protected public register reinterpret_cast requires return short "
    "signed sizeof static static_assert static_cast struct switch template "
    "this thread_local throw true try typedef typeid typename union "
    "unsigned using virtual void volatile wchar_t while xor xor_eq typeof ";

/// The names in macros.txt, and the prefixes, which end in '*' there.
struct Macros {
    std::set<std::string_view> names{};
    std::vector<std::string_view> prefixes{};

    explicit Macros(std::span<std::string_view const> lines)
    {
        for (auto const line : lines)
            if (!line.starts_with('#'))
                add_line(line);
    }

    bool contains(std::string_view name) const
    {
        if (names.contains(name) || name.ends_with('_'))
            return names.contains(name);
        return std::ranges::any_of(prefixes, [&](auto const prefix) {
            return name.size() > prefix.size() && name.starts_with(prefix);
        });
    }

private:
    void add_line(std::string_view line)
    {
        while (!line.empty()) {
            auto const end = std::min(line.find(' '), line.size());
            add(line.substr(0, end));
            line.remove_prefix(std::min(end + 1, line.size()));
        }
    }

    void add(std::string_view word)
    {
        if (word.ends_with('*'))
            prefixes.push_back(word.substr(0, word.size() - 1));
        else
            names.insert(word.substr(0, word.find('(')));
    }
};

bool is_macro(std::string_view name)
{
    static Macros const macros(macro_lines());
    return macros.contains(name);
}

} // namespace

std::set<std::string_view> split_words(std::string_view words)
{
    std::set<std::string_view> all;
    while (!words.empty()) {
        auto const end = words.find(' ');
        all.insert(words.substr(0, end));
        words.remove_prefix(end + 1);
    }
    return all;
}

bool is_reserved_word(std::string_view name)
{
    static auto const all = split_words(keywords);
    return all.contains(name) || is_macro(name) ||
           name.find("__") != name.npos ||
           (name.size() > 1 && name[0] == '_' && is_upper(name[1]));
}

} // namespace airudder::generator
