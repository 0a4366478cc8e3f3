#ifndef AIRUDDER_DETAIL_CLIENT_ENCRYPTED_ANSWER_HPP
#define AIRUDDER_DETAIL_CLIENT_ENCRYPTED_ANSWER_HPP

#include <airudder/client/encryption.hpp>
#include <airudder/detail/client/field_list.hpp>
#include <airudder/detail/client/http_response.hpp>
#include <airudder/result.hpp>

#include <algorithm>
#include <string>

namespace airudder::detail {

/// Whether an answer says that it is encrypted.
inline bool is_encrypted(HttpResponse const& response)
{
    auto const marks = elements_of(response.headers, "Is-Encrypted");
    return std::ranges::find(marks, "1") != marks.end();
}

/// The plain text of the body of an answer that says so.
inline Result<std::string> decrypted_body(HttpResponse const& response,
                                          std::string const& key)
{
    return decrypt(
        key, {response.body, std::string(first_element(response, "Signed"))});
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_CLIENT_ENCRYPTED_ANSWER_HPP
