// Receives webhooks and stores each in a SQLite database before it acknowledges
// it: see `receive_to_sqlite --help`.

#include "receive/program.hpp"
#include "receive/sqlite_storage.hpp"

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

namespace receive {
namespace {

class ReceiveToSqlite final : public Program {
public:
    std::string name() const override { return "receive_to_sqlite"; }

    std::string purpose() const override
    {
        return "Receives AI Rudder's webhooks, and stores each in a SQLite "
               "database before it\nacknowledges it. Several programs may "
               "share "
               "a database.";
    }

    void add_options(CLI::App& app) override
    {
        app.add_option("--database", database_)
            ->required()
            ->type_name("FILE")
            ->description("The database; created if it does not exist, but not "
                          "by --list and --follow");
    }

    std::unique_ptr<Storage> open_storage(Options const& options) override
    {
        return make_sqlite_storage(
            database_, options.keep_keys, options.timeout);
    }

    std::unique_ptr<EventReader> open_reader(Options const& options) override
    {
        return make_sqlite_reader(database_, options.timeout);
    }

private:
    std::string database_{};
};

} // namespace
} // namespace receive

int main(int argc, char** argv)
{
    receive::ReceiveToSqlite program;
    return receive::run(program, argc, argv);
}
