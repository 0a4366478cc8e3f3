#include "../json/json_text.hpp"
#include "../report_text.hpp"
#include "operation_pair.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace airudder::generator {
namespace {

bool differs_at(OperationPair const& pair, std::string const& place)
{
    auto const value_in = [&](SpecIndex const& spec,
                              OperationObject const& operation) {
        return at_pointer(*spec.document.text, operation.pointer + place);
    };
    auto const* const was = value_in(pair.comparison.before, pair.was.object);
    auto const* const is = value_in(pair.comparison.after, pair.is.object);
    return was && is ? !are_same(*was, *is) : was != is;
}

void compare_texts(OperationPair const& pair,
                   std::string const& place,
                   Rule rule)
{
    if (differs_at(pair, place))
        pair.comparison.add(pair.at(place), rule, CppEffect::documentation, {});
}

/// The status words of an operation's pages, e.g. "deprecated".
std::string status_words(OperationObject const& operation)
{
    std::vector<std::string> words;
    for (auto const& page : operation.pages)
        if (!page.status.empty() &&
            std::ranges::find(words, page.status) == words.end())
            words.push_back(page.status);
    return joined_with(", ", words);
}

void compare_page_entries(OperationPair const& pair)
{
    std::string const place = "/x-page";
    if (!differs_at(pair, place))
        return;
    auto was = status_words(pair.was.object);
    auto is = status_words(pair.is.object);
    bool const gone = is.empty();
    bool const same = was == is;
    pair.comparison.add(pair.at(place),
                        Rule::page_changed,
                        CppEffect::documentation,
                        {},
                        "",
                        "",
                        same   ? ""
                        : gone ? "no longer with the status"
                               : "now with the status",
                        same   ? ""
                        : gone ? std::move(was)
                               : std::move(is));
}

/// The examples of each content, by its place in the operation.
std::map<std::string, std::string> examples_of(OperationObject const& operation)
{
    std::map<std::string, std::string> all;
    auto const add_all = [&](Content const& content) {
        std::string text;
        for (auto const& example : content.examples)
            text += example.key + ' ' + minified(example.value) + '\n';
        // /…/application~1json/schema
        auto place = content.schema.pointer.substr(operation.pointer.size());
        place.erase(place.rfind('/'));
        if (!text.empty())
            all.emplace(place + "/examples", std::move(text));
    };
    if (operation.request)
        add_all(*operation.request);
    for (auto const& response : operation.responses)
        if (response.content)
            add_all(*response.content);
    return all;
}

} // namespace

void compare_documentation(OperationPair const& pair)
{
    pair.comparison.compare_description(
        pair.was.object.summary, pair.is.object.summary, pair.at("/summary"));
    pair.comparison.compare_description(pair.was.object.description,
                                        pair.is.object.description,
                                        pair.at("/description"));
    compare_page_entries(pair);
    compare_texts(pair, "/x-assumptions", Rule::assumptions_changed);
    compare_texts(pair, "/x-deviations", Rule::deviations_changed);
    auto const examples = examples_of(pair.was.object);
    for (auto const& [place, text] : examples_of(pair.is.object)) {
        auto const found = examples.find(place);
        if (found == examples.end() || found->second != text)
            pair.comparison.add(pair.at(place),
                                Rule::examples_changed,
                                CppEffect::documentation,
                                {});
    }
    auto const now = examples_of(pair.is.object);
    for (auto const& [place, text] : examples)
        if (!now.contains(place))
            pair.comparison.add(pair.at(place),
                                Rule::examples_changed,
                                CppEffect::documentation,
                                {});
}

} // namespace airudder::generator
