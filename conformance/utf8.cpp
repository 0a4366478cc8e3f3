#include "utf8.hpp"

namespace airudder::conformance {
namespace {

/// The bytes of a character that is not ASCII (RFC 3629, section 4): the first
/// and the second byte are limited, all others are 80..BF.
struct Form {
    unsigned char first, last;
    unsigned char second_first, second_last;
    std::size_t length;
};

constexpr Form forms[] = {
    {0xc2, 0xdf, 0x80, 0xbf, 2},
    {0xe0, 0xe0, 0xa0, 0xbf, 3},
    {0xe1, 0xec, 0x80, 0xbf, 3},
    {0xed, 0xed, 0x80, 0x9f, 3},
    {0xee, 0xef, 0x80, 0xbf, 3},
    {0xf0, 0xf0, 0x90, 0xbf, 4},
    {0xf1, 0xf3, 0x80, 0xbf, 4},
    {0xf4, 0xf4, 0x80, 0x8f, 4},
};

bool matches(Form const& form, std::string_view text)
{
    auto const within = [&](std::size_t i, unsigned char low, auto high) {
        auto const byte = static_cast<unsigned char>(text[i]);
        return low <= byte && byte <= high;
    };
    if (text.size() < form.length || !within(0, form.first, form.last))
        return false;
    if (!within(1, form.second_first, form.second_last))
        return false;
    for (std::size_t i = 2; i < form.length; ++i)
        if (!within(i, 0x80, 0xbf))
            return false;
    return true;
}

/// The number of bytes of the character at the beginning of `text`; 0 if there
/// is none.
std::size_t character_length(std::string_view text)
{
    if (static_cast<unsigned char>(text[0]) < 0x80)
        return 1;
    for (auto const& form : forms)
        if (matches(form, text))
            return form.length;
    return 0;
}

} // namespace

bool is_utf8(std::string_view text) { return utf8_prefix(text) == text.size(); }

std::size_t utf8_prefix(std::string_view text)
{
    std::size_t at = 0;
    while (at < text.size()) {
        auto const length = character_length(text.substr(at));
        if (length == 0)
            break;
        at += length;
    }
    return at;
}

std::string only_utf8(std::string_view text)
{
    std::string out;
    while (!text.empty()) {
        auto const length = character_length(text);
        if (length > 0)
            out += text.substr(0, length);
        else
            out += '?';
        text.remove_prefix(length > 0 ? length : 1);
    }
    return out;
}

void append_utf8(std::string& out, unsigned character)
{
    auto const add = [&out](unsigned byte) {
        out += static_cast<char>(byte);
    };
    auto const add_rest = [&add](unsigned bits) {
        add(0x80 + bits % 64);
    };
    if (character < 0x80) {
        add(character);
    } else if (character < 0x800) {
        add(0xc0 + character / 64);
        add_rest(character);
    } else if (character < 0x10000) {
        add(0xe0 + character / 4096);
        add_rest(character / 64);
        add_rest(character);
    } else {
        add(0xf0 + character / 262144);
        add_rest(character / 4096);
        add_rest(character / 64);
        add_rest(character);
    }
}

} // namespace airudder::conformance
