#ifndef AIRUDDER_GENERATOR_COMMANDS_UPDATE_HPP
#define AIRUDDER_GENERATOR_COMMANDS_UPDATE_HPP

#include "distill.hpp"

namespace airudder::generator {

/// Distills pages, makes the spec, and makes the headers; writes what changed.
/// Prints a summary, the numbers of files, the notes of `distill`, rulings that
/// are not needed (as warnings) and assumptions on `out`.
///
/// A page or an operation that it reports does not hold back the others. Throws
/// what `distill` throws.
void update(DistillOptions const& options,
            Diagnostics& diagnostics,
            std::ostream& out);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_COMMANDS_UPDATE_HPP
