#ifndef AIRUDDER_TESTS_CONFORMANCE_PAYLOADS_FAKE_CASES_HPP
#define AIRUDDER_TESTS_CONFORMANCE_PAYLOADS_FAKE_CASES_HPP

#include "cases.hpp"
#include "schema.hpp"

#include <string>
#include <string_view>

/// Operations without generated types. Their decoding is the oracle's, so that
/// tests can replace it by one that errs.
namespace fake {

using namespace airudder::conformance;

inline Shape const& shape()
{
    static auto const spec = read_json(R"({"type":"object","required":["id"],
        "properties":{
            "id":{"type":"string"},
            "n":{"type":"number"},
            "list":{"type":"array","items":{"$ref":"#/item"}},
            "map":{"type":"object","additionalProperties":
                {"$ref":"#/item"}}},
        "item":{"type":"object","required":["k"],"properties":{
            "k":{"type":"string"}}}})")
                                 .value();
    return shape_of(spec, spec);
}

inline Decoded decode(std::string_view text, bool)
{
    Decoded out;
    auto const value = read_json(text);
    if (!value || !value->is(Json::Kind::object)) {
        out.error = "expected an object (line 1, column 1)";
        return out;
    }
    out.text = text;
    out.issues = expected_issues(shape(), *value);
    for (auto const& issue : out.issues)
        out.messages.push_back("message about " + issue.pointer);
    out.issue_count = out.issues.size();
    return out;
}

/// A webhook, whose events have an "event"; an endpoint; and an endpoint without
/// bodies. `decode` replaces the decoding of events.
inline Cases cases(Decode decode = &fake::decode, bool secret = false)
{
    Cases out;
    out.operations.push_back({.name = "g.ask"});
    out.operations.push_back({.name = "g.hook", .webhook = true});
    out.operations.push_back({.name = "g.silent"});
    out.bodies.push_back({"g.ask", &fake::decode, shape()});
    out.bodies.push_back({"g.ask.request", &fake::decode, shape()});
    out.bodies.push_back({"g.hook", decode, shape(), secret});
    out.identify = [](std::string_view body) {
        return std::string_view(body.find("\"event\"") == body.npos ? ""
                                                                    : "g.hook");
    };
    out.decode_any = &fake::decode;
    return out;
}

} // namespace fake

#endif // AIRUDDER_TESTS_CONFORMANCE_PAYLOADS_FAKE_CASES_HPP
