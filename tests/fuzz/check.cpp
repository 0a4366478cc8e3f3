#include "check.hpp"

#include <cstddef>

namespace fuzz {
namespace {

/// How many bytes follow `lead`, and what they have to spell at least.
struct Form {
    std::size_t following;
    unsigned bits;
    unsigned least;
};

bool form_of(unsigned lead, Form& form)
{
    if (lead < 0x80)
        form = {0, lead, 0};
    else if (lead >= 0xC0 && lead < 0xE0)
        form = {1, lead - 0xC0, 0x80};
    else if (lead >= 0xE0 && lead < 0xF0)
        form = {2, lead - 0xE0, 0x800};
    else if (lead >= 0xF0 && lead < 0xF8)
        form = {3, lead - 0xF0, 0x10000};
    else
        return false;
    return true;
}

} // namespace

bool is_utf8(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        Form form{};
        if (!form_of(static_cast<unsigned char>(text[at++]), form))
            return false;
        auto code = form.bits;
        for (; form.following != 0; --form.following, ++at) {
            if (at == text.size())
                return false;
            auto const byte = static_cast<unsigned char>(text[at]);
            if (byte < 0x80 || byte >= 0xC0)
                return false;
            code = code * 64 + (byte - 0x80u);
        }
        bool const surrogate = code >= 0xD800 && code < 0xE000;
        if (code < form.least || code > 0x10FFFF || surrogate)
            return false;
    }
    return true;
}

} // namespace fuzz
