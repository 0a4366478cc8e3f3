// Checks that deleting, adding or altering a committed file is noticed. Works on
// a copy of spec/ and generated/, with the commands that conformance/run uses.
#include "catch.hpp"
#include "json.hpp"
#include "rounds.hpp"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

namespace fs = std::filesystem;
using airudder::conformance::Json;
using airudder::conformance::read_json;
using airudder::conformance::write_json;

namespace {

/// A temporary copy of the committed files.
class Copy {
public:
    Copy()
    {
        std::random_device random;
        root_ = fs::temp_directory_path() /
                ("airudder-tampering-" + std::to_string(random()));
        fs::create_directories(root_);
        for (auto const* folder : {"spec", "generated"})
            fs::copy(fs::path(AIRUDDER_SOURCE_DIR) / folder,
                     root_ / folder,
                     fs::copy_options::recursive);
    }
    ~Copy() { fs::remove_all(root_); }
    Copy(Copy const&) = delete;
    Copy& operator=(Copy const&) = delete;

    fs::path operator/(std::string const& path) const { return root_ / path; }
    fs::path const& root() const { return root_; }

private:
    fs::path root_{};
};

std::string read(fs::path const& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void write(fs::path const& path, std::string const& text)
{
    std::ofstream(path, std::ios::binary) << text;
}

struct Outcome {
    int status{};
    std::string text{};
};

Outcome run(std::string const& command)
{
    Outcome outcome;
    auto* const pipe = popen((command + " 2>&1").c_str(), "r");
    REQUIRE(pipe);
    char part[4096];
    while (auto const size = std::fread(part, 1, sizeof part, pipe))
        outcome.text.append(part, size);
    outcome.status = pclose(pipe);
    return outcome;
}

Outcome generator(Copy const& copy, std::string const& arguments)
{
    return run(std::string("'" AIRUDDER_GEN "' --root '") +
               copy.root().string() + "' " + arguments);
}

/// Makes the checks that conformance/run makes before it compiles anything.
Outcome staleness(Copy const& copy)
{
    auto const spec = generator(copy, "spec --no-assumptions --check");
    auto const headers = generator(copy, "generate --check");
    return {spec.status | headers.status, spec.text + headers.text};
}

/// Runs the suite's test of the examples.
Outcome examples_conform(Copy const& copy)
{
    auto const root = copy.root().string();
    return run("AIRUDDER_ROOT='" + root + "' AIRUDDER_REPORTS='" + root +
               "/reports' '" AIRUDDER_CONFORMANCE
               "' 'every documented example*'");
}

std::vector<std::string> files_below(Copy const& copy,
                                     std::string const& folder)
{
    std::vector<std::string> out;
    for (auto const& entry : fs::recursive_directory_iterator(copy / folder))
        if (entry.is_regular_file())
            out.push_back(
                fs::relative(entry.path(), copy.root()).generic_string());
    return out;
}

/// Checks that a change was noticed, and that the message names the file and
/// says what to do.
void check_noticed(Outcome const& outcome, std::string const& name)
{
    INFO(name << "\n" << outcome.text);
    CHECK(outcome.status != 0);
    CHECK(outcome.text.find(name) != std::string::npos);
    CHECK((outcome.text.find("airudder-gen generate") != std::string::npos ||
           outcome.text.find("delete it") != std::string::npos));
}

std::size_t count_rulings(Json const& decisions)
{
    auto const* rulings = decisions.find("rulings");
    return rulings ? rulings->elements.size() : 0;
}

std::string without_ruling(Json decisions, std::size_t index)
{
    auto& rulings = at(decisions, "/rulings")->elements;
    rulings.erase(rulings.begin() + static_cast<std::ptrdiff_t>(index));
    return write_json(decisions);
}

/// The beginning of a string value in a page's example; empty if there is none.
std::string example_word(Json const& facts)
{
    auto const* lines = at(facts, "/body/examples/0/text");
    if (!lines)
        lines = at(facts, "/responses/0/body/examples/0/text");
    if (lines)
        for (auto const& line : lines->elements)
            if (auto const i = line.text.find("\": \""); i != std::string::npos)
                if (auto const word = line.text.substr(i + 4, 6);
                    word.find('"') == std::string::npos)
                    return word;
    return {};
}

/// Changes a letter of `value` where it first occurs in the text.
std::string with_other_letter(std::string text, std::string const& value)
{
    auto const found = text.find(value);
    REQUIRE(found != std::string::npos);
    auto& letter = text[found + value.size() - 1];
    letter = letter == 'q' ? 'z' : 'q';
    return text;
}

} // namespace

TEST_CASE("unaltered files are current")
{
    auto const stale = staleness(Copy());
    INFO(stale.text);
    CHECK(stale.status == 0);
}

TEST_CASE("unaltered files conform", "[suite]")
{
    auto const suite = examples_conform(Copy());
    INFO(suite.text);
    CHECK(suite.status == 0);
}

TEST_CASE("deleting any generated file is noticed")
{
    Copy const copy;
    for (auto const& path : files_below(copy, "generated")) {
        auto const text = read(copy / path);
        fs::remove(copy / path);
        check_noticed(generator(copy, "generate --check"), path);
        write(copy / path, text);
    }
}

TEST_CASE("adding a file to generated/ is noticed")
{
    Copy const copy;
    for (std::string const path : {"generated/airudder/extra.hpp",
                                   "generated/extra.txt",
                                   "generated/airudder/workflow/.hidden"}) {
        write(copy / path, "extra\n");
        check_noticed(generator(copy, "generate --check"), path);
        fs::remove(copy / path);
    }
}

TEST_CASE("altering any generated file is noticed")
{
    Copy const copy;
    for (auto const& path : files_below(copy, "generated")) {
        auto const text = read(copy / path);
        write(copy / path, text + "\n");
        check_noticed(generator(copy, "generate --check"), path);
        write(copy / path, text);
    }
}

TEST_CASE("deleting any decisions file is noticed")
{
    Copy const copy;
    for (auto const& path : files_below(copy, "spec/decisions")) {
        auto const text = read(copy / path);
        fs::remove(copy / path);
        auto const outcome = generator(copy, "spec --no-assumptions --check");
        INFO(path << "\n" << outcome.text);
        CHECK(outcome.status != 0);
        CHECK(outcome.text.find(path) != std::string::npos);
        write(copy / path, text);
    }
}

// Every third, or all if AIRUDDER_TEST_FACTOR is greater than 1.
TEST_CASE("deleting any ruling is noticed")
{
    std::size_t const step =
        rounds::setting("AIRUDDER_TEST_FACTOR", 1) > 1 ? 1 : 3;
    Copy const copy;
    std::size_t count = 0;
    for (auto const& path : files_below(copy, "spec/decisions")) {
        auto const text = read(copy / path);
        auto const decisions = read_json(text).value();
        for (std::size_t i = 0; i < count_rulings(decisions); ++i) {
            if (count++ % step != 0)
                continue;
            write(copy / path, without_ruling(decisions, i));
            auto const outcome =
                generator(copy, "spec --no-assumptions --check");
            INFO(path << ", ruling " << i << "\n" << outcome.text);
            CHECK(outcome.status != 0);
            CHECK(outcome.text.find("spec/") != std::string::npos);
        }
        write(copy / path, text);
    }
    CHECK(count > 0);
}

TEST_CASE("changing a letter of an example in both facts and spec is noticed",
          "[suite]")
{
    Copy const copy;
    auto const spec = read(copy / "spec/airudder.openapi.json");
    std::size_t count = 0;
    for (auto const& path : files_below(copy, "spec/pages")) {
        auto const facts = read(copy / path);
        auto const word = example_word(read_json(facts).value());
        if (word.empty())
            continue;
        ++count;
        write(copy / path, with_other_letter(facts, "\\\"" + word));
        write(copy / "spec/airudder.openapi.json",
              with_other_letter(spec, '"' + word));
        auto const stale = staleness(copy);
        INFO(path << "\n" << stale.text);
        CHECK(stale.status != 0);
        auto const suite = examples_conform(copy);
        INFO(suite.text);
        CHECK(suite.status != 0);
        CHECK(suite.text.find("distil the page again") != std::string::npos);
        write(copy / path, facts);
        write(copy / "spec/airudder.openapi.json", spec);
    }
    CHECK(count > 0);
}
