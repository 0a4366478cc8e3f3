#ifndef AIRUDDER_DETAIL_CLIENT_ENCRYPTION_HPP
#define AIRUDDER_DETAIL_CLIENT_ENCRYPTION_HPP

#include <airudder/result.hpp>

#include <boost/system/result.hpp>
#include <openssl/evp.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

/// The algorithms of encrypted calls, see <airudder/client/encryption.hpp>.
namespace airudder::detail {

inline constexpr std::size_t aes_block = 16;

inline Error encryption_error(std::string message)
{
    Error error;
    error.message = std::move(message);
    return error;
}

inline unsigned char const* bytes_of(std::string_view text) noexcept
{
    return reinterpret_cast<unsigned char const*>(text.data());
}

inline unsigned char* bytes_of(std::string& text) noexcept
{
    return reinterpret_cast<unsigned char*>(text.data());
}

/// Returns the cipher for the key's length; null if AES has no such length.
inline EVP_CIPHER const* aes_for(std::string_view key)
{
    switch (key.size()) {
    case 16: return EVP_aes_128_ecb();
    case 24: return EVP_aes_192_ecb();
    case 32: return EVP_aes_256_ecb();
    default: return nullptr;
    }
}

struct FreeCipherContext {
    void operator()(EVP_CIPHER_CTX* context) const noexcept
    {
        EVP_CIPHER_CTX_free(context);
    }
};

enum class Direction { decrypt = 0, encrypt = 1 };

/// Encrypts or decrypts whole blocks, without padding.
inline Result<std::string>
apply_aes(std::string_view key, std::string_view blocks, Direction direction)
{
    auto const cipher = aes_for(key);
    if (cipher == nullptr)
        return encryption_error("expected a key of 16, 24 or 32 bytes, found " +
                                std::to_string(key.size()));
    std::unique_ptr<EVP_CIPHER_CTX, FreeCipherContext> const context(
        EVP_CIPHER_CTX_new());
    std::string out(blocks.size(), '\0');
    int written = 0;
    if (context == nullptr ||
        EVP_CipherInit_ex(context.get(),
                          cipher,
                          nullptr,
                          bytes_of(key),
                          nullptr,
                          static_cast<int>(direction)) != 1 ||
        EVP_CIPHER_CTX_set_padding(context.get(), 0) != 1 ||
        EVP_CipherUpdate(context.get(),
                         bytes_of(out),
                         &written,
                         bytes_of(blocks),
                         static_cast<int>(blocks.size())) != 1)
        return encryption_error("expected OpenSSL to have AES in ECB mode");
    return {boost::system::in_place_value, std::move(out)};
}

/// SHA-256 in lower case hexadecimal digits.
inline Result<std::string> signature_of(std::string_view plain)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    if (EVP_Digest(
            plain.data(), plain.size(), digest, &size, EVP_sha256(), nullptr) !=
        1)
        return encryption_error("expected OpenSSL to have SHA-256");
    std::string hex;
    for (auto const byte : std::span(digest, size)) {
        hex += "0123456789abcdef"[byte >> 4];
        hex += "0123456789abcdef"[byte & 15];
    }
    return {boost::system::in_place_value, std::move(hex)};
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

/// Maximum size in bytes. OpenSSL's sizes are of type int.
inline constexpr std::size_t most_to_encrypt = std::size_t{1} << 30;

inline std::optional<Error> too_long(std::string_view text)
{
    if (text.size() <= most_to_encrypt)
        return std::nullopt;
    return encryption_error("expected at most 1 GiB of text");
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_CLIENT_ENCRYPTION_HPP
