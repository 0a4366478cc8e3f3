#ifndef AIRUDDER_GENERATOR_SPEC_ANSWERS_HPP
#define AIRUDDER_GENERATOR_SPEC_ANSWERS_HPP

#include "findings.hpp"

#include <string_view>
#include <vector>

namespace airudder::generator {

/// Whether `path` is `above` or below it.
bool is_within(std::string_view path, std::string_view above);

/// The part that a path leads into, e.g. "/200".
std::string_view part_of(std::string_view path);

/// The path of the array that a path of its elements begins with; else `path`.
std::string_view array_at(std::string_view path);

/// Withdraws answers so that the others, pasted together, all apply. Of equal
/// ones, the first stays. One that changes a type or the place of a row comes
/// before those that need it as it is. Names of types are withdrawn alike.
void withdraw_answers(std::vector<Question*> const& questions);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_ANSWERS_HPP
