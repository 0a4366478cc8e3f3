// A server on cpp-httplib: serve_httplib PORT.

#include "serve.hpp"

#include <exception>
#include <httplib.h>
#include <iostream>
#include <stdexcept>
#include <string>

int main(int argc, char** argv)
{
    try {
        if (argc != 2)
            throw std::invalid_argument("expected PORT");
        httplib::Server server;
        server.new_task_queue = [] {
            return new httplib::ThreadPool(1);
        };
        server.set_tcp_nodelay(true);
        server.set_payload_max_length(std::size_t{4} << 20);
        // A thread serves one connection until it is closed. So each has 100
        // requests, and then another has its turn.
        server.set_keep_alive_max_count(100);
        server.Post(
            bench::path,
            [](httplib::Request const& request, httplib::Response& response) {
                response.status = bench::status_of(
                    request.get_header_value(bench::signature_header),
                    request.body);
                response.set_content("{}", "application/json");
            });
        if (!server.listen("127.0.0.1", std::stoi(argv[1])))
            throw std::runtime_error("expected to listen");
    } catch (std::exception const& error) {
        std::cerr << argv[0] << ": " << error.what() << '\n';
        return 2;
    }
}
