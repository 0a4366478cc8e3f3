#include "checks.hpp"
#include "row_places.hpp"
#include "rulings.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace airudder::conformance {
namespace {

std::string lower(std::string text)
{
    std::ranges::transform(text, text.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return text;
}

/// OpenAPI has other places for these.
bool is_implied_header(std::string const& name)
{
    auto const key = lower(name);
    return key == "authorization" || key == "content-type" || key == "accept";
}

/// "array [object {9}]" → "array", "enum<string>" → "enum".
std::string type_word(std::string_view words)
{
    return std::string(words.substr(0, words.find_first_of(" [<{")));
}

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
    }

    Check run()
    {
        for (auto const& page : operation_.pages)
            check_page(page);
        for (auto const& [path, member] : members_)
            check_presence(path, member);
        check_.note = std::to_string(rows_) + " rows, " +
                      std::to_string(members_.size()) + " members";
        return check_;
    }

private:
    /// What the pages say of a member.
    struct Member {
        bool required{};                // in the spec
        std::set<std::string> stated{}; // presences of its rows
    };

    void fail(std::string const& place, std::string const& text)
    {
        check_.failures.push_back(place + ": " + text);
    }

    bool ruled(std::string_view kind, std::string const& at) const
    {
        return ruling_at(operation_, kind, at) != nullptr;
    }

    void check_page(Document const& page)
    {
        for (auto const* part : {"query", "header"})
            if (auto const* rows = page.value.find(part))
                for (auto const& row : rows->elements)
                    check_parameter(part, row);
        check_body(page,
                   page.value.find("body"),
                   "/body",
                   at(*operation_.value, "/requestBody/content"));
        auto const* responses = page.value.find("responses");
        if (!responses)
            return;
        for (auto const& response : responses->elements) {
            auto const place = below("", response.word("status"));
            check_body(
                page,
                response.find("body"),
                place,
                at(*operation_.value, "/responses" + place + "/content"));
        }
    }

    void check_parameter(std::string const& in, Json const& row)
    {
        ++rows_;
        auto const name = std::string(row.word("name"));
        auto const path = below("/" + in, name);
        if (in == "header" && is_implied_header(name))
            return;
        auto const* parameters = operation_.value->find("parameters");
        if (parameters)
            for (auto const& parameter : parameters->elements)
                if (parameter.word("in") == in &&
                    parameter.word("name") == name) {
                    auto const* required = parameter.find("required");
                    check_row(row,
                              {path,
                               parameter.find("schema"),
                               required && required->text == "true"});
                    return;
                }
        if (!in_webhook_or_ruled(path))
            fail(path, "the page has it, the spec has not");
    }

    bool in_webhook_or_ruled(std::string const& path) const
    {
        return ruled("renamed", path) || ruled("illustration", path);
    }

    void check_body(Document const& page,
                    Json const* body,
                    std::string const& part,
                    Json const* content)
    {
        auto const* rows = body ? body->find("rows") : nullptr;
        if (!rows || rows->elements.empty())
            return;
        if (!content || content->members.empty()) {
            if (!ruled("bodyless", part))
                fail(part, "the page has rows, the spec has no body");
            return;
        }
        auto const* schema = content->members[0].value.find("schema");
        for (auto const& placed :
             place_rows(project_, operation_, page, *rows, part, *schema)) {
            ++rows_;
            auto const name = std::string(placed.row->word("name"));
            if (placed.member.schema)
                check_row(*placed.row, placed.member);
            else if (!placed.illustration)
                fail(page.path + " " + part,
                     "row " + write_string(name) + " is no member of the spec");
        }
    }

    void check_row(Json const& row, SpecMember const& member)
    {
        auto& known = members_[member.path];
        known.required = member.required;
        auto const presence = row.word("presence");
        known.stated.emplace(presence.empty() ? "unstated" : presence);
        auto const& schema = resolved(project_.spec, *member.schema);
        check_type(row, schema, member.path);
        check_enum(row, schema, member.path);
        check_count(row, *member.schema, member.path);
        check_default(row, *member.schema, member.path);
    }

    void
    check_type(Json const& row, Json const& schema, std::string const& path)
    {
        auto wanted = type_word(row.word("type"));
        if (wanted == "enum")
            wanted = "string";
        if (wanted != schema.word("type") && !ruled("type", path))
            fail(path,
                 "the page says " + write_string(row.word("type")) +
                     ", the spec " + write_string(schema.word("type")));
    }

    void
    check_enum(Json const& row, Json const& schema, std::string const& path)
    {
        auto const text = row.word("enum");
        auto const* inner = &schema;
        if (schema.word("type") == "array")
            inner = &resolved(project_.spec, *schema.find("items"));
        auto const* values = inner->find("enum");
        if (text.empty() && values && !ruled("enum", path) &&
            !ruled("same_as", path))
            fail(path, "the spec has enum values, the page none");
        if (!text.empty() && (!values || glued(*values) != text))
            fail(path,
                 "the page's enum values " + write_string(text) +
                     " are not the spec's");
    }

    /// "{9}" against the number of members.
    void check_count(Json const& row, Json const& schema, std::string path)
    {
        auto const* count = row.find("children");
        auto const at = path;
        auto const* record = record_of(project_.spec, schema, path);
        if (!count || !record)
            return;
        auto const members = record->find("properties")->members.size();
        if (std::to_string(members) != count->text && !ruled("count", at))
            fail(at,
                 "the page counts " + count->text + " members, the spec " +
                     std::to_string(members));
    }

    void
    check_default(Json const& row, Json const& schema, std::string const& path)
    {
        auto const* stated = row.find("default");
        auto const* ours = schema.find("default");
        if (!stated || ruled("default", path))
            return;
        if (!ours || ours->text != stated->text)
            fail(path,
                 "the page's default " + write_string(stated->text) +
                     " is not the spec's");
    }

    /// Required in the spec: all rows say so; optional: some row does not, an
    /// example lacks it, or a ruling or deviation says why.
    void check_presence(std::string const& path, Member const& member)
    {
        bool const stated = member.stated == std::set<std::string>{"required"};
        if (stated == member.required || ruled("presence", path) ||
            is_deviation(path))
            return;
        fail(path,
             std::string("the page says ") + *member.stated.begin() +
                 ", the spec " + (member.required ? "required" : "optional") +
                 ", and no ruling or x-deviation says why");
    }

    /// An x-deviation about the member's presence: it names its `required`
    /// list, and the member by `is` or `was`.
    bool is_deviation(std::string const& path) const
    {
        auto const* list = operation_.value->find("x-deviations");
        auto const name = tokens(path).back();
        return list &&
               std::ranges::any_of(list->elements, [&](auto const& item) {
                   auto const place = tokens(item.word("pointer"));
                   return !place.empty() &&
                          (place.back() == name || place.back() == "required" ||
                           place.back() == "requestBody");
               });
    }

    Project const& project_;
    Operation const& operation_;
    Check check_{};
    std::map<std::string, Member> members_{};
    std::size_t rows_ = 0;
};

} // namespace

Checks check_rows(Project const& project)
{
    Checks out;
    for (auto const& operation : project.operations)
        out.push_back(RowsCheck(project, operation).run());
    return out;
}

} // namespace airudder::conformance
