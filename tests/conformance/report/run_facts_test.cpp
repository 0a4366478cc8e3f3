#include "report/run_facts.hpp"

#include "../payloads/temporary_folder.hpp"
#include "catch.hpp"

#include <optional>
#include <stdlib.h>

using namespace airudder::conformance;

namespace {

/// Sets a variable of the environment, and restores it.
class Variable {
public:
    Variable(char const* name, std::string const& value) : name_(name)
    {
        if (auto const* const before = ::getenv(name))
            before_ = before;
        ::setenv(name, value.c_str(), 1);
    }
    ~Variable()
    {
        if (before_)
            ::setenv(name_, before_->c_str(), 1);
        else
            ::unsetenv(name_);
    }
    Variable(Variable const&) = delete;
    Variable& operator=(Variable const&) = delete;

private:
    char const* name_;
    std::optional<std::string> before_{};
};

} // namespace

TEST_CASE("the facts of a run are its time, commit and compiler")
{
    Variable const time("SOURCE_DATE_EPOCH", "1769860800");
    Variable const commit("AIRUDDER_COMMIT", "0123456789ab-dirty");
    auto const facts = run_facts();
    CHECK(facts.date == "2026-01-31 12:00 UTC");
    CHECK(facts.commit == "0123456789ab-dirty");
    CHECK(facts.compiler.find("++ 1") != std::string::npos);
    CHECK(facts.compiler.find(", Boost 1.") != std::string::npos);
    Variable const none("AIRUDDER_COMMIT", "");
    CHECK(run_facts().commit == "unknown");
}

TEST_CASE("spec and headers are current if nothing says otherwise")
{
    Variable const unchecked("AIRUDDER_NOT_CURRENT", "");
    CHECK_FALSE(read_currency().checked);
    CHECK_FALSE(read_currency().is_current());
    TemporaryFolder const folder;
    folder.write("none", "");
    folder.write("some", "spec: is stale\n\ngenerated: is stale\n");
    Variable const none("AIRUDDER_NOT_CURRENT", folder.path() / "none");
    CHECK(read_currency().is_current());
    Variable const some("AIRUDDER_NOT_CURRENT", folder.path() / "some");
    CHECK(read_currency().checked);
    CHECK_FALSE(read_currency().is_current());
    CHECK(read_currency().differences ==
          std::vector<std::string>{"spec: is stale", "generated: is stale"});
    Variable const lost("AIRUDDER_NOT_CURRENT", folder.path() / "lost");
    CHECK_FALSE(read_currency().is_current());
}

TEST_CASE("drift is what the generator's diff says")
{
    auto const drift = drift_of("v0.1.0", R"({
        "version": {"old": "0.1.0", "proposed": "0.2.0"},
        "changes": [{"rule": "member-removed", "cpp": "source break",
                     "operations": ["boat.get", "boat.sunk"],
                     "name": "airudder::boat::Boat::mast",
                     "was": "std::string"}]})");
    CHECK(drift.since == "v0.1.0");
    CHECK(drift.problem.empty());
    CHECK(drift.version == "0.2.0");
    REQUIRE(drift.changes.size() == 1);
    auto const& change = drift.changes[0];
    CHECK(change.effect == "source break");
    CHECK(change.rule == "member-removed");
    CHECK(change.name == "airudder::boat::Boat::mast");
    CHECK(change.was == "std::string");
    CHECK(change.is.empty());
    CHECK(change.operations ==
          std::vector<std::string>{"boat.get", "boat.sunk"});
}

TEST_CASE("drift that cannot be read says why")
{
    CHECK(drift_of("v0.1.0", "git cannot\nread it\n").problem ==
          "git cannot; read it");
    CHECK(drift_of("v0.1.0", "").problem == "airudder-gen diff gave nothing");
    Variable const none("AIRUDDER_SINCE", "");
    CHECK(read_drift().since.empty());
    CHECK(read_drift().problem == "no version is known to compare with");
}
