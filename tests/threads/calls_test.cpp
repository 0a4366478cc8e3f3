// Threads call the runtime's functions on objects of their own or on const
// objects. Each function is first used in all threads at once.
#include "catch.hpp"
#include "in_threads.hpp"

#include <airudder/airudder.hpp>

#include <chrono>
#include <set>
#include <string>

namespace workflow = airudder::workflow;
using namespace std::chrono_literals;

TEST_CASE("threads identify webhooks")
{
    auto const use = [](int thread, int round) {
        bool const push = (thread + round) % 2 == 0;
        auto const name = airudder::identify(push ? R"({"call":{}})"
                                                  : R"({"waba_task_id":1})");
        return name == (push ? workflow::api_node_pushed.name
                             : workflow::waba_status_changed.name);
    };
    CHECK(in_threads::failures(use) == 0);
}

TEST_CASE("threads parse what any webhook sends")
{
    auto const use = [](int, int) {
        std::set<std::string_view> names;
        for_each(airudder::webhooks, [&](auto const& webhook) {
            auto const event = parse(webhook, R"({"callee":1,"new":[]})");
            if (event &&
                airudder::serialize(*event) == R"({"callee":1,"new":[]})")
                names.insert(webhook.name);
        });
        return names.size() == airudder::webhooks.size();
    };
    CHECK(in_threads::failures(use) == 0);
}

TEST_CASE("threads make requests of shared records and of their own")
{
    workflow::WorkflowQuery const shared{.callee = "+1"};
    airudder::RequestOptions const options{.token = "placeholder"};
    auto const expected = [](std::string const& callee) {
        return "{\"callee\":\"" + callee +
               "\",\"start_time\":\"\",\"end_time\":\"\"}";
    };
    auto const use = [&](int thread, int) {
        auto own = shared;
        own.callee = std::to_string(thread);
        auto const& endpoint = workflow::query_workflow_ids;
        auto const first = make_request(endpoint, shared, options);
        auto const second = make_request(endpoint, own, options);
        auto const query =
            make_request(workflow::query_call_records, {}, options);
        return first && first->body == expected("+1") && second &&
               second->body == expected(*own.callee) && query &&
               query->target.starts_with(workflow::query_call_records.path);
    };
    CHECK(in_threads::failures(use) == 0);
}

TEST_CASE("threads read and write times")
{
    auto const use = [](int thread, int round) {
        auto const moment = airudder::from_unix_time(1744687206 + round);
        auto const offset = std::chrono::minutes(30 * thread);
        auto const local = airudder::at_offset(moment, offset);
        auto const text = to_string(local);
        return airudder::parse_date_time(text) == local &&
               airudder::parse_date_time(airudder::to_utc_string(moment))
                       ->sys_time() == moment &&
               airudder::parse_date("2024-02-30").has_error() &&
               *airudder::parse_hh_mm_ss("00:00:14") == 14s;
    };
    CHECK(in_threads::failures(use) == 0);
}
