#ifndef AIRUDDER_DETAIL_DIGEST_HPP
#define AIRUDDER_DETAIL_DIGEST_HPP

#include <airudder/detail/requirements.hpp>

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <array>
#include <cstddef>
#include <memory>
#include <new>
#include <string>
#include <string_view>

namespace airudder::detail {

/// 32 bytes of SHA-256 (FIPS 180-4) or of a HMAC with it.
using Digest = std::array<unsigned char, 32>;

/// Returns the SHA-256 of the parts, joined.
template <class... Parts>
Digest sha256(Parts const&... parts)
{
    struct Free {
        void operator()(EVP_MD_CTX* context) const noexcept
        {
            EVP_MD_CTX_free(context);
        }
    };
    std::unique_ptr<EVP_MD_CTX, Free> const context(EVP_MD_CTX_new());
    Digest digest;
    bool ok = context != nullptr &&
              EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) == 1;
    ((ok = ok &&
           EVP_DigestUpdate(context.get(), parts.data(), parts.size()) == 1),
     ...);
    if (!ok || EVP_DigestFinal_ex(context.get(), digest.data(), nullptr) != 1)
        throw std::bad_alloc();
    return digest;
}

/// The bytes of a digest.
inline std::string_view text_of(Digest const& digest) noexcept
{
    return {reinterpret_cast<char const*>(digest.data()), digest.size()};
}

/// Returns lowercase hexadecimal digits.
inline std::string to_hex(Digest const& digest)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(2 * digest.size());
    for (auto const byte : digest) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

/// Compares secrets in a time that depends only on the length of `given`.
inline bool same_secret(std::string_view given, std::string_view expected)
{
    // Digests have one length, so the length of the secret stays unknown too.
    auto const a = sha256(given);
    auto const b = sha256(expected);
    return CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_DIGEST_HPP
