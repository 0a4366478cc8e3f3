#ifndef AIRUDDER_DETAIL_JSON_READ_LIST_HPP
#define AIRUDDER_DETAIL_JSON_READ_LIST_HPP

#include <airudder/detail/json/decoder.hpp>
#include <airudder/detail/json/value_type.hpp>

#include <cstddef>

/// Readers of lists and optionals of any type.
namespace airudder::detail {

/// Adds an element to a full list of `count` elements, which began at `begin`
/// and has its next element at `at`; null if that takes too much memory.
inline void* grow_list(Decoder& decoder,
                       void* list,
                       ListType const& type,
                       std::size_t count,
                       char const* begin,
                       char const* at)
{
    auto const size = type.element->size;
    auto const larger = decoder.grown_list(count, size, begin, at);
    if (!decoder.charge(larger * size, at))
        return nullptr;
    auto const element = type.grow(list, larger);
    decoder.release(count * size);
    return element;
}

/// Reads an array into a list. An element that does not fit stays a default
/// element; then the text of the whole list is to be kept.
inline Step read_list(Decoder& decoder,
                      char const* begin,
                      void* list,
                      ValueType const& type,
                      Place const& place)
{
    auto const& operations = static_cast<ListType const&>(type);
    auto const& of = *operations.element;
    if (decoder.reader.peek(begin) != '[')
        return decoder.misfit(begin, place, "an array");
    auto outcome = Outcome::exact;
    Place inner{&place};
    auto const [first, last] = operations.elements(list);
    if (first != last) [[unlikely]]
        operations.grow(list, 0);
    auto const end =
        decoder.reader.each_element(begin, [&](char const* at) -> char const* {
            // None has room at first, as nearly all.
            auto element = inner.index == 0 ? nullptr : operations.add(list);
            if (element == nullptr)
                element = grow_list(
                    decoder, list, operations, inner.index, begin, at);
            if (element == nullptr)
                return nullptr;
            auto const step = of.read(decoder, at, element, of, inner);
            if (step.outcome != Outcome::exact)
                outcome = Outcome::kept;
            ++inner.index;
            return step.at;
        });
    return end == nullptr ? failed_step : Step{end, outcome};
}

/// An optional record whose value is not an object is left out, rather than
/// kept as a whole value.
inline Step read_optional(Decoder& decoder,
                          char const* at,
                          void* value,
                          ValueType const& type,
                          Place const& place)
{
    auto const& optional = static_cast<OptionalType const&>(type);
    auto const& inner = *optional.value;
    if (inner.kind == Kind::record) {
        optional.reset(value);
        if (decoder.reader.peek(at) != '{')
            return decoder.misfit(at, place, "an object");
    }
    auto const step =
        inner.read(decoder, at, optional.engage(value), inner, place);
    if (step.outcome == Outcome::instead)
        optional.reset(value);
    return step;
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_JSON_READ_LIST_HPP
