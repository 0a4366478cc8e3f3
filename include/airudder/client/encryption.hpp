#ifndef AIRUDDER_CLIENT_ENCRYPTION_HPP
#define AIRUDDER_CLIENT_ENCRYPTION_HPP

#include <airudder/detail/base64.hpp>
#include <airudder/detail/client/encryption.hpp>
#include <airudder/detail/digest.hpp>
#include <airudder/result.hpp>

#include <string>
#include <string_view>
#include <utility>

/// Encrypted calls, the scheme that the documentation calls "AES + sha256".
///
/// This scheme offers little protection. Its signature is a digest without a
/// key, so anybody can forge one. Its AES runs in ECB mode, so two messages
/// reveal which 16-byte blocks they share. It does not authenticate the sender,
/// does not prevent replay and hides neither length nor structure. Rely on TLS,
/// and use this scheme only for accounts that the vendor has switched to it.
namespace airudder {

/// An encrypted text and its signature, as sent over HTTP.
struct EncryptedText {
    /// Base64 (RFC 4648, section 4) of the AES blocks; never empty.
    std::string text{};

    /// Value of the Signed header: SHA-256 of the plain text as 64 lower-case
    /// hexadecimal digits.
    std::string signature{};

    bool operator==(EncryptedText const&) const = default;
};

/// Encrypts a request's body, or its query without the question mark. Returns
/// the encrypted text and its signature.
///
/// `key` is the string that the vendor issued. The text is padded with 1 to 16
/// NULs to whole blocks. It is an error if the key is not 16, 24 or 32 bytes
/// long, if the text ends in NUL, which decryption would lose, or if it is
/// longer than 1 GiB. No error contains the key or the text.
[[nodiscard]] Result<EncryptedText> encrypt(std::string_view key,
                                            std::string_view plain);

/// Returns the plain text of an answer. It is an error if `encrypted.text` is
/// not base64, is not a whole number of blocks, is longer than 1 GiB or, once
/// decrypted, does not end in 1 to 16 NULs. It is also an error if the key is
/// not 16, 24 or 32 bytes long or if `encrypted.signature` does not match the
/// plain text. No error contains the key or any of the texts.
[[nodiscard]] Result<std::string> decrypt(std::string_view key,
                                          EncryptedText const& encrypted);

// Implementation

inline Result<EncryptedText> encrypt(std::string_view key,
                                     std::string_view plain)
{
    if (auto error = detail::too_long(plain))
        return *std::move(error);
    if (plain.ends_with('\0'))
        return detail::encryption_error(
            "expected a text that does not end with a NUL");
    std::string blocks(plain);
    blocks.append(detail::aes_block - plain.size() % detail::aes_block, '\0');
    auto encrypted = detail::apply_aes(key, blocks, detail::Direction::encrypt);
    if (!encrypted)
        return encrypted.error();
    return EncryptedText{detail::to_base64(*encrypted),
                         detail::to_hex(detail::sha256(plain))};
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
    auto plain = detail::apply_aes(key, *blocks, detail::Direction::decrypt);
    if (!plain)
        return plain.error();
    auto const size = plain->find_last_not_of('\0') + 1;
    auto const padding = plain->size() - size;
    if (padding == 0 || padding > detail::aes_block)
        return detail::encryption_error(
            "expected 1 to 16 NULs of padding: is it the right key?");
    plain->resize(size);
    if (detail::to_hex(detail::sha256(*plain)) != encrypted.signature)
        return detail::encryption_error(
            "expected the SHA-256 of the plain text as signature");
    return plain;
}

} // namespace airudder

#endif // AIRUDDER_CLIENT_ENCRYPTION_HPP
