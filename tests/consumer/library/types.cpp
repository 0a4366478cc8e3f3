#include <airudder/header.hpp>

#include <boost/json/kind.hpp>

airudder::Header kind_of_types()
{
    return {"kind", to_string(boost::json::kind::null)};
}
