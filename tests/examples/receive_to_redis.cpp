// Receives webhooks and adds each to a Redis Stream before it acknowledges it:
// see `receive_to_redis --help`.

#include "receive/program.hpp"
#include "receive/redis_storage.hpp"

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

namespace receive {
namespace {

class ReceiveToRedis final : public Program {
public:
    std::string name() const override { return "receive_to_redis"; }

    std::string purpose() const override
    {
        return "Receives AI Rudder's webhooks, and adds each to a Redis Stream "
               "before it\nacknowledges it. Any number of programs may share a "
               "stream.";
    }

    void add_options(CLI::App& app) override
    {
        app.add_option_function<std::string>(
               "--redis",
               [this](std::string const& text) {
                   auto const [host, port] =
                       read_host_and_port("--redis", text);
                   stream_.server = {.host = host, .port = port};
               })
            ->required()
            ->type_name("HOST:PORT")
            ->description("The Redis server");
        app.add_option("--stream", stream_.name)
            ->required()
            ->type_name("NAME")
            ->description("Key of the stream");
    }

    std::unique_ptr<Storage> open_storage(Options const& options) override
    {
        return make_redis_storage(stream_, options.keep_keys, options.timeout);
    }

    std::unique_ptr<EventReader> open_reader(Options const& options) override
    {
        return make_redis_reader(stream_, options.timeout);
    }

private:
    RedisStream stream_{};
};

} // namespace
} // namespace receive

int main(int argc, char** argv)
{
    receive::ReceiveToRedis program;
    return receive::run(program, argc, argv);
}
