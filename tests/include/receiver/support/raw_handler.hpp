#ifndef AIRUDDER_TESTS_RAW_HANDLER_HPP
#define AIRUDDER_TESTS_RAW_HANDLER_HPP

#include <airudder/detail/receiver/event_handler.hpp>

#include <functional>
#include <memory>
#include <string_view>
#include <utility>

/// Makes a handler of an operation that gets bodies without decoding them.
inline std::unique_ptr<airudder::detail::EventHandler> raw_handler(
    std::string_view operation,
    std::function<bool(airudder::RawDelivery const&)> handler =
        [](airudder::RawDelivery const&) { return true; })
{
    auto made =
        std::make_unique<airudder::detail::RawEventHandler<decltype(handler)>>(
            std::move(handler));
    made->operation = operation;
    return made;
}

#endif // AIRUDDER_TESTS_RAW_HANDLER_HPP
