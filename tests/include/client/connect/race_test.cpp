#include "catch.hpp"
#include "client/connect/addresses.hpp"

#include <airudder/detail/client/race.hpp>

#include <boost/asio/io_context.hpp>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using addresses::endpoint_of;
using addresses::Silent;
using airudder::detail::interleaved;
using airudder::detail::Race;
using Endpoints = std::vector<addresses::Tcp::endpoint>;

namespace {

/// Listens at an address. Nothing listens on the same port of the others.
class Answering {
public:
    explicit Answering(std::string const& address, unsigned short port = 0)
        : acceptor_(io_, endpoint_of(address, port))
    {
    }

    unsigned short port() const { return acceptor_.local_endpoint().port(); }

private:
    boost::asio::io_context io_{};
    addresses::Tcp::acceptor acceptor_;
};

struct RaceOutcome {
    /// The address that was connected; empty if there is none.
    std::string winner{};

    /// The error if no address was connected.
    std::string found{};
    std::size_t tried{};

    /// The number of files that the race left open.
    std::ptrdiff_t left_open{};
};

RaceOutcome race_to(Endpoints endpoints)
{
    boost::asio::io_context io;
    auto const race =
        std::make_shared<Race>(io.get_executor(), std::move(endpoints));
    auto const before = addresses::open_files();
    std::optional<Race::Result> result;
    race->start([&](Race::Result got) { result.emplace(std::move(got)); });
    io.run();
    REQUIRE(result.has_value());
    RaceOutcome outcome{.tried = race->tried()};
    outcome.left_open = addresses::open_files() - before;
    if (*result)
        outcome.winner = (*result)->remote_endpoint().address().to_string();
    else
        outcome.found = result->error().message;
    return outcome;
}

Endpoints at_port(std::vector<std::string> const& all, unsigned short port)
{
    Endpoints endpoints;
    for (auto const& address : all)
        endpoints.push_back(endpoint_of(address, port));
    return endpoints;
}

} // namespace

TEST_CASE(
    "address families alternate, beginning with the first address's family",
    "[race]")
{
    auto const order = [](std::vector<std::string> const& all) {
        std::vector<std::string> texts;
        for (auto const& one : interleaved(at_port(all, 1)))
            texts.push_back(one.address().to_string());
        return texts;
    };
    using Texts = std::vector<std::string>;
    CHECK(order({}) == Texts{});
    CHECK(order({"127.0.0.1"}) == Texts{"127.0.0.1"});
    CHECK(order({"::1", "::2", "::3", "127.0.0.1", "127.0.0.2"}) ==
          Texts{"::1", "127.0.0.1", "::2", "127.0.0.2", "::3"});
    CHECK(order({"127.0.0.9", "127.0.0.1", "127.0.0.5", "::2", "::1"}) ==
          Texts{"127.0.0.9", "::2", "127.0.0.1", "::1", "127.0.0.5"});
    CHECK(order({"::2", "127.0.0.1", "::1"}) ==
          Texts{"::2", "127.0.0.1", "::1"});
}

TEST_CASE("an address that answers at once is the only one tried", "[race]")
{
    Answering const server("127.0.0.1");
    Silent const silent("127.0.0.2", server.port());
    auto const outcome =
        race_to(at_port({"127.0.0.1", "127.0.0.2"}, server.port()));
    CHECK(outcome.winner == "127.0.0.1");
    CHECK(outcome.tried == 1);
    CHECK(outcome.left_open == 1);
}

TEST_CASE("unresponsive addresses lose and their sockets are closed", "[race]")
{
    Answering const server("127.0.0.1");
    Silent const one("127.0.0.2", server.port());
    Silent const two("127.0.0.3", server.port());
    auto const outcome = race_to(
        at_port({"127.0.0.2", "127.0.0.3", "127.0.0.1"}, server.port()));
    CHECK(outcome.winner == "127.0.0.1");
    CHECK(outcome.tried == 3);
    CHECK(outcome.left_open == 1);
}

TEST_CASE("an unresponsive address does not hold up another address family",
          "[race]")
{
    SECTION("an IPv6 address")
    {
        Answering const server("127.0.0.1");
        Silent const silent("::1", server.port());
        CHECK(race_to(at_port({"::1", "127.0.0.1"}, server.port())).winner ==
              "127.0.0.1");
    }
    SECTION("an IPv4 address")
    {
        // A port that is free at ::1 may be in use at 127.0.0.1, where most
        // connections of other tests are.
        Silent const silent("127.0.0.1");
        Answering const server("::1", silent.endpoint().port());
        CHECK(race_to(at_port({"127.0.0.1", "::1"}, server.port())).winner ==
              "::1");
    }
}

TEST_CASE("the next address is tried if one refuses or is unreachable",
          "[race]")
{
    Answering const server("127.0.0.1");
    // 224.0.0.1 is a multicast address, which cannot be connected.
    auto const outcome = race_to(
        at_port({"127.0.0.2", "::1", "224.0.0.1", "127.0.0.1"}, server.port()));
    CHECK(outcome.winner == "127.0.0.1");
    CHECK(outcome.tried == 4);
    CHECK(outcome.left_open == 1);
}

TEST_CASE("a slow address can win after the next one was tried", "[race]")
{
    Silent slow("127.0.0.1");
    Silent const silent("127.0.0.2", slow.endpoint().port());
    boost::asio::io_context io;
    auto const race = std::make_shared<Race>(
        io.get_executor(), Endpoints{slow.endpoint(), silent.endpoint()});
    std::optional<Race::Result> result;
    race->start([&](Race::Result got) { result.emplace(std::move(got)); });
    while (race->tried() != 2)
        io.run_one();
    slow.accept_one();
    io.run();
    REQUIRE((result.has_value() && result->has_value()));
    CHECK((*result)->remote_endpoint() == slow.endpoint());
}

TEST_CASE("an error states the number of failed addresses and their reasons",
          "[race]")
{
    unsigned short port = 0;
    {
        Answering const gone("127.0.0.1");
        port = gone.port();
    }
    auto outcome = race_to(at_port({"127.0.0.1"}, port));
    CHECK(outcome.found == "Connection refused");
    CHECK(outcome.left_open == 0);
    outcome = race_to(at_port({"127.0.0.1", "127.0.0.2", "::1"}, port));
    CHECK(outcome.found == "none at 3 addresses: Connection refused");
    CHECK(outcome.tried == 3);
    CHECK(outcome.left_open == 0);
    outcome = race_to(at_port({"127.0.0.1", "224.0.0.1"}, port));
    CHECK(outcome.found ==
          "none at 2 addresses: Connection refused, Network is unreachable");
}

TEST_CASE("a cancelled race closes its sockets and does not call its handler",
          "[race]")
{
    Silent const one("127.0.0.1");
    Silent const two("127.0.0.2", one.endpoint().port());
    boost::asio::io_context io;
    auto const race = std::make_shared<Race>(
        io.get_executor(), Endpoints{one.endpoint(), two.endpoint()});
    auto const before = addresses::open_files();
    bool told = false;
    race->start([&](Race::Result const&) { told = true; });
    auto const tries = GENERATE(std::size_t{1}, std::size_t{2});
    while (race->tried() != tries)
        io.run_one();
    race->cancel();
    io.run();
    CHECK_FALSE(told);
    CHECK(addresses::open_files() == before);
    CHECK(race.use_count() == 1);
}
