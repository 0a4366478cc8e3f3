// Runs the steps of the GitHub action and of the GitLab job as these would, in a
// project that vendors this one. Instead of building the suite, conformance/run notes
// its arguments; the programs that check payloads and pages are the real ones.
#include "catch.hpp"
#include "payloads/temporary_folder.hpp"

#include <cctype>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <sys/wait.h>
#include <vector>
#include <yaml-cpp/yaml.h>

namespace {

namespace fs = std::filesystem;

using Variables = std::map<std::string, std::string>;

YAML::Node action()
{
    return YAML::LoadFile(AIRUDDER_PROJECT "/conformance/ci/action.yml");
}

YAML::Node gitlab_job()
{
    return YAML::LoadFile(AIRUDDER_PROJECT
                          "/conformance/ci/gitlab.yml")["airudder_conformance"];
}

bool mentions(std::string const& text, std::string const& part)
{
    return text.find(part) != std::string::npos;
}

std::string quoted(std::string const& text)
{
    std::string out = "'";
    for (char const c : text)
        out += c == '\'' ? "'\\''" : std::string(1, c);
    return out + "'";
}

struct StepOutcome {
    int code{};
    std::string log{};
};

/// A user's project in a folder whose name has a blank, with the files of
/// conformance/ci in third_party/airudder.
class Checkout {
public:
    Checkout()
    {
        auto const vendored = root() / "third_party/airudder";
        fs::create_directories(vendored / ".ci");
        fs::create_directories(vendored / "conformance");
        fs::copy(AIRUDDER_PROJECT "/conformance/ci",
                 vendored / "conformance/ci",
                 fs::copy_options::recursive);
        fs::copy(AIRUDDER_PROJECT "/.ci/setup.sh", vendored / ".ci");
        script("third_party/airudder/conformance/run",
               R"(
echo "run $*" >>calls
build=$3 reports=$3/conformance/report
[ "$1 $2" = "--no-install --build" ] && [ "${3#/}" != "$3" ] || exit 9
[ "$CCACHE_DIR" = "$build/ccache" ] || exit 9
if [[ " $* " == *" --payloads "* ]]; then
    [ "$4" != --root ] || set -- "${@:1:3}" "${@:6}"
    shift 4
    exec ')" AIRUDDER_PAYLOADS R"(' "$1" "$reports" "${@:2}"
fi
mkdir -p "$build/conformance/generator"
printf '%s\n' '#!/bin/sh' 'echo "gen $*" >>calls' \
    'exec "')" AIRUDDER_GEN
               R"('" "$@"' >"$build/conformance/generator/airudder-gen"
chmod +x "$build/conformance/generator/airudder-gen"
code=$(cat code 2>/dev/null || echo 0)
[ $code = 2 ] || echo '# Conformance report' >"$reports/conformance.md"
exit $code
)");
    }

    fs::path root() const { return folder_.path() / "my project"; }

    void write(std::string const& name, std::string const& text) const
    {
        folder_.write("my project/" + name, text);
    }

    std::string read(std::string const& name) const
    {
        return folder_.read("my project/" + name);
    }

    /// Writes an executable script of bash.
    void script(std::string const& name, std::string const& text) const
    {
        write(name, "#!/bin/bash\n" + text);
        fs::permissions(root() / name, fs::perms::owner_all);
    }

    /// Runs commands as GitHub does for `shell: bash`.
    StepOutcome bash(std::string const& commands,
                     Variables const& variables) const
    {
        folder_.write("step.sh", commands);
        std::string line = "cd " + quoted(root().string()) + " && env";
        for (auto const& [name, value] : variables)
            line += " " + name + "=" + quoted(value);
        auto const base = folder_.path().string();
        line += " /bin/bash --noprofile --norc -eo pipefail " + base +
                "/step.sh >" + base + "/log 2>&1";
        auto const status = std::system(line.c_str());
        return {WIFEXITED(status) ? WEXITSTATUS(status) : -1,
                folder_.read("log")};
    }

    /// `check <command>` with these variables.
    StepOutcome check(std::string const& command,
                      Variables variables = {}) const
    {
        variables.emplace("GITHUB_STEP_SUMMARY", "summary.md");
        return bash("third_party/airudder/conformance/ci/check " + command,
                    variables);
    }

    /// All shell steps of the action with these inputs, up to one that fails.
    StepOutcome action_steps(Variables const& given) const
    {
        Variables inputs;
        for (auto const& input : action()["inputs"])
            inputs[input.first.as<std::string>()] =
                input.second["default"].as<std::string>();
        for (auto const& [name, value] : given) {
            REQUIRE(inputs.contains(name));
            inputs[name] = value;
        }
        StepOutcome last;
        for (auto const& step : action()["runs"]["steps"]) {
            if (!step["run"] || last.code != 0)
                continue;
            Variables variables{
                {"GITHUB_ACTION_PATH",
                 (root() / "third_party/airudder/conformance/ci").string()},
                {"GITHUB_OUTPUT", (root() / "output").string()},
                {"GITHUB_STEP_SUMMARY", (root() / "summary.md").string()}};
            for (auto const& variable : step["env"])
                variables[variable.first.as<std::string>()] =
                    expanded(variable.second.as<std::string>(), inputs);
            last = bash(step["run"].as<std::string>(), variables);
        }
        return last;
    }

private:
    /// The value of `${{ inputs.name }}`.
    static std::string expanded(std::string const& text,
                                Variables const& inputs)
    {
        std::smatch match;
        REQUIRE(std::regex_match(
            text, match, std::regex(R"(\$\{\{ inputs\.(\w+) \}\})")));
        REQUIRE(inputs.contains(match[1]));
        return inputs.at(match[1]);
    }

    TemporaryFolder folder_{};
};

/// Makes a project in `own` of one page in `pages`.
void add_own_project(Checkout const& checkout)
{
    fs::create_directory(checkout.root() / "pages");
    fs::copy(AIRUDDER_PROJECT "/tests/twins/site/harbour_list_boats.md",
             checkout.root() / "pages");
    auto const made =
        checkout.bash("'" AIRUDDER_GEN "' init own\n"
                      "'" AIRUDDER_GEN "' --root own update pages",
                      {});
    INFO(made.log);
    REQUIRE(made.code == 0);
}

void change_page(Checkout const& checkout)
{
    auto const* const name = "pages/harbour_list_boats.md";
    checkout.write(name,
                   std::regex_replace(checkout.read(name),
                                      std::regex("type: integer"),
                                      "type: string"));
}

/// The blocks "```<language>" of conformance/README.md.
std::vector<std::string> readme_blocks(std::string const& language)
{
    std::ifstream file(AIRUDDER_README);
    std::string const readme{std::istreambuf_iterator<char>(file), {}};
    auto const fence = "\n```" + language + "\n";
    std::vector<std::string> out;
    for (auto at = readme.find(fence); at != readme.npos;
         at = readme.find(fence, at + 1)) {
        auto const begin = at + fence.size();
        out.push_back(
            readme.substr(begin, readme.find("\n```", begin) - begin));
    }
    return out;
}

/// All `${{ ... }}` in a text.
std::vector<std::string> expressions(std::string const& text)
{
    std::regex const pattern(R"(\$\{\{ *(.*?) *\}\})");
    std::vector<std::string> out;
    for (std::sregex_iterator at(text.begin(), text.end(), pattern), end;
         at != end;
         ++at)
        out.push_back((*at)[1]);
    return out;
}

} // namespace

TEST_CASE("the action runs conformance, payload and drift checks")
{
    Checkout const checkout;
    add_own_project(checkout);
    checkout.write("recorded/workflow.query_workflow_ids.json",
                   R"({"code": 200, "new": 1})");
    auto const outcome =
        checkout.action_steps({{"root", "own"},
                               {"payloads", "recorded"},
                               {"pages", "pages\n"},
                               {"build", "build/of airudder"}});
    INFO(outcome.log);
    CHECK(outcome.code == 0);
    auto const build = (checkout.root() / "build/of airudder").string();
    CHECK(checkout.read("calls") ==
          "run --no-install --build " + build + " --root own\n" +
              "run --no-install --build " + build +
              " --root own --payloads recorded\n"
              "gen --root own update --dry-run --format markdown pages\n");
    auto const summary = checkout.read("summary.md");
    INFO(summary);
    CHECK(summary.starts_with("# Conformance report\n\n# Payload report"));
    CHECK(summary.ends_with("# Drift of the documentation\n\n"
                            "None; 1 page read.\n\n"));
    CHECK(std::regex_match(checkout.read("output"),
                           std::regex("key=[0-9a-f]{32}\n")));
    for (auto const* name : {"conformance.md", "payloads.xml", "drift.md"})
        CHECK(fs::exists(fs::path(build) / "conformance/report" / name));
}

TEST_CASE("without inputs, the action checks what is vendored")
{
    Checkout const checkout;
    auto const outcome = checkout.action_steps({});
    INFO(outcome.log);
    CHECK(outcome.code == 0);
    CHECK(checkout.read("calls") ==
          "run --no-install --build " +
              (checkout.root() / "build/airudder").string() + "\n");
    CHECK(checkout.read("summary.md") == "# Conformance report\n\n");
}

TEST_CASE("the GitLab job runs the same checks")
{
    Checkout const checkout;
    add_own_project(checkout);
    auto const job = gitlab_job();
    Variables variables{{"AIRUDDER_CHECK_ROOT", "own"},
                        {"AIRUDDER_CHECK_PAGES", "pages"},
                        {"AIRUDDER_CHECK_DRIFT", ""}};
    for (auto const& variable : job["variables"])
        variables[variable.first.as<std::string>()] =
            variable.second.as<std::string>();
    for (auto const& line : job["script"]) {
        auto const outcome = checkout.bash(line.as<std::string>(), variables);
        INFO(outcome.log);
        CHECK(outcome.code == 0);
    }
    CHECK(mentions(checkout.read("calls"), " --root own\ngen --root own "));
    auto const& build = variables.at("AIRUDDER_CHECK_BUILD");
    CHECK(job["cache"]["paths"][0].as<std::string>() == build + "/ccache");
    CHECK(job["artifacts"]["paths"][0].as<std::string>() ==
          build + "/conformance/report");
    CHECK(job["artifacts"]["reports"]["junit"].as<std::string>() ==
          build + "/conformance/report/*.xml");
    // What a failed job has compiled and found is kept, too.
    CHECK(job["cache"]["when"].as<std::string>() == "always");
    CHECK(job["artifacts"]["when"].as<std::string>() == "always");
}

TEST_CASE("a check that fails does not keep the others from running")
{
    Checkout const checkout;
    add_own_project(checkout);
    change_page(checkout);
    checkout.write("recorded/broken.json", "{");
    Variables const all{{"AIRUDDER_CHECK_ROOT", "own"},
                        {"AIRUDDER_CHECK_PAYLOADS", "recorded"},
                        {"AIRUDDER_CHECK_PAGES", "pages"}};
    auto const outcome = checkout.check("run", all);
    INFO(outcome.log);
    CHECK(outcome.code == 1);
    auto const summary = checkout.read("summary.md");
    CHECK(mentions(summary, "# Payload report"));
    CHECK(mentions(summary, "`/query/page`: type `integer`, now `string`"));
    CHECK(mentions(outcome.log, "`/query/page`: type `integer`, now `string`"));

    checkout.write("code", "2");
    checkout.write("summary.md", "");
    auto const failed = checkout.check("run", all);
    CHECK(failed.code == 2);
    CHECK(checkout.read("summary.md")
              .starts_with("# Conformance\n\nThis could not be checked; the "
                           "log of the job says why.\n\n# Payload report"));
}

TEST_CASE("drift fails a job unless it is only to be reported")
{
    Checkout const checkout;
    add_own_project(checkout);
    auto const code = [&](Variables variables) {
        variables.insert({{"AIRUDDER_CHECK_ROOT", "own"},
                          {"AIRUDDER_CHECK_PAGES", "pages"}});
        return checkout.check("run", variables).code;
    };
    CHECK(code({}) == 0);
    change_page(checkout);
    CHECK(code({}) == 1);
    CHECK(code({{"AIRUDDER_CHECK_DRIFT", "fail"}}) == 1);
    CHECK(code({{"AIRUDDER_CHECK_DRIFT", "report"}}) == 0);
    // Pages that cannot be read are not drift.
    fs::create_symlink("nowhere", checkout.root() / "pages/boats.md");
    CHECK(code({{"AIRUDDER_CHECK_DRIFT", "report"}}) == 2);
    CHECK(checkout.read("summary.md")
              .ends_with("# Drift\n\nThis could not be checked; the log of the "
                         "job says why.\n\n"));
}

TEST_CASE("a strict check of payloads accepts known issues only")
{
    Checkout const checkout;
    checkout.write("recorded/workflow.query_workflow_ids.json",
                   R"({"code": 200, "status": "", "message": "", "data": {)"
                   R"("pageNo": 1, "pageSize": 1, "total": 0, "list": []},)"
                   R"( "new": 1})");
    auto const code = [&](Variables variables) {
        variables.emplace("AIRUDDER_CHECK_PAYLOADS", "recorded");
        auto const outcome = checkout.check("run", variables);
        INFO(outcome.log);
        return outcome.code;
    };
    CHECK(code({}) == 0);
    CHECK(code({{"AIRUDDER_CHECK_STRICT", "true"}}) == 1);
    std::string known;
    auto const report =
        checkout.read("build/airudder/conformance/report/payloads.txt");
    std::regex const entry(R"(  (\{ "operation".*"because": ")(" \},?\n))");
    for (std::sregex_iterator at(report.begin(), report.end(), entry), end;
         at != end;
         ++at)
        known += (*at)[1].str() + "so" + (*at)[2].str();
    checkout.write("known.json", "[" + known + "]");
    CHECK(code({{"AIRUDDER_CHECK_STRICT", "true"},
                {"AIRUDDER_CHECK_KNOWN", "known.json"}}) == 0);
}

TEST_CASE("the recipe refuses options that it cannot follow")
{
    Checkout const checkout;
    auto const refusal = [&](Variables const& variables) {
        auto const outcome = checkout.check("run", variables);
        CHECK(outcome.code == 2);
        CHECK(checkout.read("calls").empty());
        return outcome.log;
    };
    CHECK(refusal({{"AIRUDDER_CHECK_STRICT", "yes"}}) ==
          "AIRUDDER_CHECK_STRICT: expected true or false, found yes\n");
    CHECK(refusal({{"AIRUDDER_CHECK_DRIFT", "warn"}}) ==
          "AIRUDDER_CHECK_DRIFT: expected fail or report, found warn\n");
    CHECK(refusal({{"AIRUDDER_CHECK_ROOT", "none"}}) ==
          "AIRUDDER_CHECK_ROOT: none: expected a folder with a folder spec/\n");
    CHECK(refusal({{"AIRUDDER_CHECK_PAYLOADS", "none"}}) ==
          "AIRUDDER_CHECK_PAYLOADS: none: expected a folder\n");
    CHECK(refusal({{"AIRUDDER_CHECK_PAYLOADS", "."},
                   {"AIRUDDER_CHECK_KNOWN", "none"}}) ==
          "AIRUDDER_CHECK_KNOWN: none: expected a file\n");
    CHECK(refusal({{"AIRUDDER_CHECK_PAGES", "third_party\nnone"}}) ==
          "AIRUDDER_CHECK_PAGES: none: expected a page, or a folder with "
          "pages\n");
    fs::create_directory(checkout.root() / "empty");
    CHECK(refusal({{"AIRUDDER_CHECK_PAGES", "third_party\nempty"}}) ==
          "AIRUDDER_CHECK_PAGES: empty: expected a page, or a folder with "
          "pages\n");
    for (auto const* name : {"AIRUDDER_CHECK_KNOWN", "AIRUDDER_CHECK_STRICT"})
        CHECK(refusal({{name, "true"}}) ==
              "AIRUDDER_CHECK_KNOWN, AIRUDDER_CHECK_STRICT: expected "
              "AIRUDDER_CHECK_PAYLOADS, too\n");
    CHECK(checkout.check("").log == "expected install, key, run or --help\n");
}

TEST_CASE("the key of the cache changes with the sources")
{
    Checkout const checkout;
    checkout.write("own/spec/a.json", "1");
    auto const key = [&](Variables const& variables = {}) {
        auto const outcome = checkout.check("key", variables);
        CHECK(outcome.code == 0);
        return outcome.log;
    };
    auto const first = key();
    CHECK(key() == first);
    auto const own = key({{"AIRUDDER_CHECK_ROOT", "own"}});
    CHECK(own != first);
    checkout.write("own/spec/a.json", "2");
    CHECK(key({{"AIRUDDER_CHECK_ROOT", "own"}}) != own);
    checkout.write("third_party/airudder/include/airudder/parse.hpp", "");
    CHECK(key() != first);
}

TEST_CASE("the recipe installs all that conformance/run asks for")
{
    Checkout const checkout;
    // A machine with nothing but a shell, apt and sudo.
    std::string const tools =
        "for tool in bash cat cut dirname env id mkdir nproc "
        "sed tail; do\n"
        "    ln -s \"$(type -P $tool)\" bin/$tool\n"
        "done\n";
    fs::create_directory(checkout.root() / "bin");
    REQUIRE(checkout.bash(tools, {}).code == 0);
    checkout.script("bin/apt-get", "echo \"apt-get $*\" >>calls\n");
    checkout.script("bin/apt-cache", "[ \"$2\" = libboost-json1.83-dev ]\n");
    checkout.script("bin/sudo", "exec \"$@\"\n");
    Variables const machine{{"PATH", (checkout.root() / "bin").string()},
                            {"AIRUDDER_CHECK_SITE", "https://site.example"}};
    auto const outcome = checkout.check("install", machine);
    INFO(outcome.log);
    CHECK(outcome.code == 0);
    CHECK(
        checkout.read("calls") ==
        "apt-get -q update\n"
        "apt-get -q install -y --no-install-recommends --no-remove cmake make "
        "g++ libboost-json1.83-dev libssl-dev catch2 libcli11-dev "
        "libyaml-cpp-dev ninja-build ccache curl ca-certificates\n");

    // The same things that conformance/run names.
    auto const asked = checkout.bash(
        ". '" AIRUDDER_PROJECT "/.ci/setup.sh'; missing_for_build", machine);
    CHECK(asked.log ==
          "cmake\nmake\ng++\nboost\nopenssl\ncatch2\ncli11\nyaml_cpp\n");
}

TEST_CASE("the action is as GitHub expects it")
{
    auto const node = action();
    CHECK(node["runs"]["using"].as<std::string>() == "composite");
    std::set<std::string> inputs;
    for (auto const& input : node["inputs"]) {
        CHECK(input.second["description"]);
        inputs.insert(input.first.as<std::string>());
    }
    std::set<std::string> used;
    std::set<std::string> ids;
    for (auto const& step : node["runs"]["steps"]) {
        auto const name = step["name"].as<std::string>();
        INFO(name);
        if (step["run"]) {
            CHECK(step["shell"].as<std::string>() == "bash");
            // An input in a command could hold commands.
            CHECK(expressions(step["run"].as<std::string>()).empty());
        } else {
            CHECK(std::regex_match(step["uses"].as<std::string>(),
                                   std::regex("actions/[a-z/-]+@v[0-9]+")));
        }
        std::regex const input(R"(inputs\.(\w+))");
        std::regex const output(R"(.*steps\.(\w+)\.outputs\.[\w-]+.*)");
        std::regex const runner(R"(runner\.(os|arch)|!cancelled\(\))");
        std::smatch match;
        for (auto const& text : expressions(YAML::Dump(step))) {
            INFO(text);
            if (std::regex_match(text, match, input)) {
                CHECK(inputs.contains(match[1]));
                used.insert(match[1]);
            } else if (std::regex_match(text, match, output)) {
                CHECK(ids.contains(match[1]));
            } else {
                CHECK(std::regex_match(text, runner));
            }
        }
        if (step["id"])
            ids.insert(step["id"].as<std::string>());
    }
    CHECK(used == inputs);
}

TEST_CASE("check --help explains every variable of the recipes")
{
    Checkout const checkout;
    auto const help = checkout.check("--help");
    CHECK(help.code == 0);
    std::regex const variable("AIRUDDER_CHECK_[A-Z]+");
    for (auto const* name : {"action.yml", "gitlab.yml", "check"}) {
        auto const text = checkout.read("third_party/airudder/conformance/ci/" +
                                        std::string(name));
        for (std::sregex_iterator at(text.begin(), text.end(), variable), end;
             at != end;
             ++at) {
            INFO(name << ": " << at->str());
            CHECK(mentions(help.log, "\n" + at->str() + "  "));
        }
    }
}

TEST_CASE("the README uses the recipes as they are")
{
    auto const blocks = readme_blocks("yaml");
    REQUIRE(blocks.size() == 2);
    auto const steps = YAML::Load(blocks[0])["jobs"]["conformance"]["steps"];
    auto const step = steps[steps.size() - 1];
    CHECK(step["uses"].as<std::string>() ==
          "./third_party/airudder/conformance/ci");
    for (auto const& input : step["with"]) {
        INFO(input.first.as<std::string>());
        CHECK(action()["inputs"][input.first.as<std::string>()]);
    }

    auto const gitlab = YAML::Load(blocks[1]);
    CHECK(gitlab["include"][0]["local"].as<std::string>() ==
          gitlab_job()["variables"]["AIRUDDER_FOLDER"].as<std::string>() +
              "/conformance/ci/gitlab.yml");
    auto const help = Checkout().check("--help").log;
    for (auto const& variable : gitlab["airudder_conformance"]["variables"])
        CHECK(mentions(help, "\n" + variable.first.as<std::string>() + "  "));

    std::ifstream file(AIRUDDER_README);
    std::string const readme{std::istreambuf_iterator<char>(file), {}};
    for (auto const& input : action()["inputs"]) {
        auto const name = input.first.as<std::string>();
        auto variable = "AIRUDDER_CHECK_" + name;
        for (auto& c : variable)
            c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
        CHECK(mentions(readme, "| `" + name + "`, `" + variable + "` |"));
    }
}

TEST_CASE("the README's commands append the report to a job's summary")
{
    Checkout const checkout;
    checkout.script("conformance/run",
                    "[ \"$1 $3\" = '--html --markdown' ] || exit 2\n"
                    "echo page >\"$2\"\n"
                    "echo '# Report' >\"$4\"\n");
    auto const commands = readme_blocks("sh");
    REQUIRE(commands.size() == 1);
    auto const outcome =
        checkout.bash(commands[0], {{"GITHUB_STEP_SUMMARY", "summary.md"}});
    INFO(outcome.log);
    CHECK(outcome.code == 0);
    CHECK(checkout.read("summary.md") == "# Report\n");
}
