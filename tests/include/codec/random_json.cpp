#include "random_json.hpp"

#include "random_words.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace {

using namespace std::string_view_literals;

template <class Array>
auto pick(Array const& array, std::size_t index)
{
    return array[index % std::size(array)];
}

/// Bytes of the UTF-8 sequence that starts with `lead`.
std::size_t sequence_size(char lead)
{
    auto const code = static_cast<unsigned char>(lead);
    return code < 0x80 ? 1 : code < 0xE0 ? 2 : code < 0xF0 ? 3 : 4;
}

/// The code point of one UTF-8 sequence.
unsigned code_of(std::string_view sequence)
{
    constexpr unsigned char masks[]{0, 0x7F, 0x1F, 0x0F, 0x07};
    auto const byte = [&](std::size_t at) {
        return static_cast<unsigned char>(sequence[at]);
    };
    unsigned code = byte(0) & masks[sequence.size()];
    for (std::size_t at = 1; at < sequence.size(); ++at)
        code = code * 64 + (byte(at) & 0x3F);
    return code;
}

std::string unit_escape(unsigned unit, bool upper)
{
    auto const digits = upper ? "0123456789ABCDEF" : "0123456789abcdef";
    std::string out = "\\u";
    for (int shift = 12; shift >= 0; shift -= 4)
        out += digits[unit >> shift & 15];
    return out;
}

} // namespace

std::string RandomJson::space()
{
    if (!spaced_)
        return {};
    std::string out(below(one_in(200) ? 41 : 4), ' ');
    if (one_in(3))
        out += "\n\t"sv[below(2)];
    return out;
}

/// White space before a member or an item.
std::string RandomJson::gap()
{
    if (gap_.empty())
        return space();
    auto const less = one_in(8) ? below(5) : 0;
    return gap_.substr(0, gap_.size() - std::min(less, gap_.size()));
}

void RandomJson::choose_spaces()
{
    spaced_ = one_in(2);
    gap_.clear();
    if (one_in(8))
        gap_ = std::string(below(2), '\n') + std::string(below(40), ' ');
    // Like pretty printers, usually have no other white space.
    if (!gap_.empty() && !one_in(4))
        spaced_ = false;
}

/// A character as `\u` escapes, a pair of them beyond U+FFFF.
std::string RandomJson::escaped(std::string_view character)
{
    auto const code = code_of(character);
    auto const upper = one_in(2);
    if (code < 0x10000)
        return unit_escape(code, upper);
    auto const high = 0xD800 + ((code - 0x10000) >> 10);
    auto const low = 0xDC00 + ((code - 0x10000) & 0x3FF);
    return unit_escape(high, upper) + unit_escape(low, upper);
}

std::string RandomJson::quoted(std::string_view text)
{
    std::string out = "\"";
    while (!text.empty()) {
        auto const character = text.substr(0, sequence_size(text.front()));
        text.remove_prefix(character.size());
        char const byte = character.front();
        auto const control = static_cast<unsigned char>(byte) < 0x20;
        if (control || one_in(character.size() == 1 ? 20 : 4))
            out += escaped(character);
        else if (byte == '"' || byte == '\\' || (byte == '/' && one_in(2)))
            out += std::string("\\") + byte;
        else
            out += character;
    }
    return out + '"';
}

std::string RandomJson::digits(std::size_t most)
{
    std::string out;
    for (auto count = 1 + below(most); count != 0; --count)
        out += static_cast<char>('0' + below(10));
    return out;
}

/// Up to 40 digits, mostly within the range of a double.
std::string RandomJson::random_number()
{
    std::string out = one_in(2) ? "-" : "";
    out += one_in(3) ? "0" : std::to_string(1 + below(9)) + digits(20);
    if (one_in(2))
        out += "." + digits(20);
    if (one_in(2)) {
        out += one_in(2) ? "e" : "E";
        out += one_in(2) ? "-" : one_in(2) ? "+" : "";
        out += digits(one_in(10) ? 12 : 2);
    }
    return out;
}

std::string RandomJson::number()
{
    return one_in(3) ? random_number()
                     : std::string(pick(random_words::numbers, below(99)));
}

std::string RandomJson::integer()
{
    return one_in(2) ? std::to_string(static_cast<std::int64_t>(random_()))
                     : std::to_string(below(100));
}

std::string RandomJson::string()
{
    return quoted(pick(random_words::strings, below(99)));
}

std::string RandomJson::name()
{
    return std::string(one_in(3) ? pick(random_words::members, below(99))
                                 : pick(random_words::names, below(99)));
}

std::string RandomJson::object(int depth)
{
    std::vector<std::string> used;
    std::string out = "{" + space();
    auto separator = "";
    for (auto count = below(5); count != 0; --count) {
        auto const key = name();
        bool const again =
            std::find(used.begin(), used.end(), key) != used.end();
        if (again && !repeat_names_)
            continue;
        used.push_back(key);
        out += separator + gap() + quoted(key) + space() + ":" + space() +
               value(depth - 1) + space();
        separator = ",";
    }
    return out + "}";
}

std::string RandomJson::array(int depth)
{
    return list([&] { return value(depth - 1); });
}

std::string RandomJson::value(int depth)
{
    switch (below(depth > 0 ? 9 : 6)) {
    case 0: return "null";
    case 1: return one_in(2) ? "true" : "false";
    case 2:
    case 3: return one_in(2) ? number() : integer();
    case 4:
    case 5: return string();
    case 6: return array(depth);
    default: return object(depth);
    }
}

std::string RandomJson::inner()
{
    std::string out =
        "{" + space() + "\"id\":" + space() + (one_in(5) ? value(1) : string());
    if (one_in(2))
        out += ",\"size\":" + (one_in(3) ? value(1) : integer());
    if (one_in(4))
        out += ",\"extra\":" + value(2);
    return out + space() + "}";
}

std::string RandomJson::level()
{
    return quoted(one_in(4) ? "other"sv
                            : pick(random_words::strings, 2 + below(4)));
}

/// A value that usually fits the member.
std::string RandomJson::fitting(std::string_view member)
{
    if (one_in(4))
        return value(3);
    if (member.starts_with("maybe_"))
        member.remove_prefix(6);
    if (member == "count")
        return integer();
    if (member == "amount")
        return one_in(2) ? number() : integer();
    if (member == "flag")
        return one_in(2) ? "true" : "false";
    if (member == "level")
        return level();
    if (member == "inner")
        return inner();
    if (member == "open")
        return object(3);
    auto const mostly = [&](auto element) {
        return list([&] { return one_in(5) ? value(2) : element(); });
    };
    if (member == "texts")
        return mostly([&] { return string(); });
    if (member == "counts")
        return mostly([&] { return integer(); });
    if (member == "amounts")
        return mostly([&] { return number(); });
    if (member == "levels")
        return mostly([&] { return level(); });
    if (member == "inners")
        return mostly([&] { return inner(); });
    if (member == "opens")
        return mostly([&] { return object(2); });
    return string();
}

std::string RandomJson::outer()
{
    choose_spaces();
    std::vector<std::pair<std::string, std::string>> items;
    for (auto const member : random_words::members)
        if (!one_in(4))
            items.emplace_back(member, fitting(member));
    for (auto count = below(4); count != 0; --count) {
        auto const unknown = pick(
            random_words::names, 1 + below(std::size(random_words::names) - 1));
        bool const used = std::any_of(
            items.begin(), items.end(), [unknown](auto const& item) {
                return item.first == unknown;
            });
        if (!used || repeat_names_)
            items.emplace_back(unknown, value(3));
    }
    for (auto count = below(repeat_names_ ? 6 : 1); count != 0; --count) {
        auto const member = pick(random_words::members, below(99));
        items.emplace_back(member, fitting(member));
    }
    if (one_in(2))
        std::shuffle(items.begin(), items.end(), random_);
    std::string out = space() + "{";
    auto separator = "";
    for (auto const& [key, text] : items) {
        out += separator + gap() + quoted(key) + space() + ":" + space() +
               text + space();
        separator = ",";
    }
    return out + "}" + space();
}

std::string RandomJson::mutated(std::string text)
{
    constexpr auto bytes = "{}[]:,\"\\/ \n0123456789.eE+-truefalsn\x01\x80\xC3"
                           "\xED\xF0\xFFu\0"sv;
    for (auto count = 1 + below(3); count != 0 && !text.empty(); --count) {
        auto const at = below(text.size());
        switch (below(4)) {
        case 0: text.erase(at, 1 + below(3)); break;
        case 1: text.insert(at, 1, bytes[below(bytes.size())]); break;
        case 2: text[at] = bytes[below(bytes.size())]; break;
        default: std::swap(text[at], text[below(text.size())]); break;
        }
    }
    return text;
}
