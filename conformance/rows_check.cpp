#include "checks.hpp"
#include "operation_rows.hpp"
#include "rulings.hpp"
#include "schema.hpp"

#include <algorithm>
#include <map>

namespace airudder::conformance {
namespace {

std::string glued(Json const& values)
{
    std::string out;
    for (auto const& value : values.elements)
        out += value.text;
    return out;
}

class RowsCheck {
public:
    RowsCheck(Project const& project, Operation const& operation)
        : project_(project), operation_(operation)
    {
        check_.kind = "rows";
        check_.subject = operation.name;
        check_.operation = operation.name;
    }

    Check run()
    {
        auto const rows = operation_rows(project_, operation_);
        for (auto const& row : rows) {
            if (row.placed.assumed)
                continue;
            if (row.placed.member.schema)
                check_row(*row.placed.row, row.placed.member);
            else if (!row.placed.illustration)
                fail(row.where,
                     "row " + write_string(row.placed.row->word("name")) +
                         " is not a member in the spec");
        }
        for (auto const& [path, described] : members_)
            check_presence(described);
        check_.note = std::to_string(rows.size()) + " rows describe " +
                      std::to_string(members_.size()) + " members";
        return check_;
    }

private:
    struct Described {
        SpecMember member{};
        std::vector<Json const*> rows{};
    };

    void fail(std::string const& place, std::string const& text)
    {
        check_.failures.push_back(place + ": " + text);
    }

    bool ruled(std::string_view kind, std::string const& path) const
    {
        return ruling_at(operation_, kind, path) != nullptr;
    }

    void check_row(Json const& row, SpecMember const& member)
    {
        auto& described = members_[member.path];
        described.member = member;
        described.rows.push_back(&row);
        auto const& schema = resolved(project_.spec, *member.schema);
        check_type(row, schema, member.path);
        check_enum(row, schema, member.path);
        check_count(row, *member.schema, member.path);
        check_default(row, *member.schema, member.path);
    }

    void
    check_type(Json const& row, Json const& schema, std::string const& path)
    {
        if (type_word(row.word("type")) != stated_type(schema) &&
            !ruled("type", path))
            fail(path,
                 "the page says " + write_string(row.word("type")) +
                     ", the spec " + write_string(stated_type(schema)));
    }

    /// A type ruling may turn an enumeration into any text, or the reverse.
    void
    check_enum(Json const& row, Json const& schema, std::string const& path)
    {
        if (row.find("at") || row.find("values")) // of a twin
            return check_values(row, schema, path);
        auto const* inner = &schema;
        if (schema.word("type") == "array")
            inner = &resolved(project_.spec, *schema.find("items"));
        auto const text = row.word("enum");
        auto const* values = inner->find("enum");
        if ((values ? glued(*values) : "") != text && !ruled("type", path) &&
            !ruled("same_as", path))
            fail(path,
                 "the page's enum values " + write_string(text) +
                     " are not the spec's");
    }

    /// Every value of a twin's row is one of the spec's.
    void
    check_values(Json const& row, Json const& schema, std::string const& path)
    {
        auto const* values = row.find("values");
        auto const* ours = schema.find("enum");
        if (!values)
            return;
        for (auto const& value : values->elements)
            if (!ours ||
                std::ranges::none_of(ours->elements, [&](auto const& our) {
                    return same_value(our, value);
                }))
                fail(path,
                     "the page's enum value " + write_json(value) +
                         " is not the spec's");
    }

    /// Compares a count such as "{9}" with the number of members.
    void check_count(Json const& row, Json const& schema, std::string path)
    {
        auto const at = path;
        auto const* count = row.find("children");
        auto const* record = record_of(project_.spec, schema, path);
        if (!count || !record || ruled("count", at))
            return;
        auto const members =
            std::to_string(record->find("properties")->members.size());
        if (members != count->text)
            fail(at,
                 "the page counts " + count->text + " members, the spec " +
                     members);
    }

    void
    check_default(Json const& row, Json const& schema, std::string const& path)
    {
        auto const* stated = row.find("default");
        auto const* ours = schema.find("default");
        if (stated && !ruled("default", path) &&
            (!ours || ours->text != stated->text))
            fail(path,
                 "the page's default " + write_string(stated->text) +
                     " is not the spec's");
    }

    void check_presence(Described const& described)
    {
        auto const& [member, rows] = described;
        bool const stated = stated_presence(rows) == "required";
        bool const may_be_null =
            stated && member.schema && is_nullable(*member.schema);
        if (stated != member.required && !may_be_null && !is_deviation(member))
            fail(member.path,
                 "the page says " + stated_presence(rows) + ", the spec " +
                     (member.required ? "required" : "optional") +
                     ", and no x-deviation says why");
    }

    bool is_deviation(SpecMember const& member) const
    {
        auto const* list = operation_.value->find("x-deviations");
        return list &&
               std::ranges::any_of(list->elements, [&](auto const& item) {
                   auto const pointer = item.word("pointer");
                   return at(project_.spec,
                             pointer.substr(pointer.empty() ? 0 : 1)) ==
                              member.place &&
                          (item.word("is") == "required" ||
                           item.word("is") == "optional");
               });
    }

    Project const& project_;
    Operation const& operation_;
    Check check_{};
    std::map<std::string, Described> members_{};
};

} // namespace

Checks check_rows(Project const& project)
{
    Checks out;
    for (auto const& operation : project.operations)
        out.push_back(
            timed([&] { return RowsCheck(project, operation).run(); }));
    return out;
}

} // namespace airudder::conformance
