#include "receive/writer.hpp"

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <cstddef>
#include <exception>
#include <iterator>
#include <memory>
#include <utility>

namespace receive {
namespace {

/// A batch is limited so that its events are answered soon.
constexpr std::size_t most_events = 256;
constexpr std::size_t most_bytes = std::size_t{16} << 20;

} // namespace

Writer::Writer(Storage& storage,
               std::chrono::milliseconds timeout,
               Report report)
    : storage_(storage), timeout_(timeout), report_(std::move(report)),
      thread_([this](std::stop_token const& stop) { run(stop); })
{
}

Writer::~Writer()
{
    thread_.request_stop();
    thread_.join();
    for (auto const& entry : waiting_)
        entry.finish(false);
}

/// Not a lambda, because g++ 12 warns of coroutines that keep one.
struct Writer::Initiation {
    Writer* writer;
    airudder::RawDelivery const* event;

    template <class Handler>
    void operator()(Handler handler) const
    {
        auto const executor = boost::asio::get_associated_executor(handler);
        auto const work = boost::asio::make_work_guard(executor);
        auto const shared = std::make_shared<Handler>(std::move(handler));
        writer->add({.event = event,
                     .deadline = Clock::now() + writer->timeout_,
                     .finish = [executor, work, shared](bool stored) {
                         boost::asio::post(executor, [shared, stored] {
                             std::move (*shared)(stored);
                         });
                     }});
    }
};

boost::asio::awaitable<bool> Writer::store(airudder::RawDelivery const& event)
{
    auto token = boost::asio::use_awaitable;
    return boost::asio::async_initiate<decltype(token), void(bool)>(
        Initiation{this, &event}, token);
}

void Writer::add(Entry entry)
{
    std::lock_guard const lock(mutex_);
    waiting_.push_back(std::move(entry));
    added_.notify_one();
}

void Writer::run(std::stop_token const& stop)
{
    while (!stop.stop_requested()) {
        auto batch = take();
        if (!batch.empty()) {
            store_batch(batch, stop);
            continue;
        }
        std::unique_lock lock(mutex_);
        added_.wait(lock, stop, [this] { return !waiting_.empty(); });
    }
}

/// Takes events that wait, and gives up those that have waited too long.
Writer::Batch Writer::take()
{
    auto const now = Clock::now();
    Batch batch;
    std::size_t bytes = 0;
    std::lock_guard const lock(mutex_);
    while (!waiting_.empty() && batch.size() < most_events &&
           bytes < most_bytes) {
        auto entry = std::move(waiting_.front());
        waiting_.pop_front();
        if (entry.deadline <= now) {
            entry.finish(false);
            continue;
        }
        bytes += entry.event->body.size();
        batch.push_back(std::move(entry));
    }
    return batch;
}

void Writer::store_batch(Batch& batch, std::stop_token const& stop)
{
    std::vector<airudder::RawDelivery const*> events;
    auto deadline = Clock::time_point::max();
    for (auto const& entry : batch) {
        events.push_back(entry.event);
        deadline = std::min(deadline, entry.deadline);
    }
    try {
        storage_.store(events, deadline, stop);
    } catch (Locked const& failure) {
        note_failure(failure.what());
        return put_back(std::move(batch));
    } catch (std::exception const& failure) {
        note_failure(failure.what());
        if (batch.size() == 1)
            return batch.front().finish(false);
        // One event may be the reason, e.g. because it is too large.
        for (auto const& entry : batch)
            store_alone(entry, stop);
        return;
    }
    failure_.clear();
    for (auto const& entry : batch)
        entry.finish(true);
}

void Writer::store_alone(Entry const& entry, std::stop_token const& stop)
{
    bool stored = false;
    try {
        if (Clock::now() < entry.deadline && !stop.stop_requested()) {
            storage_.store({&entry.event, 1}, entry.deadline, stop);
            stored = true;
        }
    } catch (std::exception const& failure) {
        note_failure(failure.what());
    }
    entry.finish(stored);
}

void Writer::put_back(Batch batch)
{
    std::lock_guard const lock(mutex_);
    waiting_.insert(waiting_.begin(),
                    std::make_move_iterator(batch.begin()),
                    std::make_move_iterator(batch.end()));
}

void Writer::note_failure(std::string const& text)
{
    if (std::exchange(failure_, text) != text)
        report_("not stored: " + text);
}

} // namespace receive
