// Parses three root types. With BENCH_SERIALIZE it also serialises them.

#include <airudder/parse.hpp>
#include <airudder/task/get_task_detail.hpp>
#include <airudder/workflow/api_node_pushed.hpp>
#include <airudder/workflow/waba_status_changed.hpp>

#ifdef BENCH_SERIALIZE
#include <airudder/serialize.hpp>
#endif

namespace {

template <class T>
bool use(char const* text)
{
    auto const record = airudder::parse<T>(text);
#ifdef BENCH_SERIALIZE
    return record && !airudder::serialize(*record).empty();
#else
    return record.has_value();
#endif
}

} // namespace

int main(int, char** argv)
{
    bool good = use<airudder::workflow::ApiNodePush>(argv[1]);
    good = use<airudder::workflow::WabaStatusChange>(argv[1]) || good;
    good = use<airudder::task::TaskDetailResult>(argv[1]) || good;
    return good ? 0 : 1;
}
