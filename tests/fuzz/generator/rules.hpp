#ifndef AIRUDDER_TESTS_FUZZ_GENERATOR_RULES_HPP
#define AIRUDDER_TESTS_FUZZ_GENERATOR_RULES_HPP

#include "generator/diagnostics.hpp"
#include "generator/files.hpp"
#include "generator/json/json_text.hpp"
#include "generator/sources/catalogue.hpp"
#include "generator/sources/facts.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Properties that several targets check.
namespace fuzz {

namespace generator = airudder::generator;

/// The number of lines of a text, also of one without the end of the last line.
/// Each may end in LF, CR, or both.
std::size_t lines_of(std::string_view text);

/// UTF-8 without hidden characters, apart from line ends.
void require_printable(std::string_view text);

/// Each diagnostic about `text` has a message and a line of it, and all of them
/// are printable.
void check_diagnostics(generator::Diagnostics const& diagnostics,
                       std::string_view text);

/// Each diagnostic about `json` points at a value, or at a member that is
/// missing.
void check_pointers(generator::Diagnostics const& diagnostics,
                    generator::JsonText const& json);

/// The JSON that the generator wrote.
generator::JsonText reread(std::string const& text);

/// Facts are the same after being written and read, and make a spec whose
/// headers are safe, or diagnostics.
void check_facts(generator::PageFacts const& facts);

/// The facts without what `--keep-prose` adds.
generator::PageFacts without_prose(generator::PageFacts facts);

/// A site's catalogue is the same after being written and read.
void check_catalogue(generator::Catalogue const& site);

/// The files stay below generated/, no two have the same name on any system,
/// and no text of a spec leaves a comment or a string literal.
void check_headers(std::vector<generator::File> const& files);

} // namespace fuzz

#endif // AIRUDDER_TESTS_FUZZ_GENERATOR_RULES_HPP
