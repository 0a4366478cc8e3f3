#ifndef AIRUDDER_TESTS_GOLDEN_USE_ROUND_TRIP_HPP
#define AIRUDDER_TESTS_GOLDEN_USE_ROUND_TRIP_HPP

#include <airudder/airudder.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

namespace golden {

namespace json = boost::json;

inline json::value read(std::string const& path)
{
    std::ifstream in(path, std::ios::binary);
    return json::parse(std::string(std::istreambuf_iterator<char>(in), {}));
}

/// Boost.JSON's own spelling, so that only the content counts.
inline std::string normal(std::string const& text)
{
    return json::serialize(json::parse(text));
}

template <class Value>
bool round_trips(airudder::Example<Value> const& example,
                 json::value const& spec)
{
    auto const text = json::serialize(spec.at_pointer(example.pointer));
    auto const record = airudder::parse<Value>(text, {.strict = true});
    auto const back =
        record ? normal(airudder::serialize(*record))
               : record.error().pointer + ": " + record.error().message;
    if (back == text)
        return true;
    std::cerr << example.name << '\n' << text << '\n' << back << '\n';
    return false;
}

/// Reads every documented example of a spec strictly and writes it again. The JSON
/// must be the same. Returns the number of examples that differ.
inline int differing_examples(std::string const& spec_path)
{
    auto const spec = read(spec_path);
    int failures = 0;
    for_each(airudder::examples, [&](auto const& example) {
        failures += !round_trips(example, spec);
    });
    return failures;
}

} // namespace golden

#endif // AIRUDDER_TESTS_GOLDEN_USE_ROUND_TRIP_HPP
