#include <airudder/header.hpp>

#include <boost/json/kind.hpp>

#include <network.hpp>

int main()
{
    airudder::Header const header{"kind", "null"};
    return to_string(boost::json::kind::null) == header.value &&
                   is_secure("https") && is_equal("s", "s")
               ? 0
               : 1;
}
