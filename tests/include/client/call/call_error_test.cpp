#include "catch.hpp"

#include <airudder/client/call_error.hpp>

#include <sstream>
#include <string>

using airudder::CallError;
using airudder::CallErrorKind;

namespace {

std::string printed(CallError const& error)
{
    std::ostringstream out;
    out << error;
    return out.str();
}

CallError failure(CallErrorKind kind)
{
    CallError error;
    error.kind = kind;
    error.message = "expected code 200, found 401";
    error.http_status = 200;
    error.code = 401;
    error.status = "Token expired";
    error.reason = "renew it";
    return error;
}

} // namespace

TEST_CASE("an error is printed with the vendor's status and message",
          "[call_error]")
{
    auto const kind =
        GENERATE(CallErrorKind::envelope, CallErrorKind::http_status);
    CHECK(printed(failure(kind)) ==
          std::string(to_string(kind)) +
              ": expected code 200, found 401 \"Token expired\" (HTTP 200, "
              "code 401, \"renew it\")");
    auto error = failure(kind);
    error.status = "";
    error.reason.reset();
    CHECK(printed(error) == std::string(to_string(kind)) +
                                ": expected code 200, found 401 (HTTP 200, "
                                "code 401)");
}

TEST_CASE("a decode error is printed without the envelope's status",
          "[call_error]")
{
    CHECK(printed(failure(CallErrorKind::decode)).find("Token expired") ==
          std::string::npos);
}

TEST_CASE(
    "an error is printed on one line even if a server sends control characters",
    "[call_error]")
{
    auto error = failure(CallErrorKind::envelope);
    error.message = "a\nb";
    error.status = "\x1b[2J\xc2\x9b\xe2\x80\xae";
    error.reason = "r\r\xff\xe2\x80\xa8 \xe4\xbd\xa0";
    CHECK(printed(error) ==
          "envelope: a\\x0ab \"\\x1b[2J\\u009b\\u202e\" (HTTP 200, "
          "code 401, \"r\\x0d\\xff\\u2028 \xe4\xbd\xa0\")");
}
