#include "catch.hpp"
#include "client/download/download_server.hpp"

#include <airudder/client.hpp>

#include <string>

using airudder::CallErrorKind;
using airudder::Client;
using downloads::Folder;
using downloads::options;

TEST_CASE("a link must be https even for loopback", "[download]")
{
    Folder const folder;
    auto with = options();
    with.insecure_plain_http_to_any_host = true;
    Client client(with);
    for (auto const* link : {"http://127.0.0.1/a",
                             "http://localhost/a",
                             "ftp://example.com/a",
                             "https://user:sesame@example.com/a",
                             "a.mp3",
                             ""}) {
        CAPTURE(link);
        auto const result = client.download(link, folder.file());
        REQUIRE_FALSE(result.has_value());
        CHECK(result.error().kind == CallErrorKind::request);
        CHECK(result.error().message.starts_with("recording link: expected "));
        CHECK(result.error().message.find("sesame") == std::string::npos);
    }
    CHECK(folder.count() == 0);
}

TEST_CASE("all links that are not https yield the same error", "[download]")
{
    Folder const folder;
    Client client(options());
    auto const message = [&](std::string const& link) {
        return client.download(link, folder.file()).error().message;
    };
    std::string const expected = "recording link: expected a URL that begins "
                                 "with https://, found ";
    CHECK(message("ftp://me:sesame@h/a?key=made-up") ==
          expected + "one that begins with ftp://");
    CHECK(message("HTTP://me:sesame@h/a?key=made-up") ==
          expected + "one that begins with http://");
    CHECK(message("a.mp3?key=made-up") ==
          expected + "a text that does not begin with a scheme and ://");
    CHECK(message("") == expected + "an empty text");
}
