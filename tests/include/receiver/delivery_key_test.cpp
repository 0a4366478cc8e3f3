#include "catch.hpp"

#include <airudder/detail/receiver/delivery_key.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace {

std::string key(std::vector<std::string_view> const& pointers,
                std::string_view body)
{
    // A copy, so that AddressSanitizer sees reads beyond the end.
    std::vector<char> const copy(body.begin(), body.end());
    return airudder::detail::delivery_key(pointers, {copy.data(), copy.size()});
}

bool is_digest(std::string_view text)
{
    return text.starts_with("sha256:") && text.size() == 71;
}

} // namespace

TEST_CASE("a natural key holds the decoded strings, apart from each other")
{
    CHECK(key({"/a"}, R"({"a":"x"})") == R"(["x"])");
    CHECK(key({"/a", "/b"}, R"({"b":"y", "a" : "x"})") == R"(["x","y"])");
    CHECK(key({"/a"}, R"({"\u0061":"\u0078\/"})") == R"(["x/"])");
    CHECK(key({"/a", "/b"}, R"({"a":"x\",\"y","b":"z"})") ==
          R"(["x\",\"y","z"])");
    CHECK(key({"/a", "/b"}, R"({"a":"x","b":"\",\"z"})") !=
          key({"/a", "/b"}, R"({"a":"x\",\"","b":"z"})"));
    CHECK(key({"/a"}, R"({"a":"\u00e9"})") ==
          key({"/a"}, "{\"a\":\"\xC3\xA9\"}"));
}

TEST_CASE("a natural key compares texts exactly")
{
    CHECK(key({"/a"}, R"({"a":"X"})") != key({"/a"}, R"({"a":"x"})"));
    CHECK(key({"/a"}, R"({"a":"x "})") != key({"/a"}, R"({"a":"x"})"));
    CHECK(key({"/a"}, R"({"a":"x\u0000y"})") == R"(["x\u0000y"])");
    CHECK(key({"/a"}, R"({"a":"x\u0000y"})") != key({"/a"}, R"({"a":"x"})"));
}

TEST_CASE("pointers lead through objects")
{
    CHECK(key({"/a/b", "/a/c"}, R"({"a":{"c":"y","b":"x"}})") ==
          R"(["x","y"])");
    CHECK(key({"/a", "/a/b"}, R"({"a":"x"})").starts_with("sha256:"));
    CHECK(key({"/a~1b", "/c~0d", "/~01"},
              R"({"a/b":"1","c~d":"2","~1":"3"})") == R"(["1","2","3"])");
    CHECK(key({"/"}, R"({"":"x"})") == R"(["x"])");
    CHECK(key({"//"}, R"({"":{"":"x"}})") == R"(["x"])");
    CHECK(is_digest(key({""}, R"({"a":"x"})")));
    CHECK(is_digest(key({"/a/0"}, R"({"a":["x"]})")));
    CHECK(is_digest(key({"/a~"}, R"({"a~":"x"})")));
    CHECK(is_digest(key({"/~2"}, R"({"~2":"x"})")));
}

TEST_CASE("the last of equal names counts")
{
    CHECK(key({"/a"}, R"({"a":"x","a":"y"})") == R"(["y"])");
    CHECK(key({"/a/b"}, R"({"a":{"b":"x"},"\u0061":{"b":"y"}})") == R"(["y"])");
    CHECK(is_digest(key({"/a"}, R"({"a":"x","a":1})")));
    CHECK(is_digest(key({"/a"}, R"({"a":"x","a":""})")));
    CHECK(is_digest(key({"/a/b"}, R"({"a":{"b":"x"},"a":{}})")));
    CHECK(is_digest(key({"/a/b"}, R"({"a":{"b":"x"},"a":"y"})")));
}

TEST_CASE("without non-empty strings, the key is the digest of the body")
{
    for (auto const* body : {R"({})",
                             R"({"a":""})",
                             R"({"a":null})",
                             R"({"a":1})",
                             R"({"a":["x"]})",
                             R"({"a":{"a":"x"}})",
                             R"({"b":{"a":"x"}})",
                             R"({"A":"x"})",
                             R"(["x"])",
                             R"("x")",
                             R"({"a":"x")",
                             R"({"a":"x"}})",
                             R"({"a":"\ud800"})",
                             "{\"a\":\"\xFF\"}",
                             "",
                             "x"}) {
        INFO(body);
        CHECK(is_digest(key({"/a"}, body)));
    }
    CHECK(is_digest(key({"/a", "/b"}, R"({"a":"x"})")));
    // From `printf '{}' | sha256sum`.
    CHECK(key({}, "{}") ==
          "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e"
          "8310c060f61caaff8a");
    CHECK(key({"/a"}, "{}") == key({}, "{}"));
    CHECK(key({"/a"}, "{ }") != key({"/a"}, "{}"));
}

TEST_CASE("a natural key needs no memory for depth")
{
    auto const deep = std::string(100'000, '[') + std::string(100'000, ']');
    CHECK(is_digest(key({"/a"}, R"({"a":"x","b":)" + deep + "}")));
    CHECK(is_digest(key({"/a"}, R"({"a":)" + deep + "}")));
}
