// libcurl with curl_multi_poll.

#include "curl_calls.hpp"

namespace {

class Curl final : public bench::CurlCalls {
public:
    using CurlCalls::CurlCalls;

private:
    void step() override
    {
        int running = 0;
        curl_multi_perform(multi(), &running);
        if (running != 0)
            curl_multi_poll(multi(), nullptr, 0, 1000, nullptr);
    }
};

} // namespace

int main(int argc, char** argv) { return bench::contend<Curl>(argc, argv); }
