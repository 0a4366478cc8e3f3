#ifndef AIRUDDER_LIST_HPP
#define AIRUDDER_LIST_HPP

#include <airudder/detail/requirements.hpp>

#include <cstddef>

namespace airudder {

/// Objects of different types, known at compile time.
///
/// It holds no data. Hundreds of items cost the compiler almost nothing,
/// because there is one instantiation, which does not recurse.
template <auto const&... Items>
struct List {
    /// Number of objects.
    static constexpr std::size_t size() noexcept { return sizeof...(Items); }

    /// Whether there are none.
    static constexpr bool empty() noexcept { return size() == 0; }
};

/// Calls `f(item)` for each item, in order, and ignores the results.
///
///     for_each(airudder::endpoints, [](auto const& endpoint) {
///         std::cout << endpoint.name << '\n';
///     });
template <auto const&... Items, class F>
constexpr void for_each(List<Items...>, F&& f)
{
    // Not a fold expression: clang refuses one of more than 256 operands.
    using Order = int[];
    static_cast<void>(Order{0, (static_cast<void>(f(Items)), 0)...});
}

} // namespace airudder

#endif // AIRUDDER_LIST_HPP
