#include "catch.hpp"
#include "run_command.hpp"

#include <vector>

namespace airudder::generator {
namespace {

namespace fs = std::filesystem;

std::string const own_spec = "project/spec/airudder.openapi.json";
std::string const link_found = ", found a symbolic link: ";

/// A project and, beside it, a folder that does not belong to it.
class Beside {
public:
    Beside()
    {
        root.write(own_spec, test_file("golden/webhook/spec.json"));
        root.write("page.txt", test_file("fictitious/pages/track_parcels.txt"));
        root.write("outside/keep.txt", "mine\n");
    }

    /// Makes a link in the project to what is outside.
    void link(std::string const& name, std::string const& target = "") const
    {
        auto const path = root.path() / "project" / name;
        fs::create_directories(path.parent_path());
        fs::create_symlink(root.path() / "outside" / target, path);
    }

    Run run(std::string const& arguments) const
    {
        return run_command("--root '" + (root.path() / "project").string() +
                           "' " + arguments);
    }

    /// Runs a command that must refuse a link and change nothing outside.
    void refuses(std::string const& arguments) const
    {
        INFO(arguments);
        auto const result = run(arguments);
        CHECK(result.code == 2);
        CHECK(result.err.find(link_found) != std::string::npos);
        CHECK(outside() == std::vector<std::string>{"outside/keep.txt"});
        CHECK(root.read("outside/keep.txt") == "mine\n");
    }

    std::vector<std::string> outside() const
    {
        auto all = root.files();
        std::erase_if(all, [](std::string const& file) {
            return !file.starts_with("outside/");
        });
        return all;
    }

    std::string page() const
    {
        return '\'' + (root.path() / "page.txt").string() + '\'';
    }

    Root root{};
};

} // namespace

TEST_CASE("generate does not write through a link below generated/")
{
    for (auto const* const name :
         {"generated", "generated/airudder", "generated/airudder/task"}) {
        Beside const beside;
        beside.link(name);
        beside.refuses("generate");
        beside.refuses("generate --check");
    }
    Beside const beside;
    beside.link("generated/airudder/task/done.hpp", "keep.txt");
    beside.refuses("generate");
    CHECK_FALSE(beside.root.has("project/generated/airudder/task.hpp"));
}

TEST_CASE("the name of a temporary file may be a link, which is replaced")
{
    Beside const beside;
    beside.link("generated/airudder/task.hpp.new", "keep.txt");
    beside.link("generated/airudder/airudder.hpp.new", "missing.txt");
    CHECK(beside.run("generate").code == 0);
    CHECK(beside.root.has("project/generated/airudder/task.hpp"));
    CHECK_FALSE(beside.root.has("project/generated/airudder/task.hpp.new"));
    CHECK(beside.outside() == std::vector<std::string>{"outside/keep.txt"});
    CHECK(beside.root.read("outside/keep.txt") == "mine\n");
}

TEST_CASE("distill, update and spec do not write through links below spec/")
{
    for (auto const* const name : {"spec/pages", "spec/pages/parcel"}) {
        Beside const beside;
        beside.link(name);
        beside.refuses("distill --as parcel/track_parcels " + beside.page());
    }
    Beside const beside;
    beside.link("spec/catalogue.json", "missing.json");
    beside.refuses("distill --as parcel/track_parcels " + beside.page());
    CHECK_FALSE(beside.root.has("project/spec/pages"));

    Beside const linked;
    CHECK(
        linked.run("distill --as parcel/track_parcels " + linked.page()).code ==
        0);
    fs::remove(linked.root.path() / own_spec);
    linked.link("spec/airudder.openapi.json", "missing.json");
    linked.refuses("spec");
    linked.refuses("update " + linked.page());
}

TEST_CASE("update writes no facts if it cannot write the headers")
{
    Beside const beside;
    beside.link("generated");
    beside.refuses("update " + beside.page());
    CHECK_FALSE(beside.root.has("project/spec/pages"));
}

TEST_CASE("init does not follow links")
{
    for (auto const* const name : {"spec", "spec/wording"}) {
        Beside const beside;
        beside.link("new/" + std::string(name));
        auto const folder = (beside.root.path() / "project/new").string();
        beside.refuses("init '" + folder + '\'');
    }
}

TEST_CASE("the root and the folder of --output may be links")
{
    Beside const beside;
    fs::create_directory_symlink(beside.root.path() / "project",
                                 beside.root.path() / "link");
    auto const link = (beside.root.path() / "link").string();
    CHECK(run_command("--root '" + link + "' generate").code == 0);
    fs::create_directory_symlink(beside.root.path() / "outside",
                                 beside.root.path() / "output");
    CHECK(beside
              .run("generate --output '" +
                   (beside.root.path() / "output").string() + '\'')
              .code == 0);
    CHECK(beside.root.has("outside/airudder/task.hpp"));
}

TEST_CASE("a folder of pages may have links that lead nowhere or to themselves")
{
    Beside const beside;
    auto const pages = beside.root.path() / "pages";
    fs::create_directories(pages);
    fs::create_symlink("loop", pages / "loop");
    fs::create_symlink("missing", pages / "broken");
    auto const run = beside.run("distill '" + pages.string() + '\'');
    CHECK(run.code == 2);
    CHECK(run.err.find("pages/loop#: expected a file that can be read") !=
          std::string::npos);
    CHECK(run.err.find("pages/broken#: expected a file that can be read") !=
          std::string::npos);
}

TEST_CASE("a link among the sources that leads to itself is reported")
{
    Beside const beside;
    auto const folder = beside.root.path() / "project/spec/pages/a";
    fs::create_directories(folder);
    fs::create_symlink("b.json", folder / "b.json");
    auto const run = beside.run("spec");
    CHECK(run.code == 2);
    CHECK(run.err.find("spec/pages/a/b.json#: expected a file that can be "
                       "read") != std::string::npos);
}

} // namespace airudder::generator
