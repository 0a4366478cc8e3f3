#ifndef AIRUDDER_GENERATOR_PAGE_READ_TWIN_HPP
#define AIRUDDER_GENERATOR_PAGE_READ_TWIN_HPP

#include "../diagnostics.hpp"
#include "../sources/facts.hpp"
#include "twin_blocks.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace airudder::generator {

/// What a Markdown twin holds.
struct Twin {
    enum class Kind {
        operation,
        data_model, // components alone
        skipped     // an operation whose bodies are not JSON
    };

    Kind kind{};
    PageFacts facts{};    // of an operation, also of a skipped one
    std::size_t line{};   // of the reason
    std::string reason{}; // why it is skipped; names the media type
};

/// Reads one twin (OpenAPI 3 in YAML). Reports at `file:line:` what it cannot
/// read, and then returns nothing. Drops credentials (see credentials.hpp) and
/// keeps no prose.
std::optional<Twin> read_twin(std::string_view file,
                              TwinBlock const& block,
                              Diagnostics& diagnostics);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_PAGE_READ_TWIN_HPP
