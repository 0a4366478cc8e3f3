#ifndef AIRUDDER_DETAIL_RECEIVER_SIGNATURE_HPP
#define AIRUDDER_DETAIL_RECEIVER_SIGNATURE_HPP

#include <airudder/detail/digest.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <string_view>
#include <system_error>

/// Signatures of webhooks.
namespace airudder::detail {

/// Computes HMAC-SHA256 (RFC 2104) with one key.
class Hmac {
public:
    explicit Hmac(std::string_view key)
    {
        Digest digest;
        if (key.size() > inner_.size()) {
            digest = sha256(key);
            key = text_of(digest);
        }
        std::ranges::copy(key, inner_.begin());
        std::ranges::copy(key, outer_.begin());
        for (auto& byte : inner_)
            byte ^= 0x36;
        for (auto& byte : outer_)
            byte ^= 0x5C;
    }

    /// Returns the HMAC of the parts, joined. Any thread may call it.
    ///
    /// OpenSSL's own takes longer for a short text: it copies three contexts.
    template <class... Parts>
    Digest operator()(Parts const&... parts) const
    {
        return sha256(outer_, sha256(inner_, parts...));
    }

private:
    /// The key, padded to a block.
    std::array<unsigned char, 64> inner_{};
    std::array<unsigned char, 64> outer_{};
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
