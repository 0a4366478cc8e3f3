// The header of a header-only library that uses client and receiver.
#pragma once
#include <airudder/client/download_progress.hpp>
#include <airudder/receiver/exchange.hpp>

#include <boost/url/scheme.hpp>
#include <openssl/crypto.h>
#include <openssl/ssl.h>

#include <string_view>

/// Needs the headers and libraries of airudder::client.
inline bool is_secure(std::string_view scheme)
{
    return boost::urls::string_to_scheme(scheme) ==
               boost::urls::scheme::https &&
           TLS_client_method() != nullptr;
}

/// Needs the headers and libraries of airudder::receiver.
inline bool is_equal(std::string_view a, std::string_view b)
{
    return a.size() == b.size() &&
           CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}
