#ifndef AIRUDDER_DETAIL_CLIENT_ENCRYPTED_MESSAGE_HPP
#define AIRUDDER_DETAIL_CLIENT_ENCRYPTED_MESSAGE_HPP

#include <airudder/client/encryption.hpp>
#include <airudder/detail/client/http_response.hpp>
#include <airudder/detail/net/field_list.hpp>
#include <airudder/request.hpp>
#include <airudder/result.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace airudder::detail {

/// Encrypts a request's body, or its query if it has no body, and adds the
/// headers Is-Encrypted and Signed. A request without body and query stays
/// unchanged. One with both is an error: the vendor's documentation encrypts
/// one text, and a signature covers one.
inline Result<HttpRequest> encrypted_request(HttpRequest request,
                                             std::string const& key)
{
    auto const query = request.target.find('?');
    bool const has_query = query != std::string::npos;
    if (request.body.empty() && !has_query)
        return request;
    if (!request.body.empty() && has_query) {
        Error error;
        error.message = "expected a query or a body in an encrypted request, "
                        "found both";
        return error;
    }
    auto encrypted =
        encrypt(key,
                request.body.empty()
                    ? std::string_view(request.target).substr(query + 1)
                    : std::string_view(request.body));
    if (!encrypted)
        return encrypted.error();
    if (request.body.empty())
        request.target.replace(query + 1, std::string::npos, encrypted->text);
    else
        request.body = std::move(encrypted->text);
    request.headers.push_back({"Is-Encrypted", "1"});
    request.headers.push_back({"Signed", std::move(encrypted->signature)});
    return request;
}

/// Whether an answer says that it is encrypted.
inline bool is_encrypted(HttpResponse const& response)
{
    auto const marks = elements_of(response.headers, "Is-Encrypted");
    return std::find(marks.begin(), marks.end(), "1") != marks.end();
}

/// Decrypts the body of an encrypted answer.
inline Result<std::string> decrypted_body(HttpResponse const& response,
                                          std::string const& key)
{
    return decrypt(key,
                   {response.body,
                    std::string(first_element(response.headers, "Signed"))});
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_CLIENT_ENCRYPTED_MESSAGE_HPP
