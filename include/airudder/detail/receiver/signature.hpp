#ifndef AIRUDDER_DETAIL_RECEIVER_SIGNATURE_HPP
#define AIRUDDER_DETAIL_RECEIVER_SIGNATURE_HPP

#include <airudder/detail/base64.hpp>
#include <airudder/detail/digest.hpp>

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <charconv>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <string_view>
#include <system_error>

/// Signatures of webhooks.
namespace airudder::detail {

/// Computes HMAC-SHA256 (RFC 2104) with one key.
class Hmac {
public:
    /// Hashes the key once for all texts.
    explicit Hmac(std::string_view key)
    {
        std::unique_ptr<EVP_MAC, Free> const algorithm(
            EVP_MAC_fetch(nullptr, "HMAC", nullptr));
        if (algorithm != nullptr)
            keyed_.reset(EVP_MAC_CTX_new(algorithm.get()), Free());
        char name[] = "SHA256";
        OSSL_PARAM const parameters[]{
            OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, name, 0),
            OSSL_PARAM_construct_end()};
        if (keyed_ == nullptr ||
            EVP_MAC_init(keyed_.get(), bytes_of(key), key.size(), parameters) !=
                1)
            throw std::bad_alloc();
    }

    /// Returns the HMAC of the parts, joined. Any thread may call it.
    template <class... Parts>
    Digest operator()(Parts const&... parts) const
    {
        std::unique_ptr<EVP_MAC_CTX, Free> const context(
            EVP_MAC_CTX_dup(keyed_.get()));
        Digest digest;
        std::size_t size = 0;
        bool ok = context != nullptr;
        ((ok = ok && EVP_MAC_update(
                         context.get(), bytes_of(parts), parts.size()) == 1),
         ...);
        if (!ok || EVP_MAC_final(
                       context.get(), digest.data(), &size, digest.size()) != 1)
            throw std::bad_alloc();
        return digest;
    }

private:
    struct Free {
        void operator()(EVP_MAC* algorithm) const noexcept
        {
            EVP_MAC_free(algorithm);
        }
        void operator()(EVP_MAC_CTX* context) const noexcept
        {
            EVP_MAC_CTX_free(context);
        }
    };

    /// A context that has read nothing but the key.
    std::shared_ptr<EVP_MAC_CTX> keyed_{};
};

/// Whether a time in seconds since 1970 is at most `tolerance` away from now.
inline bool is_recent(std::string_view time, std::chrono::seconds tolerance)
{
    std::int64_t seconds = 0;
    auto const end = time.data() + time.size();
    auto const [at, error] = std::from_chars(time.data(), end, seconds);
    // A far time must not overflow the difference.
    constexpr auto most = std::int64_t{1} << 53;
    if (error != std::errc{} || at != end || seconds < 0 || seconds > most)
        return false;
    auto const now = std::chrono::floor<std::chrono::seconds>(
        std::chrono::system_clock::now());
    auto const difference =
        now.time_since_epoch() - std::chrono::seconds(seconds);
    return std::chrono::abs(difference) <= tolerance;
}

/// Whether `test` holds for one of the words that single spaces separate.
template <class Test>
bool any_word(std::string_view words, Test test)
{
    for (;;) {
        auto const space = words.find(' ');
        if (test(words.substr(0, space)))
            return true;
        if (space == words.npos)
            return false;
        words.remove_prefix(space + 1);
    }
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_RECEIVER_SIGNATURE_HPP
