#ifndef AIRUDDER_DETAIL_CLIENT_ENGINE_HPP
#define AIRUDDER_DETAIL_CLIENT_ENGINE_HPP

#include <airudder/client/call_error.hpp>
#include <airudder/client/client_options.hpp>
#include <airudder/client/download_progress.hpp>
#include <airudder/detail/client/completion.hpp>
#include <airudder/detail/client/download_target.hpp>
#include <airudder/detail/separate_compilation.hpp>
#include <airudder/issue.hpp>
#include <airudder/request.hpp>

#include <boost/asio/io_context.hpp>

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace airudder::detail {

class Run;

/// The loop of one client. Any thread may call any member except `run`.
class Engine {
public:
    virtual ~Engine() = default;

    /// Runs the loop until `stop`. Must be called in a thread of its own.
    virtual void run() = 0;

    /// Cancels pending runs and lets `run` return. No run begins after that.
    virtual void stop() = 0;

    virtual bool in_loop() noexcept = 0;

    /// The loop's executor, on which completions run.
    virtual boost::asio::io_context::executor_type executor() noexcept = 0;

    virtual ClientOptions const& options() const noexcept = 0;

    /// Masks secrets in an error or in issues.
    virtual void mask(CallError& error, GoodAnswer const& answer) const = 0;
    virtual void mask(std::vector<Issue>& issues,
                      GoodAnswer const& answer) const = 0;

    /// Makes a call for `start`. If `request` is an error, the call fails with
    /// it when started.
    virtual std::shared_ptr<Run>
    make_call(Operation operation,
              CallResult<HttpRequest> request,
              std::chrono::milliseconds timeout,
              std::unique_ptr<Completion<GoodAnswer>> completion) = 0;

    /// Makes a download for `start`. Completes with the file's size in bytes.
    virtual std::shared_ptr<Run>
    make_download(std::string link,
                  DownloadTarget target,
                  DownloadProgressHandler progress,
                  std::chrono::milliseconds timeout,
                  std::unique_ptr<Completion<std::uint64_t>> completion) = 0;

    /// Begins a run in the loop. After `stop`, cancels it instead: in the loop
    /// if called there, else immediately, because the loop may have ended.
    virtual void start(std::shared_ptr<Run> run) = 0;
    virtual void cancel(std::weak_ptr<Run> run) = 0;
};

/// Throws std::invalid_argument for an option that cannot be used. The message
/// contains no value that may be a secret.
AIRUDDER_DECL std::shared_ptr<Engine> make_engine(ClientOptions options);

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_CLIENT_ENGINE_HPP
