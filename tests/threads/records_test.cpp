// Threads parse, edit, copy and write records. Each type is first used in all
// threads at once, so nothing here may use a type before.
#include "catch.hpp"
#include "in_threads.hpp"

#include <airudder/airudder.hpp>
#include <airudder/value.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <string>
#include <utility>
#include <vector>

namespace workflow = airudder::workflow;
namespace json = boost::json;

namespace {

/// Text as it is written: without white space, known members in order. It has
/// unknown, mistyped, respelled and absent members; `number` makes it different.
std::string node_push(int number)
{
    return R"({"workflow_id":")" + std::to_string(number) +
           R"(","workflow_name":7,"node_id":"n\n",)"
           R"("callee":{"case_id":"c","extra":[{"Content":"d"},null],)"
           R"("extend":{"variables":{"a":1e2,"b":[2.50,null]},"more":[]}},)"
           R"("custom_attribute":{"x":{"y":20000.00}},)"
           R"("call":{"call_times":2E4,"ring_type":"odd","hangup_type":)"
           R"("ByRobot","ner_slots":[],"asr_result":[{"Role":"r"}]},)"
           R"("later":{"number":)" +
           std::to_string(number) + R"(}})";
}

/// Text with so many unknown members that they are indexed.
std::string with_many_unknown()
{
    std::string text = R"({"workflow_id":"w")";
    for (int number = 0; number != 100; ++number) {
        auto const digits = std::to_string(number);
        text += ",\"unknown" + digits + "\":" + digits;
    }
    return text + "}";
}

bool reads_and_writes(int thread, int round)
{
    std::vector<airudder::Issue> issues;
    std::size_t count = 0;
    auto const text = node_push(1000 * thread + round);
    auto const record = airudder::parse<workflow::ApiNodePush>(
        text, {.issues = &issues, .issue_count = &count});
    auto const strict =
        airudder::parse<workflow::ApiNodePush>(text, {.strict = true});
    return record && airudder::serialize(*record) == text &&
           issues.size() == count && count > 5 && strict.has_error() &&
           strict.error().pointer == issues.front().pointer;
}

bool edits(int thread, int round)
{
    auto const number = 1000 * thread + round;
    auto record = *airudder::parse<workflow::ApiNodePush>(node_push(number));
    auto const before = record;
    record.workflow_id = std::to_string(number + 1);
    record.unmodeled.set("later",
                         "{\"number\":" + std::to_string(number + 1) + "}");
    auto changed = std::move(record);
    record = before;
    std::swap(record, changed);
    std::swap(record, changed);
    return airudder::serialize(changed) == node_push(number + 1) &&
           record == before && !(changed == before) &&
           record.unmodeled.forget("later") && !record.unmodeled.find("later");
}

} // namespace

TEST_CASE("threads parse and write records of their own")
{
    CHECK(in_threads::failures(reads_and_writes) == 0);
}

TEST_CASE("threads edit, copy, move and compare records of their own")
{
    CHECK(in_threads::failures(edits) == 0);
}

TEST_CASE("threads share a record that none of them changes")
{
    auto const text = with_many_unknown();
    auto const shared = *airudder::parse<workflow::ApiNodePush>(text);
    auto const same = shared;
    auto const use = [&](int thread, int) {
        auto const copy = shared;
        auto const digits = std::to_string(thread);
        std::size_t kept = 0;
        for (auto const& item : shared.unmodeled)
            kept += item.name.empty() ? 0 : 1;
        return airudder::serialize(shared) == text && shared == same &&
               copy == shared && kept == 100 &&
               shared.unmodeled.find("unknown" + digits) == digits &&
               shared.unmodeled.absent("node_id");
    };
    CHECK(in_threads::failures(use) == 0);
}

TEST_CASE("threads convert values, and share one that none of them changes")
{
    auto const text = node_push(0);
    auto const shared = json::parse(text);
    auto const use = [&](int thread, int round) {
        auto const own = json::parse(node_push(1000 * thread + round));
        auto const record = json::value_to<workflow::ApiNodePush>(own);
        auto const common = json::value_to<workflow::ApiNodePush>(shared);
        return record.workflow_id == std::to_string(1000 * thread + round) &&
               json::value_from(record).at("workflow_id") ==
                   own.at("workflow_id") &&
               common.workflow_id == "0";
    };
    CHECK(in_threads::failures(use) == 0);
}
