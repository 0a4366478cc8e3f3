#ifndef AIRUDDER_TESTS_CALLS_HPP
#define AIRUDDER_TESTS_CALLS_HPP

#include "catch.hpp"
#include "client/fault_server.hpp"

#include <airudder/client.hpp>
#include <airudder/task/get_task_detail.hpp>

#include <boost/asio/use_future.hpp>

#include <chrono>
#include <future>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

/// A call, and the client for it.
namespace calls {

using airudder::task::get_task_detail;

inline airudder::task::TaskDetailQuery const query{.TaskID = "a b"};

inline constexpr auto good = R"({"data":null,"status":"OK","code":200})";

inline airudder::ClientOptions options_for(fault::Server const& server)
{
    airudder::ClientOptions options;
    options.server = server.url();
    options.token = "some/token+1";
    options.first_wait = std::chrono::milliseconds(1);
    options.timeout = std::chrono::seconds(10);
    return options;
}

/// The error of a call to a server that does this.
inline airudder::CallError error_of(fault::Script script)
{
    fault::Server const server(std::move(script));
    airudder::Client client(options_for(server));
    auto const result = client.call(get_task_detail, query);
    REQUIRE_FALSE(result.has_value());
    return result.error();
}

/// The reason why a client refuses its options, or "taken".
inline std::string reason(airudder::ClientOptions const& options)
{
    try {
        airudder::Client const client(options);
    } catch (std::invalid_argument const& error) {
        return error.what();
    }
    return "taken";
}

using Answer = airudder::CallResult<airudder::task::TaskDetailResult>;

inline std::vector<std::future<Answer>> start_calls(airudder::Client& client,
                                                    int count)
{
    std::vector<std::future<Answer>> results;
    for (int call = 0; call != count; ++call)
        results.push_back(
            client.async_call(get_task_detail, query, boost::asio::use_future));
    return results;
}

/// All texts of an error but its pointer, which is not masked.
inline std::string everything(airudder::CallError const& error)
{
    std::ostringstream out;
    out << error << error.body << error.status.value_or("")
        << error.reason.value_or("") << error.place.message;
    return out.str();
}

} // namespace calls

#endif // AIRUDDER_TESTS_CALLS_HPP
