#include "check.hpp"
#include "checks.hpp"
#include "generator/json/json_build.hpp"
#include "generator/sources/decisions.hpp"
#include "generator/sources/twin_digests.hpp"
#include "generator/sources/wording.hpp"
#include "rules.hpp"

#include <map>

namespace fuzz {
namespace {

using namespace airudder::generator;

/// What `read` makes of a file, if it is right.
template <class Read>
auto read_source(Read read, JsonText const& json, std::string_view text)
{
    Diagnostics diagnostics;
    auto const source = read("source.json", json, diagnostics);
    check_diagnostics(diagnostics, text);
    check_pointers(diagnostics, json);
    require(source.has_value() == diagnostics.empty(),
            "a file is read or has diagnostics",
            diagnostics.text());
    return source;
}

/// What was written must be read.
template <class Read>
auto read_written(Read read, JsonText const& json)
{
    auto const text = pretty(json);
    auto source = read_source(read, reread(text), text);
    require(source.has_value(), "a file that was written is read", text);
    return *std::move(source);
}

JsonText json_of(std::map<std::string, std::string> const& texts)
{
    auto object = object_text();
    for (auto const& [name, text] : texts)
        put(object, name, text);
    return object;
}

/// The ruling that a person pastes, with its reason.
JsonText json_of(Ruling const& ruling)
{
    auto object = reread(ruling_skeleton(ruling));
    at_pointer(object, "/because")->scalar = string_text(ruling.because).scalar;
    return object;
}

JsonText json_of(Decisions const& decisions)
{
    auto object = object_of("page", json_of(decisions.page));
    put(object, "kind", decisions.webhook ? "webhook" : "endpoint");
    auto twins = array_text();
    for (auto const& place : decisions.twins)
        twins.elements.push_back(string_text(place));
    put(object, "twins", std::move(twins));
    put(object, "types", json_of(decisions.types));
    auto rulings = array_text();
    for (auto const& ruling : decisions.rulings)
        rulings.elements.push_back(json_of(ruling));
    put(object, "rulings", std::move(rulings));
    return object;
}

JsonText json_of(Wording const& wording)
{
    auto object = object_text();
    put_if(object, "summary", wording.summary);
    put_if(object, "description", wording.description);
    put(object, "members", json_of(wording.members));
    put(object, "responses", json_of(wording.responses));
    return object;
}

/// A source is the same after being written and read.
template <class Read>
void check_source(Read read, JsonText const& json, std::string_view text)
{
    auto const source = read_source(read, json, text);
    if (!source)
        return;
    auto const written = json_of(*source);
    require(minified(json_of(read_written(read, written))) == minified(written),
            "a source is the same once written",
            minified(written));
}

/// Their texts are members as they stand.
template <class Read>
void check_general(Read read, JsonText const& json, std::string_view text)
{
    if (auto const source = read_source(read, json, text))
        require(read_source(read, reread(pretty(json)), text).has_value(),
                "a text stays one");
}

TwinDigests digests_of(JsonText const& json)
{
    return read_written(read_twin_digests_text, json);
}

} // namespace

void check_sources(std::string_view text)
{
    Diagnostics diagnostics;
    auto const json = read_json_text("source.json", text, diagnostics);
    check_diagnostics(diagnostics, text);
    if (!json)
        return;
    check_source(read_decisions, *json, text);
    check_source(read_wording, *json, text);
    check_general(read_info_wording, *json, text);
    check_general(read_group_wording, *json, text);
    if (auto const catalogue = read_source(read_catalogue, *json, text)) {
        auto const written = to_json(*catalogue);
        require(read_written(read_catalogue, written).pages == catalogue->pages,
                "a catalogue is the same once written",
                minified(written));
        check_catalogue(*catalogue);
    }
    if (auto const digests = read_source(read_twin_digests_text, *json, text))
        require(digests_of(to_json(*digests)) == *digests,
                "the digests of twins are the same once written");
}

} // namespace fuzz
