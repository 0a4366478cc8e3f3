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

/// Frees what OpenSSL allocates.
struct FreeDigest {
    void operator()(EVP_MD* algorithm) const noexcept
    {
        EVP_MD_free(algorithm);
    }
    void operator()(EVP_MD_CTX* context) const noexcept
    {
        EVP_MD_CTX_free(context);
    }
};

/// Begins a SHA-256. Returns null on failure. The context belongs to the thread,
/// because making one takes longer than a short text.
inline EVP_MD_CTX* begin_sha256() noexcept
{
    static std::unique_ptr<EVP_MD, FreeDigest> const algorithm(
        EVP_MD_fetch(nullptr, "SHA256", nullptr));
    thread_local std::unique_ptr<EVP_MD_CTX, FreeDigest> const context(
        EVP_MD_CTX_new());
    bool const ok =
        algorithm != nullptr && context != nullptr &&
        EVP_DigestInit_ex(context.get(), algorithm.get(), nullptr) == 1;
    return ok ? context.get() : nullptr;
}

/// Returns the SHA-256 of the parts, joined.
template <class... Parts>
Digest sha256(Parts const&... parts)
{
    auto* const context = begin_sha256();
    Digest digest;
    bool ok = context != nullptr;
    ((ok = ok && EVP_DigestUpdate(context, parts.data(), parts.size()) == 1),
     ...);
    if (!ok || EVP_DigestFinal_ex(context, digest.data(), nullptr) != 1)
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

/// Compares texts of equal size in constant time. Their sizes are not secret, as
/// those of signatures.
inline bool same_signature(std::string_view given, std::string_view expected)
{
    return given.size() == expected.size() &&
           CRYPTO_memcmp(given.data(), expected.data(), given.size()) == 0;
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
