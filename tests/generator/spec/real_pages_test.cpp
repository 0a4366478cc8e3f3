#include "catch.hpp"
#include "fixture.hpp"
#include "generator/commands/spec.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

/// Tests of the committed facts, decisions and wording. They run in the
/// project's root.
namespace {

using namespace airudder::generator;
using namespace airudder::generator::test;

SpecSources real_sources()
{
    Diagnostics diagnostics;
    auto sources =
        read_spec_sources(std::filesystem::current_path(), diagnostics);
    INFO(diagnostics.text());
    REQUIRE(diagnostics.empty());
    REQUIRE(sources.operations.size() >= 6);
    return sources;
}

OperationSource& operation(SpecSources& sources, std::string_view name)
{
    auto const found =
        std::ranges::find(sources.operations, name, &OperationSource::name);
    REQUIRE(found != sources.operations.end());
    return *found;
}

using Strings = std::vector<std::string>;

/// The member paths of a page's rows, part by part.
Strings paths(std::string_view name)
{
    auto sources = real_sources();
    Strings all;
    for (auto const& path : row_paths(operation(sources, name)))
        if (path)
            all.push_back(*path);
    return all;
}

/// The names with `prefix` before each.
Strings below(std::string const& prefix, Strings names)
{
    for (auto& name : names)
        name = prefix + '/' + name;
    return names;
}

Strings join(std::vector<Strings> const& lists)
{
    Strings all;
    for (auto const& list : lists)
        all.insert(all.end(), list.begin(), list.end());
    return all;
}

std::string spec_text(SpecSources const& sources, Diagnostics& diagnostics)
{
    auto const spec = build_strictly(sources, diagnostics);
    return spec ? pretty(*spec) : std::string();
}

} // namespace

TEST_CASE("the committed spec matches facts, decisions and wording")
{
    Diagnostics diagnostics;
    for (auto const mode : {OnQuestion::report, OnQuestion::assume}) {
        auto const made =
            make_spec_file(std::filesystem::current_path(), mode, diagnostics);
        INFO(diagnostics.text());
        REQUIRE(made);
        auto const committed = read_file(
            std::filesystem::current_path(), made->file.path, diagnostics);
        REQUIRE(committed);
        CHECK((*committed == made->file.text));
        CHECK(made->stale.empty());
        CHECK(made->assumptions.empty());
    }
}

TEST_CASE("all of the committed spec is described in English")
{
    Diagnostics diagnostics;
    auto const root = read_json_file(std::filesystem::current_path(),
                                     "spec/airudder.openapi.json",
                                     diagnostics);
    REQUIRE(root);
    auto const describes = [](JsonText const& object, char const* key) {
        auto const* const text = at_pointer(object, std::string("/") + key);
        return text && string_of(*text).value_or("") != "";
    };
    for (auto const* const kind : {"/paths", "/webhooks"})
        for (auto const& item : at_pointer(*root, kind)->members)
            for (auto const& operation : item.value.members) {
                INFO(item.name);
                CHECK(describes(operation.value, "summary"));
                CHECK_FALSE(describes(operation.value, "x-assumptions"));
            }
    for (auto const& schema :
         at_pointer(*root, "/components/schemas")->members) {
        INFO(schema.name);
        CHECK(describes(schema.value, "description"));
    }
    for (auto const& tag : at_pointer(*root, "/tags")->elements)
        CHECK(describes(tag, "description"));
}

TEST_CASE("rows of the call records page have the places that a reader expects")
{
    CHECK(paths("query_call_records") ==
          join({below("/query", {"callee", "caseid", "taskid", "workflow_id"}),
                {"/200/data"},
                below("/200/data/-",
                      {"callid",
                       "taskid",
                       "workflow_id",
                       "call_start_time",
                       "call_end_time",
                       "duration",
                       "recording_link",
                       "callee",
                       "caseid"}),
                {"/200/status", "/200/code"}}));
}

TEST_CASE("rows of the task detail page have the places that a reader expects")
{
    CHECK(paths("get_task_detail") ==
          join({{"/query/TaskID", "/header/User-Agent", "/200/data"},
                below("/200/data",
                      {"TaskID",
                       "TaskName",
                       "RobotMethod",
                       "RobotID",
                       "SIPLine",
                       "Status",
                       "ScheduleStartTime",
                       "ScheduleEndTime",
                       "RepeatInterval",
                       "RepeatNumber",
                       "detail"}),
                {"/200/status", "/200/code"}}));
}

TEST_CASE(
    "rows of the workflow query page have the places that a reader expects")
{
    CHECK(paths("query_workflow_ids") ==
          join({{"/header/User-Agent"},
                below("/body", {"case_id", "callee", "start_time", "end_time"}),
                {"/200/code", "/200/status", "/200/data", "/200/data/rows"}}));
}

TEST_CASE("rows of the API node page have the places that a reader expects")
{
    CHECK(
        paths("api_node_pushed") ==
        join(
            {{"/header/User-Agent"},
             below("/body",
                   {"workflow_id",
                    "workflow_name",
                    "node_id",
                    "node_name",
                    "callee"}),
             below("/body/callee",
                   {"case_id",
                    "callee_name",
                    "callee_gender",
                    "callee_number",
                    "platform_name",
                    "extra_a",
                    "extra_b",
                    "extra_c",
                    "extra",
                    "extend",
                    "comments",
                    "borrowed_date",
                    "due_date",
                    "borrowed_amount",
                    "total_owing_amount",
                    "currency_unit"}),
             {"/body/custom_attribute", "/body/call"},
             below("/body/call",
                   {"task_id",       "call_id",         "robot_id",
                    "callee_number", "call_start_time", "call_end_time",
                    "call_times",    "ring_type",       "hangup_type",
                    "intention",     "multi_label",     "asr_ptp",
                    "asr_result",    "ner_slots",       "slots",
                    "talk_round",    "ring_time",       "intention_description",
                    "redial_call",   "caller_number",   "question_answer"})}));
}

TEST_CASE("rows of the WABA page have the places that a reader expects")
{
    CHECK(paths("waba_status_changed") == join({{"/header/User-Agent"},
                                                below("/body",
                                                      {"workflow_id",
                                                       "workflow_name",
                                                       "nodetask_id",
                                                       "nodetask_name",
                                                       "waba_task_id",
                                                       "wfdetail_uuid",
                                                       "timestamp",
                                                       "status",
                                                       "msg_id",
                                                       "send_time",
                                                       "waba_template_name",
                                                       "waba_template_id",
                                                       "channel_id",
                                                       "callee",
                                                       "variables"})}));
}

TEST_CASE("leaving out a committed ruling changes the spec or is reported")
{
    auto const sources = real_sources();
    Diagnostics none;
    auto const whole = spec_text(sources, none);
    REQUIRE(none.empty());
    std::set<std::string> silent; // kinds that change the spec without a report
    std::size_t rulings = 0;
    for (std::size_t i = 0; i < sources.operations.size(); ++i) {
        auto const count = sources.operations[i].decisions.rulings.size();
        for (std::size_t ruling = 0; ruling < count; ++ruling, ++rulings) {
            auto changed = sources;
            auto& left = changed.operations[i].decisions.rulings;
            auto const kind = left[ruling].kind;
            left.erase(left.begin() + static_cast<std::ptrdiff_t>(ruling));
            Diagnostics diagnostics;
            auto const text = spec_text(changed, diagnostics);
            INFO(kind << " " << ruling << " of " << sources.operations[i].name);
            CHECK((!diagnostics.empty() || text != whole));
            if (diagnostics.empty())
                silent.insert(kind);
        }
    }
    CHECK(rulings >= 30);
    CHECK(silent == std::set<std::string>{"delivery_key",
                                          "envelope",
                                          "idempotent",
                                          "presence",
                                          "secret_answer"});
}

TEST_CASE("repeating a committed ruling is reported")
{
    auto const sources = real_sources();
    for (std::size_t i = 0; i < sources.operations.size(); ++i) {
        auto changed = sources;
        auto& rulings = changed.operations[i].decisions.rulings;
        auto const count = rulings.size();
        for (std::size_t k = 0; k < count; ++k)
            rulings.push_back(Ruling(rulings[k]));
        Diagnostics diagnostics;
        CHECK_FALSE(build_strictly(changed, diagnostics));
        CHECK(diagnostics.size() >= count);
    }
}

TEST_CASE("each committed ruling whose fact differs is reported")
{
    auto const sources = real_sources();
    for (std::size_t i = 0; i < sources.operations.size(); ++i) {
        auto const count = sources.operations[i].decisions.rulings.size();
        for (std::size_t ruling = 0; ruling < count; ++ruling) {
            auto changed = sources;
            auto& one = changed.operations[i].decisions.rulings[ruling];
            if (one.was.is_string())
                one.was = std::string(one.was.get_string()) + "x";
            else if (one.was.is_int64())
                one.was = one.was.get_int64() + 1;
            else if (one.was.is_array())
                one.was.get_array().emplace_back("x");
            else
                continue;
            Diagnostics diagnostics;
            CHECK_FALSE(build_strictly(changed, diagnostics));
            CHECK(diagnostics.text().find(changed.operations[i].decisions.file +
                                          "#/rulings/") != std::string::npos);
        }
    }
}

TEST_CASE("one letter changed in any committed example is reported")
{
    auto const sources = real_sources();
    for (std::size_t i = 0; i < sources.operations.size(); ++i) {
        auto changed = sources;
        auto& facts = changed.operations[i].pages.front().facts;
        auto& body = facts.body && !facts.body->examples.empty()
                         ? *facts.body
                         : *facts.responses.front().body;
        auto& text = body.examples.front().text;
        auto const letter = text.find_last_of("abcdefgh");
        REQUIRE(letter != std::string::npos);
        text[letter] = 'z';
        Diagnostics diagnostics;
        CHECK_FALSE(build_strictly(changed, diagnostics));
        auto const said = diagnostics.text();
        CHECK(said.find("run `airudder-gen distill` on the page again") !=
              std::string::npos);
        CHECK(said.find(changed.operations[i].pages.front().file) !=
              std::string::npos);
    }
}

TEST_CASE("the committed pages become a spec by pasting only skeletons")
{
    auto sources = real_sources();
    for (auto& one : sources.operations) {
        one.decisions.rulings.clear();
        one.decisions.types.clear();
        one.wording.members.clear();
    }
    bool built = false;
    for (int round = 0; round < 10 && !built; ++round) {
        Diagnostics diagnostics;
        built = build_strictly(sources, diagnostics).has_value();
        INFO(diagnostics.text());
        REQUIRE((built || paste_skeletons(sources, diagnostics)));
    }
    CHECK(built);
}
