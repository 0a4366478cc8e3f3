#include "receive/sqlite_storage.hpp"

#include "receive/event_text.hpp"
#include "receive/sqlite.hpp"

#include <cstddef>
#include <exception>
#include <optional>
#include <thread>
#include <utility>

namespace receive {
namespace {

using sqlite::Database;
using sqlite::Statement;
using namespace std::chrono_literals;

/// Keys have a table of their own, because an event may come again once its key
/// is no longer kept.
constexpr auto schema = R"(
CREATE TABLE IF NOT EXISTS events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    received_at TEXT NOT NULL,
    operation TEXT NOT NULL,
    delivery_key TEXT NOT NULL,
    issues TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS delivery_keys (
    operation TEXT NOT NULL,
    delivery_key TEXT NOT NULL,
    received_at TEXT NOT NULL,
    PRIMARY KEY (operation, delivery_key)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS delivery_keys_by_time
    ON delivery_keys (received_at);
)";

/// Changes no row if the key is known and not older than ?4.
constexpr auto insert_key = R"(
INSERT INTO delivery_keys (operation, delivery_key, received_at)
VALUES (?1, ?2, ?3)
ON CONFLICT (operation, delivery_key)
DO UPDATE SET received_at = excluded.received_at WHERE received_at < ?4
)";

constexpr auto insert_event = R"(
INSERT INTO events (received_at, operation, delivery_key, issues, body)
VALUES (?1, ?2, ?3, ?4, ?5)
)";

/// Drops some of the keys that are older than ?1, so that no transaction is
/// long.
constexpr auto delete_keys = R"(
DELETE FROM delivery_keys WHERE (operation, delivery_key) IN (
    SELECT operation, delivery_key FROM delivery_keys
    WHERE received_at < ?1 ORDER BY received_at LIMIT 1000
)
)";

constexpr auto select_events = R"(
SELECT id, received_at, operation, delivery_key, issues, body FROM events
WHERE id > ?1 ORDER BY id
)";

/// Calls `function`. A Failure names the database.
template <class Function>
auto naming_database(std::string const& path, Function function)
{
    try {
        return function();
    } catch (Locked const& error) {
        throw Locked(path + ": " + error.what());
    } catch (std::exception const& error) {
        throw Failure(ExitCode::storage, path + ": " + error.what());
    }
}

/// Calls `function` until no other connection is in its way.
template <class Function>
auto retry(Function function,
           Clock::time_point deadline,
           std::stop_token const& stop)
{
    for (;;) {
        try {
            return function();
        } catch (sqlite::Error const& error) {
            if (!error.is_locked())
                throw;
            if (Clock::now() >= deadline || stop.stop_requested())
                throw Locked(error.what());
        }
        std::this_thread::sleep_for(500us);
    }
}

/// The database with the statements that write to it.
struct Writing {
    explicit Writing(std::string const& path);

    Database database;
    Statement begin;
    Statement add_key;
    Statement add_event;
    Statement drop_keys;
    Statement commit;
};

void use_write_ahead_log(Database const& database)
{
    Statement use(database, "PRAGMA journal_mode = WAL");
    use.step();
    if (auto const mode = use.text(0); mode != "wal")
        throw Failure(ExitCode::storage,
                      "expected a write-ahead log, found journal mode " +
                          std::string(mode));
}

Database open_for_writing(std::string const& path)
{
    Database database(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    use_write_ahead_log(database);
    // A commit returns once the log is on the disk.
    database.execute("PRAGMA synchronous = FULL");
    database.execute(schema);
    return database;
}

Writing::Writing(std::string const& path)
    : database(open_for_writing(path)), begin(database, "BEGIN IMMEDIATE"),
      add_key(database, insert_key), add_event(database, insert_event),
      drop_keys(database, delete_keys), commit(database, "COMMIT")
{
}

class SqliteStorage final : public Storage {
public:
    SqliteStorage(std::string path,
                  std::chrono::milliseconds keep_keys,
                  std::chrono::milliseconds timeout)
        : path_(std::move(path)), keep_keys_(keep_keys)
    {
        open(Clock::now() + timeout, {});
    }

    void store(std::span<airudder::RawDelivery const* const> events,
               Clock::time_point deadline,
               std::stop_token const& stop) override
    {
        // SQLite has no queue for its lock. A pause gives other processes, which
        // try again and again, their turn.
        std::this_thread::sleep_until(last_end_ + 200us);
        try {
            naming_database(path_, [&] { store_all(events, deadline, stop); });
        } catch (Locked const&) {
            throw;
        } catch (...) {
            // This undoes the transaction.
            writing_.reset();
            throw;
        }
        last_end_ = Clock::now();
    }

private:
    void store_all(std::span<airudder::RawDelivery const* const> events,
                   Clock::time_point deadline,
                   std::stop_token const& stop)
    {
        if (writing_ && writing_->database.has_moved())
            writing_.reset();
        if (!writing_)
            open(deadline, stop);
        retry([this] { writing_->begin.run(); }, deadline, stop);
        for (auto const* event : events)
            add(*event);
        auto const oldest = oldest_key();
        writing_->drop_keys.bind(1, oldest).run();
        writing_->commit.run();
    }

    void open(Clock::time_point deadline, std::stop_token const& stop)
    {
        retry([this] { writing_.emplace(path_); }, deadline, stop);
    }

    void add(airudder::RawDelivery const& event)
    {
        auto const time = time_text(event.received_at);
        auto const oldest = oldest_key();
        writing_->add_key.bind(1, event.operation)
            .bind(2, event.key)
            .bind(3, time)
            .bind(4, oldest)
            .run();
        if (writing_->database.changes() == 0)
            return;
        auto const issues = issues_text(event.issues);
        writing_->add_event.bind(1, time)
            .bind(2, event.operation)
            .bind(3, event.key)
            .bind(4, issues)
            .bind(5, event.body)
            .run();
    }

    /// Keys from before this time are no longer kept. Every time is greater
    /// than an empty text.
    std::string oldest_key() const
    {
        return keep_keys_ == 0ms
                   ? ""
                   : time_text(std::chrono::system_clock::now() - keep_keys_);
    }

    std::string path_;
    std::chrono::milliseconds keep_keys_;
    std::optional<Writing> writing_{};
    Clock::time_point last_end_{};
};

class SqliteReader final : public EventReader {
public:
    SqliteReader(std::string const& path, std::chrono::milliseconds timeout)
        : path_(path), database_(path, SQLITE_OPEN_READONLY),
          select_(prepare(timeout))
    {
    }

    std::vector<StoredEvent> read() override
    {
        return naming_database(path_, [this] { return read_page(); });
    }

private:
    static constexpr std::size_t most_bytes = std::size_t{1} << 20;

    std::vector<StoredEvent> read_page()
    {
        std::vector<StoredEvent> events;
        std::size_t bytes = 0;
        select_.bind(1, last_id_);
        // A short transaction, because a long one keeps the log growing.
        while (bytes < most_bytes && select_.step()) {
            auto const text = [&](int column) {
                return std::string(select_.text(column));
            };
            events.push_back({.id = select_.number(0),
                              .received_at = text(1),
                              .operation = text(2),
                              .delivery_key = text(3),
                              .issues = text(4),
                              .body = text(5)});
            bytes += sizeof(StoredEvent) + events.back().body.size();
        }
        select_.reset();
        if (!events.empty())
            last_id_ = events.back().id;
        return events;
    }

    Statement prepare(std::chrono::milliseconds timeout)
    {
        database_.wait_at_most(timeout);
        return {database_, select_events};
    }

    std::string path_;
    Database database_;
    Statement select_;
    std::int64_t last_id_ = 0;
};

} // namespace

std::unique_ptr<Storage>
make_sqlite_storage(std::string const& path,
                    std::chrono::milliseconds keep_keys,
                    std::chrono::milliseconds timeout)
{
    return naming_database(path, [&] {
        return std::make_unique<SqliteStorage>(path, keep_keys, timeout);
    });
}

std::unique_ptr<EventReader>
make_sqlite_reader(std::string const& path, std::chrono::milliseconds timeout)
{
    return naming_database(
        path, [&] { return std::make_unique<SqliteReader>(path, timeout); });
}

} // namespace receive
