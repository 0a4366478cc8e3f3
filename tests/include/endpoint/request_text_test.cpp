#include "catch.hpp"
#include "codec.hpp"

#include <airudder/endpoint.hpp>
#include <airudder/request.hpp>
#include <airudder/unmodeled.hpp>

#include <boost/describe/class.hpp>

#include <optional>
#include <string>
#include <vector>

using airudder::Endpoint;
using airudder::Method;
using airudder::RequestPart;
using codec::refusal;

namespace {

struct Leaf {
    std::optional<std::string> text{};
    airudder::Unmodeled unmodeled{};
};

BOOST_DESCRIBE_STRUCT(Leaf, (), (text))

struct Tree {
    std::string text{};
    std::vector<std::string> words{};
    std::vector<Leaf> leaves{};
    airudder::Unmodeled unmodeled{};
};

BOOST_DESCRIBE_STRUCT(Tree, (), (text, words, leaves))

constexpr Endpoint<Tree, Leaf> plant{.name = "test.plant",
                                     .method = Method::post,
                                     .path = "/plant",
                                     .request_in = RequestPart::body};

constexpr Endpoint<Leaf, Leaf> find_leaf{.name = "test.find",
                                         .method = Method::get,
                                         .path = "/find",
                                         .request_in = RequestPart::query};

std::string const broken = "\xFF";

} // namespace

TEST_CASE("text in a body is UTF-8", "[request_text]")
{
    for (std::string const text : {"\xFF",
                                   "\x80",
                                   "a\xC3",
                                   "\xC0\xAF",
                                   "\xC1\xBF",
                                   "\xE0\x80\xAF",
                                   "\xED\xA0\x80",
                                   "\xED\xA0\xBD\xED\xB8\x80",
                                   "\xF0\x80\x80\xAF",
                                   "\xF4\x90\x80\x80",
                                   "\xF8\x88\x80\x80\x80",
                                   "\xE4\xBD\xA0\xE4\xBD"}) {
        CAPTURE(text);
        CHECK(refusal(make_request(plant, {.text = text})) ==
              "/text: expected UTF-8 in a body");
        CHECK(refusal(make_request(find_leaf, {.text = text})) ==
              "/text: expected UTF-8 in a query");
    }
    for (std::string const text : {"",
                                   "\x7F",
                                   "\xC2\x80",
                                   "\xE4\xBD\xA0",
                                   "\xED\x9F\xBF",
                                   "\xEE\x80\x80",
                                   "\xF0\x9F\x98\x80",
                                   "\xF4\x8F\xBF\xBF"}) {
        CHECK(make_request(plant, {.text = text}).has_value());
        CHECK(make_request(find_leaf, {.text = text}).has_value());
    }
}

TEST_CASE("an error points at the text that is not UTF-8", "[request_text]")
{
    CHECK(refusal(make_request(plant, {.words = {"a", "\"\\", broken}})) ==
          "/words/2: expected UTF-8 in a body");
    CHECK(refusal(make_request(plant, {.leaves = {{}, {.text = broken}}})) ==
          "/leaves/1/text: expected UTF-8 in a body");
    CHECK(refusal(make_request(plant, {.text = broken, .words = {broken}})) ==
          "/text: expected UTF-8 in a body");
}

TEST_CASE("if a name is not UTF-8, the error points at its object",
          "[request_text]")
{
    Tree tree;
    tree.leaves.emplace_back();
    tree.leaves[0].unmodeled.set("a" + broken, "1");
    CHECK(refusal(make_request(plant, tree)) ==
          "/leaves/0: expected UTF-8 in a body");
    Tree root;
    root.unmodeled.set(broken, R"("x")");
    CHECK(refusal(make_request(plant, root)) == ": expected UTF-8 in a body");
    Leaf leaf;
    leaf.unmodeled.set(broken, "1");
    CHECK(refusal(make_request(find_leaf, leaf)) ==
          ": expected UTF-8 in a query");
}

TEST_CASE("a path is visible ASCII", "[request_text]")
{
    for (auto const path : {"/a b", "/a\r\nX: y", "/\xC3\xA9", "/a\x7f"}) {
        auto endpoint = plant;
        endpoint.path = path;
        CHECK(refusal(make_request(endpoint, {})) ==
              ": expected visible ASCII characters only in the path of a "
              "request");
    }
}

TEST_CASE("a header's value is UTF-8 without control characters",
          "[request_text]")
{
    CHECK(refusal(make_request(plant, {}, {.headers = {{"X-A", "\x1b"}}})) ==
          ": expected no control character in the value of header X-A");
    CHECK(refusal(make_request(plant, {}, {.headers = {{"X-A", broken}}})) ==
          ": expected UTF-8 in the value of header X-A");
}

TEST_CASE("a token that contains its scheme is refused", "[request_text]")
{
    auto guarded = plant;
    guarded.authorization = airudder::Authorization::token;
    CHECK(refusal(make_request(guarded, {}, {.token = "token abc"})) ==
          ": token: expected a token without its scheme, which is sent before "
          "it, found one that begins with \"Token\"");
    CHECK(refusal(make_request(guarded, {}, {.token = "abc "})) ==
          ": token: expected no white space, found a space at byte 3");
    CHECK(refusal(make_request(guarded, {}, {.token = "a", .scheme = "A B"})) ==
          ": scheme: expected a token as RFC 9110 defines it, e.g. Token, "
          "found a space at byte 1");
    CHECK(make_request(guarded, {}, {.token = "Token abc", .scheme = ""})
              .value()
              .headers[0]
              .value == "Token abc");
    CHECK(make_request(guarded, {}, {}).value().headers[0].value.empty());
    CHECK(make_request(plant, {}, {.token = "Token abc"}).has_value());
}
