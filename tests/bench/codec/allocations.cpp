// Compares the allocations of `parse` with those that the struct itself needs.
// The struct needs one allocation for each string, list and open object, and
// some for the growth of lists, whose length is not known in advance. Prints
// `WORK parsed needed` for each work. With --check it exits with 1 if `parse`
// allocates more than needed.

#include "count_new.hpp"
#include "members.hpp"
#include "works.hpp"

#include <airudder/parse.hpp>

#include <cstring>
#include <iostream>

namespace {

/// Copies `from` as a decoder builds it: one element at a time.
template <class T>
void rebuild(T const& from, T& to)
{
    if constexpr (bench::is_optional<T>) {
        if (from)
            rebuild(*from, to.emplace());
    } else if constexpr (bench::is_vector<T>) {
        for (auto const& element : from)
            rebuild(element, bench::append(to));
    } else if constexpr (airudder::Record<T>) {
        using Members =
            boost::describe::describe_members<T, boost::describe::mod_public>;
        boost::mp11::mp_for_each<Members>([&](auto descriptor) {
            rebuild(from.*descriptor.pointer, to.*descriptor.pointer);
        });
    } else if constexpr (std::is_same_v<T, boost::json::object>) {
        boost::json::object copy(from, to.storage());
        to.swap(copy);
    } else {
        to = from;
    }
}

template <class T>
std::size_t needed(T const& record)
{
    auto const before = bench::allocations;
    T copy{};
    rebuild(record, copy);
    return bench::allocations - before;
}

/// Prints the counts; returns whether `parse` allocates no more than needed.
template <class T>
bool count(char const* name)
{
    auto const work = bench::work(name);
    std::vector<airudder::Issue> issues;
    airudder::ParseOptions options;
    options.issues = &issues;
    auto const before = bench::allocations;
    auto const result = airudder::parse<T>(work.text, options);
    auto const parsed = bench::allocations - before;
    auto const least = needed(result.value());
    std::cout << name << ' ' << parsed << ' ' << least << '\n';
    return parsed <= least;
}

} // namespace

int main(int argc, char** argv)
{
    bool good = count<bench::NodePush>("node_push_pretty");
    good = count<bench::NodePush>("node_push_minified") && good;
    good = count<bench::Waba>("waba_pretty") && good;
    good = count<bench::Waba>("waba_minified") && good;
    good = count<bench::Items>("items_pretty") && good;
    good = count<bench::Items>("items_minified") && good;
    bool const checks = argc == 2 && !std::strcmp(argv[1], "--check");
    return good || !checks ? 0 : 1;
}
