#include "catch.hpp"
#include "run_command.hpp"

#include <filesystem>

namespace airudder::generator {

TEST_CASE("wrong usage is reported on stderr and exits with 2")
{
    for (auto const* const arguments : {"",
                                        "unknown",
                                        "generate --unknown",
                                        "distill",
                                        "generate extra",
                                        "update --format json page",
                                        "update --dry-run --format html page",
                                        "update --dry-run",
                                        "--root /nonexistent/folder generate",
                                        "spec --output"}) {
        INFO(arguments);
        auto const run = run_command(arguments);
        CHECK(run.code == 2);
        CHECK(run.out == "");
        CHECK(run.err != "");
    }
}

TEST_CASE("help is printed on stdout and exits with 0")
{
    for (auto const* const arguments : {"--help",
                                        "diff --help",
                                        "distill --help",
                                        "spec --help",
                                        "update --help",
                                        "generate --help"}) {
        auto const run = run_command(arguments);
        CHECK(run.code == 0);
        CHECK(run.out.find("airudder-gen") != std::string::npos);
        CHECK(run.err == "");
    }
}

TEST_CASE("--version prints the version of the project")
{
    auto const run = run_command("--version");
    CHECK(run.code == 0);
    CHECK(run.out == "airudder-gen " AIRUDDER_VERSION "\n");
}

TEST_CASE("command line arguments cannot forge lines of output")
{
    Root const root;
    root.write("spec/.keep", "");
    auto const project = "--root '" + root.path().string() + "' ";
    std::string const hostile = "'x\n\x1b[2J\xc2\x9b\xe2\x80\xae'";
    for (auto const& command : {std::string("generate "),
                                project + "distill ",
                                std::string("--root "),
                                std::string("spec --output x --as=")}) {
        INFO(command);
        auto const run = run_command(command + hostile);
        CHECK(run.code != 0);
        CHECK(run.err.find("x\\x0a\\x1b[2J\\u009b\\u202e") !=
              std::string::npos);
    }
}

TEST_CASE("a page's file name can look like a list")
{
    Root const root;
    root.write("spec/.keep", "");
    for (auto const* const name :
         {"[page.txt]", "[a,b]", "./[a,b]", "[]", "{}", "%%"}) {
        INFO(name);
        auto const run = root.run("distill '" + std::string(name) + "'");
        CHECK(run.code == 2);
        CHECK(run.err ==
              std::string(name) + "#: expected a file that can be read\n");
    }
    CHECK(root.run("distill c '[a,b]' '[]'").err ==
          "[]#: expected a file that can be read\n"
          "[a,b]#: expected a file that can be read\n"
          "c#: expected a file that can be read\n");
}

TEST_CASE("every argument after -- is a page")
{
    Root const root;
    root.write("spec/.keep", "");
    CHECK(root.run("distill a -- --as").err ==
          "--as#: expected a file that can be read\n"
          "a#: expected a file that can be read\n");
}

TEST_CASE("an unexpected argument that looks like a list is named unchanged")
{
    auto const run = run_command("generate '[a,b]'");
    CHECK(run.code == 2);
    CHECK(run.err.find("not expected: [a,b]\n") != std::string::npos);
}

TEST_CASE("--root can precede or follow the subcommand")
{
    Root const root;
    root.write("spec/airudder.openapi.json",
               test_file("golden/no_operations/spec.json"));
    auto const path = "'" + root.path().string() + "'";
    CHECK(run_command("--root " + path + " generate").code == 0);
    CHECK(run_command("generate --check --root " + path).code == 0);
}

TEST_CASE("an operation name that leaves its folder is wrong usage")
{
    Root const root;
    root.write("spec/.keep", "");
    root.write("page.txt", "no page\n");
    auto const before = root.files();
    for (auto const* const name : {"../../x",
                                   "workflow/../../x",
                                   "workflow/../x",
                                   "/tmp/x",
                                   "a/b/c",
                                   "Workflow/x"}) {
        INFO(name);
        auto const run = root.run("distill --as '" + std::string(name) + "' '" +
                                  (root.path() / "page.txt").string() + "'");
        CHECK(run.code == 2);
        CHECK(run.err.find("--as#: expected <group>/<operation>") !=
              std::string::npos);
        CHECK(root.files() == before);
    }
}

TEST_CASE("a file or folder that cannot be read exits with 2")
{
    Root const root;
    root.write("spec/.keep", "");
    root.write("page.txt", test_file("fictitious/pages/track_parcels.txt"));
    auto const page = "'" + (root.path() / "page.txt").string() + "'";
    auto const before = root.files();
    for (auto const* const command : {"distill ", "update "}) {
        // A file that can be read does not change that.
        auto const run = root.run(command + page +
                                  " /nonexistent/page /nonexistent/folder/");
        INFO(command);
        CHECK(run.code == 2);
        CHECK(run.out == "");
        CHECK(run.err ==
              "/nonexistent/folder/#: expected a file that can be read\n"
              "/nonexistent/page#: expected a file that can be read\n");
        CHECK(root.files() == before);
    }
    std::filesystem::create_directories(root.path() /
                                        "spec/airudder.openapi.json");
    CHECK(root.run("generate").code == 2);
}

TEST_CASE("what is not a page exits with 1")
{
    Root const root;
    root.write("spec/.keep", "");
    root.write("empty.md", "");
    root.write("garbage.bin", "\x01\xff");
    root.write("notes.md", "# Notes\n\nText.\n");
    for (auto const* const command : {"distill ", "update "})
        for (auto const* const file : {"empty.md", "garbage.bin", "notes.md"}) {
            auto const run =
                root.run(command + ("'" + (root.path() / file).string() + "'"));
            INFO(command << file << run.err);
            CHECK(run.code == 1);
            CHECK(run.err.find(file) != std::string::npos);
        }
}

TEST_CASE("outside a project, commands say what a project is and exit with 2")
{
    Root const root;
    root.write("garbage.md", "garbage\n");
    root.write("page.txt", test_file("fictitious/pages/track_parcels.txt"));
    auto const before = root.files();
    auto const file = [&](std::string const& name) {
        return "'" + (root.path() / name).string() + "'";
    };
    for (auto const& arguments : {std::string("generate"),
                                  std::string("generate --check"),
                                  "generate --output " + file("out"),
                                  std::string("spec"),
                                  std::string("spec --no-assumptions"),
                                  "spec --output " + file("out.json"),
                                  "distill " + file("page.txt"),
                                  "distill " + file("garbage.md"),
                                  "distill " + file("missing.md"),
                                  "update " + file("page.txt"),
                                  "update " + file("garbage.md"),
                                  "update " + file("missing.md")}) {
        INFO(arguments);
        auto const run = root.run(arguments);
        CHECK(run.code == 2);
        CHECK(run.out == "");
        CHECK(run.err.find("a folder with a folder spec/ in it") !=
              std::string::npos);
        CHECK(run.err.find("airudder-gen init DIR") != std::string::npos);
        CHECK(root.files() == before);
    }
}

} // namespace airudder::generator
