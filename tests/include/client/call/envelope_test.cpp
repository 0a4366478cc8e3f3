#include "catch.hpp"

#include <airudder/detail/client/envelope.hpp>

#include <cstdint>
#include <limits>
#include <string>

using airudder::detail::Envelope;
using airudder::detail::read_envelope;

TEST_CASE("an envelope's members are found in any order", "[envelope]")
{
    CHECK(read_envelope(R"({"data":{"code":1},"status":"OK","code":200})") ==
          Envelope{200, "OK", {}});
    CHECK(
        read_envelope(R"( { "message" : "no \u0074oken" , "code" : 401 } )") ==
        Envelope{401, {}, "no token"});
    CHECK(read_envelope("{}") == Envelope{});
}

TEST_CASE("a code is an integer in any JSON spelling", "[envelope]")
{
    CHECK(read_envelope(R"({"code":2e2})").code == 200);
    CHECK(read_envelope(R"({"code":200.0})").code == 200);
    CHECK(read_envelope(R"({"code":-1})").code == -1);
    CHECK(read_envelope(R"({"code":0})").code == 0);
    CHECK(read_envelope(R"({"code":9223372036854775807})").code ==
          std::numeric_limits<std::int64_t>::max());
    for (auto const* none : {R"({"code":200.5})",
                             R"({"code":9223372036854775808})",
                             R"({"code":"401"})",
                             R"({"code":null})",
                             R"({"code":true})",
                             R"({"code":[401]})",
                             R"({"code":{"code":401}})",
                             R"({"Code":401})"}) {
        CAPTURE(none);
        CHECK_FALSE(read_envelope(none).code.has_value());
    }
}

TEST_CASE("status and message are ignored unless they are strings",
          "[envelope]")
{
    CHECK(read_envelope(R"({"status":1,"message":null,"code":5})") ==
          Envelope{5, {}, {}});
    CHECK(read_envelope(R"({"status":"","message":"a\"b"})") ==
          Envelope{{}, "", "a\"b"});
}

TEST_CASE("the last of several members with the same name counts", "[envelope]")
{
    CHECK(read_envelope(R"({"code":401,"code":200})").code == 200);
    CHECK_FALSE(read_envelope(R"({"code":401,"code":""})").code.has_value());
    CHECK_FALSE(
        read_envelope(R"({"status":"OK","status":1})").status.has_value());
}

TEST_CASE("a text that is not a JSON object has no envelope", "[envelope]")
{
    for (std::string const none : {"",
                                   "[]",
                                   "401",
                                   "\"code\"",
                                   R"({"code":401)",
                                   R"({"code":401}})",
                                   R"({"code":401,})",
                                   R"({"code":0401})",
                                   R"({"code":-})",
                                   R"({"code":401,"status":"\x"})",
                                   R"({"code":401,"data":[}})",
                                   R"(["code",401])"}) {
        CAPTURE(none);
        CHECK(read_envelope(none) == Envelope{});
    }
}

TEST_CASE("a code other than 200 is a failure and a missing code is not",
          "[envelope]")
{
    CHECK(read_envelope(R"({"code":401})").is_failure());
    CHECK(read_envelope(R"({"code":0})").is_failure());
    CHECK_FALSE(read_envelope(R"({"code":200})").is_failure());
    CHECK_FALSE(read_envelope("{}").is_failure());
}
