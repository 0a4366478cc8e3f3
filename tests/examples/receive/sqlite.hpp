#ifndef AIRUDDER_RECEIVE_SQLITE_HPP
#define AIRUDDER_RECEIVE_SQLITE_HPP

#include <chrono>
#include <cstdint>
#include <memory>
#include <sqlite3.h>
#include <stdexcept>
#include <string>
#include <string_view>

/// SQLite's C API, with owners and exceptions.
namespace receive::sqlite {

class Error : public std::runtime_error {
public:
    Error(int code, std::string const& text)
        : std::runtime_error(text), code_(code)
    {
    }

    /// Whether another connection is in the way. The same call may succeed
    /// later.
    bool is_locked() const noexcept
    {
        auto const primary = code_ & 0xFF;
        return primary == SQLITE_BUSY || primary == SQLITE_LOCKED ||
               primary == SQLITE_PROTOCOL;
    }

private:
    int code_;
};

/// An open database file. All functions of this namespace throw Error with
/// SQLite's message.
class Database {
public:
    /// `flags` are those of sqlite3_open_v2. Every path names a file: it is not
    /// a URI, and not a database in memory.
    Database(std::string const& path, int flags);

    sqlite3* get() const noexcept { return handle_.get(); }

    void execute(char const* sql);

    /// How long later calls wait while another connection is in the way.
    void wait_at_most(std::chrono::milliseconds time);

    /// Number of rows that the last INSERT, UPDATE or DELETE has changed.
    int changes() const noexcept { return sqlite3_changes(get()); }

    /// Whether the path no longer leads to the open file.
    bool has_moved() const noexcept;

private:
    struct Close {
        void operator()(sqlite3* handle) const noexcept
        {
            sqlite3_close_v2(handle);
        }
    };
    std::unique_ptr<sqlite3, Close> handle_;
};

/// A prepared statement.
class Statement {
public:
    Statement(Database const& database, std::string_view sql);

    /// Parameters have numbers from 1. A text must live until `reset`.
    Statement& bind(int parameter, std::string_view text);
    Statement& bind(int parameter, std::int64_t number);

    /// Advances to the next row. Returns false if there is none.
    bool step();

    /// Columns of the row, with numbers from 0. A text is valid until the next
    /// call of `step` or `reset`.
    std::string_view text(int column) const noexcept;
    std::int64_t number(int column) const noexcept;

    /// Ends the execution, and with it the read transaction.
    void reset() noexcept { sqlite3_reset(handle_.get()); }

    /// Executes a statement without rows.
    void run();

private:
    struct Finalize {
        void operator()(sqlite3_stmt* handle) const noexcept
        {
            sqlite3_finalize(handle);
        }
    };

    void check(int code) const;

    sqlite3* database_;
    std::unique_ptr<sqlite3_stmt, Finalize> handle_;
};

} // namespace receive::sqlite

#endif // AIRUDDER_RECEIVE_SQLITE_HPP
