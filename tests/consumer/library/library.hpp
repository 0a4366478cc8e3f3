// The header of a header-only library that uses the project.
#pragma once
#include <airudder/client/call_error.hpp>
#include <airudder/receiver/verifier.hpp>

#include <boost/url/parse.hpp>
#include <openssl/crypto.h>
#include <openssl/ssl.h>

#include <string_view>

/// Needs the headers and libraries of airudder::client.
inline bool is_link(std::string_view text)
{
    return boost::urls::parse_uri(text).has_value() &&
           OpenSSL_version_num() != 0 && TLS_client_method() != nullptr;
}

/// Needs the headers and libraries of airudder::receiver.
inline bool is_verified(std::string_view secret)
{
    return airudder::secret_in_path("s")({.path_secret = secret});
}
