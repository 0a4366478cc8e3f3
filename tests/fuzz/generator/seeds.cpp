// Writes the seeds of these targets and their dictionaries, from committed pages,
// twins, sources and specs.
//
//     fuzz_generator_seeds ROOT FOLDER
#include "../seed_files.hpp"
#include "cases.hpp"
#include "json.hpp"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>
#include <vector>

namespace fs = std::filesystem;
using namespace std::string_literals;

namespace {

using airudder::conformance::Cases;
using airudder::conformance::generated_cases;
using airudder::conformance::write_string;

/// Seeds of all targets, by target.
using AllSeeds = std::map<std::string, std::vector<std::string>>;

class Collection {
public:
    explicit Collection(fs::path root) : root_(std::move(root)) {}

    /// The texts of the files below a folder with that suffix, by their names.
    std::vector<std::string> texts(std::string_view folder,
                                   std::string_view suffix) const
    {
        std::vector<fs::path> files;
        for (auto const& entry :
             fs::recursive_directory_iterator(root_ / folder))
            if (entry.is_regular_file() &&
                entry.path().generic_string().ends_with(suffix))
                files.push_back(entry.path());
        std::ranges::sort(files);
        std::vector<std::string> all;
        for (auto const& file : files)
            all.push_back(fuzz::read_file(file));
        return all;
    }

    std::string text(std::string_view file) const
    {
        return fuzz::read_file(root_ / file);
    }

private:
    fs::path root_;
};

/// The raw string literals of a C++ file: pages that tests read.
std::vector<std::string> literals(std::string_view code)
{
    std::vector<std::string> all;
    for (;;) {
        auto const begin = code.find("R\"(");
        auto const end = code.find(")\"", begin);
        if (begin == code.npos || end == code.npos)
            return all;
        all.emplace_back(code.substr(begin + 3, end - begin - 3));
        code.remove_prefix(end + 2);
    }
}

void append(std::vector<std::string>& all, std::vector<std::string> more)
{
    std::ranges::move(more, std::back_inserter(all));
}

/// The YAML of twins.
std::vector<std::string> yaml_of(std::vector<std::string> const& twins)
{
    std::vector<std::string> all;
    for (std::string_view text : twins) {
        constexpr std::string_view fence = "```yaml\n";
        auto const begin = text.find(fence);
        if (begin == text.npos)
            continue;
        text.remove_prefix(begin + fence.size());
        all.emplace_back(text.substr(0, text.find("\n```")));
    }
    return all;
}

void add_pages(AllSeeds& seeds, Collection const& from)
{
    auto& pages = seeds["pages"];
    append(pages, from.texts("tests/fictitious/pages", ".txt"));
    append(pages,
           literals(from.text("tests/generator/page/fictitious_pages.hpp")));
    append(pages, literals(from.text("tests/generator/page/curl_test.cpp")));
    auto& twins = seeds["twins"];
    append(twins, from.texts("tests/twins/site", ""));
    append(twins, from.texts("tests/twins/captured", ""));
    auto& yaml = seeds["yaml"];
    yaml = yaml_of(twins);
    append(yaml,
           {"a: &x [1, 0x1F, .5, ~, \"q\\u00e9\", 'it''s']\nb: *x\n",
            "|-\n  block\n   text\n",
            "{a: {b: [c, d: e]}, ? f : g}\n",
            "%YAML 1.2\n---\n!!str 007: >+\n  folded\n\n...\n"});
}

void add_sources(AllSeeds& seeds, Collection const& from)
{
    auto& facts = seeds["facts"];
    append(facts, from.texts("spec/pages", ".json"));
    append(facts, from.texts("tests/conformance/site/spec/pages", ".json"));
    auto& sources = seeds["sources"];
    for (auto const* const folder :
         {"spec/decisions", "spec/wording", "tests/fictitious/spec"})
        append(sources, from.texts(folder, ".json"));
    sources.push_back(
        R"x({"pages": {"/A/B": {"title": "B", "method": "GET",)x"
        R"x( "operation": "a.b", "page_id": "1", "skipped": "x"},)x"
        R"x( "/A/B (2)": {"title": "B"}}})x");
    sources.push_back(R"({"reader": "r", "twins": {"spec/pages/a/b.json":)"
                      R"( {"twin": "t", "facts": "f"}}})");
}

void add_specs(AllSeeds& seeds, Collection const& from)
{
    auto& specs = seeds["specs"];
    append(specs, from.texts("tests/golden", "/spec.json"));
    auto const golden = specs;
    append(specs, from.texts("tests/rejected", ".json"));
    append(specs, from.texts("tests/conformance/site/spec", "api.json"));
    specs.push_back(from.text("spec/airudder.openapi.json"));
    for (std::size_t i = 0; i + 1 < golden.size(); ++i)
        specs.push_back(golden[i] + "\n---\n" + golden[i + 1]);
    auto& json = seeds["json"];
    for (auto const& each : {seeds["facts"], seeds["sources"], golden})
        append(json, each);
    append(json,
           {R"([1.50, -0, 1E400, "\ud83d\ude00\/", {"": null}, [], {}])",
            std::string(100, '[') + std::string(100, ']')});
}

void add_payloads(AllSeeds& seeds, Collection const& from)
{
    auto const cases = generated_cases();
    auto const spec = airudder::conformance::read_json(
        from.text("spec/airudder.openapi.json"));
    auto& payloads = seeds["payloads"];
    for (auto const& example : cases.examples) {
        auto const operation = example.name.substr(0, example.name.find(' '));
        bool const request = example.name.ends_with(" request");
        auto const* const value =
            airudder::conformance::at(spec.value(), example.pointer);
        if (!value)
            throw std::runtime_error("expected an example at " +
                                     example.pointer);
        auto const body = '\n' + airudder::conformance::write_json(*value);
        payloads.push_back(operation + body);
        if (request)
            payloads.push_back(operation + ".request.1" + body);
        payloads.push_back("x" + body);
    }
    auto& known = seeds["known"];
    std::string all;
    for (auto const& body : cases.bodies) {
        auto const entry =
            R"({"operation": )" + write_string(body.name) +
            R"(, "pointer": "/data/-/~1x/~-", "kind": "wrong_type",)"
            R"( "because": "so"})";
        known.push_back('[' + entry + ']');
        all += (all.empty() ? "" : ",\n  ") + entry;
    }
    known.push_back("[\n  " + all + "\n]\n");
}

/// The quoted words and the short lines of texts.
std::set<std::string> words_of(std::vector<std::string> const& texts)
{
    std::set<std::string> words;
    for (std::string_view text : texts) {
        for (auto at = text.find('"'); at != text.npos;) {
            auto const end = text.find('"', at + 1);
            words.emplace(text.substr(at, end - at + 1));
            at = end == text.npos ? end : text.find('"', end + 1);
        }
        while (!text.empty()) {
            auto const end = std::min(text.find('\n'), text.size());
            auto const line = text.substr(0, end);
            auto const first = line.find_first_not_of(' ');
            if (first != line.npos)
                words.emplace(line.substr(first));
            text.remove_prefix(std::min(end + 1, text.size()));
        }
    }
    return words;
}

} // namespace

int main(int count, char** arguments)
{
    if (count != 3)
        return 2;
    try {
        Collection const from(arguments[1]);
        AllSeeds all;
        add_pages(all, from);
        add_sources(all, from);
        add_specs(all, from);
        add_payloads(all, from);
        fs::path const folder = arguments[2];
        for (auto const& [target, texts] : all) {
            fuzz::Seeds seeds(folder / target);
            for (auto const& text : texts)
                seeds.add(text);
            fuzz::write_dictionary(folder / (target + ".dictionary"),
                                   words_of(texts));
        }
        return 0;
    } catch (std::exception const& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}
