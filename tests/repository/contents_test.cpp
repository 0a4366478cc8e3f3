// Checks that no file holds text that must not be in the tree.
#include "catch.hpp"
#include "project.hpp"
#include "tree.hpp"

#include <cctype>
#include <regex>
#include <set>

using namespace repository;
using airudder::conformance::Json;
using airudder::conformance::read_json;
using airudder::conformance::sha256;

namespace {

/// The SHA-256 of the credential that the pages print, and of its longer parts.
std::set<std::string> const credentials{
    "5de703d58e44b056c03095ac140229a5e286f153637e5bd929750b824c78609b",
    "3bfa617d007494fb491bffb6988a8560a33fdfa1cfc4a1df2f83788f4073fcc8",
    "5ac611a40633e3612cba4d80f1fd981573c6589b4c97e12126d93e3af11f3482",
    "25300f3a40d5f2cf6d7e586ae3d3f5dc48af59b54047858badeba7242290f063",
};

bool is_base64(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) || c == '+' ||
           c == '/' || c == '=';
}

bool is_alphanumeric(char c)
{
    return std::isalnum(static_cast<unsigned char>(c));
}

/// The longest runs of these characters that may be a credential.
std::set<std::string> words(std::string const& text, bool (*belongs)(char))
{
    std::set<std::string> out;
    std::string word;
    for (char const c : text + ' ') {
        if (belongs(c)) {
            word += c;
            continue;
        }
        if (word.size() >= 15 && word.size() <= 512)
            out.insert(word);
        word.clear();
    }
    return out;
}

/// Collects the digests of all descriptions in the facts.
void collect_descriptions(Json const& value, std::set<std::string>& out)
{
    if (auto const text = value.word("description"); text.size() == 64)
        out.emplace(text);
    for (auto const& member : value.members)
        collect_descriptions(member.value, out);
    for (auto const& element : value.elements)
        collect_descriptions(element, out);
}

void collect_texts(Json const& value, std::vector<std::string>& out)
{
    if (value.is(Json::Kind::string))
        out.push_back(value.text);
    for (auto const& member : value.members)
        collect_texts(member.value, out);
    for (auto const& element : value.elements)
        collect_texts(element, out);
}

/// True for files that name headers of their own, which may not exist.
bool has_own_headers(std::string const& path)
{
    for (auto const* folder : {"tests/golden/", "tests/generator/"})
        if (path.starts_with(folder))
            return true;
    return path.starts_with("tests/repository/");
}

/// The text of the first group of `pattern` in each match.
std::vector<std::string> matches(std::string const& text,
                                 std::regex const& pattern)
{
    std::vector<std::string> out;
    std::sregex_iterator const end;
    for (std::sregex_iterator at(text.begin(), text.end(), pattern); at != end;
         ++at)
        out.push_back((*at)[1]);
    return out;
}

} // namespace

TEST_CASE("no file holds a credential of the pages")
{
    for (auto const& file : files())
        for (auto* belongs : {is_base64, is_alphanumeric})
            for (auto const& word : words(file.text, belongs)) {
                if (credentials.contains(sha256(word)))
                    FAIL_CHECK(file.path << " holds a credential, "
                                         << word.size() << " characters long");
            }
}

TEST_CASE("no file holds text that looks like an issued token")
{
    // Written so that it does not find itself.
    std::regex const token("(Token|Bearer) [A-Za-z0-9+/_-]{40,}");
    for (auto const& file : files()) {
        INFO(file.path);
        CHECK_FALSE(std::regex_search(file.text, token));
    }
}

TEST_CASE("no file names folders of a particular machine")
{
    // Written so that it does not find itself.
    std::regex const place("(^|[\\s\"'=(:])/(home|root|work|Users)/[a-z]");
    for (auto const& file : files()) {
        if (file.path.starts_with("spec/pages/"))
            continue;
        INFO(file.path);
        CHECK_FALSE(std::regex_search(file.text, place));
    }
}

TEST_CASE("our descriptions are not copied from the pages")
{
    std::set<std::string> theirs;
    for (auto const* file : files_below("spec/pages/", {".json"}))
        collect_descriptions(read_json(file->text).value(), theirs);
    REQUIRE_FALSE(theirs.empty());
    for (auto const* file : files_below("spec/wording/", {".json"})) {
        std::vector<std::string> ours;
        collect_texts(read_json(file->text).value(), ours);
        for (auto const& text : ours) {
            INFO(file->path << ": " << text);
            CHECK_FALSE(theirs.contains(sha256(text)));
        }
    }
}

TEST_CASE("no facts hold words of the pages' descriptions")
{
    for (auto const* file : files_below("spec/pages/", {".json"})) {
        INFO(file->path);
        CHECK(file->text.find("\"prose\"") == std::string::npos);
    }
}

TEST_CASE("no file has notes about unfinished work")
{
    std::regex const note("\\b(TO"
                          "DO|FIX"
                          "ME)\\b");
    for (auto const& file : files()) {
        if (file.path.ends_with(".json"))
            continue;
        INFO(file.path);
        CHECK_FALSE(std::regex_search(file.text, note));
    }
}

TEST_CASE("no file refers to a document that users do not have")
{
    // Written so that it does not find itself.
    std::regex const reference("\\b(DESI"
                               "GN|D[0-9]{1,2}|(the|our) desi"
                               "gn (says|document))\\b");
    for (auto const& file : files()) {
        if (file.path.ends_with("package-lock.json"))
            continue;
        INFO(file.path);
        CHECK_FALSE(std::regex_search(file.text, reference));
    }
}

TEST_CASE("every document and public header that a text names exists")
{
    std::regex const header("<(airudder/[a-z0-9_/]+\\.hpp)>");
    std::regex const link("\\]\\(([^):#]+)(#[^)]*)?\\)");
    std::set<std::string> paths;
    for (auto const& file : files())
        paths.insert(file.path);
    for (auto const& file : files()) {
        INFO(file.path);
        if (has_own_headers(file.path))
            continue;
        for (auto const& name : matches(file.text, header)) {
            INFO(name);
            CHECK((paths.contains("include/" + name) ||
                   paths.contains("generated/" + name)));
        }
        if (!file.path.ends_with(".md"))
            continue;
        for (auto const& name : matches(file.text, link)) {
            INFO(name);
            CHECK(std::filesystem::exists((root() / file.path).parent_path() /
                                          name));
        }
    }
}

TEST_CASE("the top level has only the expected folders")
{
    std::set<std::string> const folders{".ci",
                                        "conformance",
                                        "generated",
                                        "generator",
                                        "include",
                                        "spec",
                                        "tests"};
    for (auto const& file : files()) {
        auto const slash = file.path.find('/');
        INFO(file.path);
        CHECK((slash == std::string::npos ||
               folders.contains(file.path.substr(0, slash))));
    }
}
