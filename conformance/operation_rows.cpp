#include "operation_rows.hpp"

#include "rulings.hpp"

#include <algorithm>

namespace airudder::conformance {
namespace {

/// OpenAPI describes these headers elsewhere.
bool is_implied_header(std::string_view name)
{
    std::string key(name);
    std::ranges::transform(key, key.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return key == "authorization" || key == "content-type" || key == "accept";
}

class Collector {
public:
    Collector(Project const& project, Operation const& operation)
        : project_(project), operation_(operation)
    {
    }

    std::vector<OperationRow> run()
    {
        for (auto const& page : operation_.pages)
            add_page(page);
        return std::move(rows_);
    }

private:
    void add_page(Document const& page)
    {
        for (auto const* in : {"path", "query", "header"})
            if (auto const* rows = page.value.find(in))
                for (auto const& row : rows->elements)
                    if (row.find("name"))
                        add_parameter(page, in, row);
        add_body(page,
                 page.value.find("body"),
                 "/body",
                 at(*operation_.value, "/requestBody/content"));
        auto const* responses = page.value.find("responses");
        if (!responses)
            return;
        for (auto const& response : responses->elements) {
            auto const part = below("", response.word("status"));
            add_body(page,
                     response.find("body"),
                     part,
                     at(*operation_.value, "/responses" + part + "/content"));
        }
    }

    void
    add_parameter(Document const& page, std::string const& in, Json const& row)
    {
        auto const name = row.word("name");
        if (in == "header" && is_implied_header(name))
            return;
        rows_.push_back(
            {page.path + " /" + in,
             {&row, parameter(in, name), false, is_assumed(in, name)}});
    }

    bool is_assumed(std::string const& in, std::string_view name) const
    {
        auto const* list = operation_.value->find("x-assumptions");
        return list &&
               std::ranges::any_of(list->elements, [&](auto const& one) {
                   return one.word("at") == below('/' + in, name);
               });
    }

    SpecMember parameter(std::string const& in, std::string_view name) const
    {
        auto const* parameters = operation_.value->find("parameters");
        if (parameters)
            for (auto const& item : parameters->elements)
                if (item.word("in") == in && item.word("name") == name) {
                    auto const* required = item.find("required");
                    return {below('/' + in, name),
                            item.find("schema"),
                            &item,
                            required && required->text == "true"};
                }
        return {};
    }

    void add_body(Document const& page,
                  Json const* body,
                  std::string const& part,
                  Json const* content)
    {
        auto const* rows = body ? body->find("rows") : nullptr;
        if (!rows || ruling_at(operation_, "bodyless", part))
            return;
        static Json const open{};
        auto const* schema = content && !content->members.empty()
                                 ? content->members[0].value.find("schema")
                                 : &open;
        for (auto& placed :
             place_rows(project_, operation_, page, *rows, part, *schema))
            rows_.push_back({page.path + ' ' + part, std::move(placed)});
    }

    Project const& project_;
    Operation const& operation_;
    std::vector<OperationRow> rows_{};
};

} // namespace

std::vector<OperationRow> operation_rows(Project const& project,
                                         Operation const& operation)
{
    return Collector(project, operation).run();
}

std::string stated_presence(std::vector<Json const*> const& rows)
{
    std::string stated;
    for (auto const* row : rows) {
        auto const presence = row->word("presence");
        if (presence.empty() || presence == stated)
            continue;
        if (!stated.empty())
            return "required or optional";
        stated = presence;
    }
    return stated.empty() ? "unstated" : stated;
}

std::string type_word(std::string_view words)
{
    auto const word = words.substr(0, words.find_first_of(" [<{"));
    return word == "enum" ? "string" : std::string(word);
}

} // namespace airudder::conformance
