#ifndef AIRUDDER_DETAIL_JSON_READER_SKIP_HPP
#define AIRUDDER_DETAIL_JSON_READER_SKIP_HPP

#include <airudder/detail/json/escape.hpp>
#include <airudder/detail/json/reader.hpp>

/// How a Reader skips values, which it checks all the same.
namespace airudder::detail {

inline char const* Reader::skip_string(char const* at) noexcept
{
    ++at;
    for (;;) {
        at = find_string_stop(at);
        if (at == nullptr)
            return nullptr;
        if (*at == '"')
            return at + 1;
        Escape escape;
        if (auto const wrong = read_escape(at, end_, escape))
            return fail(at, wrong);
    }
}

inline char const* Reader::skip_value(char const* at) noexcept
{
    at = token(at);
    auto const first = peek(at);
    switch (first) {
    case '"': return skip_string(at);
    case '{':
        return each_member(at, [this](char const* name) -> char const* {
            auto const behind = skip_string(name);
            if (behind == nullptr)
                return nullptr;
            auto const colon = token(behind);
            return peek(colon) == ':' ? skip_value(colon + 1)
                                      : fail(colon, "':'");
        });
    case '[':
        return each_element(
            at, [this](char const* element) { return skip_value(element); });
    case 't': return read_literal(at, "true");
    case 'f': return read_literal(at, "false");
    case 'n': return read_literal(at, "null");
    default: break;
    }
    if (first != '-' && !is_digit(first))
        return fail(at, "a value");
    std::string_view number;
    bool integral;
    return read_number(at, number, integral);
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_JSON_READER_SKIP_HPP
