#include "type_names.hpp"

#include "../json/json_build.hpp"

namespace airudder::generator {
namespace {

/// "task_id" → "TaskId"; a character other than a letter or digit starts a
/// word.
std::string pascal(std::string_view text)
{
    std::string name;
    bool start = true;
    for (char const c : text) {
        bool const lower = c >= 'a' && c <= 'z';
        bool const upper = c >= 'A' && c <= 'Z';
        bool const digit = c >= '0' && c <= '9';
        if (!lower && !upper && !digit) {
            start = true;
            continue;
        }
        name += start && lower ? static_cast<char>(c - 32) : c;
        start = false;
    }
    if (name.empty())
        return "Object";
    return name;
}

/// The name without its group.
std::string_view bare(std::string_view name)
{
    return name.substr(name.find('.') + 1);
}

} // namespace

TypeNames::TypeNames(OperationSource const& source,
                     std::vector<Part> const& parts,
                     Findings& findings)
    : source_(source), findings_(findings)
{
    for (auto const& [path, name] : source.decisions.types) {
        taken_.insert(name);
        if (path == "/query") // has no schema; the operation names it
            continue;
        if (auto* const member = find_member(parts, path))
            names_.emplace(member, name);
        else
            findings_.at_decisions(child_pointer("/types", path),
                                   "expected the path of an object or of a "
                                   "list of values");
    }
}

std::string TypeNames::name(Member const& member)
{
    used_.insert(&member);
    if (auto const found = names_.find(&member); found != names_.end())
        return source_.group + '.' + found->second;
    auto const path = path_of(member);
    auto const name = suggested_name(member);
    auto unique = name;
    for (int i = 2; !taken_.insert(unique).second; ++i)
        unique = name + std::to_string(i);
    findings_.ask(member,
                  "expected a name for the type of " + path +
                      " in \"types\" of the decisions",
                  minified(string_text(path)) + ": \"" + unique + "\"");
    return {};
}

std::string TypeNames::suggested_name(Member const& member) const
{
    auto const tokens = pointer_tokens(path_of(member));
    auto name = pascal(source_.name);
    if (tokens.size() == 1)
        return name + (tokens.front() != "body"    ? "Result"
                       : source_.decisions.webhook ? "Event"
                                                   : "Request");
    if (tokens.front() != "body")
        name += "Result";
    for (std::size_t i = 1; i < tokens.size(); ++i)
        name += tokens[i] == "-" ? "Item" : pascal(tokens[i]);
    return name;
}

void TypeNames::report_unused() const
{
    for (auto const& [member, name] : names_)
        if (!used_.contains(member))
            findings_.at_decisions(
                child_pointer("/types", path_of(*member)),
                "expected no name: nothing here is a type of this operation");
}

bool is_full_type_name(std::string_view name)
{
    auto const dot = name.find('.');
    return dot != name.npos && is_operation_name(name.substr(0, dot)) &&
           is_type_name(bare(name));
}

void check_names(Shape const& record, Findings& findings)
{
    std::set<std::string_view> types;
    for (auto const& field : record.fields) {
        auto const* type = &field.shape;
        while (!type->element.empty())
            type = &type->element.front();
        if (!type->name.empty())
            types.insert(bare(type->name));
    }
    for (auto const& field : record.fields)
        if (types.contains(field.name.empty() ? field.member->name
                                              : field.name))
            findings.report(*field.member,
                            "expected another name for the type that is "
                            "called as the member " +
                                in_quotes(field.member->name));
}

} // namespace airudder::generator
