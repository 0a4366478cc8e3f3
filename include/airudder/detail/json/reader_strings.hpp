#ifndef AIRUDDER_DETAIL_JSON_READER_STRINGS_HPP
#define AIRUDDER_DETAIL_JSON_READER_STRINGS_HPP

#include <airudder/detail/json/escape.hpp>
#include <airudder/detail/json/reader.hpp>

#include <cstddef>
#include <string_view>

/// Reading strings that have escapes or bytes beyond ASCII.
namespace airudder::detail {

/// Advances to the next '"' or '\\' in a string.
inline char const* Reader::find_string_stop(char const* at) noexcept
{
    for (;;) {
        at = find_special(begin_, at, end_);
        if (at == end_)
            return fail(at, "'\"' at the end of a string");
        if (*at == '"' || *at == '\\')
            return at;
        if (static_cast<unsigned char>(*at) < 0x20)
            return fail(at, "a control character to be escaped");
        auto const length = utf8_length(at, end_);
        if (length == 0)
            return fail(at, "UTF-8");
        at += length;
    }
}

/// Reads a string that has something special, first at `at`.
inline char const* Reader::read_special_string(char const* begin,
                                               char const* at,
                                               std::string_view& string)
{
    at = find_string_stop(at);
    if (at == nullptr)
        return nullptr;
    if (*at == '"') {
        string = {begin, static_cast<std::size_t>(at - begin)};
        return at + 1;
    }
    scratch_.assign(begin, at);
    while (*at != '"') {
        Escape escape;
        if (auto const wrong = read_escape(at, end_, escape))
            return fail(at, wrong);
        escape.append_to(scratch_);
        auto const plain = at;
        at = find_string_stop(at);
        if (at == nullptr)
            return nullptr;
        scratch_.append(plain, at);
    }
    string = scratch_;
    return at + 1;
}

/// Out of line, for many ask for strings where they seldom stand.
[[gnu::noinline]] inline char const*
Reader::read_string(char const* at, std::string_view& string)
{
    auto const begin = at + 1;
    at = find_special(begin_, begin, end_);
    if (peek(at) != '"')
        return read_special_string(begin, at, string);
    string = {begin, static_cast<std::size_t>(at - begin)};
    return at + 1;
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_JSON_READER_STRINGS_HPP
