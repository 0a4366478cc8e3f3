#ifndef AIRUDDER_BENCH_MIRROR_TASK_HPP
#define AIRUDDER_BENCH_MIRROR_TASK_HPP

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <boost/json/object.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Task detail as a user would describe it for Boost.JSON; see mirror.hpp.
namespace mirror {

// The examples have all members. So a member that is optional in the generated
// struct is optional here only with BENCH_OPTIONALS, for equal structs.
#ifdef BENCH_OPTIONALS
template <class T>
using Maybe = std::optional<T>;
#else
template <class T>
using Maybe = T;
#endif

using Text = std::string;
using Number = std::int64_t;

struct AsrTurn {
    Maybe<Text> time, robottext, text;
};
BOOST_DESCRIBE_STRUCT(AsrTurn, (), (time, robottext, text))

struct TaskRedial {
    Maybe<Text> CallID, CallStartTime, RingType;
    Maybe<Number> RingTime{};
    Maybe<Text> HangupType, ResultLabel, caller_number, callee_number;
};
BOOST_DESCRIBE_STRUCT(TaskRedial,
                      (),
                      (CallID,
                       CallStartTime,
                       RingType,
                       RingTime,
                       HangupType,
                       ResultLabel,
                       caller_number,
                       callee_number))

struct TaskCall {
    Maybe<Number> id{};
    Maybe<Text> RobotID, CalleeName, CalleeGender, CalleeNumber, CallStartTime,
        CallEndTime, Status, Intention, intention_description, CallID;
    Maybe<Number> CallTimes{};
    Maybe<Text> Comments, PlatformName, RingType, HangupType, ExtraA, ExtraB,
        ExtraC;
    Maybe<std::vector<AsrTurn>> AsrResult;
    Maybe<boost::json::object> EventLabel;
    Maybe<Number> RingTime{}, TalkRound{};
    Maybe<std::vector<TaskRedial>> RedailCall;
    Maybe<boost::json::object> NerSlots;
    Maybe<Text> call_notes, caller_number;
};
BOOST_DESCRIBE_STRUCT(TaskCall,
                      (),
                      (id,
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
                       caller_number))

enum class TaskStatus { created, pending, finished, calling, canceled, paused };
BOOST_DESCRIBE_ENUM(
    TaskStatus, created, pending, finished, calling, canceled, paused)

struct TaskDetail {
    Text TaskID, TaskName, RobotMethod, RobotID, SIPLine;
    TaskStatus Status{};
    Text ScheduleStartTime, ScheduleEndTime;
    Number RepeatInterval{}, RepeatNumber{};
    std::vector<TaskCall> detail;
};
BOOST_DESCRIBE_STRUCT(TaskDetail,
                      (),
                      (TaskID,
                       TaskName,
                       RobotMethod,
                       RobotID,
                       SIPLine,
                       Status,
                       ScheduleStartTime,
                       ScheduleEndTime,
                       RepeatInterval,
                       RepeatNumber,
                       detail))

struct Items {
    TaskDetail data;
    Text status;
    Number code{};
};
BOOST_DESCRIBE_STRUCT(Items, (), (data, status, code))

} // namespace mirror

#endif // AIRUDDER_BENCH_MIRROR_TASK_HPP
