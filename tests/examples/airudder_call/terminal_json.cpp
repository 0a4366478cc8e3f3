#include "airudder_call/terminal_json.hpp"

#include <airudder/detail/json/scan.hpp>
#include <airudder/detail/printable.hpp>

#include <string>
#include <string_view>

namespace airudder_call {
namespace {

using airudder::detail::append_escape;

void append_json_escape(std::string& out, char32_t code)
{
    if (code < 0x10000)
        return append_escape(out, 'u', code, 4);
    append_escape(out, 'u', 0xD800 + ((code - 0x10000) >> 10), 4);
    append_escape(out, 'u', 0xDC00 + (code & 0x3FF), 4);
}

} // namespace

std::string terminal_json(std::string_view json)
{
    std::string out;
    out.reserve(json.size());
    while (!json.empty()) {
        auto const length = airudder::detail::utf8_length(
            json.data(), json.data() + json.size());
        auto const sequence = json.substr(0, length == 0 ? 1 : length);
        auto const code = airudder::detail::code_point(sequence);
        // Raw control characters occur only between values: JSON does not allow
        // them in strings.
        if (code >= 0x20 && airudder::detail::is_hidden(code))
            append_json_escape(out, code);
        else
            out += sequence;
        json.remove_prefix(sequence.size());
    }
    return out;
}

} // namespace airudder_call
