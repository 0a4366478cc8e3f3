#include "checks.hpp"
#include "operation_rows.hpp"
#include "schema.hpp"

#include <algorithm>

namespace airudder::conformance {
namespace {

std::vector<Json> const& deviations_of(Operation const& operation)
{
    static std::vector<Json> const none;
    auto const* list = operation.value->find("x-deviations");
    return list ? list->elements : none;
}

/// Compares a deviation with its member in the facts and in the spec.
class DeviationCheck {
public:
    DeviationCheck(Project const& project,
                   Operation const& operation,
                   Json const& deviation)
        : project_(project), operation_(operation), deviation_(deviation)
    {
    }

    Check run()
    {
        auto const pointer = std::string(deviation_.word("pointer"));
        Check check{.kind = "deviations",
                    .subject = operation_.name + " " + pointer,
                    .operation = operation_.name};
        auto const* place = pointer.starts_with('#')
                                ? at(project_.spec, pointer.substr(1))
                                : nullptr;
        if (deviation_.word("because").empty())
            check.failures.push_back("it has no reason");
        if (!place)
            check.failures.push_back("the spec has nothing there any more");
        else if (!is_about_example(pointer))
            compare(*place, tokens(pointer).back(), check);
        return check;
    }

private:
    /// Whether the deviation is in an example that departs from its schema, or
    /// is an omitted body. The checks of examples and rows cover these.
    bool is_about_example(std::string const& pointer) const
    {
        return pointer.find("/examples/") != pointer.npos ||
               pointer.find("/responses/") != pointer.npos;
    }

    void compare(Json const& place, std::string const& name, Check& check)
    {
        std::vector<Json const*> rows;
        SpecMember member;
        for (auto const& row : operation_rows(project_, operation_))
            if (row.placed.member.place == &place) {
                rows.push_back(row.placed.row);
                member = row.placed.member;
            }
        if (auto const* names = deviation_.find("was");
            names && names->is(Json::Kind::array))
            return compare_open(place, *names, check);
        auto const was = plain(deviation_.find("was"));
        auto const is = plain(deviation_.find("is"));
        if (!page_says(rows, was))
            check.failures.push_back("the page does not say " + was +
                                     " any more");
        if (is != "required" && is != "optional" && !spec_says(place, name, is))
            check.failures.push_back("the spec does not say " + is);
        if (!rows.empty() && (is == "required" || is == "optional") &&
            member.required != (is == "required"))
            check.failures.push_back("it is not " + is + " in the spec");
        if (was == is)
            check.failures.push_back("nothing deviates");
    }

    /// Checks a deviation about rows that only show possible keys of an open
    /// object.
    void compare_open(Json const& place, Json const& names, Check& check)
    {
        auto const rows = operation_rows(project_, operation_);
        for (auto const& name : names.elements)
            if (std::ranges::none_of(rows, [&](auto const& row) {
                    return row.placed.illustration &&
                           row.placed.row->word("name") == name.text;
                }))
                check.failures.push_back("the page has no row " + name.text +
                                         " any more");
        auto const& type = resolved(project_.spec, place);
        if (type.word("type") != "object" || is_record(type))
            check.failures.push_back("the spec has no open object there");
    }

    static std::string plain(Json const* value)
    {
        return value ? value->text : std::string();
    }

    static bool page_says(std::vector<Json const*> const& rows,
                          std::string const& was)
    {
        if (stated_presence(rows) == was)
            return true;
        return std::ranges::any_of(rows, [&](auto const* row) {
            return std::ranges::any_of(row->members, [&](auto const& fact) {
                return fact.value.text == was;
            });
        });
    }

    /// Whether `is` is the member's name, type, default or number of members.
    bool spec_says(Json const& place,
                   std::string const& name,
                   std::string const& is) const
    {
        auto const* schema = place.find("schema");
        auto const& stated = schema ? *schema : place;
        auto const& type = resolved(project_.spec, stated);
        std::string path;
        auto const* record = record_of(project_.spec, stated, path);
        return is == name || is == place.word("name") ||
               is.starts_with(type.word("type")) ||
               (is_enum(type) && is.starts_with("enum")) ||
               plain(stated.find("default")) == is ||
               (record &&
                std::to_string(record->find("properties")->members.size()) ==
                    is);
    }

    Project const& project_;
    Operation const& operation_;
    Json const& deviation_;
};

} // namespace

Checks check_deviations(Project const& project)
{
    Checks out;
    for (auto const& operation : project.operations)
        for (auto const& deviation : deviations_of(operation))
            out.push_back(timed([&] {
                return DeviationCheck(project, operation, deviation).run();
            }));
    return out;
}

} // namespace airudder::conformance
