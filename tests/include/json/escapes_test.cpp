// Writes strings as JSON and compares them byte for byte with a simple
// implementation. portable_test.cpp includes these tests, too.
#include "catch.hpp"
#include "last_page.hpp"
#include "rounds.hpp"

#include <airudder/detail/json/output.hpp>

#include <cstddef>
#include <cstring>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace {

/// Escapes a text as in RFC 8259, section 7, in the shortest form.
std::string plainly_escaped(std::string_view text)
{
    std::string out = "\"";
    for (char const byte : text) {
        auto const code = static_cast<unsigned char>(byte);
        auto const shorts = std::string_view("\"\"\\\\\bb\ff\nn\rr\tt");
        bool found = false;
        for (std::size_t at = 0; at != shorts.size(); at += 2)
            if (byte == shorts[at]) {
                out += '\\';
                out += shorts[at + 1];
                found = true;
            }
        if (!found && code < 0x20) {
            out += code < 0x10 ? "\\u000" : "\\u001";
            out += "0123456789abcdef"[code % 16];
        } else if (!found) {
            out += byte;
        }
    }
    return out + "\"";
}

/// `text` as it is written after `before` other bytes.
std::string written(std::string_view text, std::size_t before = 0)
{
    std::string out;
    airudder::detail::Output output(out);
    auto at = output.begin();
    for (std::size_t count = 0; count != before; ++count)
        at = output.put(at, 'x');
    output.finish(output.put_string(at, text));
    return out.substr(before);
}

std::size_t random_below(std::mt19937_64& random, std::size_t limit)
{
    return static_cast<std::size_t>(random() % limit);
}

/// A random text of fewer than `limit` bytes, of which about one in `one_in`
/// needs an escape.
std::string
random_text(std::mt19937_64& random, std::size_t limit, unsigned one_in)
{
    std::string text(random_below(random, limit), 'x');
    for (auto& byte : text) {
        constexpr std::string_view escaped("\"\\\b\f\n\r\t\x01\x0E\x1B\x1F",
                                           11);
        byte = random() % one_in == 0
                   ? escaped[random_below(random, escaped.size())]
                   : static_cast<char>(random() % 95 + 32);
    }
    return text;
}

} // namespace

TEST_CASE("each byte is written correctly at every position")
{
    for (std::size_t size = 1; size != 40; ++size)
        for (std::size_t at = 0; at != size; ++at)
            for (int code = 0; code != 256; ++code) {
                std::string text(size, 'x');
                text[at] = static_cast<char>(code);
                auto const found = written(text);
                if (found != plainly_escaped(text)) { // a CHECK each is slow
                    CAPTURE(size, at, code);
                    CHECK(found == plainly_escaped(text));
                }
            }
    CHECK(written("") == "\"\"");
}

TEST_CASE("texts full of escapes are written completely")
{
    std::string every;
    for (int code = 0; code != 256; ++code)
        every += static_cast<char>(code);
    CHECK(written(every) == plainly_escaped(every));
    for (char const byte : {'"', '\\', '\n', '\x01', '\x7F'})
        for (std::size_t size = 0; size != 140; ++size) {
            std::string const text(size, byte);
            CAPTURE(size, byte);
            REQUIRE(written(text) == plainly_escaped(text));
        }
}

TEST_CASE("texts of any size are written wherever a block ends")
{
    rounds::for_each_seed(20, [](std::uint64_t seed) {
        std::mt19937_64 random(seed);
        for (unsigned const one_in : {1u, 3u, 20u, 1000u})
            for (auto const most : {40u, 3000u, 20'000u}) {
                auto const text = random_text(random, most, one_in);
                auto const before = random_below(random, 4200);
                CAPTURE(one_in, text.size(), before);
                REQUIRE(written(text, before) == plainly_escaped(text));
            }
        for (std::size_t before = 3900; before != 4100; ++before) {
            auto const text = random_text(random, 70, 2);
            CAPTURE(text, before);
            REQUIRE(written(text, before) == plainly_escaped(text));
        }
    });
}

TEST_CASE("put_string reads nothing past the end of a text")
{
    LastPage page;
    for (std::size_t size = 0; size != 140; ++size) {
        std::string text(size, 'x');
        CAPTURE(size);
        REQUIRE(written(page.put(text)) == plainly_escaped(text));
        for (auto& byte : text)
            byte = '\n';
        REQUIRE(written(page.put(text)) == plainly_escaped(text));
    }
}
