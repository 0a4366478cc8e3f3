#include "catch.hpp"
#include "receive/running.hpp"
#include "receive/senders.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <boost/json/parse.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <fstream>
#include <iostream>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <sys/resource.h>
#include <thread>
#include <vector>

/// Senders that attack receive_to_sqlite, all at once, and one that behaves.
namespace hostile {
namespace {

using namespace receive::testing;
using namespace std::chrono_literals;
using Tcp = boost::asio::ip::tcp;
using Clock = std::chrono::steady_clock;

constexpr auto target = "/hooks/workflow.waba_status_changed";

std::string head(std::string const& fields)
{
    return std::string("POST ") + target + " HTTP/1.1\r\nHost: h\r\n" + fields +
           "\r\n";
}

std::string request(std::string const& body)
{
    return head("Content-Length: " + std::to_string(body.size()) + "\r\n") +
           body;
}

std::string repeated(std::string_view text, std::size_t count)
{
    std::string all;
    while (count-- != 0)
        all += text;
    return all;
}

/// A connection from an address of loopback, e.g. "127.0.0.2". A failure ends
/// it.
class Connection {
public:
    Connection(std::string const& address, int port) : socket_(loop_)
    {
        auto const from = boost::asio::ip::make_address(address);
        socket_.open(Tcp::v4());
        socket_.bind({from, 0});
        socket_.connect({boost::asio::ip::address_v4::loopback(),
                         static_cast<unsigned short>(port)});
    }

    bool send(std::string_view bytes)
    {
        boost::system::error_code error;
        boost::asio::write(
            socket_, boost::asio::buffer(bytes.data(), bytes.size()), error);
        return !error;
    }

    void end_sending()
    {
        boost::system::error_code ignored;
        socket_.shutdown(Tcp::socket::shutdown_send, ignored);
    }

    /// Returns the status of the next answer; empty if there is none.
    std::string status()
    {
        std::string text;
        while (text.find("\r\n\r\n") == text.npos) {
            char buffer[4096];
            boost::system::error_code error;
            auto const size =
                socket_.read_some(boost::asio::buffer(buffer), error);
            if (error)
                return {};
            text.append(buffer, size);
        }
        return text.substr(text.find(' ') + 1, 3);
    }

private:
    boost::asio::io_context loop_{};
    Tcp::socket socket_;
};

/// What a sender sends, and the status of the answer.
struct Attack {
    std::string name{};
    std::string status{};

    /// The first bytes, and others that are sent after them again and again, up
    /// to this many times.
    std::string bytes{};
    std::string more{};
    std::size_t times = 0;

    bool ends_sending = false;
};

std::vector<Attack> attacks()
{
    std::string const chunked = "Transfer-Encoding: chunked\r\n";
    std::string const piece(64 << 10, ' ');
    auto const gigabyte = std::size_t{1} << 30;
    auto const field = [](std::string const& text) {
        return head(text);
    };
    return {
        {"cut off in the head", "", "POST / HTT", "", 0, true},
        {"cut off in the body",
         "",
         head("Content-Length: 100\r\n") + "{",
         "",
         0,
         true},
        {"cut off in a chunk", "", head(chunked) + "a\r\n{", "", 0, true},
        {"a half-closed connection", "200", request("{}"), "", 0, true},
        {"a length that is too small",
         "400",
         head("Content-Length: 1\r\n") + "{}"},
        {"a length and a coding",
         "400",
         field("Content-Length: 2\r\n" + chunked) + "{}"},
        {"lengths that differ",
         "400",
         field("Content-Length: 2\r\nContent-Length: 3\r\n") + "{}"},
        {"a length with a sign", "400", field("Content-Length: +2\r\n") + "{}"},
        {"a coding that is not the last",
         "501",
         field("Transfer-Encoding: chunked, gzip\r\n")},
        {"a space before a colon", "400", field("Content-Length : 2\r\n")},
        {"lines that end in LF", "400", head(chunked) + "2\n{}\n0\n\n"},
        {"100,000 fields",
         "431",
         head("").substr(0, head("").size() - 2),
         "X: y\r\n",
         100'000},
        {"a long target", "414", "POST /", piece, 100},
        {"deep JSON", "400", request(repeated("[", 100'000))},
        {"deep JSON in an event",
         "400",
         request(R"({"msg_id":"1","status":"2","x":)" +
                 repeated("{\"x\":", 100'000))},
        {"JSON that becomes large",
         "400",
         request(R"({"variables":)" + repeated("[{},", 100) + "[" +
                 repeated("{},", 1'000'000) + "0")},
        {"invalid UTF-8", "400", request("{\"a\":\"\xC3\x28\"}")},
        {"a declared body of 1 GB",
         "413",
         head("Content-Length: " + std::to_string(gigabyte) + "\r\n"),
         piece,
         gigabyte / piece.size()},
        {"chunks of 1 GB",
         "413",
         head(chunked),
         "10000\r\n" + piece + "\r\n",
         gigabyte / piece.size()},
        {"a chunk of 1 GB",
         "413",
         head(chunked) + "40000000\r\n",
         piece,
         gigabyte / piece.size()},
        {"endless extensions",
         "400",
         head(chunked) + "2;",
         std::string(1000, 'x'),
         1'000'000},
        {"endless trailers",
         "431",
         head(chunked) + "0\r\n",
         "X: y\r\n",
         1'000'000},
    };
}

/// Carries out an attack. Returns the status of the answer.
std::string answer_to(Attack const& attack, int port)
{
    Connection connection("127.0.0.2", port);
    bool sent = connection.send(attack.bytes);
    for (std::size_t time = 0; sent && time != attack.times; ++time)
        sent = connection.send(attack.more);
    if (attack.ends_sending)
        connection.end_sending();
    return connection.status();
}

/// Connections that are open all the time and send a byte each now and then.
class SlowSenders {
public:
    SlowSenders(int port, std::size_t count) : port_(port), slow_(count / 2)
    {
        std::string const head_without_end =
            head("").substr(0, head("").size() - 2) + "X: ";
        for (std::size_t number = 0; number != count; ++number)
            open(number % 4 == 0   ? std::string()
                 : number % 4 == 1 ? head_without_end
                 : number % 4 == 2
                     ? head("Content-Length: 1000000\r\n")
                     : head("Transfer-Encoding: chunked\r\n") + "ffff\r\n");
        thread_ = std::thread([this] { send(); });
    }

    ~SlowSenders()
    {
        ends_ = true;
        thread_.join();
    }

    SlowSenders(SlowSenders const&) = delete;
    SlowSenders& operator=(SlowSenders const&) = delete;

private:
    void open(std::string const& first)
    {
        // A receiver takes 1,024 connections from one address.
        auto const address =
            "127.0.0." + std::to_string(3 + connections_.size() / 800);
        connections_.push_back(std::make_unique<Connection>(address, port_));
        connections_.back()->send(first);
    }

    void send()
    {
        while (!ends_) {
            for (std::size_t number = 0; number != slow_ && !ends_; ++number)
                if (number % 4 != 0)
                    connections_[number]->send("x");
            std::this_thread::sleep_for(100ms);
        }
    }

    int port_;

    /// How many send bytes; the others send nothing more.
    std::size_t slow_;

    std::vector<std::unique_ptr<Connection>> connections_{};
    std::atomic<bool> ends_ = false;
    std::thread thread_{};
};

/// A sender that behaves: it sends events one after the other.
class Behaving {
public:
    explicit Behaving(int port) : port_(port) {}

    void send_one()
    {
        bodies_.push_back(R"({"number":)" + std::to_string(bodies_.size()) +
                          '}');
        auto const begin = Clock::now();
        Connection connection("127.0.0.1", port_);
        connection.send(request(bodies_.back()));
        if (auto const status = connection.status(); status != "200")
            FAIL_CHECK("expected 200, found " << status);
        slowest_ = std::max(slowest_, Clock::now() - begin);
    }

    std::vector<std::string> const& bodies() const { return bodies_; }
    Clock::duration slowest() const { return slowest_; }

private:
    int port_;
    std::vector<std::string> bodies_{};
    Clock::duration slowest_{};
};

/// A size in MiB that the system states of a process, e.g. "VmHWM".
std::size_t memory_of(Running const& program, std::string const& name)
{
    std::ifstream status("/proc/" + std::to_string(program.id()) + "/status");
    for (std::string word; status >> word;)
        if (std::size_t kib = 0; word == name + ':' && status >> kib)
            return kib >> 10;
    return 0;
}

/// A receiver and what hostile senders of it have in common.
struct Attacked {
    Attacked()
    {
        // Both ends of every connection need descriptors.
        rlimit limit{};
        getrlimit(RLIMIT_NOFILE, &limit);
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
        auto const url = receiver.url();
        port = std::stoi(url.substr(url.rfind(':') + 1));
        before = memory_of(receiver, "VmRSS");
    }

    /// Checks and prints what an attack cost.
    void report(std::string const& what, Behaving const& behaving) const
    {
        auto const slowest =
            std::chrono::duration_cast<std::chrono::milliseconds>(
                behaving.slowest());
        auto const most = memory_of(receiver, "VmHWM");
        std::cout << what << ": resident memory " << before << " MiB before, "
                  << most << " MiB at most; the slowest of "
                  << behaving.bodies().size() << " other answers took "
                  << slowest.count() << " ms\n";
        CHECK(slowest < 5s);
        // ReceiverOptions::max_memory, and memory for connections.
        CHECK(most < before + 256 + 128);
    }

    Folder folder{};
    Running receiver{{AIRUDDER_RECEIVE_TO_SQLITE,
                      "--database",
                      folder.file("events.db"),
                      "--listen",
                      "127.0.0.1:0"},
                     // Else it would keep freed memory.
                     {.environment = {"ASAN_OPTIONS=quarantine_size_mb=1"}}};
    int port{};
    std::size_t before{};
};

} // namespace

TEST_CASE("hostile senders neither take memory nor keep others waiting",
          "[receive]")
{
    Attacked attacked;
    Behaving behaving(attacked.port);
    {
        SlowSenders const slow(attacked.port, 2000);
        for (int round = 0; round != rounds_of_killing() / 20; ++round) {
            std::vector<std::pair<Attack, std::string>> results;
            std::atomic<bool> done = false;
            std::thread attacker([&] {
                for (auto const& attack : attacks())
                    results.emplace_back(attack,
                                         answer_to(attack, attacked.port));
                done = true;
            });
            while (!done)
                behaving.send_one();
            attacker.join();
            for (auto const& [attack, status] : results) {
                INFO(attack.name);
                CHECK(status == attack.status);
            }
        }
    }
    attacked.report("hostile senders", behaving);
    auto const listed = run_program({AIRUDDER_RECEIVE_TO_SQLITE,
                                     "--database",
                                     attacked.folder.file("events.db"),
                                     "--list"});
    std::vector<std::string> stored;
    std::istringstream lines(listed.output);
    for (std::string line; std::getline(lines, line);)
        stored.emplace_back(
            boost::json::parse(line).at("body").as_string().c_str());
    std::erase(stored, "{}");
    CHECK((stored == behaving.bodies()));
}

TEST_CASE("large bodies without an end take limited memory", "[receive]")
{
    Attacked attacked;
    Behaving behaving(attacked.port);
    auto const almost = request('{' + std::string((4 << 20) - 2, ' ') + '}');
    std::vector<std::unique_ptr<Connection>> connections;
    for (int count = 0; count != 100; ++count) {
        connections.push_back(
            std::make_unique<Connection>("127.0.0.2", attacked.port));
        connections.back()->send(
            std::string_view(almost).substr(0, almost.size() - 1));
        behaving.send_one();
    }
    attacked.report("large bodies", behaving);
}

} // namespace hostile
