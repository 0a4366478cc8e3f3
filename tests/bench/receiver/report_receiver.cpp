// Lets wrk send the same bodies to all servers in turn and compares their costs
// with the budgets: report_receiver <folder of contenders> [--repetitions N]
// [--only REGEX]. The expression is searched for in `<work>/<contender>/<number
// of connections>` and `idle/<contender>`.

#include "../options.hpp"
#include "../process.hpp"
#include "../report.hpp"
#include "../server.hpp"
#include "contenders.hpp"
#include "serve.hpp"
#include "signed_bodies.hpp"

#include <boost/asio/io_context.hpp>

#include <algorithm>
#include <exception>
#include <iostream>
#include <map>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <sys/resource.h>
#include <vector>

namespace {

using namespace bench;

/// More than our receiver remembers, so that each one is new to it.
constexpr std::size_t bodies = 2048;

constexpr std::size_t few_connections = 256;
constexpr std::size_t idle_connections = 3800;

std::vector<int> const all_connections{64, 256};

/// `ours` may take `most` times as long as `peer`. The shortest times count,
/// because other load on the machine only adds to them.
struct Limit {
    std::string ours;
    std::string peer;
    double most;
};

std::vector<Limit> const limits{{"read/ours", "read/nginx", 1.25},
                                {"deliver/ours", "read/nginx", 2.0},
                                {"deliver/ours", "deliver/beast", 0.6},
                                {"deliver/ours", "deliver/httplib", 0.45},
                                {"deliver/ours", "deliver/fastify", 0.3}};

std::string run_name(std::string const& contender, int connections)
{
    return contender + '/' + std::to_string(connections);
}

/// Both ends of thousands of connections need descriptors.
void raise_descriptor_limit()
{
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

class Report {
public:
    explicit Report(Options const& options) : options_(options)
    {
        for (auto const& contender : contenders(options.folder))
            for (auto const connections : all_connections)
                if (options.asks_for(run_name(contender.name, connections)))
                    runs_.push_back({contender, connections});
        std::string lines;
        for (auto const& push : node_pushes(bodies))
            lines += push.signature + ' ' + push.body + '\n';
        bodies_ = folder_.write("bodies", lines);
    }

    void measure()
    {
        if (options_.asks_for("idle/ours"))
            measure_idle();
        for (auto const& run : runs_)
            if (!servers_.contains(run.contender.name)) {
                auto const& server = servers_
                                         .emplace(run.contender.name,
                                                  start(run.contender, folder_))
                                         .first->second;
                check(run.contender, server);
                // Fastify is compiled while it runs.
                send(run, "2s");
            }
        for (int turn = 0; turn != options_.repetitions; ++turn) {
            std::cerr << "sending " << turn + 1 << " of "
                      << options_.repetitions << '\n';
            for (auto const& run : runs_)
                measure_run(run);
            std::reverse(runs_.begin(), runs_.end());
        }
    }

    void print(std::ostream& out) const
    {
        std::vector<std::vector<std::string>> rows{
            {"processor time of the server for a request, in us",
             "least",
             "median",
             "most",
             "requests/s"}};
        for (auto const& [name, costs] : costs_) {
            auto const spread = spread_of(costs.processor);
            rows.push_back({name,
                            fixed(spread.least, 2),
                            fixed(spread.median, 2),
                            fixed(spread.most, 2),
                            fixed(spread_of(costs.rate).median, 0)});
        }
        print_table(out, rows);
        out << '\n';
    }

    std::vector<Budget> budgets() const
    {
        std::vector<Budget> result;
        for (auto const& limit : limits)
            for (auto const connections : all_connections) {
                auto const ours =
                    costs_.find(run_name(limit.ours, connections));
                auto const peer =
                    costs_.find(run_name(limit.peer, connections));
                if (ours != costs_.end() && peer != costs_.end())
                    result.push_back(
                        {"receiver/" + run_name(limit.ours, connections) +
                             "_x_" +
                             limit.peer.substr(limit.peer.find('/') + 1),
                         spread_of(ours->second.processor).least /
                             spread_of(peer->second.processor).least,
                         limit.most});
            }
        if (idle_kib_)
            result.push_back({"receiver/idle_kib", *idle_kib_, 2});
        if (result.empty())
            throw std::invalid_argument("expected --only to match a budget");
        return result;
    }

private:
    /// A contender with a number of connections.
    struct Run {
        Contender contender{};
        int connections{};
    };

    struct Costs {
        /// Microseconds for a request, one for each repetition.
        std::vector<double> processor{};

        /// Answered requests in a second.
        std::vector<double> rate{};
    };

    /// Returns the number of answered requests.
    double send(Run const& run, std::string const& duration) const
    {
        auto const& server = servers_.at(run.contender.name);
        auto const url =
            "http://127.0.0.1:" + std::to_string(server.port()) + path;
        auto const output = bench::run({"wrk",
                                        "-t1",
                                        "-c" + std::to_string(run.connections),
                                        "-d" + duration,
                                        "-s",
                                        AIRUDDER_BENCH_REQUESTS,
                                        url,
                                        "--",
                                        bodies_,
                                        signature_header})
                                .output;
        auto const end = output.find_last_not_of('\n');
        std::istringstream line(output.substr(output.rfind('\n', end) + 1));
        double requests = 0;
        double errors = 0;
        if (!(line >> requests >> errors) || errors != 0 || requests < 100)
            throw std::runtime_error("expected answers from " +
                                     run.contender.name + ", found\n" + output);
        return requests;
    }

    void measure_run(Run const& run)
    {
        auto const& process = servers_.at(run.contender.name).process();
        auto const before = process.seconds();
        auto const requests = send(run, "2s");
        auto const seconds = process.seconds() - before;
        auto& costs = costs_[run_name(run.contender.name, run.connections)];
        costs.processor.push_back(seconds * 1e6 / requests);
        costs.rate.push_back(requests / 2);
    }

    /// Opens a few connections first, so that only the memory of further ones
    /// counts, not the buffers that all share. Each connection has made a request.
    void measure_idle()
    {
        raise_descriptor_limit();
        auto const ours = contenders(options_.folder)[2];
        auto const server = start(ours, folder_);
        auto const pushes = node_pushes(bodies);
        boost::asio::io_context io;
        std::vector<boost::asio::ip::tcp::socket> sockets;
        auto const open = [&](std::size_t count) {
            for (; count != 0; --count) {
                auto const& push = pushes[sockets.size() % pushes.size()];
                sockets.push_back(connect(io, server.port()));
                if (status_of_request(
                        sockets.back(), push.body, push.signature) != 200)
                    throw std::runtime_error("expected an accepted event");
            }
            return server.process().resident_bytes();
        };
        auto const before = open(few_connections);
        auto const after = open(idle_connections);
        idle_kib_ = (after - before) / idle_connections / 1024;
    }

    Options options_;
    TemporaryFolder folder_{};
    std::string bodies_{};
    std::vector<Run> runs_{};
    std::map<std::string, Server> servers_{};
    std::map<std::string, Costs> costs_{};
    std::optional<double> idle_kib_{};
};

bool report(Options const& options)
{
    Report report(options);
    report.measure();
    report.print(std::cout);
    return print_budgets(std::cout, report.budgets());
}

} // namespace

int main(int argc, char** argv)
{
    try {
        return report(read_options(argc, argv, 5)) ? 0 : 1;
    } catch (std::exception const& error) {
        std::cerr << argv[0] << ": " << error.what() << '\n';
        return 2;
    }
}
