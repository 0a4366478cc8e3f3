// A user's program that compiles quickly. It needs headers of the runtime, generated
// headers, and Boost.JSON as a library.
#include <airudder/header.hpp>

#include <boost/json/kind.hpp>

#if !__has_include(<airudder/workflow/waba_status_changed.hpp>)
#error "expected generated headers"
#endif

int main()
{
    airudder::Header const header{"kind", "null"};
    return to_string(boost::json::kind::null) == header.value ? 0 : 1;
}
