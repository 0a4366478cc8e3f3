// What the comment of Client shows. tests/repository compares the texts.
#include "captured_output.hpp"
#include "catch.hpp"
#include "client/support/fault_server.hpp"

#include <airudder/client.hpp>
#include <airudder/task/get_task_detail.hpp>

#include <cstdlib>
#include <iostream>
#include <string>

TEST_CASE("the comment of Client shows a call", "[documented]")
{
    // The vendor's server is out of reach: the proxy does not let calls through.
    fault::Server const proxy([](fault::Peer& peer) {
        peer.read_request();
        peer.write(fault::answer("", "403 Forbidden"));
    });
    REQUIRE(setenv("https_proxy", proxy.url().c_str(), 1) == 0);
    tests::CapturedOutput const errors(std::cerr);
    std::string const token = "made-up-token";
    {
        airudder::Client client({.token = token});
        auto const result = client.call(airudder::task::get_task_detail,
                                        {.TaskID = "69f531a01a9df58a"});
        if (!result)
            std::cerr << result.error() << '\n';
        CHECK_FALSE(result.has_value());
    }
    unsetenv("https_proxy");
    INFO(errors.text());
    CHECK(errors.text().find("403") != std::string::npos);
    CHECK(proxy.connections() == 1);
}
