#ifndef AIRUDDER_CLIENT_HPP
#define AIRUDDER_CLIENT_HPP

#include <airudder/client/call_error.hpp>
#include <airudder/client/call_options.hpp>
#include <airudder/client/client_options.hpp>
#include <airudder/client/download_progress.hpp>
#include <airudder/client/token_provider.hpp>
#include <airudder/detail/client/decode_answer.hpp>
#include <airudder/detail/client/engine.hpp>
#include <airudder/detail/client/handler_completion.hpp>
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

// With separate compilation, <airudder/client/src.hpp> includes this once.
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
/// A client connects, sends, receives and writes downloaded files in a thread
/// of its own. Any number of threads may use it at the same time. Calls do not
/// wait for each other, except that host names are resolved one at a time.
///
/// The client keeps connections open and reuses them. If a host has several
/// addresses, it uses the first one that answers: it tries the next address
/// when an attempt fails or has not succeeded after 250 ms (RFC 8305).
class Client {
public:
    /// Throws std::invalid_argument if it cannot use an option; ClientOptions
    /// says when for each option. Examples are a server URL with a path, plain
    /// HTTP to a host other than loopback, a certificate file without
    /// certificates, and a header that only the client may set.
    explicit Client(ClientOptions options = {})
        : engine_(detail::make_engine(std::move(options))),
          thread_([engine = engine_] { engine->run(); })
    {
    }

    Client(Client const&) = delete;
    Client& operator=(Client const&) = delete;

    /// Cancels pending calls. Then waits until their handlers that run in the
    /// client's own thread have returned. The system's name resolver cannot be
    /// interrupted, so this may take as long as a lookup. If a handler in the
    /// client's own thread destroys the client, the destructor does not wait.
    ///
    /// No new call begins: a call that one of those handlers makes is
    /// cancelled, too. After 1000 such calls, further calls are dropped and
    /// their handlers destroyed without being called, as Asio's io_context does
    /// when it ends.
    ~Client()
    {
        engine_->stop();
        if (thread_.get_id() == std::this_thread::get_id())
            thread_.detach();
        else
            thread_.join();
    }

    /// Calls `endpoint`, waits at most until the deadline, and returns the
    /// decoded answer or the CallError.
    ///
    /// Throws std::logic_error if called in the client's own thread, e.g. by a
    /// handler: the thread would wait for itself.
    template <RequestType Request, Record Response>
    [[nodiscard]] CallResult<Response>
    call(Endpoint<Request, Response> const& endpoint,
         std::type_identity_t<Request> const& request,
         CallOptions const& options = {});

    /// Calls `endpoint` and completes with a CallResult<Response>.
    ///
    /// `token` is any completion token of Asio: a handler, `use_future`,
    /// `use_awaitable`, `deferred`, … The handler runs on its associated
    /// executor. By default, that is the client's own thread, which the handler
    /// must not block. An exception that escapes from it there ends the program
    /// (std::terminate).
    ///
    /// Cancellation slots are supported: a cancelled call completes with an
    /// error of kind `cancelled`. A `deferred` operation that starts after the
    /// client has been destroyed is cancelled. If its handler has no executor
    /// of its own, the handler is destroyed without being called.
    ///
    /// In a coroutine, name the request before `co_await`:
    ///
    ///     airudder::task::TaskDetailQuery const query{.TaskID = task};
    ///     auto const result = co_await client.async_call(
    ///         airudder::task::get_task_detail, query, asio::use_awaitable);
    ///
    /// g++ 12.2 destroys a temporary such as `{.TaskID = task}` or
    /// `TaskDetailQuery{.TaskID = task}` twice if it is part of a `co_await`
    /// expression, whichever function is called. clang 14 does not. Calling a
    /// lambda that returns the request also avoids this.
    template <RequestType Request, Record Response, class CompletionToken>
    auto async_call(Endpoint<Request, Response> const& endpoint,
                    std::type_identity_t<Request> const& request,
                    CallOptions const& options,
                    CompletionToken&& token);

    /// The same with default CallOptions.
    template <RequestType Request, Record Response, class CompletionToken>
    auto async_call(Endpoint<Request, Response> const& endpoint,
                    std::type_identity_t<Request> const& request,
                    CompletionToken&& token)
    {
        return async_call(endpoint,
                          request,
                          CallOptions{},
                          std::forward<CompletionToken>(token));
    }

    /// Downloads the recording at `link` and waits for it, at most until the
    /// deadline. Returns the size of `file` in bytes, or the CallError. Its
    /// kind is `request` for an invalid link and `file` if `file` cannot be
    /// written. CallError::body holds the body of an answer that is not the
    /// file. Throws std::logic_error if called in the client's own thread.
    ///
    /// The content goes to a temporary file in the same folder, which is
    /// renamed to `file` at the end. If anything fails, the temporary file is
    /// removed and an existing file is left unchanged. If `file` cannot be
    /// written, e.g. because it is a device, a FIFO or write-protected, the
    /// download fails before anything is transferred. If `file` is a symbolic
    /// link, its target is written.
    ///
    /// A new file gets the mode that the umask gives, or 0600 with
    /// CallOptions::private_file. An existing file keeps its owner, group,
    /// mode, access control list and extended attributes. The finished content
    /// is copied into the existing file instead if the new one cannot be given
    /// all of these, or if the existing file has further hard links or is a
    /// mount point. The copy reserves space first; an interruption during it
    /// leaves a partial file.
    ///
    /// If the connection breaks, the download continues where it stopped,
    /// provided the server gave the file a strong ETag; otherwise it starts
    /// again. Each is an attempt in the sense of ClientOptions::attempts. At
    /// most 10 redirects are followed. The link and every redirect must be
    /// https and ASCII; percent-encode other characters. The client sends its
    /// token and headers to its own server only. Without credentials, it sends
    /// no Authorization header.
    ///
    /// A body of type JSON or plain text, or without a type, may be the
    /// vendor's error: if it is an envelope whose `code` is an integer other
    /// than 200, the download fails with an error of kind `envelope`. To find
    /// out, the client keeps up to ClientOptions::max_body_size bytes in memory
    /// of such a body that begins as an object before it writes them.
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

    /// Like `download`, but completes with a CallResult<std::uint64_t>. See
    /// async_call for `token`.
    template <class CompletionToken>
    auto async_download(std::string link,
                        std::filesystem::path file,
                        DownloadProgressHandler progress,
                        CallOptions const& options,
                        CompletionToken&& token);

    /// The same with default CallOptions.
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
    template <RequestType Request, Record Response>
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

template <RequestType Request, Record Response>
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

template <RequestType Request, Record Response>
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

template <RequestType Request, Record Response, class CompletionToken>
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
