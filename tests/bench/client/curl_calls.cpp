#include "curl_calls.hpp"

#include <algorithm>

namespace bench {

CurlCalls::CurlCalls(Target const& target)
    : target_(target), url_(target.server + path)
{
    curl_global_init(CURL_GLOBAL_DEFAULT);
    multi_.reset(curl_multi_init());
    curl_multi_setopt(
        multi(), CURLMOPT_MAXCONNECTS, static_cast<long>(most_connections));
    curl_multi_setopt(multi(), CURLMOPT_PIPELINING, CURLPIPE_NOTHING);
    for (auto const& line : {std::string("Authorization: Token ") + token,
                             std::string("User-Agent: Airudder"),
                             std::string("Accept:")})
        headers_.reset(curl_slist_append(headers_.release(), line.c_str()));
}

void CurlCalls::run(std::size_t calls, std::size_t in_flight)
{
    while (calls_.size() < in_flight)
        calls_.push_back(make_call());
    unbegun_ = calls - in_flight;
    undone_ = calls;
    for (std::size_t index = 0; index != in_flight; ++index)
        curl_multi_add_handle(multi(), calls_[index]->easy.get());
    while (undone_ != 0) {
        step();
        end_calls();
    }
}

/// Forbids reuse, because a call that is answered early would pass its
/// connection on to the next call.
void CurlCalls::open(std::size_t connections)
{
    fresh_ = true;
    run(connections, connections);
    fresh_ = false;
    calls_.clear();
}

void CurlCalls::end()
{
    calls_.clear();
    multi_.reset();
}

std::size_t CurlCalls::take(char const* text,
                            std::size_t size,
                            std::size_t count,
                            void* body)
{
    static_cast<std::string*>(body)->append(text, size * count);
    return size * count;
}

std::unique_ptr<CurlCalls::Call> CurlCalls::make_call() const
{
    auto call = std::make_unique<Call>();
    call->easy.reset(curl_easy_init());
    call->body.reserve(target_.body.size());
    auto const easy = call->easy.get();
    curl_easy_setopt(easy, CURLOPT_URL, url_.c_str());
    curl_easy_setopt(easy, CURLOPT_PROXY, "");
    curl_easy_setopt(easy, CURLOPT_CAINFO, target_.ca_file.c_str());
    curl_easy_setopt(easy, CURLOPT_CAPATH, nullptr);
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1);
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers_.get());
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, timeout_seconds * 1000L);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &call->body);
    curl_easy_setopt(easy, CURLOPT_PRIVATE, call.get());
    curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, fresh_ ? 1L : 0L);
    return call;
}

void CurlCalls::end_calls()
{
    int left = 0;
    while (auto const* const message = curl_multi_info_read(multi(), &left))
        if (message->msg == CURLMSG_DONE)
            end_call(*message);
}

void CurlCalls::end_call(CURLMsg const& message)
{
    // Removing the handle invalidates the message.
    auto const easy = message.easy_handle;
    expect(message.data.result == CURLE_OK,
           std::string("an answer, found: ") +
               curl_easy_strerror(message.data.result));
    curl_multi_remove_handle(multi(), easy);
    char* context = nullptr;
    curl_easy_getinfo(easy, CURLINFO_PRIVATE, &context);
    auto& body = reinterpret_cast<Call*>(context)->body;
    long status = 0;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    expect(status == 200 && body == target_.body, "the whole answer");
    body.clear();
    --undone_;
    if (unbegun_ != 0) {
        --unbegun_;
        curl_multi_add_handle(multi(), easy);
    }
}

} // namespace bench
