#include "airudder_call/log.hpp"

#include <airudder/detail/printable.hpp>

#include <iostream>

namespace airudder_call {

void Log::hide(airudder::ClientOptions const& options)
{
    for (auto const& secret : {options.token,
                               options.credentials.app_key,
                               options.credentials.app_secret,
                               options.encryption_key})
        mask_.add(secret);
}

void Log::print(std::string_view text) const
{
    std::cerr << airudder::detail::printable(mask_.apply(text)) + '\n';
}

} // namespace airudder_call
