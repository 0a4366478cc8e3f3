#ifndef AIRUDDER_PEERS_CALLS_HPP
#define AIRUDDER_PEERS_CALLS_HPP

#include "servers.hpp"

#include <airudder/client/call_error.hpp>
#include <airudder/client/client_options.hpp>
#include <airudder/task/get_task_detail.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace peers {

/// Made-up credentials. Every encoding leaves their spelling as it is.
inline constexpr std::string_view token = "made-up-token-of-a-test";
inline constexpr std::string_view app_key = "made-up-key-of-a-test";
inline constexpr std::string_view app_secret = "made-up-secret-of-a-test";

inline airudder::task::TaskDetailQuery const query{.TaskID = "a"};

/// The authority whose certificates the tests' clients trust.
fault::Authority const& authority();

/// Options to call `server` with the token, trust `ca_file` and try once.
airudder::ClientOptions options_for(std::string server,
                                    std::string const& ca_file);

/// Appends to errors.log what a program would print for an error, and all of
/// the error's texts.
void log_error(Folder const& folder, airudder::CallError const& error);

/// Checks that the folder's logs hold none of the credentials above, and none
/// of `others`.
void check_no_credential(Folder const& folder,
                         std::vector<std::string> others = {});

} // namespace peers

#endif // AIRUDDER_PEERS_CALLS_HPP
