#include "payloads/body.hpp"

#include <algorithm>

namespace airudder::conformance {
namespace {

/// Whether `text` is `name`, or `name` with a dot and anything after it.
bool begins_with_name(std::string_view text, std::string_view name)
{
    return text.starts_with(name) &&
           (text.size() == name.size() || text[name.size()] == '.');
}

OperationCase const* operation_of(Cases const& cases,
                                  std::string_view file_name)
{
    auto const found =
        std::ranges::find_if(cases.operations, [&](auto const& operation) {
            return begins_with_name(file_name, operation.name);
        });
    return found == cases.operations.end() ? nullptr : &*found;
}

BodyCase const* find_body(Cases const& cases, std::string_view name)
{
    auto const found = std::ranges::find(cases.bodies, name, &BodyCase::name);
    return found == cases.bodies.end() ? nullptr : &*found;
}

} // namespace

Identified identify_body(Cases const& cases,
                         std::string_view file_name,
                         std::string_view text)
{
    file_name.remove_suffix(std::string_view(".json").size());
    if (auto const* operation = operation_of(cases, file_name)) {
        auto const request = operation->name + ".request";
        bool const is_request =
            !operation->webhook && begins_with_name(file_name, request);
        auto const* body =
            find_body(cases, is_request ? request : operation->name);
        return {body,
                std::string("expected an operation with a documented body, "
                            "found ") +
                    (is_request ? "a request" : "an answer") + " of " +
                    operation->name};
    }
    if (auto const name = cases.identify(text); !name.empty())
        return {find_body(cases, name), ""};
    if (auto const error = cases.decode_any(text, false).error)
        return {nullptr, *error};
    return {nullptr,
            "expected a file name that begins with an operation, or members of "
            "one webhook, found neither"};
}

} // namespace airudder::conformance
