#ifndef AIRUDDER_CLIENT_MASK_HPP
#define AIRUDDER_CLIENT_MASK_HPP

#include <airudder/json/escape.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace airudder::detail {

/// Whether all of `digits` are hexadecimal and say `byte`.
constexpr bool is_hex_of(std::string_view digits, char byte) noexcept
{
    std::uint32_t value = 0;
    for (char const digit : digits) {
        if (hex_value(digit) == 16)
            return false;
        value = 16 * value + hex_value(digit);
    }
    return value == static_cast<unsigned char>(byte);
}

/// Length of `byte` at the begin of `text`: as it is, escaped as in JSON (`\/`,
/// `\u002f`) or a JSON Pointer (`~1`), or percent-encoded (`%2F`); 0 if it is
/// not there.
constexpr std::size_t length_of_byte(std::string_view text, char byte) noexcept
{
    // Escaped first: some bytes begin their own escaped form.
    if (text.size() >= 6 && text.starts_with("\\u") &&
        is_hex_of(text.substr(2, 4), byte))
        return 6;
    if (text.size() >= 3 && text[0] == '%' &&
        is_hex_of(text.substr(1, 2), byte))
        return 3;
    if ((byte == '/' && text.starts_with("~1")) ||
        (byte == '~' && text.starts_with("~0")))
        return 2;
    if (text.size() >= 2 && text[0] == '\\' && text[1] == byte)
        return 2;
    return text.starts_with(byte) ? 1 : 0;
}

/// Whether `rest` of a text may be the begin of an escaped byte.
constexpr bool is_cut(std::string_view rest) noexcept
{
    return rest.empty() || (rest[0] == '\\' && rest.size() < 6) ||
           (rest[0] == '%' && rest.size() < 3);
}

/// Length of `secret` at the begin of `text`, however its bytes are spelled; 0
/// if it is not there. An answer may break off: the first four bytes or more of
/// a secret at the very end of a text count, too.
constexpr std::size_t length_of_secret(std::string_view text,
                                       std::string_view secret) noexcept
{
    if (text.starts_with(secret))
        return secret.size();
    std::size_t length = 0;
    for (std::size_t known = 0; known != secret.size(); ++known) {
        auto const rest = text.substr(length);
        auto const next = length_of_byte(rest, secret[known]);
        if (next == 0)
            return known >= 4 && is_cut(rest) ? text.size() : 0;
        length += next;
    }
    return length;
}

/// Knows what no error, log or exception may show: servers repeat what they
/// were sent.
class Mask {
public:
    static constexpr std::string_view instead = "***";

    /// Hides one more secret; an empty one is none.
    void add(std::string secret)
    {
        if (secret.empty())
            return;
        for (char const first : {secret.front(), '\\', '~', '%'})
            begins_[static_cast<unsigned char>(first)] = true;
        secrets_.push_back(std::move(secret));
    }

    /// `text` with each secret replaced. Where one begins another, the longer
    /// one goes. Of most bytes a glance tells that none begins there: a text may
    /// be an answer of many megabytes.
    std::string apply(std::string_view text) const
    {
        std::string masked;
        std::size_t plain = 0;
        for (std::size_t at = 0; at != text.size();) {
            auto const length = begins_[static_cast<unsigned char>(text[at])]
                                    ? length_at(text.substr(at))
                                    : 0;
            if (length == 0) {
                ++at;
                continue;
            }
            masked.append(text, plain, at - plain).append(instead);
            at += length;
            plain = at;
        }
        return masked.append(text, plain, text.size() - plain);
    }

private:
    std::size_t length_at(std::string_view text) const noexcept
    {
        std::size_t longest = 0;
        for (auto const& secret : secrets_) {
            auto const length = length_of_secret(text, secret);
            if (length > longest)
                longest = length;
        }
        return longest;
    }

    std::vector<std::string> secrets_{};

    /// By first byte, as it is or escaped in some way.
    std::array<bool, 256> begins_{};
};

} // namespace airudder::detail

#endif // AIRUDDER_CLIENT_MASK_HPP
