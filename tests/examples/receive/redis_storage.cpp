#include "receive/redis_storage.hpp"

#include "receive/event_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <exception>
#include <optional>
#include <stop_token>
#include <string_view>
#include <utility>

namespace receive {
namespace {

using std::chrono::milliseconds;

/// Adds an event whose key is new. Redis runs a script as a whole, but undoes
/// nothing if it fails midway: so the key comes last.
constexpr std::string_view add_event = R"(
local stream, key, last_id = KEYS[1], KEYS[2], KEYS[3]
local keep = tonumber(ARGV[1])
if redis.call('EXISTS', key) == 1 then
    return 0
end
redis.call('XADD', stream, '*', 'id', redis.call('INCR', last_id),
    'received_at', ARGV[2], 'operation', ARGV[3], 'delivery_key', ARGV[4],
    'issues', ARGV[5], 'body', ARGV[6])
if keep == 0 then
    redis.call('SET', key, '')
else
    redis.call('SET', key, '', 'PX', keep)
end
return 1
)";

/// The beginning of further keys' names. Redis Cluster hashes the part of a name
/// in its first braces, if it is not empty, and otherwise the whole name.
std::string prefix_of(std::string const& stream)
{
    auto const open = stream.find('{');
    auto const close = stream.find('}', open);
    bool const has_tag = open != std::string::npos &&
                         close != std::string::npos && close != open + 1;
    return has_tag ? stream : '{' + stream + '}';
}

milliseconds time_until(Clock::time_point deadline)
{
    return std::chrono::ceil<milliseconds>(deadline - Clock::now());
}

/// Calls `function`. A Failure names the server.
template <class Function>
auto naming_server(redis::Address const& server, Function function)
{
    try {
        return function();
    } catch (std::exception const& error) {
        throw Failure(ExitCode::storage,
                      server.host + ':' + std::to_string(server.port) + ": " +
                          error.what());
    }
}

class RedisStorage final : public Storage {
public:
    RedisStorage(RedisStream const& stream,
                 milliseconds keep_keys,
                 milliseconds timeout)
        : server_(stream.server), stream_(stream.name),
          prefix_(prefix_of(stream.name)),
          keep_keys_(std::to_string(keep_keys.count()))
    {
        naming_server(server_, [&] {
            auto const deadline = Clock::now() + timeout;
            connect(deadline);
            connection_->append(std::array<std::string_view, 1>{"PING"});
            connection_->reply(time_until(deadline));
        });
    }

    void store(std::span<airudder::RawDelivery const* const> events,
               Clock::time_point deadline,
               std::stop_token const& stop) override
    {
        naming_server(server_, [&] {
            if (connection_ && try_to_store(events, deadline, stop))
                return;
            connect(deadline);
            if (!try_to_store(events, deadline, stop))
                throw redis::ConnectionLost(lost_);
        });
    }

private:
    void connect(Clock::time_point deadline)
    {
        // A short wait, because nothing can interrupt it.
        connection_.emplace(
            server_, std::min<milliseconds>(time_until(deadline), most_wait));
    }

    /// Returns false if the connection was lost.
    bool try_to_store(std::span<airudder::RawDelivery const* const> events,
                      Clock::time_point deadline,
                      std::stop_token const& stop)
    {
        try {
            std::stop_callback const cut(stop,
                                         [this] { connection_->shut_down(); });
            for (auto const* event : events)
                append(*event);
            read_replies(events.size(), deadline);
            return true;
        } catch (redis::ConnectionLost const& failure) {
            lost_ = failure.what();
            connection_.reset();
            return false;
        }
    }

    void append(airudder::RawDelivery const& event)
    {
        auto const key =
            prefix_ + ":key:" + std::string(event.operation) + ':' + event.key;
        auto const last_id = prefix_ + ":last_id";
        auto const time = time_text(event.received_at);
        auto const issues = issues_text(event.issues);
        connection_->append(std::array<std::string_view, 12>{"EVAL",
                                                             add_event,
                                                             "3",
                                                             stream_,
                                                             key,
                                                             last_id,
                                                             keep_keys_,
                                                             time,
                                                             event.operation,
                                                             event.key,
                                                             issues,
                                                             event.body});
    }

    /// Throws the first failure after all replies have been read.
    void read_replies(std::size_t count, Clock::time_point deadline)
    {
        std::optional<Failure> first;
        for (std::size_t i = 0; i != count; ++i)
            try {
                connection_->reply(time_until(deadline));
            } catch (redis::ConnectionLost const&) {
                throw;
            } catch (Failure const& failure) {
                if (!first)
                    first = failure;
            }
        if (first)
            throw Failure(*first);
    }

    static constexpr milliseconds most_wait = std::chrono::seconds(1);

    redis::Address server_;
    std::string stream_;
    std::string prefix_;
    std::string keep_keys_;
    std::optional<redis::Connection> connection_{};
    std::string lost_{};
};

class RedisReader final : public EventReader {
public:
    RedisReader(RedisStream const& stream, milliseconds timeout)
        : stream_(stream), timeout_(timeout),
          connection_(naming_server(stream.server, [&] {
              return redis::Connection(stream.server, timeout);
          }))
    {
    }

    std::vector<StoredEvent> read() override
    {
        return naming_server(stream_.server, [this] {
            std::vector<StoredEvent> events;
            // A page may hold nothing but entries of others.
            while (events.empty() && read_page(events))
                ;
            return events;
        });
    }

private:
    /// Returns false if there are no further entries.
    bool read_page(std::vector<StoredEvent>& events)
    {
        // A page of the largest events takes some 64 MiB.
        connection_.append(std::array<std::string_view, 6>{
            "XRANGE", stream_.name, from_, "+", "COUNT", "16"});
        auto const reply = connection_.reply(timeout_);
        for (auto const* entry : redis::elements_of(*reply))
            add(*entry, events);
        return !redis::elements_of(*reply).empty();
    }

    /// An entry is its ID and an array of names and values.
    void add(redisReply const& entry, std::vector<StoredEvent>& events)
    {
        auto const parts = redis::elements_of(entry);
        from_ = '(' + std::string(redis::text_of(*parts[0]));
        auto const fields = redis::elements_of(*parts[1]);
        StoredEvent event;
        for (std::size_t i = 0; i + 1 < fields.size(); i += 2)
            set(event,
                redis::text_of(*fields[i]),
                redis::text_of(*fields[i + 1]));
        if (event.id != 0)
            events.push_back(std::move(event));
    }

    static void
    set(StoredEvent& event, std::string_view name, std::string_view value)
    {
        if (name == "id")
            std::from_chars(
                value.data(), value.data() + value.size(), event.id);
        else if (name == "received_at")
            event.received_at = value;
        else if (name == "operation")
            event.operation = value;
        else if (name == "delivery_key")
            event.delivery_key = value;
        else if (name == "issues")
            event.issues = value;
        else if (name == "body")
            event.body = value;
    }

    RedisStream stream_;
    milliseconds timeout_;
    redis::Connection connection_;

    /// The first ID of the next page; after a parenthesis, the last one before
    /// it.
    std::string from_ = "-";
};

} // namespace

std::unique_ptr<Storage> make_redis_storage(RedisStream const& stream,
                                            milliseconds keep_keys,
                                            milliseconds timeout)
{
    return std::make_unique<RedisStorage>(stream, keep_keys, timeout);
}

std::unique_ptr<EventReader> make_redis_reader(RedisStream const& stream,
                                               milliseconds timeout)
{
    return std::make_unique<RedisReader>(stream, timeout);
}

} // namespace receive
