#include "media_types.hpp"

#include "../characters.hpp"

namespace airudder::generator {
namespace {

/// In lower case and without parameters such as "; charset=utf-8".
std::string essence_of(std::string_view media_type)
{
    return to_lower(trimmed(media_type.substr(0, media_type.find(';'))));
}

} // namespace

bool may_be_json(std::string_view media_type)
{
    auto const type = essence_of(media_type);
    return type.empty() || type == "*/*" || type == "application/json" ||
           (type.starts_with("application/") && type.ends_with("+json"));
}

bool is_plain_text(std::string_view media_type)
{
    return essence_of(media_type) == "text/plain";
}

} // namespace airudder::generator
