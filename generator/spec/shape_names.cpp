#include "../json/json_build.hpp"
#include "shape.hpp"

#include <set>

/// The C++ names of types.
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

std::string bare(std::string_view name)
{
    return std::string(name.substr(name.find('.') + 1));
}

} // namespace

void ShapeMaker::name_type(Member const& member, Shape& shape)
{
    if (shape.same_as) {
        shape.name = shape.same_as->is.get_string();
        auto const dot = shape.name.find('.');
        if (dot == std::string::npos ||
            !is_operation_name(shape.name.substr(0, dot)) ||
            !is_type_name(bare(shape.name)))
            rulings_.report(*shape.same_as,
                            "is",
                            "expected a type such as \"task.AsrTurn\"",
                            diagnostics_);
        return;
    }
    if (shared_ != 0)
        return;
    auto const found = types_.find(&member);
    if (found == types_.end())
        return report_missing_name(member);
    used_[&member] = true;
    shape.name = source_.group + '.' + found->second;
}

void ShapeMaker::report_missing_name(Member const& member)
{
    auto const path = path_of(member);
    auto const name = suggested_name(member);
    auto unique = name;
    for (int i = 2; !suggested_.insert(unique).second; ++i)
        unique = name + std::to_string(i);
    report(member,
           "expected a name for the type of " + path +
               " in \"types\" of the decisions",
           minified(string_text(path)) + ": \"" + unique + "\"");
}

std::string ShapeMaker::suggested_name(Member const& member) const
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

/// `struct X { T T; };` is not valid C++.
void ShapeMaker::check_names(Shape const& record)
{
    std::set<std::string, std::less<>> types;
    for (auto const& field : record.fields) {
        auto const* type = &field.shape;
        while (!type->element.empty())
            type = &type->element.front();
        if (!type->name.empty())
            types.insert(bare(type->name));
    }
    for (auto const& field : record.fields)
        if (types.contains(field.name.empty() ? field.at->name : field.name))
            report(*field.at,
                   "expected another name for the type that is called as "
                   "the member " +
                       in_quotes(field.at->name));
}

void ShapeMaker::report_unused_types()
{
    for (auto const& [member, name] : types_)
        if (!used_[member])
            diagnostics_.at_pointer(
                source_.decisions.file,
                child_pointer("/types", path_of(*member)),
                "expected no name: nothing here is a type of this operation");
}

void ShapeMaker::report(Member const& member,
                        std::string const& message,
                        std::string const& skeleton)
{
    auto const* at = &member;
    while (at->rows.empty() && at->name == "-" && at->parent)
        at = at->parent;
    if (!at->rows.empty()) {
        auto const& described = at->rows.front();
        return diagnostics_.at_pointer(source_.pages[described.page].file,
                                       described.row->pointer,
                                       message,
                                       skeleton);
    }
    for (auto const& example : part_->examples)
        if (member.in_example_of(std::uint64_t{1} << example.page))
            return diagnostics_.at_pointer(source_.pages[example.page].file,
                                           example.pointer,
                                           message,
                                           skeleton);
    diagnostics_.at_pointer(source_.pages.front().file, "", message, skeleton);
}

} // namespace airudder::generator
