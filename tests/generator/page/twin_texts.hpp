#ifndef AIRUDDER_TESTS_GENERATOR_PAGE_TWIN_TEXTS_HPP
#define AIRUDDER_TESTS_GENERATOR_PAGE_TWIN_TEXTS_HPP

#include "catch.hpp"
#include "generator/page/read_twin.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

/// Twins made of a few lines of YAML, and what is read from them.
namespace twin_texts {

using namespace airudder::generator;

/// Reads a twin whose YAML is `yaml`, below the heading "# Boats".
inline Twin read(std::string const& yaml)
{
    auto const text = "# Boats\n\n```yaml\nopenapi: 3.0.1\n" + yaml + "```\n";
    Diagnostics diagnostics;
    auto const blocks = find_twin_blocks(text);
    REQUIRE(blocks.size() == 1);
    auto twin = read_twin("boats.md", blocks.front(), diagnostics);
    INFO(diagnostics.text());
    REQUIRE(twin);
    return *std::move(twin);
}

inline std::string refusal_of(std::string const& yaml)
{
    auto const text = "# Boats\n\n```yaml\nopenapi: 3.0.1\n" + yaml;
    Diagnostics diagnostics;
    auto const blocks = find_twin_blocks(text);
    REQUIRE(blocks.size() == 1);
    CHECK_FALSE(read_twin("boats.md", blocks.front(), diagnostics));
    return diagnostics.text();
}

inline std::string indented(std::string_view text, std::size_t columns)
{
    std::string result;
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size() - 1) + 1;
        result.append(columns, ' ').append(text.substr(0, end));
        text.remove_prefix(end);
    }
    return result;
}

/// An operation whose request has that schema, with components.
inline Twin with_schema(std::string_view schema,
                        std::string_view components = "")
{
    std::string yaml = "paths:\n"
                       "  /boats:\n"
                       "    post:\n"
                       "      requestBody:\n"
                       "        content:\n"
                       "          application/json:\n"
                       "            schema:\n" +
                       indented(schema, 14);
    if (!components.empty())
        yaml += "components:\n  schemas:\n" + indented(components, 4);
    return read(yaml);
}

/// Each row as "<place> <type>[ required][ null][ open][ =component]".
inline std::vector<std::string> rows_of(std::vector<Row> const& rows)
{
    std::vector<std::string> all;
    for (auto const& row : rows) {
        auto text = *row.at + " " + row.type;
        text += row.presence == Presence::required ? " required" : "";
        text += row.nullable ? " null" : "";
        text += row.open ? " open" : "";
        text += row.component ? " =" + *row.component : "";
        all.push_back(text);
    }
    return all;
}

inline std::vector<std::string> body_rows(Twin const& twin)
{
    REQUIRE(twin.facts.body);
    return rows_of(twin.facts.body->rows);
}

using Rows = std::vector<std::string>;

} // namespace twin_texts

#endif // AIRUDDER_TESTS_GENERATOR_PAGE_TWIN_TEXTS_HPP
