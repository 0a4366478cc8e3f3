#ifndef AIRUDDER_DETAIL_CLIENT_TOKEN_SOURCE_HPP
#define AIRUDDER_DETAIL_CLIENT_TOKEN_SOURCE_HPP

#include <airudder/client/call_error.hpp>
#include <airudder/detail/net/socket.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace airudder::detail {

using TokenHandler = std::function<void(CallResult<std::string>)>;

/// A source of tokens. Used in the client's thread only.
class TokenSource {
public:
    virtual ~TokenSource() = default;

    /// Calls `handler` with a token or an error, before this returns or later.
    /// `refused` is the token that the server has just refused; empty if none.
    /// The caller stops waiting at `deadline`.
    virtual void get(std::string_view refused,
                     Clock::time_point deadline,
                     TokenHandler handler) = 0;

    /// Whether `get` may return a token other than a refused one.
    virtual bool can_renew() const noexcept = 0;
};

/// Always returns the same token or the same error.
class FixedToken final : public TokenSource {
public:
    explicit FixedToken(CallResult<std::string> token)
        : token_(std::move(token))
    {
    }

    void get(std::string_view, Clock::time_point, TokenHandler handler) override
    {
        handler(token_);
    }

    bool can_renew() const noexcept override { return false; }

private:
    CallResult<std::string> token_;
};

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_CLIENT_TOKEN_SOURCE_HPP
