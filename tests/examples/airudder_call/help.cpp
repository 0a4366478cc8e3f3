#include "airudder_call/help.hpp"

#include "airudder_call/options.hpp"

#include <string>
#include <string_view>

namespace airudder_call {
namespace {

constexpr std::string_view usage =
    R"(Calls a documented operation of AI Rudder's API and prints the answer as JSON.

Usage: airudder_call [OPTIONS] OPERATION [MEMBER=VALUE...]
       airudder_call [OPTIONS] download URL FILE
       airudder_call --list [OPERATION | GROUP]
       airudder_call OPERATION --help

OPERATION is what to call; --list shows what there is. download fetches a
recording; the FILE - is standard output, which gets it when it is complete.

A VALUE is the text of a string; of any other member it is JSON, e.g. a=[1,2].
MEMBER=VALUE wins over a member of --body. Behind -- nothing is an option.

Options:
)";

constexpr std::string_view environment_and_exit_codes = R"(
Environment:
  AIRUDDER_TOKEN              Identifies the caller; wins over the next two
  AIRUDDER_APP_KEY, AIRUDDER_APP_SECRET
                              Exchanged for a token; sent by auth.issue_token
  https_proxy, HTTPS_PROXY, no_proxy, NO_PROXY
                              Proxy to go through, and for whom not

Exit codes:
   0 done                  12 TLS             17 decode
   1 anything else         13 deadline        18 cancelled by a signal, e.g.
   2 usage                 14 protocol           SIGINT, SIGTERM or SIGHUP
  10 resolve               15 HTTP status     19 local file: cannot be read or
  11 connect               16 envelope           written, standard output too
Standard output is empty unless it is done, but for what could be written before
standard output failed.
)";

/// A name beside a description, whose further lines stand below its first.
void append_option(std::string& text, Option const& option)
{
    constexpr std::size_t width = 28;
    auto line = "  " + std::string(option.name);
    if (!option.value_name.empty())
        line += ' ' + std::string(option.value_name);
    line.resize(width, ' ');
    for (char const letter : option.description) {
        line += letter;
        if (letter == '\n')
            line.append(width, ' ');
    }
    text += line + '\n';
}

} // namespace

std::string general_help()
{
    std::string text(usage);
    for (auto const& option : options)
        append_option(text, option);
    return text.append(environment_and_exit_codes);
}

} // namespace airudder_call
