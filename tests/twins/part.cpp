// The types of a share of the examples. `run` compiles this file PARTS times, so
// that no compiler process has to instantiate all types.
#include "cases.hpp"

#include <airudder/airudder.hpp>

#include <cstddef>
#include <utility>

namespace airudder::twins {
namespace {

template <class T>
Decoded decode(std::string_view text)
{
    ParseOptions options;
    options.max_depth = 1024;
    auto const result = parse<T>(text, options);
    if (!result)
        return {.error =
                    result.error().pointer + ": " + result.error().message};
    return {.text = serialize(*result)};
}

template <std::size_t Index, class T>
void add(Example<T> const& example)
{
    if constexpr (Index % PARTS == PART)
        cases().push_back({example.name, example.pointer, &decode<T>});
}

template <auto const&... Items, std::size_t... Indices>
bool add_share(List<Items...>, std::index_sequence<Indices...>)
{
    // Not a fold, of which clang expands 256 at most.
    int const each[]{0, (add<Indices>(Items), 0)...};
    return each[0] == 0;
}

bool const added =
    add_share(examples, std::make_index_sequence<examples.size()>());

} // namespace
} // namespace airudder::twins
