#include "work.hpp"

#include <airudder/examples.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <fstream>
#include <iterator>

namespace bench {
namespace json = boost::json;

std::string document_path()
{
    return std::string(airudder::task::get_task_detail.path);
}

std::string document()
{
    std::ifstream file(AIRUDDER_BENCH_SPEC, std::ios::binary);
    std::string const text(std::istreambuf_iterator<char>(file), {});
    json::parse_options options;
    options.max_depth = 64;
    auto const spec = json::parse(text, {}, options);
    auto const pointer = airudder::documented::get_task_detail_200.pointer;
    return json::serialize(spec.at_pointer({pointer.data(), pointer.size()}));
}

} // namespace bench
