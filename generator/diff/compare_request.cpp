#include "../characters.hpp"
#include "../emit/emitters.hpp"
#include "operation_pair.hpp"

namespace airudder::generator {
namespace {

Content const* request_of(OperationObject const& operation)
{
    return operation.request ? &*operation.request : nullptr;
}

std::string request_type(OneOperation const& operation)
{
    return spell(std::get<Endpoint>(operation.header.descriptor).request, "");
}

class RequestComparison {
public:
    explicit RequestComparison(OperationPair const& pair) : pair_(pair) {}

    void compare_address() const
    {
        constexpr auto breaking = WireEffect::breaking;
        auto const wire = effects(pair_.request_usage(), breaking, breaking);
        if (pair_.was.object.method != pair_.is.object.method)
            pair_.comparison.add(pair_.at(""),
                                 Rule::method_changed,
                                 CppEffect::silent_change,
                                 wire,
                                 to_upper(pair_.was.object.method),
                                 to_upper(pair_.is.object.method));
        auto const& was = pair_.was.object.path;
        auto const& is = pair_.is.object.path;
        if (was == is)
            return;
        if (pair_.is_webhook())
            pair_.comparison.add(pair_.at(""),
                                 Rule::webhook_key_changed,
                                 CppEffect::documentation,
                                 {},
                                 was,
                                 is);
        else if (unnamed_path(was) == unnamed_path(is))
            pair_.comparison.add(pair_.at(""),
                                 Rule::path_changed,
                                 CppEffect::documentation,
                                 {},
                                 was,
                                 is);
        else
            pair_.comparison.add(pair_.at(""),
                                 Rule::path_changed,
                                 CppEffect::silent_change,
                                 wire,
                                 was,
                                 is);
    }

    void compare_parts() const
    {
        auto const old_parts = parts_of(pair_.was.header);
        auto const new_parts = parts_of(pair_.is.header);
        for (auto const& part : pair_parts(old_parts, new_parts)) {
            if (!part.before)
                add_part(*part.after);
            else if (!part.after)
                remove_part(*part.before);
            else
                compare_part(part);
        }
        auto const* const was = request_struct_of(pair_.was.header);
        auto const* const is = request_struct_of(pair_.is.header);
        if ((was || is) && (!was || !is || was->name != is->name))
            pair_.comparison.add(pair_.at(""),
                                 Rule::request_type_changed,
                                 CppEffect::source_break,
                                 {},
                                 request_type(pair_.was),
                                 request_type(pair_.is));
    }

private:
    /// A change of a part of the request: a member of its struct, if it has one.
    Change at_part(std::string const& name, bool in_old) const
    {
        auto const& operation = in_old ? pair_.was : pair_.is;
        auto change =
            pair_.at(name == "body" ? "/requestBody" : "/x-" + name + "-type");
        if (auto const* const request = request_struct_of(operation.header))
            change.cpp_name = "airudder::" + operation.header.group +
                              "::" + request->name + "::" + name;
        return change;
    }

    void add_part(RequestStruct::Part const& part) const
    {
        bool const body = part.name == "body";
        // A body that code does not know is sent with its default.
        bool const is_silent = body && !part.optional;
        pair_.comparison.add(at_part(part.name, false),
                             Rule::request_part_added,
                             is_silent ? CppEffect::silent_change
                                       : CppEffect::compatible,
                             {.sent = !body           ? WireEffect::none
                                      : part.optional ? WireEffect::compatible
                                                      : WireEffect::breaking},
                             "",
                             part_type(part, ""));
        if (!body)
            add_members(
                pair_.comparison, full_name(part.type), pair_.request_usage());
    }

    void remove_part(RequestStruct::Part const& part) const
    {
        bool const body = part.name == "body";
        pair_.comparison.add(
            at_part(part.name, true),
            Rule::request_part_removed,
            CppEffect::source_break,
            {.sent = body ? WireEffect::breaking : WireEffect::none},
            part_type(part, ""));
        if (!body)
            remove_members(
                pair_.comparison, full_name(part.type), pair_.request_usage());
    }

    void compare_part(PartPair const& part) const
    {
        auto const& was = *part.before;
        auto const& is = *part.after;
        constexpr auto breaking = WireEffect::breaking;
        constexpr auto compatible = WireEffect::compatible;
        if (was.name != is.name)
            pair_.comparison.add(at_part(is.name, false),
                                 Rule::request_part_changed,
                                 CppEffect::silent_change,
                                 {.sent = breaking},
                                 was.name,
                                 is.name);
        bool const before = pair_.was.object.request_required;
        bool const after = pair_.is.object.request_required;
        if (was.name == is.name && is.name == "body" && before != after)
            pair_.comparison.add(
                at_part("body", false),
                after ? Rule::body_became_required : Rule::body_became_optional,
                pair_.is_webhook() ? CppEffect::documentation
                                   : CppEffect::source_break,
                after ? effects(pair_.request_usage(), breaking, compatible)
                      : effects(pair_.request_usage(), compatible, breaking));
        pair_.compare_type(
            was.type,
            is.type,
            pair_.request_usage(),
            pair_.is_webhook()                   ? Rule::event_type_changed
            : request_struct_of(pair_.is.header) ? Rule::member_type_changed
                                                 : Rule::request_type_changed,
            request_struct_of(pair_.is.header) ? at_part(is.name, false)
                                               : pair_.at("/requestBody"));
    }

    OperationPair const& pair_;
};

} // namespace

void compare_request(OperationPair const& pair)
{
    RequestComparison const comparison(pair);
    comparison.compare_address();
    comparison.compare_parts();
    pair.compare_nullable(request_of(pair.was.object),
                          request_of(pair.is.object),
                          pair.request_usage(),
                          pair.at("/requestBody"));
}

} // namespace airudder::generator
