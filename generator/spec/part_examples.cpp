#include "part_examples.hpp"

#include "../json/json_build.hpp"
#include "type_words.hpp"

#include <map>
#include <string_view>
#include <vector>

namespace airudder::generator {
namespace {

namespace json = boost::json;

/// Settles a value that the enum of a text capture lacks. The answer keeps the
/// enum, like the default.
void settle_value(Misfit const& misfit,
                  PartExample const& example,
                  RulingSet const& rulings,
                  Findings& findings)
{
    auto const* member = misfit.shape->member;
    while (member->is_element() && member->rows.empty())
        member = member->parent; // states the type of its elements
    auto const fact = type_fact(*member);
    auto const words = read_type_words(fact);
    bool const list = words.kind == TypeWords::Kind::array;
    bool const integers = misfit.shape->integers;
    auto const found =
        integers ? misfit.found
                 : in_quotes(misfit.found.substr(1, misfit.found.size() - 2));
    Question question{.text = "expected a value of the enum at " +
                              misfit.pointer + ", found " + found,
                      .at = path_of(*misfit.shape->member),
                      .assumed = "the values that the page lists",
                      .because = "an example has another value"};
    // The word "integer" denies an enum, unless a ruling says where it ends.
    if (!integers || rulings.find("enum", *misfit.shape->member))
        question.answer =
            Ruling{.kind = "type",
                   .at = path_of(*member),
                   .was = json::value(fact),
                   .is = json::value(words.enumeration || integers ? fact
                                     : list ? "array [enum<string>]"
                                            : "enum<string>")};
    findings.settle(example, question);
}

void check_example(Shape const& shape,
                   PartExample const& example,
                   std::vector<std::string> const& repeated,
                   std::string const& pointer,
                   RulingSet& rulings,
                   Findings& findings)
{
    for (auto const& misfit : misfits(shape, example.value)) {
        auto const* const ruling = misfit.shape->ruled;
        SpecDeviation deviation{
            .pointer = pointer + misfit.pointer,
            .was = json::value(schema_type(misfit.shape->kind)),
            .is = json::value(misfit.found),
            .pages = {example.name}};
        deviation.pages.insert(
            deviation.pages.end(), repeated.begin(), repeated.end());
        if (!misfit.because.empty()) {
            deviation.because = misfit.because;
        } else if (ruling) {
            if (misfit.unlisted)
                rulings.need(*ruling);
            deviation.was = ruling->is;
            deviation.because = ruling->because;
        } else {
            if (misfit.unlisted && !is_of_twin(*misfit.shape->member))
                settle_value(misfit, example, rulings, findings);
            deviation.because =
                "the example is not of the type that the page states";
        }
        findings.deviate(std::move(deviation));
    }
}

} // namespace

JsonText examples_of(Part const& part,
                     Shape const& shape,
                     std::string const& pointer,
                     RulingSet& rulings,
                     Findings& findings)
{
    std::map<std::string_view, std::vector<std::string>> repeated;
    for (auto const& example : part.examples)
        if (example.repeated)
            repeated[example.sha256].push_back(example.name);
    auto examples = object_text();
    for (auto const& example : part.examples) {
        if (example.repeated)
            continue;
        check_example(shape,
                      example,
                      repeated[example.sha256],
                      pointer + '/' + example.name + "/value",
                      rulings,
                      findings);
        put(examples, example.name, object_of("value", example.value));
    }
    return examples;
}

} // namespace airudder::generator
