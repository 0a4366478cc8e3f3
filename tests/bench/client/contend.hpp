#ifndef AIRUDDER_BENCH_CLIENT_CONTEND_HPP
#define AIRUDDER_BENCH_CLIENT_CONTEND_HPP

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

/// The common part of the programs that are compared as clients. Each makes the
/// same call: task.get_task_detail, answered with the documented example.
namespace bench {

/// Where to call, and what comes back.
struct Target {
    /// E.g. "https://localhost:40001".
    std::string server{};

    /// The certificates that vouch for the server.
    std::string ca_file{};

    /// The answer's body.
    std::string body{};
};

inline constexpr char const* path = "/service/cloud/detail?TaskID=1a2b3c4d";
inline constexpr char const* task_id = "1a2b3c4d";
inline constexpr char const* token = "made-up-token-of-the-benchmark";

/// Sooner or later every call ends.
inline constexpr int timeout_seconds = 30;

/// Connections that are kept, more than are ever needed.
inline constexpr std::size_t most_connections = 1024;

/// A client that keeps its connections.
class Contender {
public:
    virtual ~Contender() = default;

    /// Makes so many calls, so many of them at a time.
    virtual void run(std::size_t calls, std::size_t in_flight) = 0;

    /// Opens about `connections` more connections, and frees what only calls
    /// need.
    virtual void open(std::size_t connections)
    {
        run(connections, connections);
    }
};

using MakeContender = std::unique_ptr<Contender> (*)(Target const&);

/// A whole program:
///     <server> <file of the CA> <file of the body> calls N IN_FLIGHT
/// prints microseconds of the program's and of the system's processor time for
/// N calls, and microseconds that passed; connections were opened before.
///     <server> <file of the CA> <file of the body> idle N
/// prints how many bytes of memory each of about N more idle connections takes.
int contend(int argc, char** argv, MakeContender make);

template <class T>
int contend(int argc, char** argv)
{
    return contend(
        argc, argv, [](Target const& target) -> std::unique_ptr<Contender> {
            return std::make_unique<T>(target);
        });
}

/// Ends the program if `good` is false.
void expect(bool good, std::string_view what);

} // namespace bench

#endif // AIRUDDER_BENCH_CLIENT_CONTEND_HPP
