#ifndef AIRUDDER_GENERATOR_SPEC_LISTED_ROWS_HPP
#define AIRUDDER_GENERATOR_SPEC_LISTED_ROWS_HPP

#include "members.hpp"

#include <optional>

namespace airudder::generator {

/// How much of each container a reading of a table lists.
class ListedRows {
public:
    /// Members count that the examples of `page` show.
    explicit ListedRows(std::uint64_t page) : page_(page) {}

    /// Counts a row of `container`; `child` is null if nothing shows it.
    void add(Member const& container, Member const* child);

    /// Takes that back.
    void remove(Member const& container, Member const* child);

    bool any(Member const& container) const;

    /// 0 if all of a container's members are listed or none; more if not, or
    /// not as many as its own row states. Null has no members.
    std::size_t halves(Member const* container,
                       std::optional<std::size_t> stated);

private:
    struct Count {
        std::size_t rows{};
        std::size_t shown{}; // those that an example shows
    };

    std::size_t shown_members(Member const& container);

    std::uint64_t page_;
    std::unordered_map<Member const*, Count> counts_{};
    std::unordered_map<Member const*, std::size_t> shown_{};
};

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_LISTED_ROWS_HPP
