#ifndef AIRUDDER_BENCH_CLIENT_CURL_CALLS_HPP
#define AIRUDDER_BENCH_CLIENT_CURL_CALLS_HPP

#include "contend.hpp"

#include <cstddef>
#include <curl/curl.h>
#include <memory>
#include <string>
#include <vector>

namespace bench {

/// A pointer that a function of libcurl frees.
template <class T, auto free>
struct CurlFree {
    void operator()(T* made) const noexcept { free(made); }
};

using Easy = std::unique_ptr<CURL, CurlFree<CURL, curl_easy_cleanup>>;
using Multi = std::unique_ptr<CURLM, CurlFree<CURLM, curl_multi_cleanup>>;
using CurlList =
    std::unique_ptr<curl_slist, CurlFree<curl_slist, curl_slist_free_all>>;

/// Makes calls with libcurl's multi interface. Reuses handles and the memory of
/// answers. A derived class implements the waiting.
class CurlCalls : public Contender {
public:
    explicit CurlCalls(Target const& target);

    void run(std::size_t calls, std::size_t in_flight) override;
    void open(std::size_t connections) override;

protected:
    CURLM* multi() const noexcept { return multi_.get(); }

    /// Ends all transfers. A derived class calls this before it destroys the
    /// state that libcurl's callbacks use.
    void end();

    /// Waits for events and handles them.
    virtual void step() = 0;

private:
    struct Call {
        Easy easy{};
        std::string body{};
    };

    static std::size_t
    take(char const* text, std::size_t size, std::size_t count, void* body);

    std::unique_ptr<Call> make_call() const;
    void end_calls();
    void end_call(CURLMsg const& message);

    Target target_;
    std::string url_;
    CurlList headers_{};
    Multi multi_;
    std::vector<std::unique_ptr<Call>> calls_{};

    /// Whether each call opens a new connection.
    bool fresh_ = false;
    std::size_t unbegun_ = 0;
    std::size_t undone_ = 0;
};

} // namespace bench

#endif // AIRUDDER_BENCH_CLIENT_CURL_CALLS_HPP
