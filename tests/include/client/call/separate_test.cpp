#include "catch.hpp"
#include "client/support/fault_server.hpp"

#include <airudder/client.hpp>
#include <airudder/task/get_task_detail.hpp>

#ifdef AIRUDDER_CLIENT_LOOP_ENGINE_HPP
#error "expected nothing here of what is compiled in src.cpp"
#endif

TEST_CASE("a file that compiles only its own templates can make a call")
{
    fault::Server const server(
        fault::always(fault::answer(R"({"data":null,"code":200})")));
    airudder::Client client({.server = server.url(), .token = "some/token+1"});
    CHECK(client
              .call(airudder::task::get_task_detail,
                    {.TaskID = "69f531a01a9df58a"})
              .has_value());
}
