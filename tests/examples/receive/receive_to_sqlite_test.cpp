#include "catch.hpp"
#include "client/support/certificates.hpp"
#include "receive/running.hpp"
#include "receive/senders.hpp"
#include "receive/sqlite.hpp"
#include "receive/testing.hpp"

#include <boost/json/parse.hpp>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>

using namespace receive::testing;
namespace sqlite = receive::sqlite;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using Words = std::vector<std::string>;

namespace {

constexpr auto secret_variable = "RECEIVE_TEST_SECRET=made-up-secret";

/// A database and its receivers.
class Receivers {
public:
    std::string const& database() const { return database_; }

    Words command(Words const& more) const
    {
        Words words{AIRUDDER_RECEIVE_TO_SQLITE, "--database", database_};
        words.insert(words.end(), more.begin(), more.end());
        return words;
    }

    std::unique_ptr<Running> start(Words more = {},
                                   Running::Setup const& setup = {}) const
    {
        more.insert(more.end(), {"--listen", "127.0.0.1:0"});
        return std::make_unique<Running>(command(more), setup);
    }

    /// What --list prints.
    std::vector<boost::json::object> list() const
    {
        auto const outcome = run_program(command({"--list"}));
        CHECK(outcome.exit_code == 0);
        CHECK(outcome.errors.empty());
        std::vector<boost::json::object> events;
        std::istringstream lines(outcome.output);
        for (std::string line; std::getline(lines, line);)
            events.push_back(boost::json::parse(line).as_object());
        return events;
    }

    std::string file(std::string const& name) const
    {
        return folder_.file(name);
    }

private:
    Folder folder_{};
    std::string database_ = folder_.file("events.db");
};

std::string hook(Running& receiver, std::string const& name)
{
    return receiver.url() + "/hooks/" + name;
}

int stop(Running& receiver, int signal = SIGTERM)
{
    receiver.send(signal);
    return receiver.wait();
}

/// An event that is like no other.
std::string numbered(int number)
{
    return R"({"number":)" + std::to_string(number) + '}';
}

} // namespace

TEST_CASE("receive_to_sqlite stores what it acknowledges", "[receive]")
{
    Receivers const receivers;
    auto const receiver = receivers.start();
    CHECK_THAT(receiver->url(), StartsWith("http://127.0.0.1:"));
    auto const pushed = example("api_node_pushed");
    auto const changed = example("waba_status_changed");
    CHECK(post(hook(*receiver, "workflow.api_node_pushed"), pushed) == "200");
    CHECK(post(receiver->url() + "/hooks?x=1", changed) == "200");
    // Repeats, one of them at the other path.
    CHECK(post(receiver->url() + "/hooks", changed) == "200");
    CHECK(post(hook(*receiver, "workflow.waba_status_changed"), changed) ==
          "200");
    // An event that deviates from its documentation.
    CHECK(post(hook(*receiver, "workflow.waba_status_changed"),
               R"({ "made up" : "\u00e9" })") == "200");

    auto const events = receivers.list();
    REQUIRE(events.size() == 3);
    CHECK(events[0].at("id").as_int64() < events[1].at("id").as_int64());
    CHECK(events[0].at("operation") == "workflow.api_node_pushed");
    CHECK(events[0].at("body").as_string() == pushed);
    CHECK(events[0].at("issues").as_array().empty());
    CHECK(events[1].at("operation") == "workflow.waba_status_changed");
    CHECK(events[1].at("body").as_string() == changed);
    CHECK(events[2].at("body").as_string() == R"({ "made up" : "\u00e9" })");
    CHECK_FALSE(events[2].at("issues").as_array().empty());
    CHECK_FALSE(events[2].at("delivery_key").as_string().empty());

    CHECK(stop(*receiver) == 0);
    CHECK_THAT(receiver->errors(), StartsWith("listening on http://"));
    CHECK(std::ranges::count(receiver->errors(), '\n') == 1);
    CHECK(receiver->output().empty());
    CHECK(receivers.list().size() == 3);
}

TEST_CASE("receive_to_sqlite stores nothing that it refuses", "[receive]")
{
    Receivers const receivers;
    auto const receiver = receivers.start({"--max-body", "100"});
    auto const url = hook(*receiver, "workflow.waba_status_changed");
    CHECK(post(receiver->url() + "/hooks", "{}") == "422");
    CHECK(post(url, "{") == "400");
    CHECK(post(url, "[]") == "400");
    CHECK(post(url, "{\"\xff\":1}") == "400");
    CHECK(post(hook(*receiver, "workflow.unknown"), "{}") == "404");
    CHECK(post(url, "{}", {"--request", "PUT"}) == "405");
    CHECK(post(url, "{}", {"--header", "Content-Type: text/plain"}) == "415");
    CHECK(post(url, '{' + std::string(99, ' ') + '}') == "413");
    CHECK(receivers.list().empty());
    CHECK(post(url, '{' + std::string(98, ' ') + '}') == "200");
    CHECK(receivers.list().size() == 1);
}

TEST_CASE("receive_to_sqlite asks for a secret and for an HMAC", "[receive]")
{
    Receivers const receivers;
    auto const receiver = receivers.start({"--secret-env",
                                           "RECEIVE_TEST_SECRET",
                                           "--hmac-env",
                                           "RECEIVE_TEST_SECRET",
                                           "--hmac-header",
                                           "X-Signature",
                                           "--verbose"},
                                          {.environment = {secret_variable}});
    auto const url = hook(*receiver, "workflow.waba_status_changed");
    Words const secret{"--header", "X-Webhook-Secret: made-up-secret"};
    // printf '{}' | openssl dgst -sha256 -hmac made-up-secret
    std::string const hmac = "6d3843d7b0d1a0e65386a4d829a95d67"
                             "b5dbb69b16cd7f62f7e9e9b979e3f8b8";
    Words const signature{"--header", "X-Signature: " + hmac};
    Words both = secret;
    both.insert(both.end(), signature.begin(), signature.end());
    CHECK(post(url, "{}") == "401");
    CHECK(post(url, "{}", secret) == "401");
    CHECK(post(url, "{}", signature) == "401");
    CHECK(post(url, "{ }", both) == "401");
    CHECK(post(url, "{}", both) == "200");
    CHECK(receivers.list().size() == 1);
    CHECK(stop(*receiver) == 0);
    CHECK_THAT(receiver->errors(),
               Contains("POST /hooks/workflow.waba_status_changed 401") &&
                   Contains("POST /hooks/workflow.waba_status_changed 200") &&
                   !Contains("made-up") && !Contains(hmac));
}

TEST_CASE("receive_to_sqlite waits for a locked database", "[receive]")
{
    Receivers const receivers;
    auto const receiver = receivers.start({"--timeout", "1"});
    auto const url = hook(*receiver, "workflow.waba_status_changed");
    sqlite::Database other(receivers.database(), SQLITE_OPEN_READWRITE);
    other.execute("BEGIN IMMEDIATE");
    CHECK(post(url, numbered(1)) == "503");
    CHECK(post(hook(*receiver, "x"), numbered(2)) == "404");
    other.execute("ROLLBACK");
    CHECK(receivers.list().empty());
    CHECK(post(url, numbered(1)) == "200");
    CHECK(receivers.list().size() == 1);
    CHECK_THAT(receiver->errors(), Contains("database is locked"));
}

TEST_CASE("receive_to_sqlite cuts what is left after its grace", "[receive]")
{
    Receivers const receivers;
    auto const receiver =
        receivers.start({"--timeout", "3600", "--grace", "0.1"});
    auto const url = hook(*receiver, "workflow.waba_status_changed");
    sqlite::Database other(receivers.database(), SQLITE_OPEN_READWRITE);
    other.execute("BEGIN IMMEDIATE");
    std::string end;
    std::thread sender([&] {
        end = post(url,
                   numbered(1),
                   {"--max-time", "9", "--write-out", "%{exitcode}"});
    });
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    CHECK(stop(*receiver) == 0);
    sender.join();
    // Not 28, which would be the end of curl's own time. 7: the connection came
    // too late; 52 and 56: it was cut.
    CHECK((end == "7" || end == "52" || end == "56"));
    other.execute("ROLLBACK");
    CHECK(receivers.list().empty());
}

TEST_CASE("receive_to_sqlite goes on after a full disk", "[receive]")
{
    Receivers const receivers;
    auto const receiver = receivers.start();
    auto const url = hook(*receiver, "workflow.waba_status_changed");
    rlimit before{};
    REQUIRE(prlimit(receiver->id(), RLIMIT_FSIZE, nullptr, &before) == 0);
    auto small = before;
    small.rlim_cur = 100'000;
    REQUIRE(prlimit(receiver->id(), RLIMIT_FSIZE, &small, nullptr) == 0);
    auto const large = '{' + std::string(200'000, ' ') + '}';
    CHECK(post(url, large) == "503");
    CHECK(post(url, large) == "503");
    REQUIRE(prlimit(receiver->id(), RLIMIT_FSIZE, &before, nullptr) == 0);
    CHECK(receivers.list().empty());
    CHECK(post(url, large) == "200");
    CHECK(receivers.list().size() == 1);
}

TEST_CASE("several receivers share a database", "[receive]")
{
    Receivers const receivers;
    auto const first = receivers.start();
    auto const second = receivers.start();
    for (int number = 0; number != 3; ++number)
        for (auto* receiver : {first.get(), second.get()})
            CHECK(post(hook(*receiver, "workflow.waba_status_changed"),
                       numbered(number)) == "200");
    CHECK(receivers.list().size() == 3);
}

TEST_CASE("receive_to_sqlite can be killed and started again at its port",
          "[receive]")
{
    Receivers const receivers;
    auto first = receivers.start();
    auto const url = first->url();
    auto const address = url.substr(url.rfind('/') + 1);
    auto const path = "/hooks/workflow.waba_status_changed";
    CHECK(post(url + path, numbered(1)) == "200");
    // Two never share a port.
    auto const refused = run_program(receivers.command({"--listen", address}));
    CHECK(refused.exit_code == 11);
    CHECK_THAT(refused.errors,
               Contains("receive_to_sqlite: expected to listen"));
    first->send(SIGKILL);
    first->wait();
    Running second(receivers.command({"--listen", address}));
    CHECK(second.url() == url);
    CHECK(post(url + path, numbered(1)) == "200");
    CHECK(post(url + path, numbered(2)) == "200");
    CHECK(receivers.list().size() == 2);
    CHECK(stop(second, SIGINT) == 0);
}

TEST_CASE("receive_to_sqlite that is killed loses no event, and stores none "
          "twice",
          "[receive]")
{
    Receivers const receivers;
    auto const port = free_port();
    auto const address = "127.0.0.1:" + std::to_string(port);
    Senders senders(port, 8);
    for (int round = 0; round != rounds_of_killing(); ++round) {
        Running receiver(receivers.command({"--listen", address}));
        receiver.url();
        wait_up_to(100);
        receiver.send(SIGKILL);
        receiver.wait();
    }
    Running last(receivers.command({"--listen", address}));
    last.url();
    auto sent = senders.finish();
    std::vector<std::string> stored;
    for (auto const& event : receivers.list())
        stored.emplace_back(event.at("body").as_string());
    std::ranges::sort(sent);
    std::ranges::sort(stored);
    CHECK(senders.failures() > 0);
    CHECK((sent == stored));
}

TEST_CASE("receive_to_sqlite does without standard error", "[receive]")
{
    Receivers const receivers;
    auto const address = "127.0.0.1:" + std::to_string(free_port());
    Running receiver(receivers.command({"--listen", address, "--verbose"}),
                     {.no_errors = true});
    auto const url =
        "http://" + address + "/hooks/workflow.waba_status_changed";
    std::string status;
    while ((status = post(url, numbered(1))) == "000" && receiver.is_running())
        ;
    CHECK(status == "200");
    CHECK(post(url, numbered(2)) == "200");
    CHECK(receivers.list().size() == 2);
    // No file or connection has taken its place.
    CHECK(std::filesystem::read_symlink(
              "/proc/" + std::to_string(receiver.id()) + "/fd/2") ==
          "/dev/null");
    CHECK(stop(receiver) == 0);
}

TEST_CASE("receive_to_sqlite raises its limit of open files", "[receive]")
{
    Receivers const receivers;
    rlimit before{};
    getrlimit(RLIMIT_NOFILE, &before);
    auto lower = before;
    lower.rlim_cur = 64;
    setrlimit(RLIMIT_NOFILE, &lower);
    auto const receiver = receivers.start();
    setrlimit(RLIMIT_NOFILE, &before);
    receiver->url();
    rlimit limit{};
    REQUIRE(prlimit(receiver->id(), RLIMIT_NOFILE, nullptr, &limit) == 0);
    CHECK(limit.rlim_cur == before.rlim_max);
}

TEST_CASE("receive_to_sqlite serves TLS and reloads its certificate",
          "[receive]")
{
    Receivers const receivers;
    fault::Authority const authority;
    auto const write = [&](fault::Identity const& identity) {
        std::ofstream(receivers.file("certificate.pem")) << identity.chain;
        std::ofstream(receivers.file("key.pem")) << identity.key;
    };
    write(authority.issue({.alternative_names = "IP:127.0.0.1"}));
    std::ofstream(receivers.file("authority.pem")) << authority.pem();
    Words const tls{"--certificate",
                    receivers.file("certificate.pem"),
                    "--key",
                    receivers.file("key.pem")};
    Words const trust{"--cacert", receivers.file("authority.pem")};

    auto const receiver = receivers.start(tls);
    CHECK_THAT(receiver->url(), StartsWith("https://127.0.0.1:"));
    auto const url = hook(*receiver, "workflow.waba_status_changed");
    CHECK(post(url, numbered(1), trust) == "200");
    CHECK(post(url, numbered(2)) == "000");

    // One that cannot be used changes nothing.
    std::ofstream(receivers.file("certificate.pem")) << "none";
    receiver->send(SIGHUP);
    while (std::ranges::count(receiver->errors(), '\n') < 2)
        ;
    CHECK_THAT(receiver->errors(), Contains("\nreceive_to_sqlite: "));
    CHECK(post(url, numbered(2), trust) == "200");

    // One that curl does not trust is noticed.
    write(fault::self_signed({.alternative_names = "IP:127.0.0.1"}));
    receiver->send(SIGHUP);
    while (post(url, numbered(3), trust) == "200")
        ;
    CHECK(post(url, numbered(3), {"--insecure"}) == "200");
    CHECK(stop(*receiver) == 0);

    std::ofstream(receivers.file("key.pem")) << "none";
    CHECK(run_program(receivers.command(tls)).exit_code == 2);
}

TEST_CASE("SIGHUP does not end a receiver without TLS", "[receive]")
{
    Receivers const receivers;
    auto const receiver = receivers.start();
    auto const url = hook(*receiver, "workflow.waba_status_changed");
    receiver->send(SIGHUP);
    CHECK(post(url, numbered(1)) == "200");
    CHECK(stop(*receiver) == 0);
}

TEST_CASE("--follow prints events as they are stored", "[receive]")
{
    Receivers const receivers;
    auto const receiver = receivers.start();
    auto const url = hook(*receiver, "workflow.waba_status_changed");
    CHECK(post(url, numbered(1)) == "200");
    for (int const signal : {SIGTERM, SIGINT}) {
        Running follow(receivers.command({"--follow"}));
        follow.lines(1);
        CHECK(post(url, numbered(signal)) == "200");
        auto const last = boost::json::parse(follow.lines(2).back());
        CHECK(last.at("body").as_string() == numbered(signal));
        CHECK(stop(follow, signal) == 0);
        sqlite::Database(receivers.database(), SQLITE_OPEN_READWRITE)
            .execute("DELETE FROM events WHERE id > 1");
    }
}

TEST_CASE("--list and --follow end when nobody reads", "[receive]")
{
    Receivers const receivers;
    auto const receiver = receivers.start();
    receiver->url();
    for (auto const* action : {"--list", "--follow"}) {
        Running quiet(receivers.command({action}), {.no_reader = true});
        CHECK(quiet.wait() == 0);
        CHECK(quiet.errors().empty());
    }
    CHECK(post(hook(*receiver, "workflow.waba_status_changed"), "{}") == "200");
    for (auto const* action : {"--list", "--follow"}) {
        Running printing(receivers.command({action}), {.no_reader = true});
        CHECK(printing.wait() == 0);
    }
}

TEST_CASE("receive_to_sqlite has exit codes for what it cannot use",
          "[receive]")
{
    Receivers const receivers;
    for (auto const* action : {"--list", "--follow"}) {
        auto const outcome = run_program(receivers.command({action}));
        CHECK(outcome.exit_code == 19);
        CHECK(outcome.output.empty());
        CHECK_THAT(outcome.errors,
                   StartsWith("receive_to_sqlite: ") &&
                       Contains("unable to open database file"));
    }
    CHECK_FALSE(std::filesystem::exists(receivers.database()));

    CHECK(run_program({AIRUDDER_RECEIVE_TO_SQLITE}).exit_code == 2);
    CHECK(run_program(receivers.command({"--hmac-header", "X"})).exit_code ==
          2);
    CHECK(
        run_program(receivers.command(
                        {"--hmac-env", "PATH", "--hmac-header", "not a name"}))
            .exit_code == 2);
    CHECK(run_program(receivers.command({"--certificate",
                                         "missing",
                                         "--key",
                                         "missing",
                                         "--listen",
                                         "127.0.0.1:0"}))
              .exit_code == 2);
    CHECK_FALSE(std::filesystem::exists(receivers.database()));

    std::filesystem::create_directory(receivers.database());
    CHECK(
        run_program(receivers.command({"--listen", "127.0.0.1:0"})).exit_code ==
        19);
    auto const help = run_program(receivers.command({"--help"}));
    CHECK(help.exit_code == 0);
    CHECK_THAT(help.output, Contains("--database FILE"));
    CHECK(help.errors.empty());
}
