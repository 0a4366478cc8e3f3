#ifndef AIRUDDER_BENCH_VARIANTS_HPP
#define AIRUDDER_BENCH_VARIANTS_HPP

#include "members.hpp"
#include "works.hpp"

#include <airudder/parse.hpp>

#include <boost/json/object.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace bench {

/// Calls `f` for `part` and for everything inside it, outer parts first.
template <class T, class F>
void for_each_part(T& part, F const& f)
{
    f(part);
    if constexpr (is_optional<T>) {
        if (part)
            for_each_part(*part, f);
    } else if constexpr (is_vector<T>) {
        for (auto& element : part)
            for_each_part(element, f);
    } else if constexpr (airudder::Record<T>) {
        for_each_member(part, [&f](std::string_view, auto& member) {
            for_each_part(member, f);
        });
    }
}

/// Replaces two bytes with ones that need an escape. The text keeps its length
/// unless it is shorter than that.
inline void add_escapes(std::string& text)
{
    if (text.size() < 2)
        text.resize(2);
    text[(text.size() - 1) / 2] = '"';
    text.back() = '\n';
}

template <class T>
void change(T& record, std::string_view variant)
{
    bool keep = false;
    for_each_part(record, [&]<class Part>(Part& part) {
        if constexpr (is_optional<Part>) {
            if (variant == "_half" && (keep = !keep))
                part.reset();
        } else if constexpr (std::is_same_v<Part, std::string>) {
            if (variant == "_escapes")
                add_escapes(part);
        } else if constexpr (std::is_same_v<Part, boost::json::object>) {
            if (variant == "_escapes")
                for (auto& member : part) {
                    auto& text = member.value().as_string();
                    std::string changed(text.data(), text.size());
                    add_escapes(changed);
                    text.assign(changed.data(), changed.size());
                }
        }
    });
}

/// The record to encode for the name of a work.
template <class T>
T make_record(std::string_view name)
{
    auto record = airudder::parse<T>(record_text(name)).value();
    change(record, variant_of(name));
    return record;
}

} // namespace bench

#endif // AIRUDDER_BENCH_VARIANTS_HPP
