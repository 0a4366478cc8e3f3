#ifndef AIRUDDER_DETAIL_NET_OPENSSL_REASON_HPP
#define AIRUDDER_DETAIL_NET_OPENSSL_REASON_HPP

#include <airudder/detail/requirements.hpp>

#include <openssl/err.h>

#include <filesystem>
#include <string>
#include <system_error>

namespace airudder::detail {

/// Returns the text of the first error in OpenSSL's queue, e.g. "no start
/// line", or of the system error that it reports. Clears the queue.
inline std::string openssl_reason()
{
    auto const code = ERR_get_error();
    ERR_clear_error();
    if (ERR_SYSTEM_ERROR(code))
        return std::system_category().message(ERR_GET_REASON(code));
    auto const reason = ERR_reason_error_string(code);
    return reason == nullptr ? "no reason given" : reason;
}

/// Says why a PEM file cannot be used, after OpenSSL refused it.
inline std::string pem_file_reason(std::string const& file)
{
    std::error_code ignored;
    // OpenSSL would only say that it found nothing there.
    if (std::filesystem::is_directory(file, ignored))
        return std::make_error_code(std::errc::is_a_directory).message();
    return openssl_reason();
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_NET_OPENSSL_REASON_HPP
