// Reads every documented example of a golden case strictly and writes it again.
// The JSON must be the same. Argument: the case's spec.

#include <airudder/airudder.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

namespace {

namespace json = boost::json;

json::value read(char const* path)
{
    std::ifstream in(path, std::ios::binary);
    return json::parse(std::string(std::istreambuf_iterator<char>(in), {}));
}

/// Boost.JSON's own spelling, so that only the content counts.
std::string normal(std::string const& text)
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

} // namespace

int main(int argc, char** argv)
{
    auto const spec = argc == 2 ? read(argv[1]) : json::value();
    int failures = 0;
    for_each(airudder::examples, [&](auto const& example) {
        failures += !round_trips(example, spec);
    });
    return airudder::examples.size() == 0 ? 1 : failures;
}
