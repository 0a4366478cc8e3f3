// libcurl with epoll, which its documentation recommends for many sockets.

#include "curl_calls.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <sys/epoll.h>
#include <unistd.h>

namespace {

class Curl final : public bench::CurlCalls {
public:
    explicit Curl(bench::Target const& target) : CurlCalls(target)
    {
        curl_multi_setopt(multi(), CURLMOPT_SOCKETFUNCTION, watch);
        curl_multi_setopt(multi(), CURLMOPT_SOCKETDATA, this);
        curl_multi_setopt(multi(), CURLMOPT_TIMERFUNCTION, set_timer);
        curl_multi_setopt(multi(), CURLMOPT_TIMERDATA, this);
    }

    ~Curl() override
    {
        // While it closes sockets, libcurl still calls `watch`.
        end();
        close(epoll_);
    }

    Curl(Curl const&) = delete;
    Curl& operator=(Curl const&) = delete;

private:
    using Clock = std::chrono::steady_clock;

    static int
    watch(CURL*, curl_socket_t socket, int what, void* context, void* watched)
    {
        auto& self = *static_cast<Curl*>(context);
        if (what == CURL_POLL_REMOVE) {
            epoll_ctl(self.epoll_, EPOLL_CTL_DEL, socket, nullptr);
            return 0;
        }
        epoll_event event{};
        event.data.fd = socket;
        event.events = ((what & CURL_POLL_IN) != 0 ? EPOLLIN : 0u) |
                       ((what & CURL_POLL_OUT) != 0 ? EPOLLOUT : 0u);
        epoll_ctl(self.epoll_,
                  watched == nullptr ? EPOLL_CTL_ADD : EPOLL_CTL_MOD,
                  socket,
                  &event);
        curl_multi_assign(self.multi(), socket, context);
        return 0;
    }

    static int set_timer(CURLM*, long milliseconds, void* context)
    {
        auto& timer = static_cast<Curl*>(context)->timer_;
        timer.reset();
        if (milliseconds >= 0)
            timer = Clock::now() + std::chrono::milliseconds(milliseconds);
        return 0;
    }

    int wait_time() const
    {
        if (!timer_)
            return -1;
        auto const left = std::chrono::ceil<std::chrono::milliseconds>(
            *timer_ - Clock::now());
        return static_cast<int>(std::max<std::int64_t>(left.count(), 0));
    }

    void step() override
    {
        std::array<epoll_event, 64> events;
        auto const count =
            timer_ && wait_time() == 0
                ? 0
                : epoll_wait(epoll_, events.data(), events.size(), wait_time());
        int running = 0;
        if (count <= 0)
            curl_multi_socket_action(multi(), CURL_SOCKET_TIMEOUT, 0, &running);
        for (int index = 0; index < count; ++index) {
            auto const& event = events[static_cast<std::size_t>(index)];
            int const what =
                ((event.events & EPOLLIN) != 0 ? CURL_CSELECT_IN : 0) |
                ((event.events & EPOLLOUT) != 0 ? CURL_CSELECT_OUT : 0) |
                ((event.events & (EPOLLERR | EPOLLHUP)) != 0 ? CURL_CSELECT_ERR
                                                             : 0);
            curl_multi_socket_action(multi(), event.data.fd, what, &running);
        }
    }

    int epoll_ = epoll_create1(EPOLL_CLOEXEC);
    std::optional<Clock::time_point> timer_{};
};

} // namespace

int main(int argc, char** argv) { return bench::contend<Curl>(argc, argv); }
