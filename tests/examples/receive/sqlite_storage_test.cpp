#include "receive/sqlite_storage.hpp"

#include "catch.hpp"
#include "receive/sqlite.hpp"
#include "receive/testing.hpp"

#include <array>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace receive;
using namespace receive::testing;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using Keys = std::vector<std::string>;

namespace {

class SqliteFile {
public:
    std::string const& path() const { return path_; }

    std::unique_ptr<Storage>
    open(std::chrono::milliseconds keep_keys = 24h) const
    {
        return make_sqlite_storage(path_, keep_keys, 1min);
    }

    std::vector<StoredEvent> events() const
    {
        return read_all(*make_sqlite_reader(path_, 1min));
    }

    /// Another connection.
    sqlite::Database connect() const { return {path_, SQLITE_OPEN_READWRITE}; }

    std::int64_t number(std::string const& sql) const
    {
        auto const database = connect();
        sqlite::Statement statement(database, sql);
        REQUIRE(statement.step());
        return statement.number(0);
    }

private:
    Folder folder_{};
    std::string path_ = folder_.file("events.db");
};

/// While it lives, this process cannot write beyond `bytes` of a file.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes)
        : handler_(std::signal(SIGXFSZ, SIG_IGN))
    {
        getrlimit(RLIMIT_FSIZE, &before_);
        auto limit = before_;
        limit.rlim_cur = bytes;
        setrlimit(RLIMIT_FSIZE, &limit);
    }

    ~FileSizeLimit()
    {
        setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }

    FileSizeLimit(FileSizeLimit const&) = delete;
    FileSizeLimit& operator=(FileSizeLimit const&) = delete;

private:
    void (*handler_)(int);
    rlimit before_{};
};

/// A process that runs a function.
class Child {
public:
    explicit Child(std::function<void()> const& function) : id_(fork())
    {
        if (id_ != 0)
            return;
        try {
            function();
            _exit(0);
        } catch (...) {
            _exit(1);
        }
    }

    ~Child()
    {
        if (id_ != -1)
            kill(SIGKILL);
    }

    Child(Child const&) = delete;
    Child& operator=(Child const&) = delete;

    /// Ends it and waits.
    void kill(int signal)
    {
        ::kill(id_, signal);
        wait();
    }

    /// Returns its exit code.
    int wait()
    {
        int status = 0;
        waitpid(id_, &status, 0);
        id_ = -1;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

private:
    pid_t id_;
};

} // namespace

TEST_CASE("a database gives back events in order, byte for byte", "[sqlite]")
{
    SqliteFile const file;
    auto first = event("first", "{\"a\":\"\\u0000 \xC3\xA9\"}");
    first.issues = {
        {.pointer = "/a", .kind = airudder::IssueKind::unknown_member}};
    first.received_at = std::chrono::system_clock::time_point(1744687206789ms);
    auto second = event("[\"x\",\"y\"]", std::string(3'000'000, ' ') + "{}");
    second.operation = "workflow.api_node_pushed";
    {
        auto const storage = file.open();
        store(*storage, {first, second});
        store(*storage, {event("third")});
    }
    auto const events = file.events();
    REQUIRE(events.size() == 3);
    CHECK(events[0].id < events[1].id);
    CHECK(events[1].id < events[2].id);
    CHECK(events[0].received_at == "2025-04-15T03:20:06.789Z");
    CHECK(events[0].operation == operation);
    CHECK(events[0].delivery_key == "first");
    CHECK(events[0].issues == R"([{"pointer":"/a","kind":"unknown_member"}])");
    CHECK(events[0].body == first.body);
    CHECK(events[1].operation == second.operation);
    CHECK(events[1].delivery_key == second.key);
    CHECK(events[1].issues == "[]");
    CHECK((events[1].body == second.body));
}

TEST_CASE("a database has a key once for each operation", "[sqlite]")
{
    SqliteFile const file;
    auto const storage = file.open();
    auto other = event("key", "[3]");
    other.operation = "workflow.api_node_pushed";
    store(*storage, {event("key", "[1]"), event("key", "[2]"), other});
    store(*storage, {event("key", "[4]"), event("kEy", "[5]")});
    std::vector<std::string> bodies;
    for (auto const& one : file.events())
        bodies.push_back(one.body);
    CHECK(bodies == Keys{"[1]", "[3]", "[5]"});
}

TEST_CASE("a database forgets keys after their time", "[sqlite]")
{
    SqliteFile const file;
    auto const storage = file.open(1h);
    auto old = event("old");
    old.received_at -= 2h;
    auto recent = event("recent");
    recent.received_at -= 30min;
    // The first of the three is not dropped before the second is added.
    store(*storage, {old, old, event("old"), event("old")});
    store(*storage, {recent, event("recent")});
    CHECK(keys_of(file.events()) == Keys{"old", "old", "old", "recent"});

    auto dropped = event("dropped");
    dropped.received_at -= 2h;
    store(*storage, {dropped});
    CHECK(file.number("SELECT count(*) FROM delivery_keys") == 2);
    store(*storage, {event("dropped")});
    CHECK(file.events().size() == 6);
}

TEST_CASE("a database keeps keys for ever if asked to", "[sqlite]")
{
    SqliteFile const file;
    auto const storage = file.open(0h);
    auto old = event("old");
    old.received_at = {};
    store(*storage, {old});
    store(*storage, {event("old")});
    CHECK(file.events().size() == 1);
}

TEST_CASE("a database has a write-ahead log", "[sqlite]")
{
    SqliteFile const file;
    auto const storage = file.open();
    CHECK(file.number("SELECT count(*) FROM pragma_journal_mode() "
                      "WHERE journal_mode = 'wal'") == 1);
}

TEST_CASE("a locked database is waited for, but not longer than allowed",
          "[sqlite]")
{
    SqliteFile const file;
    auto const storage = file.open();
    auto other = file.connect();
    other.execute("BEGIN IMMEDIATE");
    CHECK_THROWS_AS(store(*storage, {event("late")}, 20ms), Locked);
    // A database that has its tables can be opened while it is locked.
    auto const second = file.open();
    std::thread unlock([&] {
        std::this_thread::sleep_for(20ms);
        other.execute("ROLLBACK");
    });
    store(*storage, {event("in time")});
    store(*second, {event("in time"), event("second")});
    unlock.join();
    CHECK(keys_of(file.events()) == Keys{"in time", "second"});
}

TEST_CASE("a wait for a locked database can be stopped", "[sqlite]")
{
    SqliteFile const file;
    auto const storage = file.open();
    auto other = file.connect();
    other.execute("BEGIN IMMEDIATE");
    std::stop_source stop;
    std::thread stopping([&] {
        std::this_thread::sleep_for(20ms);
        stop.request_stop();
    });
    auto const late = event("late");
    std::array<airudder::RawDelivery const*, 1> const events{&late};
    CHECK_THROWS_AS(
        storage->store(events, Clock::now() + 10min, stop.get_token()), Locked);
    stopping.join();
}

TEST_CASE("a database that cannot be created is a failure with a reason",
          "[sqlite]")
{
    Folder const folder;
    auto const path = folder.file("missing/events.db");
    CHECK_THAT(failure_of([&] { make_sqlite_storage(path, 24h, 1s); }),
               Contains(path + ": unable to open database file: No such file"));

    std::ofstream(folder.file("text")) << std::string(5000, 'x');
    CHECK_THAT(
        failure_of([&] { make_sqlite_storage(folder.file("text"), 24h, 1s); }),
        Contains("file is not a database"));

    std::filesystem::create_directory(folder.file("folder"));
    CHECK_THAT(failure_of([&] {
                   make_sqlite_storage(folder.file("folder"), 24h, 1s);
               }),
               Contains("unable to open database file"));
}

TEST_CASE("tables of another program are a failure with a reason", "[sqlite]")
{
    Folder const folder;
    auto const path = folder.file("other.db");
    sqlite::Database(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
        .execute("CREATE TABLE events (x)");
    CHECK_THAT(failure_of([&] { make_sqlite_storage(path, 24h, 1s); }),
               Contains("no column named"));
}

TEST_CASE("every path is a file", "[sqlite]")
{
    Folder const folder;
    auto const before = std::filesystem::current_path();
    std::filesystem::current_path(folder.file(""));
    for (std::string const path : {":memory:", "file:x?mode=memory"}) {
        store(*make_sqlite_storage(path, 24h, 1s), {event("key")});
        CHECK(std::filesystem::exists(folder.file(path)));
        CHECK(read_all(*make_sqlite_reader(path, 1s)).size() == 1);
    }
    std::filesystem::current_path(before);
}

TEST_CASE("a full disk is a failure, and not the end", "[sqlite]")
{
    SqliteFile const file;
    auto const storage = file.open();
    store(*storage, {event("before")});
    auto const large = event("large", std::string(1'000'000, ' '));
    {
        FileSizeLimit const limit(200'000);
        CHECK_THAT(failure_of([&] {
                       store(*storage, {event("x"), large});
                   }),
                   Contains("events.db: disk I/O error"));
        CHECK_THAT(failure_of([&] { store(*storage, {large}); }),
                   Contains("disk I/O error"));
        store(*storage, {event("small")});
    }
    store(*storage, {large});
    CHECK(keys_of(file.events()) == Keys{"before", "small", "large"});
}

TEST_CASE("an event that cannot be stored leaves no key", "[sqlite]")
{
    SqliteFile const file;
    auto const storage = file.open();
    file.connect().execute(
        "CREATE TRIGGER refuse BEFORE INSERT ON events BEGIN "
        "SELECT RAISE(ABORT, 'made-up reason'); END");
    CHECK_THAT(failure_of([&] { store(*storage, {event("key")}); }),
               Contains("events.db: made-up reason"));
    file.connect().execute("DROP TRIGGER refuse");
    store(*storage, {event("key")});
    CHECK(keys_of(file.events()) == Keys{"key"});
}

TEST_CASE("a database that was deleted is made anew", "[sqlite]")
{
    SqliteFile const file;
    auto const storage = file.open();
    store(*storage, {event("lost")});
    std::filesystem::remove(file.path());
    store(*storage, {event("kept")});
    CHECK(keys_of(file.events()) == Keys{"kept"});
}

TEST_CASE("a database that does not exist cannot be read, nor is it made",
          "[sqlite]")
{
    Folder const folder;
    auto const path = folder.file("events.db");
    CHECK_THAT(failure_of([&] { make_sqlite_reader(path, 1s); }),
               Contains(path + ": unable to open database file: No such file"));
    CHECK(std::filesystem::is_empty(folder.file("")));
    std::ofstream(path).flush();
    CHECK_THAT(failure_of([&] { make_sqlite_reader(path, 1s); }),
               Contains("no such table: events"));
}

TEST_CASE("a database is read while it is written", "[sqlite]")
{
    SqliteFile const file;
    auto const storage = file.open();
    auto const reader = make_sqlite_reader(file.path(), 1min);
    CHECK(reader->read().empty());
    std::vector<airudder::RawDelivery> many;
    for (int i = 0; i != 3000; ++i)
        many.push_back(event(std::to_string(i), std::string(1000, ' ')));
    store(*storage, many);
    auto other = file.connect();
    other.execute("BEGIN IMMEDIATE");
    CHECK(read_all(*reader).size() == 3000);
    CHECK(reader->read().empty());
    other.execute("ROLLBACK");
    store(*storage, {event("next")});
    CHECK(keys_of(reader->read()) == Keys{"next"});
}

TEST_CASE("several processes create and share one database", "[sqlite]")
{
    SqliteFile const file;
    constexpr int processes = 4;
    constexpr int events = 60;
    {
        std::array<std::optional<Child>, processes> children;
        for (auto& child : children)
            child.emplace([&] {
                auto const storage = file.open();
                for (int i = 0; i != events; ++i)
                    store(*storage,
                          {event("shared " + std::to_string(i)),
                           event(std::to_string(getpid()) + ' ' +
                                 std::to_string(i))});
            });
        for (auto& child : children)
            CHECK(child->wait() == 0);
    }
    std::map<std::string, int> count;
    std::int64_t last = 0;
    for (auto const& one : file.events()) {
        CHECK(one.id > last);
        last = one.id;
        ++count[one.delivery_key];
    }
    CHECK(count.size() == events + processes * events);
    for (auto const& [key, times] : count) {
        INFO(key);
        CHECK(times == 1);
    }
}

TEST_CASE("what was stored outlives a killed process", "[sqlite]")
{
    SqliteFile const file;
    std::set<std::string> reported;
    for (int round = 0; round != 10; ++round) {
        int ends[2];
        REQUIRE(pipe(ends) == 0);
        Child child([&] {
            auto const storage = file.open();
            for (std::uint32_t i = 0;; ++i) {
                store(*storage,
                      {event(std::to_string(round) + ' ' + std::to_string(i),
                             std::string(2000, ' '))});
                [[maybe_unused]] auto const written =
                    write(ends[1], &i, sizeof i);
            }
        });
        close(ends[1]);
        std::uint32_t number = 0;
        // Kills at different moments of a transaction.
        for (int count = 0; count != 5 + round; ++count) {
            REQUIRE(read(ends[0], &number, sizeof number) == sizeof number);
            reported.insert(std::to_string(round) + ' ' +
                            std::to_string(number));
        }
        std::this_thread::sleep_for(std::chrono::microseconds(200 * round));
        child.kill(SIGKILL);
        while (read(ends[0], &number, sizeof number) == sizeof number)
            reported.insert(std::to_string(round) + ' ' +
                            std::to_string(number));
        close(ends[0]);
    }
    auto const keys = keys_of(file.events());
    std::set<std::string> const stored(keys.begin(), keys.end());
    CHECK(stored.size() == keys.size());
    for (auto const& key : reported) {
        INFO(key);
        CHECK(stored.contains(key));
    }
}
