#include "deviation_texts.hpp"

#include "../json/json_build.hpp"

#include <boost/json/serialize.hpp>

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace airudder::generator {
namespace {

namespace json = boost::json;

JsonText text_of(SpecDeviation const& deviation, std::string const& pointer)
{
    auto text = object_text();
    put(text, "pointer", pointer);
    put(text, "was", to_json_text(deviation.was));
    put(text, "is", to_json_text(deviation.is));
    put(text, "because", deviation.because);
    if (deviation.pages.size() < 2)
        return text;
    auto pages = array_text();
    for (auto const& page : deviation.pages)
        pages.elements.push_back(string_text(page));
    put(text, "pages", std::move(pages));
    return text;
}

} // namespace

JsonText deviation_texts(Findings const& findings, SchemaWriter const& schemas)
{
    std::vector<std::pair<std::string, SpecDeviation>> all;
    std::map<std::string, std::size_t> known;
    auto const add = [&](SpecDeviation const& deviation,
                         std::string const& pointer) {
        auto const key = pointer + '\n' + json::serialize(deviation.was) +
                         json::serialize(deviation.is) + deviation.because;
        auto const [at, added] = known.emplace(key, all.size());
        if (added)
            return all.emplace_back(pointer, deviation), void();
        auto& pages = all[at->second].second.pages;
        pages.insert(
            pages.end(), deviation.pages.begin(), deviation.pages.end());
    };
    for (auto const& deviation : findings.deviations())
        if (!deviation.member)
            add(deviation, deviation.pointer);
    for (auto const& deviation : findings.deviations())
        if (deviation.member)
            add(deviation, schemas.pointer_of(*deviation.member));
    auto texts = array_text();
    for (auto const& [pointer, deviation] : all)
        texts.elements.push_back(text_of(deviation, pointer));
    return texts;
}

} // namespace airudder::generator
