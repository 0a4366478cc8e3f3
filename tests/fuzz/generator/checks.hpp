#ifndef AIRUDDER_TESTS_FUZZ_GENERATOR_CHECKS_HPP
#define AIRUDDER_TESTS_FUZZ_GENERATOR_CHECKS_HPP

#include <string_view>

/// What the fuzz targets of the generator's readers, and of those of recorded
/// payloads, check about any bytes.
namespace fuzz {

/// JSON text, against an independent reader.
void check_json(std::string_view text);

/// YAML.
void check_yaml(std::string_view text);

/// A page as copied from the site.
void check_page(std::string_view text);

/// Markdown twins or an index, llms.txt.
void check_twins(std::string_view text);

/// A facts file, and the spec and the headers that follow from it.
void check_facts_file(std::string_view text);

/// Decisions, wording, the catalogue and the digests of twins: all that are
/// written by hand or kept beside the facts. Every reader gets the text.
void check_sources(std::string_view text);

/// A spec, and the headers that are made from it. After a line "---", the text
/// can have a second spec, with which the first is compared.
void check_spec(std::string_view text);

/// A file of known issues.
void check_known(std::string_view text);

/// The name of a recorded payload's file without ".json", a line end, and its
/// content.
void check_payload(std::string_view text);

} // namespace fuzz

#endif // AIRUDDER_TESTS_FUZZ_GENERATOR_CHECKS_HPP
