#include "catch.hpp"

#include <airudder/detail/client/link_secrets.hpp>
#include <airudder/detail/client/mask.hpp>

#include <string>
#include <string_view>

namespace {

/// `text` as an error shows it after the link was followed.
std::string shown(std::string_view link, std::string_view text)
{
    airudder::detail::Mask mask;
    for (auto const& secret : airudder::detail::secrets_of_link(link))
        mask.add(secret);
    return mask.apply(text);
}

} // namespace

TEST_CASE("the values in a link's query are secrets", "[link_secrets]")
{
    constexpr auto link =
        "https://a.example/rec?id=7&sig=a%2Bb%2Fcdefg&x=short";
    CHECK(shown(link, "sig a+b/cdefg") == "sig ***");
    CHECK(shown(link, "sig=a%2Bb%2Fcdefg&id=7") == "sig=***&id=7");
    CHECK(shown(link, R"(a+b\/cdefg of short)") == "*** of short");
    CHECK(shown("/rec?sig=one+two+three", "one two three, one+two+three") ==
          "***, ***");
    CHECK(shown("/rec?a=1;sig=12345678", "12345678") == "***");
    CHECK(shown("/rec?sig=12345678;x=1", "12345678;x=1") == "***");
    CHECK(shown("/rec?a?sig=12345678", "12345678") == "***");
}

TEST_CASE("a query without a name is a secret", "[link_secrets]")
{
    CHECK(shown("https://a.example/rec?SIGNATURE", "no SIGNATURE") == "no ***");
    CHECK(shown("/rec?id=7&SIGNATURE", "no SIGNATURE") == "no ***");
    CHECK(shown("/rec?SIGNATURE&id=7", "no SIGNATURE") == "no ***");
    CHECK(shown("/rec?c2lnbmF0dXJl==", "c2lnbmF0dXJl") == "***");
    CHECK(shown("/rec?c2lnbmF0dXJl==", "c2lnbmF0dXJl==") == "***==");
    CHECK(shown("/rec?SHORT", "no SHORT") == "no SHORT");
    CHECK(shown("?SIGNATURE", "SIGNATURE") == "***");
}

TEST_CASE("a link's fragment, user and password are secrets", "[link_secrets]")
{
    CHECK(shown("https://a.example/b#token=12345678", "12345678") == "***");
    CHECK(shown("/b?c=d#12345678", "12345678") == "***");
    CHECK(shown("https://me:12345678@a.example/b", "me, 12345678") ==
          "me, ***");
    CHECK(shown("//me:12345678@a.example?c", "me:12345678@a.example") ==
          "***@a.example");
}

TEST_CASE("a link's host, path and parameter names are not secrets",
          "[link_secrets]")
{
    constexpr auto link = "https://recordings.example/2026/recording.mp3?"
                          "Expires-At=1&response-type=audio";
    constexpr auto text = "no recording.mp3 at recordings.example: Expires-At";
    CHECK(shown(link, text) == text);
    CHECK(shown("", text) == text);
    CHECK(shown("?", text) == text);
}
