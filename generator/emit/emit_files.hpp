#ifndef AIRUDDER_GENERATOR_EMIT_EMIT_FILES_HPP
#define AIRUDDER_GENERATOR_EMIT_EMIT_FILES_HPP

#include "../files.hpp"
#include "../model/model.hpp"

#include <vector>

namespace airudder::generator {

/// Returns all generated headers, with paths that begin with
/// "generated/airudder/". The model must have its names.
std::vector<File> emit_files(Model const& model);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_EMIT_EMIT_FILES_HPP
