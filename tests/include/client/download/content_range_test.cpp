#include "catch.hpp"

#include <airudder/detail/client/content_range.hpp>

#include <optional>

using airudder::detail::content_range;
using airudder::detail::ContentRange;
using airudder::detail::is_strong_etag;

TEST_CASE("a part's range is read from Content-Range", "[download]")
{
    CHECK(content_range("bytes 500-999/1234") == ContentRange{500, 999, 1234});
    CHECK(content_range("Bytes 0-0/1") == ContentRange{0, 0, 1});
    CHECK(content_range("bytes 5-9/*") == ContentRange{5, 9, std::nullopt});
    CHECK(content_range("bytes 0-18446744073709551614/18446744073709551615") ==
          ContentRange{0, 18446744073709551614u, 18446744073709551615u});
}

TEST_CASE("a malformed Content-Range is refused", "[download]")
{
    for (auto const* text :
         {"",
          "bytes",
          "bytes ",
          "bytes 5-9",
          "bytes 9-5/10",
          "bytes 5-9/9",
          "bytes 5-9/",
          "bytes 5-9/x",
          "bytes 5-9/10 ",
          "bytes 5-9/-10",
          "bytes -9/10",
          "bytes 5-/10",
          "bytes +5-9/10",
          "bytes  5-9/10",
          "bytes */10",
          "bytes 5/9-10",
          "bytes5-9/10",
          "items 5-9/10",
          "bytes 18446744073709551616-18446744073709551617/*"}) {
        CAPTURE(text);
        CHECK_FALSE(content_range(text).has_value());
    }
}

TEST_CASE("a strong ETag is exactly one quoted string", "[download]")
{
    CHECK(is_strong_etag(R"("v1")"));
    CHECK(is_strong_etag(R"("")"));
    for (auto const* etag : {"",
                             "v1",
                             "\"",
                             "\"v1",
                             "v1\"",
                             "W/\"v1\"",
                             "\"a\"b\"",
                             "\"a\", \"b\""}) {
        CAPTURE(etag);
        CHECK_FALSE(is_strong_etag(etag));
    }
}
