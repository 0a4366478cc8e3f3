// The entry of all these targets, for their seeds: one program is enough. The
// environment variable AIRUDDER_FUZZ_TARGET names the target.
#include "checks.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

struct NamedCheck {
    std::string_view name;
    void (*check)(std::string_view text);
};

constexpr std::array checks{
    NamedCheck{"facts", fuzz::check_facts_file},
    NamedCheck{"json", fuzz::check_json},
    NamedCheck{"known", fuzz::check_known},
    NamedCheck{"pages", fuzz::check_page},
    NamedCheck{"payloads", fuzz::check_payload},
    NamedCheck{"sources", fuzz::check_sources},
    NamedCheck{"specs", fuzz::check_spec},
    NamedCheck{"twins", fuzz::check_twins},
    NamedCheck{"yaml", fuzz::check_yaml},
};

NamedCheck const& chosen()
{
    auto const* const name = std::getenv("AIRUDDER_FUZZ_TARGET");
    for (auto const& each : checks)
        if (name && each.name == name)
            return each;
    throw std::runtime_error("expected a target in AIRUDDER_FUZZ_TARGET");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data,
                                      std::size_t size)
{
    std::vector<char> const copy(data, data + size);
    chosen().check(std::string_view(copy.data(), copy.size()));
    return 0;
}
