#include "catch.hpp"

#include <airudder/detail/client/mask.hpp>

#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

using airudder::detail::Mask;

namespace {

Mask mask_of(std::vector<std::string> const& secrets)
{
    Mask mask;
    for (auto const& secret : secrets)
        mask.add(secret);
    return mask;
}

/// A mask of a secret like the vendor's: base64 with `+` and `/`.
Mask example_mask() { return mask_of({"a+b/cd=="}); }

} // namespace

TEST_CASE("a secret is masked anywhere in a text", "[mask]")
{
    CHECK(example_mask().apply("a+b/cd==") == "***");
    CHECK(example_mask().apply("bad token a+b/cd==!") == "bad token ***!");
    CHECK(example_mask().apply("a+b/cd==a+b/cd==") == "******");
    CHECK(example_mask().apply("aa+b/cd===") == "a***=");
}

TEST_CASE("a secret of fewer than eight bytes is not masked", "[mask]")
{
    CHECK(mask_of({"a"}).apply("a b") == "a b");
    CHECK(mask_of({"1234567"}).apply("<1234567>") == "<1234567>");
    CHECK(mask_of({"12345678"}).apply("<12345678>") == "<***>");
    CHECK(mask_of({""}).apply("<>") == "<>");
    // The secret has eight bytes, but only four once it is decoded.
    CHECK(mask_of({"%41%42CD"}).apply("ABCD %41%42CD") == "ABCD ***");
}

TEST_CASE("a secret is masked in every spelling of JSON and URLs", "[mask]")
{
    CHECK(example_mask().apply(R"({"token":"a+b\/cd=="})") ==
          R"({"token":"***"})");
    CHECK(example_mask().apply(R"("a\u002bb\u002Fcd\u003d=")") == R"("***")");
    CHECK(example_mask().apply("?token=a%2Bb%2fcd%3D%3d&x=1") ==
          "?token=***&x=1");
    CHECK(example_mask().apply(R"(\u0061%2Bb\/cd==)") == "***");
    CHECK(example_mask().apply("/data/a+b~1cd==: no") == "/data/***: no");
    CHECK(mask_of({"sch\xC3\xBCssel"}).apply(R"("sch\u00fcssel")") ==
          R"("***")");
}

TEST_CASE("the decoded form of a percent-encoded secret is masked too",
          "[mask]")
{
    auto const mask = mask_of({"a%2Fb+cd%3D"});
    CHECK(mask.apply("a%2Fb+cd%3D") == "***");
    CHECK(mask.apply("a/b+cd=") == "a/b+cd=");
    CHECK(mask_of({"a%2Fb+cdef%3D"}).apply("a/b+cdef=") == "***");
    CHECK(mask.apply(R"(a%2Fb\u002bcd%3D)") == R"(a%2Fb\u002bcd%3D)");
    CHECK(mask.apply("a%252Fb%2Bcd%253D") == "***");
}

TEST_CASE("a secret is masked with its first byte in any spelling", "[mask]")
{
    auto const [first, spellings] =
        GENERATE(table<std::string, std::vector<std::string>>({
            {"/", {"/", "%2F", "\\/", "\\u002f", "~1"}},
            {"~", {"~", "%7e", "\\u007E", "~0"}},
            {"%", {"%", "%25", "\\u0025"}},
            {"\\", {"\\", "\\\\", "%5c"}},
            {"u", {"u", "\\u0075"}},
        }));
    auto const mask = mask_of({first + "xpected!"});
    for (auto const& spelling : spellings) {
        CAPTURE(spelling);
        CHECK(mask.apply('<' + spelling + "xpected!>") == "<***>");
    }
}

TEST_CASE("the characters around a secret do not prevent its masking", "[mask]")
{
    // Read as a whole, each text is an escape of something else.
    CHECK(mask_of({"2Fabcdef"}).apply("%2Fabcdef") == "%***");
    CHECK(mask_of({"abcdefg%"}).apply("abcdefg%20") == "***20");
    CHECK(mask_of({"abcdefg\\"}).apply("abcdefg\\u0041") == "***u0041");
    CHECK(mask_of({"1abcdefg"}).apply("~1abcdefg") == "~***");
}

TEST_CASE("text that is not a secret is not masked", "[mask]")
{
    for (std::string const text : {"",
                                   "A+b/cd==",
                                   "a b/cd==",
                                   R"(a+b\\/cd==)",
                                   R"(a\u002cb/cd==)",
                                   R"(a\u002)",
                                   R"(a\u00gbb/cd==)",
                                   "a%2",
                                   "a%2Cb/cd==",
                                   "a%zBb/cd==",
                                   "a+b\\"}) {
        CAPTURE(text);
        CHECK(example_mask().apply(text) == text);
    }
}

TEST_CASE("the start of a secret is masked at the end of a text", "[mask]")
{
    CHECK(example_mask().apply("not a+b/cd=") == "not ***");
    CHECK(example_mask().apply("not a+b/") == "not ***");
    CHECK(example_mask().apply("not a+b%2Fcd%3") == "not ***");
    CHECK(example_mask().apply("not a+b/%") == "not ***");
    CHECK(example_mask().apply(R"(not a+b\/cd\u003)") == "not ***");
    CHECK(example_mask().apply(R"(not a+b/\)") == "not ***");
    CHECK(example_mask().apply("not a+b") == "not a+b");
    CHECK(example_mask().apply("not a+b/cd, yet") == "not a+b/cd, yet");
    CHECK(example_mask().apply(R"(not a+b/\x)") == R"(not a+b/\x)");
    CHECK(example_mask().apply("not a+b/%g") == "not a+b/%g");
    CHECK(example_mask().apply(R"(not a+b/\u00g)") == R"(not a+b/\u00g)");
}

TEST_CASE("the longer of two secrets with a common start is masked", "[mask]")
{
    auto const [first, second] = GENERATE(
        table<std::string, std::string>({{"some-key", "some-key-and-more"},
                                         {"some-key-and-more", "some-key"}}));
    auto const mask = mask_of({first, second, ""});
    CHECK(mask.apply("some-key-and-more, some-key-and.") == "***, ***-and.");
    CHECK(Mask().apply("some-key") == "some-key");
}

TEST_CASE("overlapping secrets are masked completely", "[mask]")
{
    CHECK(mask_of({"abcdefgh", "efghijkl"}).apply("-abcdefghijkl-") == "-***-");
    CHECK(mask_of({"aaaaaaaa"}).apply("-aaaaaaaaaaaa-") == "-***-");
    CHECK(mask_of({"xabcdefgh", "abcdefgh-"}).apply("abcdefgh-abcdefgh") ==
          "******");
}

TEST_CASE("many secrets are found as if searched one by one", "[mask]")
{
    std::mt19937 random(20261129);
    auto const text_of = [&](std::size_t size) {
        std::string text;
        while (text.size() != size)
            text += "abx"[random() % 3];
        return text;
    };
    for (int round = 0; round != 300; ++round) {
        std::vector<std::string> secrets;
        for (int count = 0; count != 20; ++count)
            secrets.push_back(text_of(8 + random() % 4));
        auto const text = text_of(300) + "!!";
        auto const masked = mask_of(secrets).apply(text);
        for (auto const& secret : secrets) {
            CAPTURE(text, secret);
            CHECK(masked.find(secret) == std::string::npos);
        }
        // Bytes outside all secrets are kept.
        std::string shown = text;
        for (auto const& secret : secrets)
            for (auto at = text.find(secret); at != text.npos;
                 at = text.find(secret, at + 1))
                shown.replace(at, secret.size(), secret.size(), '*');
        std::string pieces;
        for (char const c : masked)
            if (c != '*')
                pieces += c;
        std::erase(shown, '*');
        CAPTURE(text, masked);
        CHECK(pieces == shown);
    }
}

TEST_CASE("an answer is cut to the first MiB", "[mask]")
{
    std::string const token = "some/token+1";
    std::string text(Mask::most_shown - 6, '-');
    auto const masked = mask_of({token}).apply_to_answer(text + token);
    CHECK(masked == text + "***");
    CHECK(mask_of({token}).apply_to_answer("short") == "short");
}

TEST_CASE("an answer is masked completely if there are too many secrets to "
          "search for",
          "[mask]")
{
    Mask mask;
    mask.add("some/token+1");
    for (int count = 0; count != 10; ++count)
        mask.add(
            std::string(Mask::most_hidden / 8, static_cast<char>('a' + count)));
    CHECK(mask.apply_to_answer("an answer") == "***");
    CHECK(mask.apply_to_answer("") == "");
    CHECK(mask.apply("our text, some/token+1") == "our text, ***");
    // Repeating a secret does not count again.
    Mask repeated;
    for (int count = 0; count != 10; ++count)
        repeated.add(std::string(Mask::most_hidden / 3, 'a'));
    CHECK(repeated.apply_to_answer("an answer") == "an answer");
}
