// Our client without decoding: each call ends with the answer's body.

#include "contend.hpp"
#include "in_turn.hpp"

#include <airudder/client.hpp>
#include <airudder/task/get_task_detail.hpp>

#include <chrono>
#include <memory>
#include <optional>
#include <thread>
#include <utility>

namespace {

using namespace airudder;

/// Runs the client's loop as airudder::Client does, but calls it directly.
class Ours final : public bench::Contender {
public:
    explicit Ours(bench::Target const& target)
        : body_(target.body),
          engine_(detail::make_engine(
              {.server = target.server,
               .token = bench::token,
               .timeout = std::chrono::seconds(bench::timeout_seconds),
               .ca_file = target.ca_file,
               .max_idle_connections = bench::most_connections})),
          thread_([this] { engine_->run(); })
    {
    }

    ~Ours() override
    {
        engine_->stop();
        thread_.join();
    }

    void run(std::size_t calls, std::size_t in_flight) override
    {
        turn_.emplace(calls);
        for (std::size_t count = 0; count != in_flight; ++count)
            begin();
        turn_->wait();
    }

private:
    class Done final : public detail::Completion<detail::GoodAnswer> {
    public:
        explicit Done(Ours& owner) : owner_(owner) {}

        void complete(CallResult<detail::GoodAnswer> result) override
        {
            bench::expect(result.has_value() &&
                              result->response.body == owner_.body_,
                          "the whole answer");
            owner_.begin();
            owner_.turn_->end();
        }

    private:
        Ours& owner_;
    };

    void begin()
    {
        if (!turn_->begin())
            return;
        auto const& options = engine_->options();
        auto message = make_request(
            task::get_task_detail,
            {.TaskID = bench::task_id},
            {.scheme = options.scheme, .user_agent = options.user_agent});
        bench::expect(message.has_value(), "a request");
        engine_->start(
            engine_->make_call(detail::operation_of(task::get_task_detail),
                               *std::move(message),
                               options.timeout,
                               std::make_unique<Done>(*this)));
    }

    std::string body_;
    std::shared_ptr<detail::Engine> engine_;
    std::optional<bench::InTurn> turn_{};
    std::thread thread_;
};

} // namespace

int main(int argc, char** argv) { return bench::contend<Ours>(argc, argv); }
