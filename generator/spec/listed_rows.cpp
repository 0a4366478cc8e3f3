#include "listed_rows.hpp"

#include <algorithm>

namespace airudder::generator {

void ListedRows::add(Member const& container, Member const* child)
{
    auto& count = counts_[&container];
    ++count.rows;
    if (child && child->in_example_of(page_))
        ++count.shown;
}

void ListedRows::remove(Member const& container, Member const* child)
{
    auto& count = counts_[&container];
    --count.rows;
    if (child && child->in_example_of(page_))
        --count.shown;
}

bool ListedRows::any(Member const& container) const
{
    auto const found = counts_.find(&container);
    return found != counts_.end() && found->second.rows != 0;
}

std::size_t ListedRows::halves(Member const* container,
                               std::optional<std::size_t> stated)
{
    if (!container || !any(*container))
        return 0;
    auto const& count = counts_[container];
    return std::size_t{count.shown < shown_members(*container)} +
           std::size_t{stated && *stated != count.rows};
}

std::size_t ListedRows::shown_members(Member const& container)
{
    auto const [found, added] = shown_.try_emplace(&container, 0);
    if (added)
        found->second = static_cast<std::size_t>(
            std::ranges::count_if(container.members, [this](auto const& child) {
                return child->in_example_of(page_);
            }));
    return found->second;
}

} // namespace airudder::generator
