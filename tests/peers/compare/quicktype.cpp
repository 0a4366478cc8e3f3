#include "peers.hpp"

#include <quicktype_event.hpp>

compare::Written compare::with_quicktype(std::string_view body)
{
    quick::Event const event = nlohmann::json::parse(body);
    return {.json = nlohmann::json(event).dump()};
}
