#include "serve.hpp"

#include <boost/json/parse.hpp>
#include <boost/system/error_code.hpp>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <stdexcept>

namespace bench {

std::string signature_of(std::string_view body)
{
    std::array<unsigned char, 32> digest{};
    if (HMAC(EVP_sha256(),
             key.data(),
             static_cast<int>(key.size()),
             reinterpret_cast<unsigned char const*>(body.data()),
             body.size(),
             digest.data(),
             nullptr) == nullptr)
        throw std::runtime_error("expected an HMAC");
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (auto const byte : digest) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

bool is_signature_of(std::string_view given, std::string_view body)
{
    auto const expected = signature_of(body);
    return given.size() == expected.size() &&
           CRYPTO_memcmp(given.data(), expected.data(), given.size()) == 0;
}

bool take_event(boost::json::value const& event)
{
    return event.as_object().contains("call");
}

int status_of(std::string_view signature, std::string_view body)
{
    if (!is_signature_of(signature, body))
        return 401;
    boost::system::error_code error;
    auto const event = boost::json::parse({body.data(), body.size()}, error);
    return !error && event.is_object() && take_event(event) ? 200 : 400;
}

} // namespace bench
