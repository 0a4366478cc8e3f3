#ifndef AIRUDDER_CLIENT_HPP
#define AIRUDDER_CLIENT_HPP

#include <airudder/client/call_error.hpp>
#include <airudder/client/call_options.hpp>
#include <airudder/client/client_options.hpp>
#include <airudder/client/download_progress.hpp>
#include <airudder/client/token_provider.hpp>
#include <airudder/detail/client/decode_answer.hpp>
#include <airudder/detail/client/delivery.hpp>
#include <airudder/detail/client/engine.hpp>
#include <airudder/detail/client/waited_for.hpp>
#include <airudder/endpoint.hpp>
#include <airudder/request.hpp>

#include <boost/asio/async_result.hpp>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>
#include <type_traits>
#include <utility>

// With separate compilation, <airudder/src.hpp> includes this once.
#ifndef AIRUDDER_SEPARATE_COMPILATION
#include <airudder/detail/client/loop_engine.hpp>
#endif

namespace airudder {

/// Calls documented operations.
///
///     airudder::Client client({.token = token});
///     auto const result = client.call(airudder::task::get_task_detail,
///                                     {.TaskID = "69f531a01a9df58a"});
///     if (!result)
///         std::cerr << result.error() << '\n';
///
/// A client has a thread of its own, in which it connects, sends and reads, and
/// in which downloads write to their files. It may be used from any number of
/// threads at the same time. Calls do not wait for each other, except that
/// names are looked up one at a time. It keeps connections open and reuses
/// them. Of a host's addresses it uses the first that answers: it tries the
/// next one when an attempt has failed or has not been answered for 250 ms (RFC
/// 8305).
class Client {
public:
    /// Throws std::invalid_argument if an option cannot be used: a server that
    /// is not the URL of an origin or would be called without TLS, a
    /// certificate file without certificates, a header that only the client may
    /// set, or a text that cannot be sent in a header.
    explicit Client(ClientOptions options = {})
        : engine_(detail::make_engine(std::move(options))),
          thread_([engine = engine_] { engine->run(); })
    {
    }

    Client(Client const&) = delete;
    Client& operator=(Client const&) = delete;

    /// Cancels pending calls and waits until those of their handlers that run
    /// in the client's own thread have returned. The system's name resolver
    /// cannot be interrupted, so this may take as long as a lookup.
    ///
    /// No new call begins: a call made by one of those handlers is cancelled,
    /// too. After 1000 such calls, further ones are dropped and their handlers
    /// destroyed without being called, as Asio's io_context does when it ends.
    ~Client()
    {
        engine_->stop();
        if (thread_.get_id() == std::this_thread::get_id())
            thread_.detach();
        else
            thread_.join();
    }

    /// Calls `endpoint` and waits for the result, at most until the deadline.
    ///
    /// Throws std::logic_error in the client's own thread, which would wait for
    /// itself: handlers that run there must not call this.
    template <Record Request, Record Response>
    [[nodiscard]] CallResult<Response>
    call(Endpoint<Request, Response> const& endpoint,
         std::type_identity_t<Request> const& request,
         CallOptions const& options = {});

    /// Calls `endpoint` and completes with a CallResult<Response>.
    ///
    /// `token` is any completion token of Asio: a handler, `use_future`,
    /// `use_awaitable`, `deferred`, … The handler runs on its associated
    /// executor, by default in the client's own thread, which it must not block
    /// and which an exception from it would end. Cancellation slots are
    /// supported: the call ends as `cancelled`. A `deferred` operation that is
    /// started after the client's end is cancelled; if its handler has no
    /// executor of its own, it is destroyed without being called.
    ///
    /// In a coroutine, name the request before `co_await`:
    ///
    ///     airudder::task::TaskDetailQuery const query{.TaskID = task};
    ///     auto const result = co_await client.async_call(
    ///         airudder::task::get_task_detail, query, asio::use_awaitable);
    ///
    /// g++ 12.2 destroys a temporary such as `{.TaskID = task}` or
    /// `TaskDetailQuery{.TaskID = task}` twice if it is part of a `co_await`
    /// expression, for any function; clang 14 does not. Calling a lambda that
    /// returns the request also avoids this.
    template <Record Request, Record Response, class CompletionToken>
    auto async_call(Endpoint<Request, Response> const& endpoint,
                    std::type_identity_t<Request> const& request,
                    CallOptions const& options,
                    CompletionToken&& token);

    template <Record Request, Record Response, class CompletionToken>
    auto async_call(Endpoint<Request, Response> const& endpoint,
                    std::type_identity_t<Request> const& request,
                    CompletionToken&& token)
    {
        return async_call(endpoint,
                          request,
                          CallOptions{},
                          std::forward<CompletionToken>(token));
    }

    /// Downloads the recording that `link` leads to and waits for it, at most
    /// until the deadline. Returns the size of `file` in bytes.
    ///
    /// The content goes to a temporary file in the same folder, which is
    /// renamed to `file` at the end. If anything fails, the temporary file is
    /// removed and an existing file is left unchanged. If `file` cannot be
    /// written, e.g. a device, a FIFO or a file without permission, the
    /// download fails before anything is transferred. If `file` is a symbolic
    /// link, its target is written. A new file gets the mode that the umask
    /// gives, or see CallOptions::private_file. An existing file keeps its
    /// owner, group, mode, access control list and extended attributes. If the
    /// new file cannot be given all of them, or if the existing one has further
    /// hard links or is a mount point, the finished content is copied into the
    /// existing file, with space reserved first; an interruption during that
    /// copy leaves a partial file.
    ///
    /// After a cut the download continues where it stopped if the server gave
    /// the file a strong ETag; else it starts again. Both happen as often as
    /// ClientOptions::attempts allows. At most 10 redirects are followed. The
    /// link and every redirect must be https and ASCII; percent-encode other
    /// characters. The client's token and headers are sent only to its own
    /// server; without credentials, no header Authorization is sent.
    ///
    /// JSON, plain text or a body without a type may be the vendor's error: if
    /// it is an envelope whose `code` is an integer other than 200, the
    /// download fails as `envelope`. Therefore up to
    /// ClientOptions::max_body_size bytes of a body that begins as an object
    /// are kept in memory before they are written.
    ///
    /// Errors: `request` for an invalid link, `file`, and those of calls.
    /// CallError::body holds the body of an answer that is not the file.
    [[nodiscard]] CallResult<std::uint64_t>
    download(std::string const& link,
             std::filesystem::path const& file,
             DownloadProgressHandler progress = {},
             CallOptions const& options = {})
    {
        // The client may be destroyed meanwhile.
        auto const engine = engine_;
        return detail::wait_for<std::uint64_t>(*engine, [&](auto done) {
            return engine->make_download(link,
                                         {file, options.private_file},
                                         std::move(progress),
                                         download_timeout(options),
                                         std::move(done));
        });
    }

    /// Like `download`, but completes with the result. See async_call for
    /// `token`.
    template <class CompletionToken>
    auto async_download(std::string link,
                        std::filesystem::path file,
                        DownloadProgressHandler progress,
                        CallOptions const& options,
                        CompletionToken&& token);

    template <class CompletionToken>
    auto async_download(std::string link,
                        std::filesystem::path file,
                        DownloadProgressHandler progress,
                        CompletionToken&& token)
    {
        return async_download(std::move(link),
                              std::move(file),
                              std::move(progress),
                              CallOptions{},
                              std::forward<CompletionToken>(token));
    }

private:
    template <Record Request, Record Response>
    CallResult<HttpRequest>
    message_of(Endpoint<Request, Response> const& endpoint,
               Request const& request) const;

    std::chrono::milliseconds call_timeout(CallOptions const& options) const
    {
        return options.timeout.value_or(engine_->options().timeout);
    }

    std::chrono::milliseconds download_timeout(CallOptions const& options) const
    {
        return options.timeout.value_or(engine_->options().download_timeout);
    }

    std::shared_ptr<detail::Engine> engine_;
    std::thread thread_;
};

// Implementation

template <Record Request, Record Response>
CallResult<HttpRequest>
Client::message_of(Endpoint<Request, Response> const& endpoint,
                   Request const& request) const
{
    auto const& options = engine_->options();
    auto message = make_request(endpoint,
                                request,
                                {.scheme = options.scheme,
                                 .user_agent = options.user_agent,
                                 .headers = options.headers});
    if (!message)
        return detail::request_error(std::move(message).error());
    return *std::move(message);
}

template <Record Request, Record Response>
CallResult<Response> Client::call(Endpoint<Request, Response> const& endpoint,
                                  std::type_identity_t<Request> const& request,
                                  CallOptions const& options)
{
    // The client may be destroyed meanwhile.
    auto const engine = engine_;
    return detail::decode_answer<Response>(
        *engine,
        detail::wait_for<detail::GoodAnswer>(
            *engine,
            [&](auto done) {
                return engine->make_call(detail::operation_of(endpoint),
                                         message_of(endpoint, request),
                                         call_timeout(options),
                                         std::move(done));
            }),
        options);
}

template <Record Request, Record Response, class CompletionToken>
auto Client::async_call(Endpoint<Request, Response> const& endpoint,
                        std::type_identity_t<Request> const& request,
                        CallOptions const& options,
                        CompletionToken&& token)
{
    auto initiate = [engine = engine_,
                     operation = detail::operation_of(endpoint),
                     timeout = call_timeout(options),
                     options](auto handler, CallResult<HttpRequest> message) {
        auto const read = [engine, options](
                              CallResult<detail::GoodAnswer> const& answer) {
            return detail::decode_answer<Response>(*engine, answer, options);
        };
        detail::deliver<detail::GoodAnswer>(
            engine, read, std::move(handler), [&](auto done) {
                return engine->make_call(
                    operation, std::move(message), timeout, std::move(done));
            });
    };
    return boost::asio::async_initiate<CompletionToken,
                                       void(CallResult<Response>)>(
        std::move(initiate), token, message_of(endpoint, request));
}

template <class CompletionToken>
auto Client::async_download(std::string link,
                            std::filesystem::path file,
                            DownloadProgressHandler progress,
                            CallOptions const& options,
                            CompletionToken&& token)
{
    using Size = std::uint64_t;
    auto initiate = [engine = engine_,
                     timeout = download_timeout(options),
                     is_private =
                         options.private_file](auto handler,
                                               std::string from,
                                               std::filesystem::path to,
                                               DownloadProgressHandler tell) {
        auto const read = [](CallResult<Size> size) {
            return size;
        };
        detail::deliver<Size>(engine, read, std::move(handler), [&](auto done) {
            return engine->make_download(std::move(from),
                                         {std::move(to), is_private},
                                         std::move(tell),
                                         timeout,
                                         std::move(done));
        });
    };
    return boost::asio::async_initiate<CompletionToken, void(CallResult<Size>)>(
        std::move(initiate),
        token,
        std::move(link),
        std::move(file),
        std::move(progress));
}

} // namespace airudder

#endif // AIRUDDER_CLIENT_HPP
