#ifndef AIRUDDER_DETAIL_CLIENT_ENCRYPTION_HPP
#define AIRUDDER_DETAIL_CLIENT_ENCRYPTION_HPP

#include <airudder/detail/base64.hpp>
#include <airudder/result.hpp>

#include <boost/system/result.hpp>
#include <openssl/evp.h>

#include <cstddef>
#include <memory>
#include <optional>
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
