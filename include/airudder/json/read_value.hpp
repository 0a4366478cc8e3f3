#ifndef AIRUDDER_JSON_READ_VALUE_HPP
#define AIRUDDER_JSON_READ_VALUE_HPP

#include <airudder/describe.hpp>
#include <airudder/json/make_table.hpp>
#include <airudder/json/read_open.hpp>
#include <airudder/json/read_record.hpp>
#include <airudder/json/read_scalar.hpp>

#include <optional>
#include <type_traits>
#include <vector>

/// Readers of records, optionals and lists: thin, typed, above the core.
namespace airudder::detail {

template <Record T>
Step read_value(Decoder&, char const* at, T& record, Place const&);

template <class T>
Step read_value(Decoder&, char const* at, std::optional<T>&, Place const&);

template <class T>
Step read_value(Decoder&, char const* at, std::vector<T>&, Place const&);

template <Record T>
Step read_value(Decoder& decoder, char const* at, T& record, Place const& place)
{
    if (decoder.reader.peek(at) == '{')
        return read_record(decoder, at, table_of<T>, &record, place);
    return read_whole(decoder, at, table_of<T>, &record, place);
}

/// An optional record that is no object is no record, rather than one with a
/// whole value.
template <class T>
Step read_present(Decoder& decoder,
                  char const* at,
                  T& value,
                  Place const& place)
{
    if constexpr (Record<T>) {
        if (decoder.reader.peek(at) != '{')
            return decoder.misfit(at, place, "an object");
    }
    return read_value(decoder, at, value, place);
}

template <class T>
Step read_value(Decoder& decoder,
                char const* at,
                std::optional<T>& value,
                Place const& place)
{
    auto const step = read_present(decoder, at, value.emplace(), place);
    if (step.outcome == Outcome::instead)
        value.reset();
    return step;
}

/// Adds a default element, found at `at`, to a list that began at `begin`.
template <class T>
void* append_element(Decoder& decoder,
                     void* list,
                     char const* begin,
                     char const* at)
{
    auto& elements = *static_cast<std::vector<T>*>(list);
    auto const capacity = elements.capacity();
    if (elements.size() == capacity) {
        auto const larger = decoder.grown_list(capacity, sizeof(T), begin, at);
        if (!decoder.charge(larger * sizeof(T), at))
            return nullptr;
        elements.reserve(larger);
        decoder.release(capacity * sizeof(T));
    }
    // Spares the code that grows the list in yet another way.
    if (elements.size() == elements.capacity())
        __builtin_unreachable();
    return &elements.emplace_back(Fresh<T>{});
}

template <class T>
Step read_element(Decoder& decoder,
                  char const* at,
                  void* element,
                  Place const& place)
{
    return read_value(decoder, at, *static_cast<T*>(element), place);
}

template <class T>
Step read_value(Decoder& decoder,
                char const* at,
                std::vector<T>& list,
                Place const& place)
{
    static_assert(!std::is_same_v<T, bool>,
                  "std::vector<bool> has no addressable elements");
    static constexpr ListOperations operations{&append_element<T>,
                                               &read_element<T>};
    if (decoder.reader.peek(at) == '[')
        list.clear();
    return read_list(decoder, at, operations, &list, place);
}

} // namespace airudder::detail

#endif // AIRUDDER_JSON_READ_VALUE_HPP
