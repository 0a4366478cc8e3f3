#ifndef AIRUDDER_BENCH_NLOHMANN_HPP
#define AIRUDDER_BENCH_NLOHMANN_HPP

#include "works.hpp"

#include <boost/json/value.hpp>

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

/// Conversions of the generated structs for nlohmann's library. They use its
/// documented macros, and its `adl_serializer` for third-party types.
namespace nlohmann {

template <class T>
struct adl_serializer<std::optional<T>> {
    static void to_json(json& to, std::optional<T> const& from)
    {
        if (from)
            to = *from;
        else
            to = nullptr;
    }
    static void from_json(json const& from, std::optional<T>& to)
    {
        if (from.is_null())
            to = std::nullopt;
        else
            from.get_to(to.emplace());
    }
};

template <>
struct adl_serializer<boost::json::value> {
    static void to_json(json& to, boost::json::value const& from);
    static void from_json(json const& from, boost::json::value& to);
};

template <>
struct adl_serializer<boost::json::object> {
    static void to_json(json& to, boost::json::object const& from)
    {
        to = json::object();
        for (auto const& member : from)
            to[std::string(member.key())] = member.value();
    }
    static void from_json(json const& from, boost::json::object& to)
    {
        to.clear();
        for (auto const& member : from.get_ref<json::object_t const&>())
            member.second.get_to(
                to.emplace(member.first, nullptr).first->value());
    }
};

inline void
adl_serializer<boost::json::value>::to_json(json& to,
                                            boost::json::value const& from)
{
    switch (from.kind()) {
    case boost::json::kind::object: to = from.get_object(); break;
    case boost::json::kind::array:
        to = json::array();
        for (auto const& element : from.get_array())
            to.push_back(element);
        break;
    case boost::json::kind::string:
        to = std::string(from.get_string().data(), from.get_string().size());
        break;
    case boost::json::kind::int64: to = from.get_int64(); break;
    case boost::json::kind::uint64: to = from.get_uint64(); break;
    case boost::json::kind::double_: to = from.get_double(); break;
    case boost::json::kind::bool_: to = from.get_bool(); break;
    case boost::json::kind::null: to = nullptr; break;
    }
}

inline void
adl_serializer<boost::json::value>::from_json(json const& from,
                                              boost::json::value& to)
{
    switch (from.type()) {
    case json::value_t::object: from.get_to(to.emplace_object()); break;
    case json::value_t::array:
        to.emplace_array();
        for (auto const& element : from)
            element.get_to(to.get_array().emplace_back(nullptr));
        break;
    case json::value_t::string:
        to.emplace_string() = from.get_ref<std::string const&>();
        break;
    case json::value_t::number_integer: to = from.get<std::int64_t>(); break;
    case json::value_t::number_unsigned: to = from.get<std::uint64_t>(); break;
    case json::value_t::number_float: to = from.get<double>(); break;
    case json::value_t::boolean: to = from.get<bool>(); break;
    default: to = nullptr;
    }
}

} // namespace nlohmann

namespace airudder::task {

NLOHMANN_JSON_SERIALIZE_ENUM(TaskStatus,
                             {{TaskStatus::unknown, nullptr},
                              {TaskStatus::created, "created"},
                              {TaskStatus::pending, "pending"},
                              {TaskStatus::finished, "finished"},
                              {TaskStatus::calling, "calling"},
                              {TaskStatus::canceled, "canceled"},
                              {TaskStatus::paused, "paused"}})

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(AsrTurn, time, robottext, text)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(RedialCall,
                                   CallID,
                                   CallStartTime,
                                   RingType,
                                   RingTime,
                                   HangupType,
                                   ResultLabel,
                                   caller_number,
                                   callee_number)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(TaskCall,
                                   id,
                                   RobotID,
                                   CalleeName,
                                   CalleeGender,
                                   CalleeNumber,
                                   CallStartTime,
                                   CallEndTime,
                                   Status,
                                   Intention,
                                   intention_description,
                                   CallID,
                                   CallTimes,
                                   Comments,
                                   PlatformName,
                                   RingType,
                                   HangupType,
                                   ExtraA,
                                   ExtraB,
                                   ExtraC,
                                   AsrResult,
                                   EventLabel,
                                   RingTime,
                                   TalkRound,
                                   RedailCall,
                                   NerSlots,
                                   call_notes,
                                   caller_number)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(TaskDetail,
                                   TaskID,
                                   TaskName,
                                   RobotMethod,
                                   RobotID,
                                   SIPLine,
                                   Status,
                                   ScheduleStartTime,
                                   ScheduleEndTime,
                                   RepeatInterval,
                                   RepeatNumber,
                                   detail)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(TaskDetailResult, data, status, code)

} // namespace airudder::task

namespace airudder::workflow {

NLOHMANN_JSON_SERIALIZE_ENUM(RingType,
                             {{RingType::unknown, nullptr},
                              {RingType::busy, "busy"},
                              {RingType::cantuse, "cantuse"},
                              {RingType::holdline, "holdline"},
                              {RingType::switchoff, "switchoff"},
                              {RingType::outofarea, "outofarea"},
                              {RingType::unregister, "unregister"},
                              {RingType::wrongnum, "wrongnum"},
                              {RingType::notmatch, "notmatch"},
                              {RingType::normal, "normal"},
                              {RingType::null, "null"}})
NLOHMANN_JSON_SERIALIZE_ENUM(HangupType,
                             {{HangupType::unknown, nullptr},
                              {HangupType::ByCallee, "ByCallee"},
                              {HangupType::ByRobot, "ByRobot"},
                              {HangupType::Canceled, "Canceled"}})
NLOHMANN_JSON_SERIALIZE_ENUM(WabaStatus,
                             {{WabaStatus::unknown, nullptr},
                              {WabaStatus::wait, "wait"},
                              {WabaStatus::send, "send"},
                              {WabaStatus::delivery, "delivery"},
                              {WabaStatus::read, "read"},
                              {WabaStatus::replied, "replied"},
                              {WabaStatus::failed, "failed"}})

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(ExtraAnswer, Content, Question)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(CalleeExtension,
                                   variables,
                                   detail_source,
                                   pds_variables)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(PushedCallee,
                                   case_id,
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
                                   currency_unit)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(QuestionAnswer,
                                   question_name,
                                   answer,
                                   answer_text,
                                   status,
                                   answer_text_slot,
                                   var,
                                   verification_results,
                                   question_content,
                                   question_type,
                                   whether_answer)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(RedialCall,
                                   call_id,
                                   call_start_time,
                                   ring_type,
                                   ring_time,
                                   hangup_type,
                                   result_label,
                                   callee_number,
                                   caller_number)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(PushedCall,
                                   task_id,
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
                                   caller_number)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(ApiNodePush,
                                   workflow_id,
                                   workflow_name,
                                   node_id,
                                   node_name,
                                   callee,
                                   custom_attribute,
                                   call)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(WabaStatusChange,
                                   workflow_id,
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
                                   variables)

} // namespace airudder::workflow

#endif // AIRUDDER_BENCH_NLOHMANN_HPP
