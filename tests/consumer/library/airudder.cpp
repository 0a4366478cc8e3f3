#include <airudder/header.hpp>

#include <boost/json/kind.hpp>

airudder::Header kind_of_airudder()
{
    return {"kind", to_string(boost::json::kind::null)};
}
