#include "capture_paths.hpp"

#include "../sources/spec_sources.hpp"

#include <cstddef>
#include <set>
#include <utility>

namespace airudder::generator {

std::map<FactsName, RowPaths>
paths_of_captures(std::filesystem::path const& root,
                  std::map<FactsName, PageFacts> const& facts)
{
    std::set<FactsName> captured;
    for (auto const& [name, page] : facts)
        if (!page.twin)
            captured.insert(name.of_operation());
    if (captured.empty())
        return {};
    auto some = facts;
    std::erase_if(some, [&](auto const& one) {
        return !captured.contains(one.first.of_operation());
    });
    Diagnostics ignored; // make_spec_file reports them
    auto const sources = read_spec_sources(root, ignored, std::move(some));
    std::map<FactsName, RowPaths> all;
    for (auto const& source : sources.operations) {
        auto paths = row_places(source);
        for (std::size_t i = 0; i < paths.size(); ++i)
            all.emplace(
                FactsName{source.group, source.name, source.pages[i].variant},
                std::move(paths[i]));
    }
    return all;
}

} // namespace airudder::generator
