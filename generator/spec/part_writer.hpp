#ifndef AIRUDDER_GENERATOR_SPEC_PART_WRITER_HPP
#define AIRUDDER_GENERATOR_SPEC_PART_WRITER_HPP

#include "schema_writer.hpp"

#include <string>
#include <string_view>

namespace airudder::generator {

/// Writes the parts of an operation – parameters and bodies – and lists where
/// they depart from the pages.
class PartWriter {
public:
    PartWriter(OperationSource const& source,
               ShapeMaker& shapes,
               SchemaWriter& schemas,
               Diagnostics& diagnostics);

    /// Appends the parameters of a part to those of the operation, which
    /// stands at `operation` in the spec.
    void put_parameters(JsonText& parameters,
                        PartTree const& tree,
                        std::string const& operation);

    /// The `content` of the body that stands at `pointer`, with its examples.
    JsonText content(PartTree const& tree, std::string const& pointer);

    void add_deviation(std::string const& pointer,
                       boost::json::value const& was,
                       boost::json::value const& is,
                       std::string const& because);

    /// `x-deviations`: those added, then the members that depart.
    JsonText take_deviations();

private:
    std::string text_of(Shape::Field const& parameter);
    void check(Shape const& shape,
               PartExample const& example,
               std::string const& pointer);

    OperationSource const& source_;
    ShapeMaker& shapes_;
    SchemaWriter& schemas_;
    Diagnostics& diagnostics_;
    JsonText deviations_{};
};

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_PART_WRITER_HPP
