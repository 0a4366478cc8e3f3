#include "peers.hpp"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value_from.hpp>
#include <boost/json/value_to.hpp>

#include <cstdint>
#include <string>

namespace {

BOOST_DEFINE_ENUM_CLASS(WabaStatus, wait, send, delivery, read, replied, failed)

/// The documented members, in the order of the documented example.
struct Event {
    std::string workflow_id{};
    std::string workflow_name{};
    std::string nodetask_id{};
    std::string nodetask_name{};
    std::string waba_task_id{};
    std::string wfdetail_uuid{};
    std::int64_t timestamp{};
    WabaStatus status{};
    std::string msg_id{};
    std::string send_time{};
    std::string waba_template_name{};
    std::int64_t waba_template_id{};
    std::string channel_id{};
    std::string callee{};
    boost::json::object variables{};
};

BOOST_DESCRIBE_STRUCT(Event,
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

} // namespace

compare::Written compare::with_value_to(std::string_view body)
{
    auto const event = boost::json::value_to<Event>(boost::json::parse(body));
    return {.json = boost::json::serialize(boost::json::value_from(event))};
}
