// Same as codec.cpp, with Boost.JSON's own conversion of described structs.

#include "../codec/mirror_task.hpp"
#include "../codec/mirror_workflow.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/value_to.hpp>

namespace {

template <class T>
bool use(char const* text)
{
    boost::system::error_code error;
    auto const value = boost::json::parse(text, error);
    auto const record = boost::json::try_value_to<T>(value);
    return record.has_value();
}

} // namespace

int main(int, char** argv)
{
    bool good = use<mirror::NodePush>(argv[1]);
    good = use<mirror::Waba>(argv[1]) || good;
    good = use<mirror::Items>(argv[1]) || good;
    return good ? 0 : 1;
}
