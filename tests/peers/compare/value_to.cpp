#include "codec/mirror_workflow.hpp"
#include "peers.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value_from.hpp>
#include <boost/json/value_to.hpp>

compare::Written compare::with_value_to(std::string_view body)
{
    auto const event =
        boost::json::value_to<mirror::Waba>(boost::json::parse(body));
    return {.json = boost::json::serialize(boost::json::value_from(event))};
}
