#include "catch.hpp"
#include "run_command.hpp"

#include <fstream>
#include <sys/stat.h>
#include <thread>
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

TEST_CASE("a page or a folder that is a link to itself is reported as such")
{
    Beside const beside;
    fs::create_symlink("loop", beside.root.path() / "loop");
    auto const loop = (beside.root.path() / "loop").string();
    for (auto const* const command :
         {"distill '", "update '", "update --dry-run '"}) {
        auto const run = beside.run(command + loop + '\'');
        INFO(command << run.err);
        CHECK(run.code == 2);
        CHECK(run.err == loop + "#: expected a file that can be read\n");
    }
    auto const diff = beside.run("diff '" + loop + "' '" + loop + '\'');
    CHECK(diff.code == 2);
    CHECK(diff.err.find("loop: expected a file that can be read") !=
          std::string::npos);
    for (std::string const name :
         {"spec/catalogue.json", "spec/pages", "spec/wording/info.json"}) {
        Beside const linked;
        auto const path = linked.root.path() / "project" / name;
        fs::create_directories(path.parent_path());
        fs::create_symlink(path.filename(), path);
        auto const run = linked.run("update " + linked.page());
        INFO(name << ": " << run.err);
        CHECK(run.code == 2);
        CHECK(run.err.find(name) != std::string::npos);
        CHECK(run.err.find("filesystem error") == std::string::npos);
    }
}

TEST_CASE("a pipe in a project is refused, and one that is named is read")
{
    Beside const beside;
    auto const spec_file = beside.root.path() / own_spec;
    auto const text = beside.root.read(own_spec);
    auto const page = beside.root.read("page.txt");
    auto const page_pipe = beside.root.path() / "pages/pipe";
    fs::remove(spec_file);
    fs::create_directories(page_pipe.parent_path());
    REQUIRE(::mkfifo(spec_file.c_str(), 0600) == 0);
    REQUIRE(::mkfifo(page_pipe.c_str(), 0600) == 0);
    auto run = beside.run("generate");
    CHECK(run.code == 2);
    CHECK(run.err == "spec/airudder.openapi.json#: expected a file, found a "
                     "pipe\n");
    run = beside.run("distill '" + page_pipe.parent_path().string() + '\'');
    CHECK(run.code == 2);
    CHECK(run.err == page_pipe.string() + "#: expected a file, found a pipe\n");

    // As with <(command).
    std::ofstream(beside.root.path() / "old.json") << text;
    auto const with_writer = [&](fs::path const& pipe,
                                 std::string const& written,
                                 std::string const& arguments) {
        std::thread writer([&] { std::ofstream(pipe) << written; });
        auto const result = beside.run(arguments);
        writer.join();
        return result;
    };
    run = with_writer(spec_file,
                      text,
                      "diff '" + (beside.root.path() / "old.json").string() +
                          "' '" + spec_file.string() + '\'');
    CHECK(run.code == 0);
    CHECK(run.out == "diff: no changes\n");
    run = with_writer(page_pipe,
                      page,
                      "distill --as parcel/track_parcels '" +
                          page_pipe.string() + '\'');
    CHECK(run.code == 0);
    CHECK(beside.root.has("project/spec/pages/parcel/track_parcels.json"));
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
