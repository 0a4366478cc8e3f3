#include "receive/sqlite.hpp"

#include <cstddef>
#include <filesystem>
#include <system_error>

namespace receive::sqlite {
namespace {

[[noreturn]] void throw_error(sqlite3* database, int code)
{
    if (database == nullptr)
        throw Error(code, sqlite3_errstr(code));
    std::string text = sqlite3_errmsg(database);
    auto const reason = sqlite3_system_errno(database);
    if ((code & 0xFF) == SQLITE_CANTOPEN && reason != 0)
        text += ": " + std::generic_category().message(reason);
    throw Error(code, text);
}

} // namespace

Database::Database(std::string const& path, int flags)
{
    // An absolute path means the same whether or not SQLite reads URIs.
    auto const file = std::filesystem::absolute(path).string();
    sqlite3* handle = nullptr;
    auto const code = sqlite3_open_v2(
        file.c_str(), &handle, flags | SQLITE_OPEN_EXRESCODE, nullptr);
    handle_.reset(handle);
    if (code != SQLITE_OK)
        throw_error(handle, code);
}

void Database::execute(char const* sql)
{
    auto const code = sqlite3_exec(get(), sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        throw_error(get(), code);
}

void Database::wait_at_most(std::chrono::milliseconds time)
{
    sqlite3_busy_timeout(get(), static_cast<int>(time.count()));
}

bool Database::has_moved() const noexcept
{
    int moved = 0;
    sqlite3_file_control(get(), "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    return moved != 0;
}

Statement::Statement(Database const& database, std::string_view sql)
    : database_(database.get())
{
    sqlite3_stmt* handle = nullptr;
    auto const code = sqlite3_prepare_v3(database_,
                                         sql.data(),
                                         static_cast<int>(sql.size()),
                                         SQLITE_PREPARE_PERSISTENT,
                                         &handle,
                                         nullptr);
    handle_.reset(handle);
    check(code);
}

Statement& Statement::bind(int parameter, std::string_view text)
{
    check(sqlite3_bind_text64(handle_.get(),
                              parameter,
                              text.data(),
                              text.size(),
                              SQLITE_STATIC,
                              SQLITE_UTF8));
    return *this;
}

Statement& Statement::bind(int parameter, std::int64_t number)
{
    check(sqlite3_bind_int64(handle_.get(), parameter, number));
    return *this;
}

bool Statement::step()
{
    auto const code = sqlite3_step(handle_.get());
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    try {
        throw_error(database_, code);
    } catch (...) {
        reset();
        throw;
    }
}

std::string_view Statement::text(int column) const noexcept
{
    auto const text = sqlite3_column_text(handle_.get(), column);
    auto const size = sqlite3_column_bytes(handle_.get(), column);
    // SQLite gives the bytes of a text as unsigned.
    return {reinterpret_cast<char const*>(text),
            static_cast<std::size_t>(size)};
}

std::int64_t Statement::number(int column) const noexcept
{
    return sqlite3_column_int64(handle_.get(), column);
}

void Statement::run()
{
    step();
    reset();
}

void Statement::check(int code) const
{
    if (code != SQLITE_OK)
        throw_error(database_, code);
}

} // namespace receive::sqlite
