// Our client as programs use it: each call decodes its answer.

#include "contend.hpp"
#include "in_turn.hpp"

#include <airudder/client.hpp>
#include <airudder/serialize.hpp>
#include <airudder/task/get_task_detail.hpp>

#include <chrono>
#include <optional>

namespace {

using namespace airudder;

class Ours final : public bench::Contender {
public:
    explicit Ours(bench::Target const& target)
        : body_(target.body),
          client_({.server = target.server,
                   .token = bench::token,
                   .timeout = std::chrono::seconds(bench::timeout_seconds),
                   .ca_file = target.ca_file,
                   .max_idle_connections = bench::most_connections})
    {
        auto const first =
            client_.call(task::get_task_detail, {.TaskID = bench::task_id});
        bench::expect(first.has_value() && serialize(*first) == body_,
                      "the whole answer");
    }

    void run(std::size_t calls, std::size_t in_flight) override
    {
        turn_.emplace(calls);
        for (std::size_t count = 0; count != in_flight; ++count)
            begin();
        turn_->wait();
    }

private:
    void begin()
    {
        if (!turn_->begin())
            return;
        client_.async_call(
            task::get_task_detail,
            {.TaskID = bench::task_id},
            [this](CallResult<task::TaskDetailResult> const& result) {
                bench::expect(result.has_value() &&
                                  result->data.detail.size() == 1,
                              "the whole answer");
                begin();
                turn_->end();
            });
    }

    std::string body_;
    std::optional<bench::InTurn> turn_{};
    Client client_;
};

} // namespace

int main(int argc, char** argv) { return bench::contend<Ours>(argc, argv); }
