// A client whose generated headers have no operation that issues tokens. It
// compiles, and refuses to exchange credentials.

#include <airudder/airudder.hpp>
#include <airudder/client.hpp>

#include <iostream>

static_assert(!airudder::detail::TokenEndpoint<
              decltype(airudder::detail::token_endpoint)>);

int main()
{
    airudder::Client client(
        {.server = "http://127.0.0.1:1", .credentials = {"key", "secret"}});
    auto const result = client.call(airudder::boat::get_boat, {.id = 7});
    std::cout << result.error() << '\n';
    return result.error().kind == airudder::CallErrorKind::request &&
                   result.error().message.find("token_provider") !=
                       std::string::npos
               ? 0
               : 1;
}
