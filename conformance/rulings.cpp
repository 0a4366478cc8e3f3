#include "rulings.hpp"

namespace airudder::conformance {

std::vector<Json const*> rulings(Operation const& operation,
                                 std::string_view kind)
{
    std::vector<Json const*> out;
    for (auto const& decisions : operation.decisions)
        if (auto const* list = decisions.value.find("rulings"))
            for (auto const& ruling : list->elements)
                if (ruling.word("ruling") == kind)
                    out.push_back(&ruling);
    return out;
}

Json const* ruling_at(Operation const& operation,
                      std::string_view kind,
                      std::string_view at)
{
    for (auto const* ruling : rulings(operation, kind))
        if (ruling->word("at") == at)
            return ruling;
    return nullptr;
}

} // namespace airudder::conformance
