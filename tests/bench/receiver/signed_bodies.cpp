#include "signed_bodies.hpp"

#include "../codec/works.hpp"
#include "serve.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include <utility>

namespace bench {

SignedBody signed_body(std::string body)
{
    auto signature = signature_of(body);
    return {std::move(body), std::move(signature)};
}

std::vector<SignedBody> node_pushes(std::size_t count)
{
    auto push = boost::json::parse(work("node_push_minified").text);
    auto& id = push.as_object().at("call").as_object().at("call_id");
    std::string text(id.as_string());
    std::vector<SignedBody> pushes;
    for (std::size_t index = 0; index != count; ++index) {
        auto const digits = std::to_string(index);
        text.replace(text.size() - digits.size(), digits.size(), digits);
        id = text;
        pushes.push_back(signed_body(boost::json::serialize(push)));
    }
    return pushes;
}

} // namespace bench
