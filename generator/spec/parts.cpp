#include "parts.hpp"

#include "../characters.hpp"
#include "../files.hpp"

#include <algorithm>

namespace airudder::generator {
namespace {

/// More than any page has. Larger input is garbage.
constexpr std::size_t max_rows = 2'000;
constexpr std::size_t max_example = 1u << 20; // bytes

/// OpenAPI ignores header parameters of these names.
bool is_implied_header(std::string_view name)
{
    return equal_ignoring_case(name, "Authorization") ||
           equal_ignoring_case(name, "Content-Type") ||
           equal_ignoring_case(name, "Accept");
}

bool is_json(std::string_view media_type)
{
    auto const type = media_type.substr(0, media_type.find(';'));
    return media_type.empty() || equal_ignoring_case(type, "application/json");
}

class Gatherer {
public:
    Gatherer(OperationSource const& source, Diagnostics& diagnostics)
        : source_(source), diagnostics_(diagnostics)
    {
    }

    std::vector<Part> run()
    {
        for (page_ = 0; page_ < source_.pages.size(); ++page_)
            add_page(source_.pages[page_].facts);
        std::ranges::stable_sort(parts_, {}, [](Part const& part) {
            return part.path == "/query"    ? 0
                   : part.path == "/header" ? 1
                   : part.path == "/body"   ? 2
                                            : 3;
        });
        return std::move(parts_);
    }

private:
    void add_page(PageFacts const& facts)
    {
        refuse(facts.path, "path");
        refuse(facts.cookie, "cookie");
        if (!facts.query.empty())
            add_rows(part("/query"), facts.query, "/query");
        if (!facts.header.empty())
            add_rows(part("/header"), facts.header, "/header");
        if (facts.body)
            add_body(part("/body"), *facts.body, "/body");
        if (facts.sample)
            add_sample(*facts.sample);
        for (std::size_t i = 0; i < facts.responses.size(); ++i)
            add_response(facts.responses[i], "/responses/" + std::to_string(i));
    }

    void refuse(std::vector<Row> const& rows, char const* what)
    {
        if (!rows.empty())
            report(std::string("/") + what,
                   std::string("expected no ") + what +
                       " parameters: neither the spec nor the runtime "
                       "knows them");
    }

    void add_response(PageResponse const& response, std::string const& pointer)
    {
        bool const is_status =
            response.status.size() == 3 &&
            response.status.find_first_not_of("0123456789") ==
                std::string::npos &&
            response.status[0] >= '1' && response.status[0] <= '5';
        if (!is_status)
            return report(pointer + "/status",
                          "expected an HTTP status such as \"200\", found " +
                              in_quotes(response.status));
        auto& to = part("/" + response.status);
        if (response.body)
            add_body(to, *response.body, pointer + "/body");
    }

    void add_body(Part& to, Body const& body, std::string const& pointer)
    {
        if (!is_json(body.media_type))
            return report(pointer + "/media_type",
                          "expected application/json, found " +
                              in_quotes(body.media_type));
        add_rows(to, body.rows, pointer + "/rows");
        for (std::size_t i = 0; i < body.examples.size(); ++i)
            add_example(to,
                        body.examples[i],
                        pointer + "/examples/" + std::to_string(i),
                        "");
        if (body.rows.empty() && body.examples.empty())
            report(pointer, "expected rows or an example");
    }

    void add_sample(Sample const& sample)
    {
        if (!sample.form.empty())
            report("/sample/form",
                   "expected a JSON body, found the fields of a form");
        if (sample.body && !sample.body->text.empty())
            add_example(part("/body"), *sample.body, "/sample/body", "sample");
    }

    void
    add_rows(Part& to, std::vector<Row> const& rows, std::string const& pointer)
    {
        if (rows.size() > max_rows)
            return report(pointer,
                          "expected at most " + std::to_string(max_rows) +
                              " rows, found " + std::to_string(rows.size()));
        Table table;
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (to.path != "/header" || !rows[i].name ||
                !is_implied_header(*rows[i].name))
                table.push_back(
                    {.row = &rows[i],
                     .page = page_,
                     .pointer = child_pointer(pointer, std::to_string(i))});
        if (!table.empty())
            to.tables.push_back(std::move(table));
    }

    void add_example(Part& to,
                     PageExample const& example,
                     std::string const& pointer,
                     std::string_view kind)
    {
        if (example.text.size() > max_example)
            return report(pointer, "expected an example of at most 1 MiB");
        auto text = read_json_text(example.text);
        if (auto const* const error = std::get_if<JsonTextError>(&text))
            return report(pointer,
                          "expected JSON: " + error->message + " in line " +
                              std::to_string(error->line) + " of the example");
        auto& value = std::get<JsonText>(text);
        if (sha256(minified(value)) != example.sha256)
            return report(pointer,
                          "the example is not the page's: its digest differs; "
                          "run `airudder-gen distill` on the page again");
        if (value.kind != JsonText::Kind::object)
            return report(pointer,
                          "expected an object at the root of the example");
        to.examples.push_back({.page = page_,
                               .name = example_name(to, kind),
                               .pointer = pointer,
                               .value = std::move(value)});
    }

    /// The name of an example: "page", "page_2" or "sample"; for a variant
    /// "en", "en_2" or "en_sample".
    std::string example_name(Part const& to, std::string_view kind) const
    {
        auto name = source_.pages[page_].variant;
        if (!kind.empty())
            name += (name.empty() ? "" : "_") + std::string(kind);
        if (name.empty())
            name = "page";
        auto candidate = name;
        for (std::size_t i = 2;
             std::ranges::find(to.examples, candidate, &PartExample::name) !=
             to.examples.end();
             ++i)
            candidate = name + "_" + std::to_string(i);
        return candidate;
    }

    Part& part(std::string const& path)
    {
        auto const found = std::ranges::find(parts_, path, &Part::path);
        return found != parts_.end() ? *found
                                     : parts_.emplace_back(Part{.path = path});
    }

    void report(std::string_view pointer, std::string const& message)
    {
        diagnostics_.at_pointer(source_.pages[page_].file, pointer, message);
    }

    OperationSource const& source_;
    Diagnostics& diagnostics_;
    std::size_t page_{};
    std::vector<Part> parts_{};
};

} // namespace

std::vector<Part> gather_parts(OperationSource const& source,
                               Diagnostics& diagnostics)
{
    return Gatherer(source, diagnostics).run();
}

Member* find_member(std::vector<Part> const& parts, std::string_view path)
{
    for (auto const& part : parts)
        if (path.starts_with(part.path) &&
            (path.size() == part.path.size() || path[part.path.size()] == '/'))
            return find_member(*part.root, path);
    return nullptr;
}

} // namespace airudder::generator
