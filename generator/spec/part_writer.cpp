#include "part_writer.hpp"

#include "../json/json_build.hpp"
#include "example_check.hpp"

namespace airudder::generator {

namespace json = boost::json;

namespace {

/// Type words of what a number may be in.
char const* words_of(Shape::Kind kind)
{
    if (kind == Shape::Kind::integer)
        return "integer";
    return kind == Shape::Kind::number ? "number" : "object";
}

} // namespace

PartWriter::PartWriter(OperationSource const& source,
                       ShapeMaker& shapes,
                       SchemaWriter& schemas,
                       Diagnostics& diagnostics)
    : source_(source), shapes_(shapes), schemas_(schemas),
      diagnostics_(diagnostics), deviations_(array_text())
{
}

void PartWriter::put_parameters(JsonText& parameters,
                                PartTree const& tree,
                                std::string const& operation)
{
    for (auto const& field : shapes_.make_fields(tree)) {
        auto const index = std::to_string(parameters.elements.size());
        schemas_.note_parameter(*field.at, operation + "/parameters/" + index);
        auto parameter = object_text();
        put(parameter, "name", field.at->name);
        put(parameter, "in", tree.root->name);
        put(parameter,
            "required",
            JsonText::of(field.required ? "true" : "false"));
        auto schema = schemas_.write_parameter(field);
        put_if(parameter, "description", text_of(field));
        put_if(parameter, "x-name", field.name);
        put(parameter, "schema", std::move(schema));
        parameters.elements.push_back(std::move(parameter));
    }
}

/// The text of a parameter; that of an enum is its type's.
std::string PartWriter::text_of(Shape::Field const& parameter)
{
    bool const named = parameter.shape.kind == Shape::Kind::enumeration &&
                       !parameter.shape.same_as;
    return named ? std::string() : schemas_.text_of(*parameter.at);
}

JsonText PartWriter::content(PartTree const& tree, std::string const& pointer)
{
    auto const shape = shapes_.make(tree);
    auto media = object_text();
    put(media, "schema", schemas_.write_root(shape));
    auto examples = object_text();
    for (auto const& example : tree.part->examples) {
        check(shape,
              example,
              pointer + "/content/application~1json/examples/" + example.name +
                  "/value");
        put(examples, example.name, object_of("value", example.value));
    }
    if (!examples.members.empty())
        put(media, "examples", std::move(examples));
    return object_of("application/json", std::move(media));
}

/// Values that the schema does not allow are deviations, by a ruling. Numbers
/// that no C++ type holds need none: there is nothing to rule.
void PartWriter::check(Shape const& shape,
                       PartExample const& example,
                       std::string const& pointer)
{
    for (auto const& misfit : misfits(shape, example.value)) {
        if (!misfit.because.empty())
            add_deviation(pointer + misfit.pointer,
                          words_of(misfit.shape->kind),
                          json::value(misfit.found),
                          misfit.because);
        else if (misfit.shape->ruled)
            add_deviation(pointer + misfit.pointer,
                          misfit.shape->ruled->is,
                          json::value(misfit.found),
                          misfit.shape->ruled->because);
        else if (misfit.found.starts_with('"'))
            diagnostics_.at_pointer(
                source_.pages[example.page].file,
                example.pointer,
                "expected a value of the enum at " + misfit.pointer +
                    ", found " +
                    in_quotes(misfit.found.substr(1, misfit.found.size() - 2)),
                ruling_skeleton("type",
                                path_of(*misfit.shape->at),
                                json::value(misfit.shape->fact),
                                "string"));
    }
}

void PartWriter::add_deviation(std::string const& pointer,
                               json::value const& was,
                               json::value const& is,
                               std::string const& because)
{
    auto deviation = object_text();
    put(deviation, "pointer", pointer);
    put(deviation, "was", to_json_text(was));
    put(deviation, "is", to_json_text(is));
    put(deviation, "because", because);
    deviations_.elements.push_back(std::move(deviation));
}

JsonText PartWriter::take_deviations()
{
    for (auto const& departure : shapes_.departures())
        add_deviation(schemas_.pointer_of(*departure.at),
                      departure.was,
                      departure.is,
                      departure.because);
    return std::move(deviations_);
}

} // namespace airudder::generator
