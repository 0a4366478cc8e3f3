#include "document.hpp"

#include <algorithm>

namespace airudder::generator {

std::string_view group_of(std::string_view name)
{
    return name.substr(0, name.find('.'));
}

std::string_view local_name(std::string_view name)
{
    auto const dot = name.find('.');
    return dot == name.npos ? std::string_view{} : name.substr(dot + 1);
}

Response const* success_of(OperationObject const& operation)
{
    Response const* found = nullptr;
    for (auto const& response : operation.responses) {
        if (!response.status.starts_with('2'))
            continue;
        if (response.content)
            return &response;
        if (!found)
            found = &response;
    }
    return found;
}

std::optional<std::string> const&
parameter_type(OperationObject const& operation, Parameter::In in)
{
    return in == Parameter::In::path    ? operation.path_type
           : in == Parameter::In::query ? operation.query_type
                                        : operation.header_type;
}

bool is_member(OperationObject const& operation, Parameter const& parameter)
{
    return parameter_type(operation, parameter.in) &&
           (parameter.in != Parameter::In::header ||
            !parameter.schema.default_value);
}

} // namespace airudder::generator
