#include "catch.hpp"
#include "tree.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

using namespace repository;

namespace {

std::vector<std::string> const sources{".hpp", ".cpp"};

/// The runtime's and the generated headers, by the name they are included with.
std::map<std::string, SourceFile const*> public_headers()
{
    std::map<std::string, SourceFile const*> out;
    for (std::string const folder : {"include/", "generated/"})
        for (auto const* file : files_below(folder, {".hpp"}))
            out[file->path.substr(folder.size())] = file;
    return out;
}

/// What each header includes, by name.
using Graph = std::map<std::string, std::vector<std::string>>;

Graph const& include_graph()
{
    static Graph const graph = [] {
        Graph out;
        for (auto const& [name, file] : public_headers())
            out[name] = includes(*file);
        return out;
    }();
    return graph;
}

/// All that including `name` brings in, by name.
std::set<std::string> reached(Graph const& graph, std::string const& name)
{
    std::set<std::string> seen;
    std::vector<std::string> open{name};
    while (!open.empty()) {
        auto const next = open.back();
        open.pop_back();
        if (!seen.insert(next).second || !graph.contains(next))
            continue;
        for (auto const& included : graph.at(next))
            open.push_back(included);
    }
    return seen;
}

/// The project's headers that `to` is included through, from `from` on; empty
/// if `from` does not include it. A header that includes itself includes it.
std::vector<std::string>
path_between(Graph const& graph, std::string const& from, std::string const& to)
{
    std::map<std::string, std::string> included_by;
    std::vector<std::string> open{from};
    while (!open.empty() && !included_by.contains(to)) {
        auto const next = open.back();
        open.pop_back();
        if (graph.contains(next))
            for (auto const& included : graph.at(next))
                if (included_by.emplace(included, next).second)
                    open.push_back(included);
    }
    std::vector<std::string> path;
    if (!included_by.contains(to))
        return path;
    path.push_back(to);
    do
        path.insert(path.begin(), included_by.at(path.front()));
    while (path.front() != from);
    return path;
}

std::string joined(std::vector<std::string> const& names)
{
    std::string out;
    for (auto const& name : names)
        out += (out.empty() ? "" : " -> ") + name;
    return out;
}

bool is_heavy(std::string const& name)
{
    for (auto const* prefix : {"boost/asio", "boost/beast", "openssl/"})
        if (name.starts_with(prefix))
            return true;
    return false;
}

/// The headers that may include Asio and OpenSSL. Programs that include none of
/// these headers do not pay for either.
bool may_be_heavy(std::string const& name)
{
    for (auto const* prefix : {"airudder/client",
                               "airudder/detail/base64",
                               "airudder/detail/client/",
                               "airudder/detail/digest",
                               "airudder/detail/net/",
                               "airudder/detail/receiver/",
                               "airudder/receiver",
                               "airudder/src"})
        if (name.starts_with(prefix))
            return true;
    return false;
}

/// "json" for generator/json/x.hpp; "" for generator/x.hpp.
std::string stage_of(std::filesystem::path const& path)
{
    auto const folder = path.parent_path();
    return folder == "generator" ? "" : folder.filename().string();
}

/// The stage of the generator's file that `file` includes, if it is one.
std::optional<std::string> stage_of_included(SourceFile const& file,
                                             std::string const& included)
{
    auto const folder = std::filesystem::path(file.path).parent_path();
    for (auto const& path : {(folder / included).lexically_normal(),
                             std::filesystem::path(included)})
        if (path.begin()->string() == "generator" &&
            std::filesystem::exists(root() / path))
            return stage_of(path);
    return std::nullopt;
}

} // namespace

TEST_CASE("the runtime and generated code never include the generator")
{
    for (auto const& [name, file] : public_headers())
        for (auto const& included : includes(*file)) {
            INFO(file->path << " includes " << included);
            CHECK((included.starts_with("airudder/") ||
                   included.starts_with("boost/") ||
                   included.starts_with("openssl/") ||
                   included.starts_with("sys/") ||
                   (included.find('/') == std::string::npos &&
                    !included.ends_with(".hpp"))));
        }
}

TEST_CASE("the generator never includes the runtime or generated code")
{
    for (auto const* file : files_below("generator/", sources))
        for (auto const& included : includes(*file)) {
            INFO(file->path << " includes " << included);
            CHECK_FALSE(included.starts_with("airudder/"));
            CHECK(included.find("include/") == std::string::npos);
        }
}

TEST_CASE("dependencies of the generator's stages point downwards")
{
    // What the files in each folder may use besides those beside them. The
    // root of generator/ is below all of them, and main.cpp above.
    std::map<std::string, std::set<std::string>> const allowed{
        {"", {}},
        {"amalgamate", {}}, // a program of its own
        {"json", {""}},
        {"sources", {"json", ""}},
        {"page", {"sources", "json", ""}},
        {"spec", {"sources", "json", ""}},
        {"drift", {"spec", "sources", "json", ""}},
        {"document", {"json", ""}},
        {"model", {"document", "json", ""}},
        {"emit", {"model", "document", "json", ""}},
        {"diff", {"emit", "model", "document", "json", ""}},
        {"commands",
         {"page",
          "sources",
          "spec",
          "drift",
          "document",
          "model",
          "emit",
          "diff",
          "json",
          ""}},
    };
    for (auto const* file : files_below("generator/", sources)) {
        if (file->path == "generator/main.cpp")
            continue;
        auto const stage = stage_of(file->path);
        INFO(file->path);
        REQUIRE(allowed.contains(stage));
        for (auto const& included : includes(*file)) {
            auto const other = stage_of_included(*file, included);
            INFO("includes " << included);
            CHECK((!other || *other == stage ||
                   allowed.at(stage).contains(*other)));
        }
    }
}

TEST_CASE("light headers bring in no network and no OpenSSL")
{
    auto const& graph = include_graph();
    REQUIRE(graph.contains("airudder/airudder.hpp"));
    for (auto const& [name, unused] : graph) {
        if (may_be_heavy(name))
            continue;
        for (auto const& other : reached(graph, name)) {
            INFO(name << " brings in " << other);
            CHECK_FALSE(is_heavy(other));
        }
    }
}

TEST_CASE("the runtime includes generated headers where it must, only there")
{
    std::set<std::string> generated;
    for (auto const* file : files_below("generated/", {".hpp"}))
        generated.insert(file->path.substr(std::string("generated/").size()));
    std::set<std::string> users;
    for (auto const* file : files_below("include/", {".hpp"}))
        for (auto const& included : includes(*file))
            if (generated.contains(included))
                users.insert(file->path);
    CHECK(users == std::set<std::string>{
                       "include/airudder/detail/client/exchanged_token.hpp",
                       "include/airudder/identify.hpp"});
}

TEST_CASE("headers leave no macros to users but those with our prefix")
{
    std::regex const directive("(^|\n) *# *(define|undef) +(\\w+)");
    std::sregex_iterator const end;
    for (auto const& [name, file] : public_headers()) {
        std::sregex_iterator at(
            file->text.begin(), file->text.end(), directive);
        REQUIRE(at != end);
        for (; at != end; ++at) {
            INFO(file->path << ": #" << (*at)[2] << ' ' << (*at)[3]);
            CHECK((*at)[2] == "define");
            CHECK((*at)[3].str().starts_with("AIRUDDER_"));
        }
    }
}

TEST_CASE("every included project header exists")
{
    auto const headers = public_headers();
    for (auto const& [name, file] : headers)
        for (auto const& included : includes(*file))
            if (included.starts_with("airudder/")) {
                INFO(file->path << " includes " << included);
                CHECK(headers.contains(included));
            }
}

TEST_CASE("no header includes itself, directly or through others")
{
    auto const& graph = include_graph();
    for (auto const& [name, unused] : graph) {
        auto const circle = path_between(graph, name, name);
        // Reported once, from its first name on.
        if (!circle.empty() && name == *std::ranges::min_element(circle))
            FAIL_CHECK(joined(circle));
    }
}

TEST_CASE("everything in detail/ is in namespace airudder::detail")
{
    std::regex const opens(R"(^(?:inline )?namespace ([\w:]+) \{)");
    for (auto const* file : files_below("include/airudder/detail/", {".hpp"})) {
        std::istringstream lines(file->text);
        std::smatch match;
        for (std::string line; std::getline(lines, line);)
            if (std::regex_search(line, match, opens)) {
                INFO(file->path << ": " << line);
                CHECK(match[1] == "airudder::detail");
            }
    }
}
