// Fuzz target: parses any bytes as any generated type.
//
// Byte 0 selects the type (types.hpp), byte 1 the limits; the rest is the text.
#include "decode_rules.hpp"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data,
                                      std::size_t size)
{
    if (size < 2)
        return 0;
    auto const limits = fuzz::limits_of(data[1]);
    std::string_view const text(reinterpret_cast<char const*>(data) + 2,
                                size - 2);
    for (auto const type : fuzz::types_of(static_cast<char>(data[0])))
        fuzz::check_decoding(*type, text, limits);
    return 0;
}
