#ifndef AIRUDDER_DETAIL_CLIENT_PROVIDED_TOKEN_HPP
#define AIRUDDER_DETAIL_CLIENT_PROVIDED_TOKEN_HPP

#include <airudder/client/token_provider.hpp>
#include <airudder/detail/authorization.hpp>
#include <airudder/detail/client/core.hpp>
#include <airudder/detail/client/token_source.hpp>

#include <boost/asio/post.hpp>

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace airudder::detail {

/// Gets tokens from a TokenProvider, which may answer at any time and from any
/// thread.
class ProvidedToken final : public TokenSource {
public:
    explicit ProvidedToken(Core& core) : core_(core) { relay_->source = this; }

    ~ProvidedToken() override
    {
        std::lock_guard const lock(relay_->mutex);
        relay_->source = nullptr;
    }

    ProvidedToken(ProvidedToken const&) = delete;
    ProvidedToken& operator=(ProvidedToken const&) = delete;

    void get(std::string_view refused,
             Clock::time_point deadline,
             TokenHandler handler) override
    {
        auto const now = core_.now();
        std::erase_if(waiting_, [now](auto const& waiting) {
            return waiting.second.deadline <= now;
        });
        auto const number = ++asked_;
        waiting_.emplace(number, Waiting{std::move(handler), deadline});
        try {
            core_.options.token_provider({std::string(refused), deadline},
                                         receiver(number));
        } catch (...) {
            relay_->give(number,
                         no_token("expected a token of the provider, found "
                                  "that it threw an exception"));
        }
    }

    bool can_renew() const noexcept override { return true; }

private:
    struct Waiting {
        TokenHandler handler{};
        Clock::time_point deadline{};
    };

    /// The link from receivers to the source. Separate, because a receiver may
    /// outlive the client.
    struct Relay {
        std::mutex mutex{};
        ProvidedToken* source = nullptr;

        void give(std::uint64_t number, CallResult<std::string> token)
        {
            std::lock_guard const lock(mutex);
            if (source == nullptr)
                return;
            boost::asio::post(source->core_.io,
                              [to = source, number, token = std::move(token)] {
                                  to->on_token(number, token);
                              });
        }
    };

    TokenReceiver receiver(std::uint64_t number) const
    {
        return TokenReceiver(
            [relay = relay_, number](CallResult<std::string> token) {
                relay->give(number, std::move(token));
            });
    }

    static CallError no_token(std::string message)
    {
        CallError error;
        error.kind = CallErrorKind::request;
        error.message = std::move(message);
        return error;
    }

    void on_token(std::uint64_t number, CallResult<std::string> const& token)
    {
        auto const waiting = waiting_.extract(number);
        if (waiting.empty())
            return;
        if (token)
            if (auto const reason = fault_of(*token))
                return waiting.mapped().handler(no_token(*reason));
        waiting.mapped().handler(token);
    }

    std::optional<std::string> fault_of(std::string const& token) const
    {
        if (token.empty())
            return "expected a token of the provider, found an empty one";
        if (auto const fault = fault_of_token(token, core_.options.scheme))
            return "token of the provider: " + *fault;
        return std::nullopt;
    }

    Core& core_;
    std::shared_ptr<Relay> relay_ = std::make_shared<Relay>();
    std::uint64_t asked_ = 0;
    std::unordered_map<std::uint64_t, Waiting> waiting_{};
};

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_CLIENT_PROVIDED_TOKEN_HPP
