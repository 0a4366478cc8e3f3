// The entry of a fuzz target whose check is AIRUDDER_FUZZ_CHECK.
#include "checks.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data,
                                      std::size_t size)
{
    // Without a byte after it, so that AddressSanitizer sees what reads on.
    std::vector<char> const copy(data, data + size);
    fuzz::AIRUDDER_FUZZ_CHECK(std::string_view(copy.data(), copy.size()));
    return 0;
}
