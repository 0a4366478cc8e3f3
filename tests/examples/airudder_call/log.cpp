#include "airudder_call/log.hpp"

#include <algorithm>
#include <iostream>
#include <string>

namespace airudder_call {
namespace {

bool is_control(char c)
{
    auto const code = static_cast<unsigned char>(c);
    return (code < 0x20 && c != '\n' && c != '\t') || code == 0x7f;
}

} // namespace

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
    auto shown = mask_.apply(text);
    std::replace_if(shown.begin(), shown.end(), is_control, '?');
    std::cerr << shown + '\n';
}

} // namespace airudder_call
