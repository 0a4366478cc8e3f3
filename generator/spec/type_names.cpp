#include "type_names.hpp"

#include "../json/json_build.hpp"

#include <algorithm>

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
    return name;
}

/// True for a path of the decisions whose type has no schema.
bool is_of_parameters(std::string_view path)
{
    return path == "/path" || path == "/query" || path == "/header" ||
           path == "/request";
}

/// Longer names are shortened.
constexpr std::size_t longest_name = 80;
constexpr std::ptrdiff_t last_steps = 3;

} // namespace

TypeNames::TypeNames(OperationSource const& source,
                     Parts const& parts,
                     Findings& findings,
                     TakenNames& taken)
    : source_(source), findings_(findings), taken_(taken)
{
    for (auto const& part : parts.all)
        note_names(part.root.get());
    for (auto const& [name, root] : parts.roots)
        note_names(root.get());
    for (auto const& ruling : source.decisions.rulings)
        if (ruling.kind == "name")
            member_names_.emplace(ruling.is.get_string());
    for (auto const& [path, name] : source.decisions.types)
        if (!is_of_parameters(path) && !find_member(parts, path))
            taken_.types.erase(name); // a type that moved may have it
    for (auto const& [path, name] : source.decisions.types) {
        if (is_of_parameters(path)) {
            taken_.types.insert(name);
            continue;
        }
        if (auto* const member = find_member(parts, path)) {
            taken_.types.insert(name);
            names_.emplace(&member->self(), name);
            decided_.emplace(path, &member->self());
        } else {
            findings_.stale_decision(child_pointer("/types", path),
                                     "expected the path of an object or of a "
                                     "list of values" +
                                         candidates_for(parts, path));
        }
    }
}

/// Notes the names of all members, which types must not have.
void TypeNames::note_names(Member const* member)
{
    if (!member)
        return;
    if (is_type_name(member->name))
        member_names_.insert(member->name);
    for (auto const& child : member->members)
        note_names(child.get());
    note_names(member->element.get());
    note_names(member->value.get());
}

std::string TypeNames::name(Member const& member)
{
    auto const& self = member.self();
    used_.insert(&self);
    if (auto const found = names_.find(&self); found != names_.end())
        return source_.group + '.' + found->second;
    auto const path = path_of(member);
    auto const name = unique(suggested_name(steps_to(self)));
    if (findings_.reports_questions()) {
        findings_.settle(member,
                         {.text = "expected a name for the type of " + path +
                                  " in \"types\" of the decisions",
                          .types = {{path, name}}});
        return {};
    }
    names_.emplace(&self, name);
    assumed_.emplace_back(path, name);
    return source_.group + '.' + name;
}

std::string TypeNames::name_of_parameters(std::string const& path)
{
    used_paths_.insert(path);
    auto const& types = source_.decisions.types;
    if (auto const found = types.find(path); found != types.end())
        return source_.group + '.' + found->second;
    auto const name = unique(pascal(source_.name) + pascal(path.substr(1)));
    if (findings_.reports_questions()) {
        findings_.settle_in_decisions(
            "/types",
            {.text = "expected a name for the type that holds the " +
                     (path == "/request" ? std::string("request")
                                         : path.substr(1) + " parameters"),
             .types = {{path, name}}});
        return {};
    }
    assumed_.emplace_back(path, name);
    return source_.group + '.' + name;
}

std::string TypeNames::unique(std::string name)
{
    auto const base = name;
    for (int i = 2; member_names_.contains(name) || !taken_.take(name); ++i)
        name = base + std::to_string(i);
    return name;
}

/// The steps that name a type: those of its path. For a component, those of its
/// name, or of its first use if the name has no letter that C++ allows.
std::vector<std::string> TypeNames::steps_to(Member const& member) const
{
    auto steps = path_steps(path_of(member));
    if (steps.front() != "components" || !pascal(steps[1]).empty())
        return steps;
    auto const* root = &member;
    while (root->parent)
        root = root->parent;
    if (!root->user)
        return steps;
    auto used = steps_to(*root->user);
    used.insert(used.end(), steps.begin() + 2, steps.end());
    return used;
}

std::string
TypeNames::suggested_name(std::vector<std::string> const& steps) const
{
    auto const operation = pascal(source_.name);
    auto name = operation;
    auto const& part = steps.front();
    if (steps.size() == 1)
        return name + (part != "body"              ? "Result"
                       : source_.decisions.webhook ? "Event"
                       : is_split_                 ? "Body"
                                                   : "Request");
    if (part.find_first_not_of("0123456789") == part.npos)
        name += "Result"; // a status
    auto const add = [&name](std::string const& step) {
        auto const word = step == "-"   ? "Item"
                          : step == "*" ? "Value"
                                        : pascal(name_of_step(step));
        name += word.empty() ? "Object" : word;
    };
    std::for_each(steps.begin() + 1, steps.end(), add);
    if (name.size() <= longest_name)
        return name;
    name = operation;
    auto const count =
        std::min(last_steps, static_cast<std::ptrdiff_t>(steps.size()) - 1);
    std::for_each(steps.end() - count, steps.end(), add);
    return name.substr(0, longest_name);
}

void TypeNames::assume_names()
{
    if (assumed_.empty())
        return;
    std::string all;
    for (auto const& [path, name] : assumed_)
        all += (all.empty() ? "" : ", ") + path + ": " + name;
    findings_.settle_in_decisions(
        "/types",
        {.text = "expected names for these types in \"types\" of the decisions",
         .at = "types",
         .assumed = all,
         .because = "no decision names these types",
         .types = assumed_});
}

void TypeNames::report_unused(IsInDoubt const& is_in_doubt) const
{
    for (auto const& [path, member] : decided_)
        if (!used_.contains(member) && !is_in_doubt(path))
            findings_.stale_decision(
                child_pointer("/types", path),
                "expected no name: nothing here is a type of this operation");
    for (auto const& [path, name] : source_.decisions.types)
        if (is_of_parameters(path) && !used_paths_.contains(path))
            findings_.stale_decision(child_pointer("/types", path),
                                     "expected no name: the request has a body "
                                     "or no such parameters");
}

void TypeNames::report_name_of_member(Shape const& type, RulingSet& rulings)
{
    auto const name = std::string(bare_name(type.name));
    auto const message = "expected another name than " + name +
                         ", which a member beside the type has by itself; the "
                         "type keeps it";
    if (type.same_as)
        return rulings.report_stale(*type.same_as, "is", message);
    auto const found = std::ranges::find_if(decided_, [&](auto const& one) {
        return one.second == &type.member->self();
    });
    if (found != decided_.end() && reported_.insert(found->first).second)
        findings_.stale_decision(child_pointer("/types", found->first),
                                 message);
}

std::string_view bare_name(std::string_view full_name)
{
    return full_name.substr(full_name.find('.') + 1);
}

bool is_full_type_name(std::string_view name)
{
    auto const dot = name.find('.');
    return dot != name.npos && is_operation_name(name.substr(0, dot)) &&
           is_type_name(bare_name(name));
}

} // namespace airudder::generator
