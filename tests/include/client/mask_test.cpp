#include "catch.hpp"

#include <airudder/client/mask.hpp>

#include <string>
#include <vector>

using airudder::detail::Mask;

namespace {

/// A mask of something that looks like the vendor's: base64 with `+` and `/`.
Mask example()
{
    Mask mask;
    mask.add("a+b/c==");
    return mask;
}

} // namespace

TEST_CASE("a secret is hidden wherever it stands", "[mask]")
{
    CHECK(example().apply("a+b/c==") == "***");
    CHECK(example().apply("bad token a+b/c==!") == "bad token ***!");
    CHECK(example().apply("a+b/c==a+b/c==") == "******");
    CHECK(example().apply("aa+b/c===") == "a***=");
}

TEST_CASE("a secret is hidden however a server spells it", "[mask]")
{
    CHECK(example().apply(R"({"token":"a+b\/c=="})") == R"({"token":"***"})");
    CHECK(example().apply(R"("a\u002bb\u002Fc\u003d=")") == R"("***")");
    CHECK(example().apply("?token=a%2Bb%2fc%3D%3d&x=1") == "?token=***&x=1");
    CHECK(example().apply(R"(\u0061%2Bb\/c==)") == "***");
    CHECK(example().apply("/data/a+b~1c==: no") == "/data/***: no");
}

TEST_CASE("a secret is hidden however its first byte is spelled", "[mask]")
{
    auto const [secret, spellings] =
        GENERATE(table<std::string, std::vector<std::string>>({
            {"/b+", {"/b+", "%2Fb+", "\\/b+", "\\u002fb+", "~1b+"}},
            {"~c", {"~c", "%7ec", "\\u007Ec", "~0c"}},
            {"%d", {"%d", "%25d", "\\u0025d"}},
            {"\\e", {"\\e", "\\\\e", "%5ce"}},
            {"up", {"up", "\\u0075p", "\\up"}},
        }));
    Mask mask;
    mask.add(secret);
    for (auto const& text : spellings) {
        CAPTURE(text);
        CHECK(mask.apply('<' + text + '>') == "<***>");
    }
}

TEST_CASE("what is no secret stays", "[mask]")
{
    for (std::string const text : {"",
                                   "A+b/c==",
                                   "a b/c==",
                                   R"(a+b\\/c==)",
                                   R"(a\u002cb/c==)",
                                   R"(a\u002)",
                                   R"(a\u00gbb/c==)",
                                   "a%2",
                                   "a%2Cb/c==",
                                   "a%zBb/c==",
                                   "a+b\\"}) {
        CAPTURE(text);
        CHECK(example().apply(text) == text);
    }
}

TEST_CASE("the begin of a secret is hidden where a text breaks off", "[mask]")
{
    CHECK(example().apply("not a+b/c=") == "not ***");
    CHECK(example().apply("not a+b/") == "not ***");
    CHECK(example().apply("not a+b%2Fc%3") == "not ***");
    CHECK(example().apply(R"(not a+b\/c\u003)") == "not ***");
    CHECK(example().apply("not a+b") == "not a+b");
    CHECK(example().apply("not a+b/c, yet") == "not a+b/c, yet");
}

TEST_CASE("of two secrets that begin alike the longer one is hidden", "[mask]")
{
    auto const [first, second] = GENERATE(table<std::string, std::string>(
        {{"key", "key-and-more"}, {"key-and-more", "key"}}));
    Mask mask;
    mask.add(first);
    mask.add(second);
    mask.add("");
    CHECK(mask.apply("key-and-more, key-and.") == "***, ***-and.");
    CHECK(Mask().apply("key") == "key");
}
