// The commands with which the README downloads a site's pages, run against a
// local server.
#include "catch.hpp"
#include "folder_server.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace fs = std::filesystem;
using airudder::twins::FolderServer;

namespace {

std::string read_text(fs::path const& path)
{
    std::ifstream file(path, std::ios::binary);
    REQUIRE(file);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// The shell commands of the README that contain `word`.
std::string commands_with(std::string const& word)
{
    auto const readme = read_text(AIRUDDER_ROOT "/README.md");
    std::string const fence = "```sh\n";
    for (auto at = readme.find(fence); at != readme.npos;
         at = readme.find(fence, at + 1)) {
        auto const begin = at + fence.size();
        auto const text =
            readme.substr(begin, readme.find("```", begin) - begin);
        if (text.find(word) != text.npos)
            return text;
    }
    FAIL("expected commands with " << word << " in the README");
    return {};
}

/// The pages of tests/twins/site, and an index that names the server.
std::map<std::string, std::string> site(std::string const& origin)
{
    std::map<std::string, std::string> texts;
    for (auto const& entry : fs::directory_iterator(AIRUDDER_TWINS "/site"))
        texts["/" + entry.path().filename().string()] = read_text(entry.path());
    std::string index = "# Harbour\n\n## API Docs\n";
    for (auto const& [path, text] : texts)
        if (path.ends_with(".md"))
            index += "- Harbour [" + path + "](" + origin + path +
                     "): words\n" + "- [" + path + "](" + origin + path +
                     "?nav=2):\n";
    texts["/llms.txt"] = index;
    return texts;
}

} // namespace

TEST_CASE("the README's commands make headers of all pages of a site")
{
    auto const commands = commands_with("llms.txt");
    FolderServer server;
    auto const texts = site(server.origin());
    server.serve(texts);
    auto const root = fs::temp_directory_path() / "airudder_readme_site";
    fs::remove_all(root);
    fs::create_directories(root / "spec");
    std::ofstream(root / "commands.sh") << commands;
    auto const line = "cd '" + root.string() + "' && SITE=" + server.origin() +
                      " PATH='" AIRUDDER_GEN_FOLDER ":'$PATH sh -u commands.sh";
    INFO(commands);
    // 1: pages are skipped for the first time.
    auto const code = std::system(line.c_str());
    CHECK(WIFEXITED(code));
    CHECK(WEXITSTATUS(code) == 1);
    for (auto const& [path, text] : texts)
        if (path.ends_with(".md"))
            CHECK(read_text(root / "twins" / path.substr(1)) == text);
    CHECK(fs::exists(root / "generated/airudder/endpoints.hpp"));
    CHECK(read_text(root / "spec/airudder.openapi.json").find("Book a boat") !=
          std::string::npos);
    fs::remove_all(root);
}

TEST_CASE("the recipe for CI downloads the pages of a site")
{
    FolderServer server;
    auto const texts = site(server.origin());
    server.serve(texts);
    auto const root = fs::temp_directory_path() / "airudder_ci_site";
    fs::remove_all(root);
    fs::create_directories(root / "own/spec");
    fs::create_directories(root / "airudder/conformance");
    fs::create_directories(root / "airudder/.ci");
    fs::copy(AIRUDDER_ROOT "/conformance/ci", root / "airudder/conformance/ci");
    fs::copy(AIRUDDER_ROOT "/.ci/setup.sh", root / "airudder/.ci");
    // Instead of building the suite, this takes the generator that is there.
    std::ofstream(root / "airudder/conformance/run")
        << "#!/bin/sh\nmkdir -p \"$3/conformance\"\n"
           "printf '#!/bin/sh\\nexec %s/airudder-gen \"$@\"\\n' "
           "'" AIRUDDER_GEN_FOLDER "' >\"$3/conformance/airudder-gen\"\n"
           "chmod +x \"$3/conformance/airudder-gen\"\n";
    fs::permissions(root / "airudder/conformance/run", fs::perms::owner_all);
    auto const check = [&](std::string const& address) {
        auto const code = std::system(
            ("cd '" + root.string() + "' && AIRUDDER_CHECK_ROOT=own" +
             " AIRUDDER_CHECK_SITE=" + address +
             " airudder/conformance/ci/check run >log 2>&1")
                .c_str());
        INFO(read_text(root / "log"));
        REQUIRE(WIFEXITED(code));
        return WEXITSTATUS(code);
    };
    CHECK(check(server.origin() + "/") == 1);
    auto const build = root / "build/airudder";
    for (auto const& [path, text] : texts)
        if (path.ends_with(".md"))
            CHECK(read_text(build / "site/twins" / path.substr(1)) == text);
    CHECK(
        read_text(build / "conformance/report/drift.md").find("Book a boat") !=
        std::string::npos);
    CHECK(check(server.origin() + "/elsewhere") == 2);
    CHECK(
        read_text(root / "log").find("expected llms.txt and the pages that") !=
        std::string::npos);
    fs::remove_all(root);
}
