#ifndef AIRUDDER_DETAIL_BASE64_HPP
#define AIRUDDER_DETAIL_BASE64_HPP

#include <airudder/detail/requirements.hpp>

#include <openssl/evp.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// Base64 with padding (RFC 4648, section 4).
namespace airudder::detail {

inline unsigned char const* bytes_of(std::string_view text) noexcept
{
    return reinterpret_cast<unsigned char const*>(text.data());
}

inline unsigned char* bytes_of(std::string& text) noexcept
{
    return reinterpret_cast<unsigned char*>(text.data());
}

inline std::string to_base64(std::string_view data)
{
    // EVP_EncodeBlock appends a NUL.
    std::string text((data.size() + 2) / 3 * 4 + 1, '\0');
    auto const size = EVP_EncodeBlock(
        bytes_of(text), bytes_of(data), static_cast<int>(data.size()));
    text.resize(static_cast<std::size_t>(size));
    return text;
}

/// Decodes base64 exactly as to_base64 writes it. Returns nullopt for other
/// text, e.g. with white space, missing padding or stray bits.
inline std::optional<std::string> from_base64(std::string_view text)
{
    std::string data(text.size() / 4 * 3, '\0');
    if (text.size() % 4 != 0 ||
        EVP_DecodeBlock(
            bytes_of(data), bytes_of(text), static_cast<int>(text.size())) < 0)
        return std::nullopt;
    // EVP_DecodeBlock also writes a byte for each padding character.
    auto const padding = text.size() - (text.find_last_not_of('=') + 1);
    if (padding > 2)
        return std::nullopt;
    data.resize(data.size() - padding);
    if (to_base64(data) != text)
        return std::nullopt;
    return data;
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_BASE64_HPP
