#include "receive/writer.hpp"

#include "catch.hpp"
#include "receive/sqlite.hpp"
#include "receive/sqlite_storage.hpp"
#include "receive/testing.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <exception>
#include <list>
#include <mutex>

using namespace receive;
using namespace receive::testing;
using namespace std::chrono_literals;
using Outcomes = std::vector<bool>;

namespace {

/// A writer to a database, used as a receiver does.
class Writing {
public:
    explicit Writing(std::chrono::milliseconds timeout = 10min)
    {
        writer_.emplace(*storage_, timeout, [this](std::string const& text) {
            std::lock_guard const lock(mutex_);
            reports_.push_back(text);
        });
    }

    /// Begins to store an event.
    void add(airudder::RawDelivery event)
    {
        auto const& kept = events_.emplace_back(std::move(event));
        auto const index = outcomes_.size();
        outcomes_.push_back(false);
        boost::asio::co_spawn(
            loop_,
            writer_->store(kept),
            [this, index](std::exception_ptr failure, bool stored) {
                outcomes_[index] = !failure && stored;
                ++finished_;
            });
    }

    /// Waits until all are stored or given up.
    Outcomes const& finish()
    {
        loop_.restart();
        loop_.run();
        REQUIRE(finished_ == outcomes_.size());
        return outcomes_;
    }

    /// Begins what was added.
    void begin() { loop_.poll(); }

    void stop() { writer_.reset(); }

    void execute(char const* sql) { other_.execute(sql); }

    std::vector<std::string> keys() const
    {
        return keys_of(read_all(*make_sqlite_reader(path_, 1min)));
    }

    std::vector<std::string> reports() const
    {
        std::lock_guard const lock(mutex_);
        return reports_;
    }

private:
    Folder folder_{};
    std::string path_ = folder_.file("events.db");
    std::unique_ptr<Storage> storage_ = make_sqlite_storage(path_, 24h, 1min);
    sqlite::Database other_{path_, SQLITE_OPEN_READWRITE};
    mutable std::mutex mutex_{};
    std::vector<std::string> reports_{};
    std::list<airudder::RawDelivery> events_{};
    Outcomes outcomes_{};
    std::size_t finished_ = 0;
    boost::asio::io_context loop_{};
    std::optional<Writer> writer_{};
};

} // namespace

TEST_CASE("a writer stores events that arrive together", "[receive]")
{
    Writing writing;
    for (int i = 0; i != 1000; ++i)
        writing.add(event(std::to_string(i)));
    CHECK(writing.finish() == Outcomes(1000, true));
    CHECK(writing.keys().size() == 1000);
    writing.add(event("0"));
    CHECK(writing.finish().back());
    CHECK(writing.keys().size() == 1000);
    CHECK(writing.reports().empty());
}

TEST_CASE("an event that cannot be stored in time is not stored later",
          "[receive]")
{
    Writing writing(50ms);
    writing.execute("BEGIN IMMEDIATE");
    writing.add(event("first"));
    writing.add(event("second"));
    CHECK(writing.finish() == Outcomes{false, false});
    writing.execute("ROLLBACK");
    writing.add(event("third"));
    CHECK(writing.finish() == Outcomes{false, false, true});
    CHECK(writing.keys() == std::vector<std::string>{"third"});
    REQUIRE(writing.reports().size() == 1);
    CHECK_THAT(writing.reports()[0],
               Catch::Matchers::Contains("not stored: ") &&
                   Catch::Matchers::Contains("events.db: database is locked"));
}

TEST_CASE("events that wait for a lock are stored when it is gone", "[receive]")
{
    Writing writing;
    writing.execute("BEGIN IMMEDIATE");
    for (int i = 0; i != 20; ++i)
        writing.add(event(std::to_string(i)));
    writing.begin();
    writing.execute("ROLLBACK");
    CHECK(writing.finish() == Outcomes(20, true));
    CHECK(writing.keys().size() == 20);
}

TEST_CASE("an event that cannot be stored does not keep others from it",
          "[receive]")
{
    Writing writing;
    writing.execute("CREATE TRIGGER refuse BEFORE INSERT ON events "
                    "WHEN NEW.body = 'bad' BEGIN "
                    "SELECT RAISE(ABORT, 'made-up reason'); END");
    // They wait together.
    writing.execute("BEGIN IMMEDIATE");
    writing.add(event("1"));
    writing.add(event("2", "bad"));
    writing.add(event("3"));
    writing.add(event("4", "bad"));
    writing.begin();
    writing.execute("ROLLBACK");
    CHECK(writing.finish() == Outcomes{true, false, true, false});
    CHECK(writing.keys() == std::vector<std::string>{"1", "3"});
    CHECK(writing.reports().size() == 1);
}

TEST_CASE("the end of a writer is the end of waiting", "[receive]")
{
    Writing writing;
    writing.execute("BEGIN IMMEDIATE");
    writing.add(event("first"));
    writing.add(event("second"));
    writing.begin();
    writing.stop();
    CHECK(writing.finish() == Outcomes{false, false});
    writing.execute("ROLLBACK");
    CHECK(writing.keys().empty());
}
