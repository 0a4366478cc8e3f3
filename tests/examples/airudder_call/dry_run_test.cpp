#include "airudder_call/program.hpp"
#include "airudder_call/recordings.hpp"
#include "airudder_call/requests.hpp"
#include "catch.hpp"
#include "client/support/fault_server.hpp"

#include <cstdlib>
#include <string>
#include <vector>

using airudder_call::body_of;
using airudder_call::check_failed;
using airudder_call::first_line;
using airudder_call::Folder;
using airudder_call::Requests;
using airudder_call::run;
using Catch::Matchers::Contains;

namespace {

/// A dry run without credentials and without a server that listens.
airudder_call::Invocation dry(std::vector<std::string> const& words,
                              std::string const& option = "--dry-run")
{
    airudder_call::Invocation invocation{
        .arguments = {option, "--server", "http://127.0.0.1:9"},
        .environment = {}};
    invocation.arguments.insert(
        invocation.arguments.end(), words.begin(), words.end());
    return invocation;
}

std::vector<std::string> const query{"workflow.query_workflow_ids",
                                     "start_time=it's \"$HOME\"",
                                     "end_time=`2`\\"};

} // namespace

TEST_CASE("--dry-run shows the request that would be sent", "[call]")
{
    auto const outcome = run(dry(query));
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.errors.empty());
    CHECK(outcome.output ==
          "POST /service/cloud/workflow/detailinstances HTTP/1.1\n"
          "Host: 127.0.0.1:9\n"
          "Authorization: Token $AIRUDDER_TOKEN\n"
          "User-Agent: Airudder\n"
          "Content-Type: application/json\n"
          "Accept-Encoding: identity\n"
          "Content-Length: 50\n"
          "\n"
          R"({"start_time":"it's \"$HOME\"","end_time":"`2`\\"})"
          "\n");
}

TEST_CASE("--header is sent, and --dry-run shows it", "[call]")
{
    Requests requests;
    fault::Server const server([&](fault::Peer& peer) {
        requests.add(peer.read_request());
        peer.write(fault::answer(R"({"code":200,"data":{"detail":[]}})"));
    });
    std::vector<std::string> const words{"task.get_task_detail",
                                         "TaskID=1",
                                         "--header",
                                         "Prefer: code=503",
                                         "--header",
                                         "X-Empty:"};
    auto invocation = dry(words);
    CHECK_THAT(run(invocation).output,
               Contains("\nPrefer: code=503\nX-Empty: \n"));
    CHECK_THAT(run(dry(words, "--dry-run=curl")).output,
               Contains(" --header 'Prefer: code=503' --header 'X-Empty;'\n"));
    invocation.environment = {{"AIRUDDER_TOKEN", airudder_call::token}};
    invocation.arguments.erase(invocation.arguments.begin());
    invocation.arguments[1] = server.url();
    CHECK(run(invocation).exit_code == 0);
    CHECK_THAT(requests.all().at(0), Contains("\r\nPrefer: code=503\r\n"));
    CHECK_THAT(requests.all().at(0), Contains("\r\nX-Empty: \r\n"));
}

TEST_CASE("--dry-run refuses what a call would refuse", "[call]")
{
    check_failed(run(dry({"workflow.query_workflow_ids"})), 2);
    check_failed(run(dry({"workflow.query_workflow"})), 2);
    auto plain = dry({"task.get_task_detail", "TaskID=1"});
    plain.arguments[2] = "http://api.example.com";
    check_failed(run(plain), 2);
    check_failed(
        run(dry(
            {"task.get_task_detail", "TaskID=1", "--encrypt-key-env", "HOME"})),
        2);
    check_failed(
        run(dry({"task.get_task_detail", "TaskID=1"}, "--dry-run=wget")), 2);
    check_failed(run(dry({"download", "https://127.0.0.1/a", "-"})), 2);
}

TEST_CASE("a dry run names credentials and does not need them", "[call]")
{
    for (bool const given : {false, true}) {
        auto invocation = dry({"auth.issue_token"});
        if (given)
            invocation.environment = {
                {"AIRUDDER_TOKEN", airudder_call::token},
                {"AIRUDDER_APP_KEY", airudder_call::app_key},
                {"AIRUDDER_APP_SECRET", airudder_call::app_secret}};
        auto const outcome = run(invocation);
        CHECK(outcome.exit_code == 0);
        CHECK_THAT(outcome.output,
                   Contains(R"({"APPKey":"$AIRUDDER_APP_KEY",)"
                            R"("APPSecret":"$AIRUDDER_APP_SECRET"})"));
        CHECK_THAT(outcome.output, !Contains("made-up"));
    }
}

TEST_CASE("--dry-run=curl shows a line that a shell takes", "[call]")
{
    auto const outcome =
        run(dry({"task.get_task_detail", "TaskID=it's"}, "--dry-run=curl"));
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.output ==
          "curl 'http://127.0.0.1:9/service/cloud/detail?TaskID=it%27s' "
          "--header 'Authorization: Token '\"$AIRUDDER_TOKEN\" "
          "--header 'User-Agent: Airudder'\n");
}

TEST_CASE("the line of --dry-run=curl sends what a call sends", "[call]")
{
    std::vector<std::string> const token{"auth.issue_token"};
    for (auto const& words : {query, token}) {
        Requests requests;
        fault::Server const server([&](fault::Peer& peer) {
            requests.add(peer.read_request());
            peer.write(fault::answer(R"({"data":{"token":"t"},"code":200})"));
        });
        auto invocation = dry(words, "--dry-run=curl");
        invocation.arguments[2] = server.url();
        Folder const folder;
        auto const script = folder.write("script",
                                         "AIRUDDER_TOKEN=made-up-token\n"
                                         "AIRUDDER_APP_KEY=made-up-key\n"
                                         "AIRUDDER_APP_SECRET=made-up-secret\n"
                                         "export no_proxy='*'\n" +
                                             run(invocation).output);
        auto const command =
            "sh " + script + " >" + folder.file("out") + " 2>&1";
        REQUIRE(std::system(command.c_str()) == 0);

        invocation.arguments[0] = "--strict";
        invocation.environment = {
            {"AIRUDDER_TOKEN", airudder_call::token},
            {"AIRUDDER_APP_KEY", airudder_call::app_key},
            {"AIRUDDER_APP_SECRET", airudder_call::app_secret}};
        run(invocation);
        auto const all = requests.all();
        REQUIRE(all.size() == 2);
        CHECK(first_line(all[0]) == first_line(all[1]));
        CHECK(body_of(all[0]) == body_of(all[1]));
        for (auto const* field : {"Content-Type: application/json\r\n",
                                  "User-Agent: Airudder\r\n",
                                  "Authorization: Token made-up-token\r\n"}) {
            CAPTURE(field);
            CHECK((all[0].find(field) == std::string::npos) ==
                  (all[1].find(field) == std::string::npos));
        }
    }
}
