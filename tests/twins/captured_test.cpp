// Invented twins of the pages that this project has captured.
#include "catch.hpp"
#include "conformance/json.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

namespace fs = std::filesystem;
namespace json = airudder::conformance;

namespace {

std::string read_text(fs::path const& path)
{
    std::ifstream file(path, std::ios::binary);
    REQUIRE(file);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// Runs `airudder-gen update` on the twins and returns the exit code.
int update(fs::path const& root)
{
    auto const line = std::string("'" AIRUDDER_GEN "' --root '") +
                      root.string() +
                      "' update '" AIRUDDER_TWINS "/captured' >'" +
                      (root / "out.txt").string() + "' 2>&1";
    return std::system(line.c_str());
}

/// The texts of all values of examples below `value`. Those of credentials are
/// placeholders, which differ.
void collect(json::Json const& value,
             std::string_view text,
             std::set<std::string>& found)
{
    for (auto const& [name, member] : value.members) {
        auto const* const id = json::at(member, "/post/operationId");
        if (id && id->text == "auth.issue_token")
            continue;
        auto const* const examples =
            name == "content" ? json::at(member, "/application~1json/examples")
                              : nullptr;
        if (!examples) {
            collect(member, text, found);
            continue;
        }
        for (auto const& [key, example] : examples->members) {
            auto const* const shown = example.find("value");
            REQUIRE(shown);
            found.insert(json::minified(
                text.substr(shown->begin, shown->end - shown->begin)));
        }
    }
}

std::set<std::string> examples_in(fs::path const& root)
{
    auto const text = read_text(root / "spec/airudder.openapi.json");
    auto const spec = json::read_json(text);
    REQUIRE(spec);
    std::set<std::string> found;
    collect(*spec, text, found);
    return found;
}

/// A temporary project. The destructor removes it.
class Project {
public:
    explicit Project(std::string const& name)
        : root_(fs::temp_directory_path() / ("airudder_captured_" + name))
    {
        fs::remove_all(root_);
        fs::create_directories(root_ / "spec");
    }
    ~Project() { fs::remove_all(root_); }
    Project(Project const&) = delete;
    Project& operator=(Project const&) = delete;

    fs::path const& root() const { return root_; }

private:
    fs::path root_;
};

} // namespace

TEST_CASE("twins alone give every example of the captures, byte for byte")
{
    Project const project("alone");
    CHECK(update(project.root()) == 0);
    INFO(read_text(project.root() / "out.txt"));
    auto const found = examples_in(project.root());
    auto const captured = examples_in(AIRUDDER_ROOT);
    CHECK(captured.size() >= 6);
    for (auto const& example : captured) {
        INFO(example);
        CHECK(found.contains(example));
    }
}

TEST_CASE("twins beside their captures add members and no operation")
{
    Project const project("beside");
    fs::copy(AIRUDDER_ROOT "/spec",
             project.root() / "spec",
             fs::copy_options::recursive |
                 fs::copy_options::overwrite_existing);
    auto const code = update(project.root());
    auto const out = read_text(project.root() / "out.txt");
    INFO(out);
    CHECK(code == 0);
    auto const header = read_text(
        project.root() / "generated/airudder/task/get_task_detail.hpp");
    for (auto const* const member : {"QueueTime", "AgentGroup"})
        CHECK(header.find(std::string("> ") + member + "{};") != header.npos);
    for (auto const* const list : {"endpoints.hpp", "webhooks.hpp"})
        CHECK(read_text(project.root() / "generated/airudder" / list) ==
              read_text(fs::path(AIRUDDER_ROOT "/generated/airudder") / list));
    // A ruling that the twin answers, and one that it contradicts.
    CHECK(out.find("get_task_detail.json#/rulings/0: expected a ruling that is "
                   "needed") != out.npos);
    CHECK(out.find("/body/call/asr_ptp: assumed optional") != out.npos);
}
