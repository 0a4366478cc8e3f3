#ifndef AIRUDDER_DETAIL_CLIENT_HANDLER_COMPLETION_HPP
#define AIRUDDER_DETAIL_CLIENT_HANDLER_COMPLETION_HPP

#include <airudder/detail/client/completion.hpp>
#include <airudder/detail/client/engine.hpp>

#include <boost/asio/associated_cancellation_slot.hpp>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/cancellation_type.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

#include <memory>
#include <type_traits>
#include <utility>

namespace airudder::detail {

/// Applies `read` to a result and calls the handler with the outcome, on the
/// handler's executor.
template <class T, class Read, class Handler>
class HandlerCompletion final : public Completion<T> {
public:
    HandlerCompletion(Engine& engine, Read read, Handler handler)
        : read_(std::move(read)), handler_(std::move(handler)),
          loop_(engine.executor()),
          work_(boost::asio::get_associated_executor(handler_, loop_))
    {
    }

    void complete(CallResult<T> result) override
    {
        auto const executor = work_.get_executor();
        auto bring = [read = std::move(read_),
                      handler = std::move(handler_),
                      result = std::move(result)]() mutable {
            auto slot = boost::asio::get_associated_cancellation_slot(handler);
            if (slot.is_connected())
                slot.clear();
            std::move(handler)(read(std::move(result)));
        };
        if (loop_.running_in_this_thread())
            boost::asio::dispatch(executor, std::move(bring));
        // Otherwise, `start` refused the run and must not call the handler
        // itself. The loop may have ended, so nothing may be posted to it.
        else if (!is_loop(executor))
            boost::asio::post(executor, std::move(bring));
        work_.reset();
    }

private:
    using Loop = boost::asio::io_context::executor_type;
    using HandlersExecutor = boost::asio::associated_executor_t<Handler, Loop>;

    bool is_loop(HandlersExecutor const& executor) const
    {
        if constexpr (std::is_same_v<HandlersExecutor, Loop>)
            return executor == loop_;
        else
            return false;
    }

    Read read_;
    Handler handler_;
    Loop loop_;
    boost::asio::executor_work_guard<HandlersExecutor> work_;
};

/// Starts the run that `make` returns for a completion that calls `handler`.
template <class T, class Read, class Handler, class Make>
void deliver(std::shared_ptr<Engine> const& engine,
             Read read,
             Handler handler,
             Make make)
{
    auto slot = boost::asio::get_associated_cancellation_slot(handler);
    auto const run = make(std::make_unique<HandlerCompletion<T, Read, Handler>>(
        *engine, std::move(read), std::move(handler)));
    // Before the start, because the handler's call clears the slot.
    if (slot.is_connected())
        slot.assign([engine = std::weak_ptr(engine), run = std::weak_ptr(run)](
                        boost::asio::cancellation_type type) {
            if (type == boost::asio::cancellation_type::none)
                return;
            if (auto const still = engine.lock())
                still->cancel(run);
        });
    engine->start(run);
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_CLIENT_HANDLER_COMPLETION_HPP
