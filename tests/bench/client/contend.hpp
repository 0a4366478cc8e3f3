#ifndef AIRUDDER_BENCH_CLIENT_CONTEND_HPP
#define AIRUDDER_BENCH_CLIENT_CONTEND_HPP

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

/// The common part of the clients that are compared. Each makes the same call,
/// task.get_task_detail, which is answered with the documented example.
namespace bench {

/// The server to call and the answer to expect.
struct Target {
    /// E.g. "https://localhost:40001".
    std::string server{};

    /// A file of trusted certificates in PEM form.
    std::string ca_file{};

    /// The answer's body.
    std::string body{};
};

inline constexpr char const* path = "/service/cloud/detail?TaskID=1a2b3c4d";
inline constexpr char const* task_id = "1a2b3c4d";
inline constexpr char const* token = "made-up-token-of-the-benchmark";

/// The timeout of each call.
inline constexpr int timeout_seconds = 30;

/// The number of connections that a client keeps; more than are ever needed.
inline constexpr std::size_t most_connections = 1024;

/// A client that keeps its connections.
class Contender {
public:
    virtual ~Contender() = default;

    /// Makes `calls` calls, `in_flight` of them concurrently.
    virtual void run(std::size_t calls, std::size_t in_flight) = 0;

    /// Opens about `connections` connections and frees the memory that only
    /// calls need.
    virtual void open(std::size_t connections)
    {
        run(connections, connections);
    }
};

using MakeContender = std::unique_ptr<Contender> (*)(Target const&);

/// The main function of a contender. It has two command lines. The first:
///     <server> <file of the CA> <file of the body> calls N IN_FLIGHT
/// prints the user time, the system time and the elapsed time of N calls in
/// microseconds. It opens the connections before it measures. The second:
///     <server> <file of the CA> <file of the body> idle N
/// prints the bytes of memory that each of about N further idle connections
/// takes.
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
