// Fuzz target: bytes that a receiver reads from a connection. The first byte
// says how they are cut into pieces.
#include "check.hpp"

#include <airudder/detail/receiver/session.hpp>
#include <airudder/workflow/waba_status_changed.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <type_traits>
#include <unistd.h>
#include <utility>

namespace fuzz {
namespace {

using namespace airudder::detail;

/// What a reader finds in some bytes.
struct Found {
    std::string text{};
    std::size_t heads = 0;
};

airudder::ReceiverOptions receiver_options()
{
    airudder::ReceiverOptions options;
    options.max_header_size = 4096;
    options.max_fields = 64;
    options.max_body_size = 1000;
    options.handler_threads = 0;
    options.deliveries = nullptr;
    return options;
}

/// Reads pieces of some size.
Found find(std::string_view bytes, std::size_t size)
{
    RequestReader reader({4096, 64, 1000});
    Found found;
    while (!bytes.empty()) {
        std::string const piece(bytes.substr(0, size));
        bytes.remove_prefix(piece.size());
        reader.give(piece);
        for (;;) {
            auto const progress = reader.advance();
            auto const& request = reader.request();
            require(request.body.size() <= 1000 && request.fields.size() <= 64,
                    "a request exceeds no limit");
            if (progress == RequestReader::Progress::more)
                break;
            if (progress == RequestReader::Progress::refused) {
                found.text += std::to_string(reader.refusal().status);
                return found;
            }
            if (progress == RequestReader::Progress::head) {
                ++found.heads;
                found.text += std::string(request.method) + ' ' +
                              std::string(request.target);
                for (auto const& field : request.fields)
                    found.text += '\n' + std::string(field.name) + ':' +
                                  std::string(field.value);
            } else {
                found.text += "\n\n" + request.body;
                reader.begin_next();
            }
        }
        reader.keep_rest();
    }
    return found;
}

/// The loop of a receiver for one connection, which is a pair of sockets.
class Connection {
public:
    Connection()
    {
        Route route{.path = "/hooks"};
        auto const& webhook = airudder::workflow::waba_status_changed;
        auto const accept =
            [this](airudder::Delivery<
                   airudder::workflow::WabaStatusChange> const&) {
                ++calls_;
                return true;
            };
        route.handlers.push_back(
            std::make_unique<
                TypedEventHandler<airudder::workflow::WabaStatusChange,
                                  std::remove_const_t<decltype(accept)>>>(
                webhook, accept));
        dispatcher_.add(std::move(route));
        context_.ended = [](Address const&, bool) {
        };
    }

    /// Returns the answers to everything that a sender sends.
    std::string answers(std::string_view bytes)
    {
        int ends[2];
        require(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0,
                "there are sockets");
        Socket socket(io_.get_executor());
        socket.assign(Tcp::v4(), ends[0]);
        std::make_shared<Session>(
            context_, Transport(std::move(socket), nullptr), Address())
            ->start();
        while (!bytes.empty()) {
            auto const size =
                ::send(ends[1], bytes.data(), bytes.size(), MSG_NOSIGNAL);
            // The receiver has closed.
            if (size <= 0)
                break;
            bytes.remove_prefix(static_cast<std::size_t>(size));
            io_.restart();
            io_.poll();
        }
        ::shutdown(ends[1], SHUT_WR);
        io_.restart();
        io_.run();
        std::string out;
        char part[4096];
        for (ssize_t size; (size = ::read(ends[1], part, sizeof part)) > 0;)
            out.append(part, static_cast<std::size_t>(size));
        ::close(ends[1]);
        return out;
    }

    std::size_t calls() const { return calls_; }
    std::size_t memory() const { return memory_.used(); }

private:
    airudder::ReceiverOptions const options_ = receiver_options();
    boost::asio::io_context io_{1};
    Tally tally_{};
    MemoryBudget memory_{std::size_t{1} << 20};
    Dispatcher dispatcher_{options_, io_.get_executor(), tally_, memory_};
    SessionContext context_{options_, dispatcher_, tally_, memory_};
    std::size_t calls_ = 0;
};

/// The number of answers, and of those with success.
std::pair<std::size_t, std::size_t> count_answers(std::string_view text)
{
    std::pair<std::size_t, std::size_t> counts;
    while (!text.empty()) {
        require(text.starts_with("HTTP/1.1 "), "answers are HTTP", text);
        if (text.starts_with("HTTP/1.1 100 ")) {
            text.remove_prefix(text.find("\r\n\r\n") + 4);
            continue;
        }
        ++counts.first;
        counts.second += text.starts_with("HTTP/1.1 200 ") ? 1 : 0;
        constexpr std::string_view name = "Content-Length: ";
        auto const length = text.find(name);
        require(length != text.npos, "answers have a length", text);
        auto const size =
            std::stoul(std::string(text.substr(length + name.size(), 10)));
        text.remove_prefix(text.find("\r\n\r\n") + 4);
        // The answer to HEAD has none.
        if (text.starts_with('{'))
            text.remove_prefix((std::min)(size, text.size()));
    }
    return counts;
}

} // namespace
} // namespace fuzz

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data,
                                      std::size_t size)
{
    if (size == 0)
        return 0;
    std::string_view const bytes(reinterpret_cast<char const*>(data) + 1,
                                 size - 1);
    auto const whole = fuzz::find(bytes, bytes.size());
    auto const parts = fuzz::find(bytes, 1 + data[0]);
    fuzz::require(whole.text == parts.text,
                  "what is found does not depend on the pieces",
                  parts.text);

    fuzz::Connection connection;
    auto const answers = connection.answers(bytes);
    auto const [all, good] = fuzz::count_answers(answers);
    fuzz::require(good == connection.calls(),
                  "an event is answered with success if it was handed over",
                  answers);
    fuzz::require(all <= whole.heads + 1,
                  "there is at most one answer to a request, and a refusal",
                  answers);
    fuzz::require(connection.memory() == 0, "no memory is kept");
    return 0;
}
