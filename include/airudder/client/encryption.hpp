#ifndef AIRUDDER_CLIENT_ENCRYPTION_HPP
#define AIRUDDER_CLIENT_ENCRYPTION_HPP

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

/// Encrypted calls, the scheme that the documentation calls "AES + sha256".
///
/// This scheme offers little protection. Its signature is a plain digest
/// without a key, so anybody can forge one. Its AES runs in ECB mode, so two
/// messages reveal which 16-byte blocks they share. It does not authenticate
/// the sender, does not prevent replay and hides neither length nor structure.
/// Rely on TLS; use this only for accounts that the vendor has switched to it.
namespace airudder {

/// A text on its way: what is sent in place of the plain text, and what
/// vouches for it.
struct EncryptedText {
    /// Base64 (RFC 4648, section 4) of the AES blocks; never empty.
    std::string text{};

    /// Value of the header Signed: SHA-256 of the plain text, in 64 lower case
    /// hexadecimal digits.
    std::string signature{};

    bool operator==(EncryptedText const&) const = default;
};

/// Encrypts a request's body, or its query without the question mark.
///
/// The key is the string that the vendor issued, of 16, 24 or 32 bytes; another
/// length is an error. The text is filled up with 1 to 16 NULs to whole blocks,
/// so a plain text that ends in NUL would come back without it: that is an
/// error, too. No error contains the key or the text.
[[nodiscard]] Result<EncryptedText> encrypt(std::string_view key,
                                            std::string_view plain);

/// The plain text of an answer. It is an error if `encrypted.text` is not
/// base64, not a whole number of blocks or does not end in 1 to 16 NULs once
/// decrypted, or if `encrypted.signature` does not match the plain text. No
/// error contains the key or any of the texts.
[[nodiscard]] Result<std::string> decrypt(std::string_view key,
                                          EncryptedText const& encrypted);

// Implementation

namespace detail {

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

/// Null for a key of a length that AES does not have.
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

enum class Way { decrypt = 0, encrypt = 1 };

/// Whole blocks there or back.
inline Result<std::string>
apply_aes(std::string_view key, std::string_view blocks, Way way)
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
                          static_cast<int>(way)) != 1 ||
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

/// Nothing but base64 as to_base64 writes it has a meaning: no white space, no
/// missing padding, no stray bits.
inline std::optional<std::string> from_base64(std::string_view text)
{
    std::string data(text.size() / 4 * 3, '\0');
    if (text.size() % 4 != 0 ||
        EVP_DecodeBlock(
            bytes_of(data), bytes_of(text), static_cast<int>(text.size())) < 0)
        return std::nullopt;
    // EVP_DecodeBlock counts the bytes that padding stands for.
    auto const padding = text.size() - (text.find_last_not_of('=') + 1);
    if (padding > 2)
        return std::nullopt;
    data.resize(data.size() - padding);
    if (to_base64(data) != text)
        return std::nullopt;
    return data;
}

/// OpenSSL counts in int; so does the longest text that is worth a call.
inline constexpr std::size_t most_to_encrypt = std::size_t{1} << 30;

inline std::optional<Error> too_long(std::string_view text)
{
    if (text.size() <= most_to_encrypt)
        return std::nullopt;
    return encryption_error("expected at most 1 GiB of text");
}

} // namespace detail

inline Result<EncryptedText> encrypt(std::string_view key,
                                     std::string_view plain)
{
    if (auto error = detail::too_long(plain))
        return *std::move(error);
    if (plain.ends_with('\0'))
        return detail::encryption_error("expected a text that ends in no NUL");
    std::string blocks(plain);
    blocks.append(detail::aes_block - plain.size() % detail::aes_block, '\0');
    auto encrypted = detail::apply_aes(key, blocks, detail::Way::encrypt);
    if (!encrypted)
        return encrypted.error();
    auto signature = detail::signature_of(plain);
    if (!signature)
        return signature.error();
    return EncryptedText{detail::to_base64(*encrypted), *std::move(signature)};
}

inline Result<std::string> decrypt(std::string_view key,
                                   EncryptedText const& encrypted)
{
    if (auto error = detail::too_long(encrypted.text))
        return *std::move(error);
    auto const blocks = detail::from_base64(encrypted.text);
    if (!blocks)
        return detail::encryption_error("expected base64");
    if (blocks->empty() || blocks->size() % detail::aes_block != 0)
        return detail::encryption_error("expected whole blocks of 16 bytes");
    auto plain = detail::apply_aes(key, *blocks, detail::Way::decrypt);
    if (!plain)
        return plain.error();
    auto const size = plain->find_last_not_of('\0') + 1;
    auto const padding = plain->size() - size;
    if (padding == 0 || padding > detail::aes_block)
        return detail::encryption_error(
            "expected 1 to 16 NULs of padding: is it the right key?");
    plain->resize(size);
    auto const signature = detail::signature_of(*plain);
    if (!signature)
        return signature.error();
    if (*signature != encrypted.signature)
        return detail::encryption_error(
            "expected the SHA-256 of the plain text as signature");
    return plain;
}

} // namespace airudder

#endif // AIRUDDER_CLIENT_ENCRYPTION_HPP
