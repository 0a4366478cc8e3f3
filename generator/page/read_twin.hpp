#ifndef AIRUDDER_GENERATOR_PAGE_READ_TWIN_HPP
#define AIRUDDER_GENERATOR_PAGE_READ_TWIN_HPP

#include "../diagnostics.hpp"
#include "../sources/facts.hpp"
#include "twin_blocks.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace airudder::generator {

/// What a Markdown twin holds.
struct Twin {
    enum class Kind {
        operation,
        data_model, // components alone
        skipped     // an operation whose bodies are not JSON
    };

    /// A line of the file and what is left out there.
    struct Note {
        std::size_t line{};
        std::string message{};
    };

    Kind kind{};
    PageFacts facts{};         // of an operation, also of a skipped one
    std::size_t line{};        // of the media type for which it is skipped
    std::vector<Note> notes{}; // examples that are not JSON
};

/// Reads one twin (OpenAPI 3 in YAML or JSON). Reports at `file:line:` what it
/// cannot read, and then returns nothing. Drops credentials (see
/// credentials.hpp) and, unless `keep_prose`, all prose.
std::optional<Twin> read_twin(std::string_view file,
                              TwinBlock const& block,
                              Diagnostics& diagnostics,
                              bool keep_prose = false);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_PAGE_READ_TWIN_HPP
