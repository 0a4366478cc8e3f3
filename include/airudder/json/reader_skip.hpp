#ifndef AIRUDDER_JSON_READER_SKIP_HPP
#define AIRUDDER_JSON_READER_SKIP_HPP

#include <airudder/json/reader.hpp>

/// How a Reader goes past values, checking them all the same.
namespace airudder::detail {

inline bool Reader::skip_string() noexcept
{
    ++at_;
    for (;;) {
        if (!find_string_stop())
            return false;
        if (*at_ == '"') {
            ++at_;
            return true;
        }
        Escape escape;
        if (auto const wrong = read_escape(at_, end_, escape))
            return fail(at_, wrong);
    }
}

inline bool Reader::skip_members() noexcept
{
    if (!enter())
        return false;
    for (;;) {
        auto const next = next_member();
        if (next != item)
            return next == end;
        if (!skip_string())
            return false;
        if (peek() != ':')
            return fail(at_, "':'");
        ++at_;
        if (!skip_value())
            return false;
    }
}

inline bool Reader::skip_elements() noexcept
{
    if (!enter())
        return false;
    for (;;) {
        auto const next = next_element();
        if (next != item)
            return next == end;
        if (!skip_value())
            return false;
    }
}

inline bool Reader::skip_value() noexcept
{
    switch (peek()) {
    case '"': return skip_string();
    case '{': return skip_members();
    case '[': return skip_elements();
    case 't': return read_literal("true");
    case 'f': return read_literal("false");
    case 'n': return read_literal("null");
    case '-':
    case '0':
    case '1':
    case '2':
    case '3':
    case '4':
    case '5':
    case '6':
    case '7':
    case '8':
    case '9': {
        std::string_view number;
        bool integral;
        return read_number(number, integral);
    }
    default: return fail(at_, "a value");
    }
}

} // namespace airudder::detail

#endif // AIRUDDER_JSON_READER_SKIP_HPP
