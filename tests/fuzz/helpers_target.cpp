// Fuzz target: times, pointers and numbers, from any bytes.
//
// Byte 0 selects how the rest is used.
#include "helper_rules.hpp"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data,
                                      std::size_t size)
{
    if (size == 0)
        return 0;
    std::vector<char> const copy(data + 1, data + size);
    std::string_view const bytes(copy.data(), copy.size());
    switch (data[0] % 4) {
    case 0: fuzz::check_time_text(bytes); break;
    case 1: fuzz::check_moment(bytes); break;
    case 2: fuzz::check_pointer(bytes); break;
    default: fuzz::check_numbers(bytes); break;
    }
    return 0;
}
