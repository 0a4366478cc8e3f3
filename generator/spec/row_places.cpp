#include "row_places.hpp"

#include "findings.hpp"
#include "place_rows.hpp"
#include "rulings.hpp"

namespace airudder::generator {

std::vector<RowPaths> row_places(OperationSource const& source)
{
    Diagnostics ignored; // build_spec reports them
    Parts parts;
    Findings findings(source, parts, OnQuestion::assume, ignored, ignored);
    parts = gather_parts(source, findings);
    RulingSet rulings(source.decisions, ignored, ignored);
    place_rows(parts, source, rulings, findings);
    std::vector<RowPaths> paths(source.pages.size());
    for (auto const& part : parts.all)
        for (auto const& table : part.tables) {
            auto const& first = table.front();
            if (part.is_body() && !first.row->name && !first.of_twin())
                paths[first.page].emplace(first.pointer, part.path);
            for (auto const& row : table) {
                auto const& place = row.place;
                if (place.member)
                    paths[row.page].emplace(row.pointer,
                                            path_of(*place.member));
                else if (place.container && row.row->name)
                    paths[row.page].emplace(
                        row.pointer,
                        child_pointer(path_of(*place.container),
                                      *row.row->name));
            }
        }
    return paths;
}

} // namespace airudder::generator
