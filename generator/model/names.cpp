#include "names.hpp"

#include "../characters.hpp"
#include "../diagnostics.hpp"
#include "../document/document.hpp"
#include "identifiers.hpp"
#include "reserved_words.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace airudder::generator {
namespace {

using Names = std::set<std::string, std::less<>>;

/// Something to be named in a scope.
struct Entry {
    std::string const& wire;
    std::optional<std::string> const& ruled;
    std::string& name;
    std::optional<std::string>& displaced; // see Field
    std::string pointer;
    std::string made; // the name it gets if its own is not free
};

class Scope {
public:
    Scope(std::string_view file, Names taken, Diagnostics& diagnostics)
        : file_(file), taken_(std::move(taken)), diagnostics_(diagnostics)
    {
    }

    /// Gives the entry its ruled name; reports one that cannot be used.
    void assign_ruled(Entry const& entry)
    {
        entry.name = *entry.ruled;
        if (!is_free(entry.name))
            return report(entry,
                          "expected an identifier " +
                              (entry.name.size() > max_identifier
                                   ? identifier_limit()
                                   : "that may be used") +
                              ", found " + in_quotes(entry.name));
        auto const [other, is_new] = given_.emplace(entry.name, &entry);
        if (!is_new)
            report(entry,
                   "expected another C++ name than " + entry.name + ", which " +
                       in_quotes(other->second->wire) + " has");
    }

    /// Gives the entry its own name if that is free; else returns false.
    bool assign_own(Entry const& entry)
    {
        return is_free(entry.wire) && take(entry.wire, entry);
    }

    /// Gives the entry the first free name of `made`, `made_2`, …
    void assign_made(Entry const& entry)
    {
        auto const stem =
            entry.made.ends_with('_') ? entry.made : entry.made + '_';
        // The numbers up to the last one are taken.
        auto& last = last_.try_emplace(entry.made, 1).first->second;
        if (last == 1 && is_free(entry.made) && take(entry.made, entry))
            return;
        std::string name;
        do
            name = stem + std::to_string(++last);
        while (!is_free(name) || !take(name, entry));
    }

private:
    /// Gives the entry a name that may be used, unless another one has it. A
    /// ruled name that another entry would have is noted there.
    bool take(std::string const& name, Entry const& entry)
    {
        auto const [other, is_new] = given_.emplace(name, &entry);
        if (is_new)
            entry.name = name;
        else if (other->second->ruled && !other->second->displaced)
            other->second->displaced = entry.wire;
        return is_new;
    }

    bool is_free(std::string_view name) const
    {
        return is_cpp_identifier(name) && !is_reserved_word(name) &&
               !taken_.contains(name);
    }

    void report(Entry const& entry, std::string const& message)
    {
        diagnostics_.at_pointer(file_, entry.pointer, message);
    }

    std::string_view file_;
    Names taken_;
    std::map<std::string, Entry const*> given_{};
    std::map<std::string, int> last_{}; // number of a made name
    Diagnostics& diagnostics_;
};

/// Names all entries: ruled names take precedence, then their own ones.
void assign_all(Scope& scope, std::vector<Entry> const& entries)
{
    std::vector<Entry const*> unnamed;
    for (auto const& entry : entries)
        if (entry.ruled)
            scope.assign_ruled(entry);
    for (auto const& entry : entries)
        if (!entry.ruled && !scope.assign_own(entry))
            unnamed.push_back(&entry);
    for (auto const* const entry : unnamed)
        scope.assign_made(*entry);
}

/// A name for what JSON calls `wire`; `otherwise` if that has neither a letter
/// nor a digit.
std::string made_name(std::string_view wire, std::string const& otherwise)
{
    return wire.empty() ? "empty_" : make_identifier(wire).value_or(otherwise);
}

void check_limit(std::size_t count,
                 std::string_view what,
                 std::string_view pointer,
                 std::string_view file,
                 Diagnostics& diagnostics)
{
    if (count > most_described)
        diagnostics.at_pointer(
            file,
            pointer,
            "expected at most " + std::to_string(most_described) + ' ' +
                std::string(what) + ", found " + std::to_string(count));
}

/// Adds the unqualified type names that a record uses: a member of the same
/// name would change their meaning.
void add_types(Names& names, Type const& type, std::string_view group)
{
    if (type.kind == Type::Kind::named && type.group == group)
        names.insert(type.name);
    for (auto const& element : type.element)
        add_types(names, element, group);
}

void name_fields(Record& record,
                 std::string_view group,
                 std::string_view file,
                 Diagnostics& diagnostics)
{
    Names taken{
        "unmodeled", "Unmodeled", "std", "boost", "airudder", record.name};
    for (auto const& field : record.fields)
        add_types(taken, field.type, group);
    Scope scope(file, std::move(taken), diagnostics);
    std::vector<Entry> entries;
    for (auto& field : record.fields)
        entries.push_back(
            {.wire = field.wire,
             .ruled = field.ruled_name,
             .name = field.name,
             .displaced = field.displaced,
             .pointer = field.pointer,
             .made = made_name(
                 field.wire, "member_" + std::to_string(entries.size() + 1))});
    assign_all(scope, entries);
    check_limit(
        record.fields.size(), "members", record.pointer, file, diagnostics);
}

/// The name of a value that is not a C++ name itself; `index` is its position.
std::string
enumerator_name(std::string_view wire, bool integer, std::size_t index)
{
    if (integer)
        return wire.starts_with('-')
                   ? "value_minus_" + std::string(wire.substr(1))
                   : "value_" + std::string(wire);
    return made_name(wire, "value_" + std::to_string(index + 1));
}

void name_enumerators(Enumeration& enumeration,
                      std::string_view file,
                      Diagnostics& diagnostics)
{
    Scope scope(file, {"unknown"}, diagnostics);
    auto const pointer = child_pointer(enumeration.pointer, "enum");
    std::vector<Entry> entries;
    for (auto& enumerator : enumeration.enumerators) {
        auto const index = entries.size();
        entries.push_back(
            {.wire = enumerator.wire,
             .ruled = enumerator.ruled_name,
             .name = enumerator.name,
             .displaced = enumerator.displaced,
             .pointer = child_pointer(pointer, std::to_string(index)),
             .made = enumerator_name(
                 enumerator.wire, enumeration.integers, index)});
    }
    assign_all(scope, entries);
    check_limit(enumeration.enumerators.size(),
                "values",
                enumeration.pointer,
                file,
                diagnostics);
}

template <class DeclaredType>
void check_reserved(DeclaredType const& type,
                    std::string_view file,
                    Diagnostics& diagnostics)
{
    if (is_reserved_type(type.name))
        diagnostics.at_pointer(
            file,
            type.pointer,
            "expected a type name that is not reserved, found " +
                in_quotes(type.name));
}

void name_declaration(Declaration& declaration,
                      Header const& header,
                      std::string_view file,
                      Diagnostics& diagnostics)
{
    if (auto* const record = std::get_if<Record>(&declaration)) {
        check_reserved(*record, file, diagnostics);
        name_fields(*record, header.group, file, diagnostics);
    } else {
        auto& enumeration = std::get<Enumeration>(declaration);
        check_reserved(enumeration, file, diagnostics);
        name_enumerators(enumeration, file, diagnostics);
    }
}

/// Names of which no two are equal.
class UniqueNames {
public:
    /// Takes the first of `name`, `name_2`, … that is not taken.
    std::string take(std::string const& name)
    {
        if (names_.insert(name).second)
            return name;
        for (auto& last = last_.try_emplace(name, 1).first->second;;) {
            auto const candidate = name + '_' + std::to_string(++last);
            if (names_.insert(candidate).second)
                return candidate;
        }
    }

private:
    std::set<std::string> names_{};
    std::map<std::string, int> last_{}; // number of a name
};

/// Descriptors are variables in their group's namespace.
void name_descriptors(Model& model)
{
    std::map<std::string, UniqueNames> scopes;
    for (auto& header : model.headers) {
        auto& names = scopes[header.group];
        auto const name = is_reserved_variable(header.operation)
                              ? make_identifier(header.operation).value_or("")
                              : header.operation;
        header.variable = names.take(name);
    }
    for (auto& header : model.headers) {
        auto const stem = header.variable.ends_with('_')
                              ? header.variable
                              : header.variable + '_';
        auto& names = scopes[header.group];
        header.headers_variable = names.take(stem + "headers");
        header.key_variable = names.take(stem + "delivery_key");
    }
}

/// `text` with each run of other characters than letters and digits as one '_'.
std::string snake(std::string_view text)
{
    auto const identifier = make_identifier(text);
    return identifier ? identifier->substr(0, identifier->size() - 1) : "";
}

/// Names examples after their operation. Adds the group's name where several
/// groups have an operation of that name.
void name_examples(Model& model)
{
    std::map<std::string, std::set<std::string>> groups;
    for (auto const& header : model.headers)
        groups[header.operation].insert(header.group);
    UniqueNames names;
    for (auto& header : model.headers) {
        for (auto& example : header.examples) {
            auto const text = groups[header.operation].size() == 1
                                  ? example.name.substr(header.group.size() + 1)
                                  : example.name;
            example.variable = names.take(snake(text));
        }
    }
}

void name_guards(Model& model)
{
    UniqueNames names;
    auto const guard = [&](std::string const& path) {
        return names.take("AIRUDDER_" + to_upper(snake(path)) + "_HPP");
    };
    // A group "parse" with an operation "webhook" has a header of its own.
    for (auto const header : runtime_headers())
        guard(std::string(header));
    for (auto& group : model.groups)
        group.guard = guard(group.name);
    for (auto& header : model.headers)
        header.guard = guard(header.group + '/' + header.operation);
}

} // namespace

void assign_names(Model& model, Diagnostics& diagnostics)
{
    for (auto const& group : model.groups)
        if (is_reserved_group(group.name))
            diagnostics.at_pointer(
                model.spec_file,
                group.pointer,
                "expected a group name that is not reserved, found " +
                    in_quotes(group.name));
    for (auto& header : model.headers) {
        for (auto& declaration : header.declarations)
            name_declaration(declaration, header, model.spec_file, diagnostics);
        auto const* const endpoint = std::get_if<Endpoint>(&header.descriptor);
        if (endpoint && endpoint->request_struct)
            check_reserved(
                *endpoint->request_struct, model.spec_file, diagnostics);
    }
    name_descriptors(model);
    name_examples(model);
    name_guards(model);
}

} // namespace airudder::generator
