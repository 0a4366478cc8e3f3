#ifndef AIRUDDER_DETAIL_CLIENT_LINK_SECRETS_HPP
#define AIRUDDER_DETAIL_CLIENT_LINK_SECRETS_HPP

#include <airudder/detail/requirements.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Finds the parts of links that may grant access like a password: signatures,
/// tokens, users and passwords.
namespace airudder::detail {

/// Adds the secret of a query parameter: its value, or its name if it has no
/// value, like the signature in `?c2lnbmF0dXJl==`.
inline void add_secret_of_parameter(std::vector<std::string>& secrets,
                                    std::string_view parameter)
{
    auto const name = parameter.substr(0, parameter.find('='));
    auto const value =
        parameter.substr((std::min)(parameter.size(), name.size() + 1));
    bool const bare = value.find_first_not_of('=') == value.npos;
    std::string secret(bare ? name : value);
    // Form decoding turns a plus into a space.
    if (secret.find('+') != secret.npos) {
        secrets.push_back(secret);
        std::replace(secret.begin(), secret.end(), '+', ' ');
    }
    secrets.push_back(std::move(secret));
}

inline void add_secrets_of_parameters(std::vector<std::string>& secrets,
                                      std::string_view query,
                                      std::string_view separators)
{
    for (;;) {
        auto const parameter = query.substr(0, query.find_first_of(separators));
        add_secret_of_parameter(secrets, parameter);
        if (parameter.size() == query.size())
            return;
        query.remove_prefix(parameter.size() + 1);
    }
}

/// Adds `user:password` and the password alone.
inline void add_secrets_of_authority(std::vector<std::string>& secrets,
                                     std::string_view authority)
{
    auto const at = authority.rfind('@');
    if (at == authority.npos)
        return;
    auto const user = authority.substr(0, at);
    secrets.emplace_back(user);
    if (auto const colon = user.find(':'); colon != user.npos)
        secrets.emplace_back(user.substr(colon + 1));
}

/// Returns the secrets of a link or a Location header, as encoded there:
/// parameters of the query and the fragment, user and password. Signed links
/// have their signature in a parameter, and servers may repeat it. A path is
/// not a secret: without it, an error would be of little help.
inline std::vector<std::string> secrets_of_link(std::string_view url)
{
    std::vector<std::string> secrets;
    auto const path = url.substr(0, url.find_first_of("?#"));
    if (auto const slashes = path.find("//"); slashes != path.npos) {
        auto const authority = path.substr(slashes + 2);
        add_secrets_of_authority(secrets,
                                 authority.substr(0, authority.find('/')));
    }
    if (path.size() != url.size()) {
        auto const query = url.substr(path.size() + 1);
        add_secrets_of_parameters(secrets, query, "&#");
        add_secrets_of_parameters(secrets, query, "&#;");
    }
    return secrets;
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_CLIENT_LINK_SECRETS_HPP
