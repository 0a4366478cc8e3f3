#include "note_names.hpp"

#include "../diagnostics.hpp"
#include "../json/json_text.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace airudder::generator {
namespace {

/// Notes the names of members or values, `one` of whose places is
/// `place_of(one)`.
template <class T, class PlaceOf>
void note_all(std::vector<T> const& all,
              std::string_view what,
              std::string_view file,
              PlaceOf place_of,
              Diagnostics& notes)
{
    for (auto const& one : all) {
        if (!one.displaced)
            continue;
        auto const& other = *std::ranges::find(all, *one.displaced, &T::wire);
        notes.at_pointer(file,
                         place_of(one),
                         "expected another C++ name than " + one.name +
                             ", which " + std::string(what) + ' ' +
                             in_quotes(other.wire) +
                             " would have; that one "
                             "is called " +
                             other.name);
    }
}

void note(Record const& record, std::string_view file, Diagnostics& notes)
{
    note_all(
        record.fields,
        "the member",
        file,
        [](Field const& field) { return field.pointer; },
        notes);
}

void note(Enumeration const& enumeration,
          std::string_view file,
          Diagnostics& notes)
{
    auto const& values = enumeration.enumerators;
    auto const pointer = child_pointer(enumeration.pointer, "enum");
    note_all(
        values,
        "the value",
        file,
        [&](Enumerator const& one) {
            return child_pointer(pointer, std::to_string(&one - values.data()));
        },
        notes);
}

} // namespace

void note_names(Model const& model, Diagnostics& notes)
{
    for (auto const& header : model.headers)
        for (auto const& declaration : header.declarations)
            std::visit(
                [&](auto const& type) { note(type, model.spec_file, notes); },
                declaration);
}

} // namespace airudder::generator
