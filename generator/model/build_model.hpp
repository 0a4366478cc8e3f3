#ifndef AIRUDDER_GENERATOR_MODEL_BUILD_MODEL_HPP
#define AIRUDDER_GENERATOR_MODEL_BUILD_MODEL_HPP

#include "model.hpp"

namespace airudder::generator {

struct Document;

/// The model of a document in which check_document found nothing. Groups are
/// in order of first use; C++ names are still to be assigned.
Model build_model(Document const& document);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_MODEL_BUILD_MODEL_HPP
