#ifndef AIRUDDER_BENCH_MIRROR_WORKFLOW_HPP
#define AIRUDDER_BENCH_MIRROR_WORKFLOW_HPP

#include "mirror_task.hpp"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <boost/json/object.hpp>

#include <cstdint>
#include <string>
#include <vector>

/// The webhooks as a user would describe them for Boost.JSON; see mirror.hpp.
namespace mirror {

struct ExtraAnswer {
    Maybe<Text> Content, Question;
};
BOOST_DESCRIBE_STRUCT(ExtraAnswer, (), (Content, Question))

struct CalleeExtension {
    Maybe<boost::json::object> variables;
    Maybe<Text> detail_source;
    Maybe<boost::json::object> pds_variables;
};
BOOST_DESCRIBE_STRUCT(CalleeExtension,
                      (),
                      (variables, detail_source, pds_variables))

struct PushedCallee {
    Text case_id, callee_name, callee_gender, callee_number, platform_name,
        extra_a, extra_b, extra_c;
    std::vector<ExtraAnswer> extra;
    CalleeExtension extend;
    Text comments;
    Maybe<Text> borrowed_date, due_date, borrowed_amount, total_owing_amount,
        currency_unit;
};
BOOST_DESCRIBE_STRUCT(PushedCallee,
                      (),
                      (case_id,
                       callee_name,
                       callee_gender,
                       callee_number,
                       platform_name,
                       extra_a,
                       extra_b,
                       extra_c,
                       extra,
                       extend,
                       comments,
                       borrowed_date,
                       due_date,
                       borrowed_amount,
                       total_owing_amount,
                       currency_unit))

enum class RingType {
    busy,
    cantuse,
    holdline,
    switchoff,
    outofarea,
    unregister,
    wrongnum,
    notmatch,
    normal,
    null
};
BOOST_DESCRIBE_ENUM(RingType,
                    busy,
                    cantuse,
                    holdline,
                    switchoff,
                    outofarea,
                    unregister,
                    wrongnum,
                    notmatch,
                    normal,
                    null)

enum class HangupType { ByCallee, ByRobot, Canceled };
BOOST_DESCRIBE_ENUM(HangupType, ByCallee, ByRobot, Canceled)

struct QuestionAnswer {
    Maybe<Text> question_name, answer, answer_text, status, answer_text_slot,
        var, verification_results, question_content, question_type,
        whether_answer;
};
BOOST_DESCRIBE_STRUCT(QuestionAnswer,
                      (),
                      (question_name,
                       answer,
                       answer_text,
                       status,
                       answer_text_slot,
                       var,
                       verification_results,
                       question_content,
                       question_type,
                       whether_answer))

struct PushedRedial {
    Maybe<Text> call_id, call_start_time, ring_type;
    Maybe<Number> ring_time{};
    Maybe<Text> hangup_type, result_label, callee_number, caller_number;
};
BOOST_DESCRIBE_STRUCT(PushedRedial,
                      (),
                      (call_id,
                       call_start_time,
                       ring_type,
                       ring_time,
                       hangup_type,
                       result_label,
                       callee_number,
                       caller_number))

struct PushedCall {
    Text task_id, call_id, robot_id, callee_number, call_start_time,
        call_end_time;
    Number call_times{};
    RingType ring_type{};
    HangupType hangup_type{};
    Text intention;
    boost::json::object ner_slots;
    Text slots;
    Number talk_round{}, ring_time{};
    Maybe<std::vector<QuestionAnswer>> question_answer;
    boost::json::object multi_label;
    Text intention_description;
    Maybe<Text> asr_ptp;
    Maybe<std::vector<AsrTurn>> asr_result;
    Maybe<std::vector<PushedRedial>> redial_call;
    Maybe<Text> caller_number;
};
BOOST_DESCRIBE_STRUCT(PushedCall,
                      (),
                      (task_id,
                       call_id,
                       robot_id,
                       callee_number,
                       call_start_time,
                       call_end_time,
                       call_times,
                       ring_type,
                       hangup_type,
                       intention,
                       ner_slots,
                       slots,
                       talk_round,
                       ring_time,
                       question_answer,
                       multi_label,
                       intention_description,
                       asr_ptp,
                       asr_result,
                       redial_call,
                       caller_number))

struct NodePush {
    Text workflow_id, workflow_name, node_id, node_name;
    PushedCallee callee;
    boost::json::object custom_attribute;
    PushedCall call;
};
BOOST_DESCRIBE_STRUCT(NodePush,
                      (),
                      (workflow_id,
                       workflow_name,
                       node_id,
                       node_name,
                       callee,
                       custom_attribute,
                       call))

enum class WabaStatus { wait, send, delivery, read, replied, failed };
BOOST_DESCRIBE_ENUM(WabaStatus, wait, send, delivery, read, replied, failed)

struct Waba {
    Text workflow_id, workflow_name, nodetask_id, nodetask_name, waba_task_id,
        wfdetail_uuid;
    Number timestamp{};
    WabaStatus status{};
    Text msg_id, send_time, waba_template_name;
    Number waba_template_id{};
    Text channel_id, callee;
    boost::json::object variables;
};
BOOST_DESCRIBE_STRUCT(Waba,
                      (),
                      (workflow_id,
                       workflow_name,
                       nodetask_id,
                       nodetask_name,
                       waba_task_id,
                       wfdetail_uuid,
                       timestamp,
                       status,
                       msg_id,
                       send_time,
                       waba_template_name,
                       waba_template_id,
                       channel_id,
                       callee,
                       variables))

} // namespace mirror

#endif // AIRUDDER_BENCH_MIRROR_WORKFLOW_HPP
