#include "catch.hpp"
#include "run_command.hpp"

#include <cstdlib>
#include <string>

namespace airudder::generator {
namespace {

std::string const spec_path = "spec/airudder.openapi.json";

std::string
replaced(std::string text, std::string_view from, std::string_view to)
{
    text.replace(text.find(from), from.size(), to);
    return text;
}

std::string old_spec() { return test_file("golden/webhook/spec.json"); }

/// With another description, which is documentation.
std::string redescribed_spec()
{
    return replaced(old_spec(), "A task is done.", "A task ended.");
}

/// With another name of its operation.
std::string broken_spec()
{
    auto text = replaced(old_spec(), "\"task.done\"", "\"task.ended\"");
    return replaced(std::move(text), "\"done\": {", "\"ended\": {");
}

/// A project in a git repository. Its first commit, tagged v1, has the old spec,
/// the second the broken one.
class Repository {
public:
    Repository()
    {
        for (auto const* const name :
             {"GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"})
            ::setenv(name, "/dev/null", 1);
        git("init -q");
        root.write(spec_path, old_spec());
        root.write("other.json", redescribed_spec());
        commit();
        git("tag v1");
        root.write(spec_path, broken_spec());
        commit();
    }

    void git(std::string const& words) const
    {
        auto const command = "git -C '" + root.path().string() +
                             "' -c user.name=n -c user.email=e " + words;
        REQUIRE(std::system(command.c_str()) == 0);
    }

    void commit() const
    {
        git("add .");
        git("commit -q -m m");
    }

    std::string file(std::string_view name) const
    {
        return "'" + (root.path() / name).string() + "'";
    }

    Root root{};
};

} // namespace

TEST_CASE("diff exits with 1 only if code breaks or changes its meaning")
{
    Root const root;
    root.write("old.json", old_spec());
    root.write("redescribed.json", redescribed_spec());
    root.write("broken.json", broken_spec());
    auto const diff = [&](std::string const& name) {
        auto const folder = root.path().string() + '/';
        return run_command("diff '" + folder + "old.json' '" + folder + name +
                           "'");
    };
    auto const same = diff("old.json");
    CHECK(same.code == 0);
    CHECK(same.out == "diff: no changes\n");
    auto const redescribed = diff("redescribed.json");
    CHECK(redescribed.code == 0);
    CHECK(redescribed.out.starts_with(
        "diff: 0 source breaks, 0 silent changes, 1 compatible change\n"
        "version: " AIRUDDER_VERSION " (none)\n"));
    auto const broken = diff("broken.json");
    CHECK(broken.code == 1);
    CHECK(broken.err == "");
    CHECK(broken.out.find("\nsource break: webhook-removed: "
                          "airudder::task::done is gone") != std::string::npos);
}

TEST_CASE("diff reads specs of git revisions")
{
    Repository const repository;
    auto const& root = repository.root;
    auto const committed = root.run("diff v1: HEAD:");
    CHECK(committed.code == 1);
    CHECK(committed.out.find("\n    v1:" + spec_path +
                             "#/webhooks/done/post\n") != std::string::npos);
    CHECK(root.run("diff v1: v1:").out == "diff: no changes\n");
    CHECK(root.run("diff HEAD: " + repository.file(spec_path)).out ==
          "diff: no changes\n");
    auto const other = root.run("diff v1: HEAD:other.json");
    CHECK(other.code == 0);
    CHECK(other.out.find(": description-changed: ") != std::string::npos);
}

TEST_CASE("diff writes reports in several formats")
{
    Repository const repository;
    auto const run = [&](std::string const& format) {
        auto const result =
            repository.root.run("diff v1: HEAD: --format " + format);
        CHECK(result.code == 1);
        return result.out;
    };
    CHECK(run("text").starts_with("diff: "));
    CHECK(run("markdown").starts_with("# Changes of the spec\n"));
    CHECK(run("json").starts_with("{\n  \"old\": \"v1:" + spec_path + "\""));
    CHECK(run("changelog").starts_with("### Added\n"));
}

TEST_CASE("diff says which file or revision it cannot read, and exits with 2")
{
    Repository const repository;
    auto const& root = repository.root;
    struct Row {
        std::string arguments;
        std::string error;
    };
    for (auto const& [arguments, error] :
         {Row{"diff v1: nowhere.json",
              "nowhere.json: expected a file that can be read, or a git "
              "revision and ':'"},
          Row{"diff v2: HEAD:",
              "git cannot read v2:./" + spec_path + ": fatal:"},
          Row{"diff HEAD:none.json HEAD:", "git cannot read HEAD:./none.json"},
          Row{"diff -- --help: HEAD:",
              "expected a git revision before ':', found \"--help\""},
          Row{"diff :x HEAD:", "expected a git revision before ':', found"},
          Row{"diff '$(touch hacked):' HEAD:",
              "git cannot read $(touch hacked):"},
          Row{"diff HEAD:", "new is required"},
          Row{"diff v1: HEAD: --format xml", "--format"}}) {
        INFO(arguments);
        auto const run = root.run(arguments);
        CHECK(run.code == 2);
        CHECK(run.out == "");
        CHECK(run.err.find(error) != std::string::npos);
    }
    Root const outside;
    CHECK(outside.run("diff HEAD: HEAD:").code == 2);
}

TEST_CASE("diff reports an incorrect spec and exits with 1")
{
    Repository const repository;
    auto const& root = repository.root;
    root.write("names.json", test_file("rejected/names.json"));
    root.write("binary.json", "\xff");
    root.write("cut.json", "{\n");
    repository.commit();
    auto const names = root.run("diff HEAD:names.json HEAD:");
    CHECK(names.code == 1);
    CHECK(names.out == "");
    CHECK(names.err.find("HEAD:names.json#/components/schemas/task.NULL: ") !=
          std::string::npos);
    CHECK(root.run("diff HEAD: HEAD:binary.json")
              .err.starts_with("HEAD:binary.json#: expected UTF-8"));
    CHECK(root.run("diff HEAD: HEAD:cut.json")
              .err.starts_with("HEAD:cut.json:2: "));
}

TEST_CASE("a spec in git that is too large is reported quickly")
{
    Repository const repository;
    repository.root.write("large.json", std::string(40'000'000, ' '));
    repository.commit();
    auto const run = repository.root.run("diff HEAD:large.json HEAD:");
    CHECK(run.code == 1);
    CHECK(run.err.starts_with("HEAD:large.json#: expected at most 16 MiB"));
}

} // namespace airudder::generator
