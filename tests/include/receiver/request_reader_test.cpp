#include "catch.hpp"
#include "receiver/support/request_cases.hpp"

#include <airudder/detail/receiver/request_reader.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace {

using airudder::detail::RequestLimits;
using airudder::detail::RequestReader;
using Progress = RequestReader::Progress;

constexpr RequestLimits limits{
    requests::most_head, requests::most_fields, requests::most_body};

/// Everything that reading some bytes finds, as text: each request or refusal,
/// and how many bytes are left.
std::string read(std::string_view bytes, std::vector<std::size_t> const& sizes)
{
    RequestReader reader(limits);
    std::string found;
    auto size = sizes.begin();
    while (!bytes.empty()) {
        // A copy, so that AddressSanitizer sees reads beyond the piece.
        std::string const piece(bytes.substr(0, *size));
        bytes.remove_prefix(piece.size());
        size = std::next(size) == sizes.end() ? sizes.begin() : std::next(size);
        reader.give(piece);
        for (;;) {
            auto const progress = reader.advance();
            auto const& request = reader.request();
            if (progress == Progress::more)
                break;
            if (progress == Progress::refused)
                return found + "refused " +
                       std::to_string(reader.refusal().status);
            if (progress == Progress::head) {
                found += std::string(request.method) + ' ' +
                         std::string(request.target) + ' ' +
                         std::to_string(request.version) + ' ';
                for (auto const& field : request.fields)
                    found += std::string(field.name) + '=' +
                             std::string(field.value) + ';';
            } else {
                found += " [" + request.body + "] " +
                         (reader.keep_alive() ? "stays\n" : "closes\n");
                reader.begin_next();
            }
        }
        reader.keep_rest();
    }
    return found + (reader.has_rest() ? "and a rest" : "");
}

std::string read_whole(std::string_view bytes)
{
    return read(bytes, {bytes.size()});
}

std::string ends_as(requests::Case const& one)
{
    return one.status == 0 ? " [" + one.body + "] "
                           : "refused " + std::to_string(one.status);
}

} // namespace

TEST_CASE("requests are taken and refused as the standard says")
{
    for (auto const& one : requests::cases()) {
        INFO(one.name);
        auto const found = read_whole(one.bytes);
        INFO(found);
        CHECK(found.find(ends_as(one)) != found.npos);
        CHECK((one.status == 0) == (found.find("refused") == found.npos));
        CHECK(found.find("rest") == found.npos);
    }
}

TEST_CASE("what a reader finds does not depend on the pieces")
{
    std::mt19937 random(17);
    for (auto const& one : requests::cases()) {
        INFO(one.name);
        auto const whole = read_whole(one.bytes);
        CHECK(read(one.bytes, {1}) == whole);
        for (int round = 0; round != 5; ++round) {
            std::vector<std::size_t> sizes(7);
            for (auto& size : sizes)
                size = 1 + random() % (round % 2 == 0 ? 9 : 300);
            CHECK(read(one.bytes, sizes) == whole);
        }
    }
}

TEST_CASE("requests follow each other without a gap")
{
    std::string all;
    std::string expected;
    for (auto const& one : requests::cases())
        if (one.status == 0) {
            all += one.bytes;
            expected += read_whole(one.bytes);
        }
    CHECK(read_whole(all) == expected);
    CHECK(read(all, {1}) == expected);
    CHECK(read(all, {1000}) == expected);
}

TEST_CASE("a request that is cut off is not a request")
{
    for (auto const& one : requests::cases()) {
        if (one.status != 0 || one.bytes.size() > 500)
            continue;
        INFO(one.name);
        for (std::size_t size = 0; size != one.bytes.size(); ++size)
            CHECK(read(one.bytes.substr(0, size), {1000}).find(']') ==
                  std::string::npos);
    }
}

TEST_CASE("a reader shows method, target, version and fields as received")
{
    CHECK(read_whole("PuT /a?b=%20 HTTP/1.0\r\nX-y:  a\tb \r\nx-Y: \r\n\r\n") ==
          "PuT /a?b=%20 10 X-y=a\tb;x-Y=; [] closes\n");
    CHECK(read_whole("POST / HTTP/1.1\r\nHost: h\r\nX: a \r\n \t b\r\n\r\n") ==
          "POST / 11 Host=h;X=a b; [] stays\n");
}

TEST_CASE("trailers are not fields")
{
    CHECK(read_whole("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: "
                     "chunked\r\n\r\n0\r\nX: y\r\nConnection: close\r\n\r\n") ==
          "POST / 11 Host=h;Transfer-Encoding=chunked; [] stays\n");
}

TEST_CASE("connections stay as version and field say")
{
    auto const ends = [](std::string const& version, std::string const& field) {
        auto const found = read_whole("POST / " + version + "\r\nHost: h\r\n" +
                                      field + "\r\n");
        return found.substr(found.rfind(' ') + 1);
    };
    CHECK(ends("HTTP/1.1", "") == "stays\n");
    CHECK(ends("HTTP/1.1", "Connection: close\r\n") == "closes\n");
    CHECK(ends("HTTP/1.1", "Connection: x, CLOSE\r\n") == "closes\n");
    CHECK(ends("HTTP/1.0", "") == "closes\n");
    CHECK(ends("HTTP/1.0", "Connection: Keep-Alive\r\n") == "stays\n");
    CHECK(ends("HTTP/1.0", "Connection: keep-alive, close\r\n") == "stays\n");
}

TEST_CASE("a reader states the length of a body before it reads it")
{
    RequestReader reader(limits);
    reader.give("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 7\r\n\r\n");
    REQUIRE(reader.advance() == Progress::head);
    CHECK(reader.body_length() == 7u);
    CHECK(reader.has_head());
    CHECK_FALSE(reader.is_done());
    CHECK(reader.advance() == Progress::more);
}

TEST_CASE("a reader gives memory back between connections")
{
    RequestReader reader({1000, 10, 1'000'000});
    auto const before = reader.memory();
    std::string const body(500'000, 'b');
    reader.give("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 500000\r\n\r\n");
    CHECK(reader.advance() == Progress::head);
    // A length alone takes little.
    CHECK(reader.memory() < before + 100'000);
    reader.keep_rest();
    reader.give(body);
    CHECK(reader.advance() == Progress::done);
    CHECK(reader.memory() >= before + body.size());
    reader.reset();
    CHECK(reader.memory() < before + 100'000);
}
