#include "calls.hpp"

#include "catch.hpp"

#include <chrono>
#include <sstream>
#include <utility>

namespace peers {

fault::Authority const& authority()
{
    static fault::Authority const made;
    return made;
}

airudder::ClientOptions options_for(std::string server,
                                    std::string const& ca_file)
{
    airudder::ClientOptions options;
    options.server = std::move(server);
    options.token = token;
    options.ca_file = ca_file;
    options.attempts = 1;
    options.timeout = std::chrono::minutes(2);
    return options;
}

void log_error(Folder const& folder, airudder::CallError const& error)
{
    std::ostringstream text;
    text << error << '\n'
         << error.body << '\n'
         << error.status.value_or("") << '\n'
         << error.place.pointer << ' ' << error.place.message << '\n';
    folder.append("errors.log", text.str());
}

void check_no_credential(Folder const& folder, std::vector<std::string> others)
{
    auto const logs = folder.logs();
    REQUIRE_FALSE(logs.empty());
    others.insert(
        others.end(),
        {std::string(token), std::string(app_key), std::string(app_secret)});
    for (auto const& credential : others) {
        bool const is_logged = logs.find(credential) != std::string::npos;
        CHECK_FALSE(is_logged);
    }
}

} // namespace peers
