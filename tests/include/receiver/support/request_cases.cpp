#include "receiver/support/request_cases.hpp"

namespace requests {

namespace {

using namespace std::string_literals;

std::string const host = "Host: h\r\n";
std::string const start = "POST /hooks HTTP/1.1\r\n" + host;
std::string const chunked = start + "Transfer-Encoding: chunked\r\n\r\n";

/// A request with these fields, which end in CR LF, and this body.
std::string with(std::string const& fields, std::string const& body = {})
{
    return start + fields + "\r\n" + body;
}

std::string repeated(std::string const& text, std::size_t count)
{
    std::string out;
    for (std::size_t index = 0; index != count; ++index)
        out += text;
    return out;
}

/// A request whose head has `size` bytes.
std::string of_size(std::size_t size)
{
    auto const head = with("X: \r\n");
    return with("X: " + std::string(size - head.size(), 'x') + "\r\n");
}

/// A request whose request line has `size` bytes.
std::string with_line_of(std::size_t size)
{
    std::string const before = "POST /";
    std::string const after = " HTTP/1.1\r\n";
    return before + std::string(size - before.size() - after.size(), 'x') +
           after + host + "\r\n";
}

std::string const most = std::string(most_body, 'b');

std::vector<Case> ordinary()
{
    return {
        {"no body", with(""), 0},
        {"a length", with("Content-Length: 2\r\n", "{}"), 0, "{}"},
        {"the length 0", with("Content-Length: 0\r\n"), 0},
        {"a length with zeros", with("Content-Length: 002\r\n", "{}"), 0, "{}"},
        {"equal lengths",
         with("Content-Length: 2\r\nContent-Length: 2\r\n", "{}"),
         0,
         "{}"},
        {"white space around a value",
         with("Content-Length: \t 2 \t\r\n", "{}"),
         0,
         "{}"},
        {"no white space", with("Content-Length:2\r\n", "{}"), 0, "{}"},
        {"an empty value", with("X:\r\n"), 0},
        {"bytes beyond ASCII", with("X: \xC3\xA9\xFF\r\n"), 0},
        {"names in any case",
         "POST / HTTP/1.1\r\nhOST: h\r\ncONTENT-lENGTH: 2\r\n\r\n{}",
         0,
         "{}"},
        {"HTTP/1.0", "POST / HTTP/1.0\r\nContent-Length: 2\r\n\r\n{}", 0, "{}"},
        {"an empty host", "POST / HTTP/1.1\r\nHost:\r\n\r\n", 0},
        {"an IPv6 host", "POST / HTTP/1.1\r\nHost: [::1]:80\r\n\r\n", 0},
        {"another method", "G!T / HTTP/1.1\r\nHost: h\r\n\r\n", 0},
        {"the absolute form",
         "POST http://h/hooks HTTP/1.1\r\nHost: h\r\n\r\n",
         0},
        {"the asterisk form", "OPTIONS * HTTP/1.1\r\nHost: h\r\n\r\n", 0},
        {"empty lines first", "\r\n\r\n" + with(""), 0},
        {"eight empty lines first", repeated("\r\n", 8) + with(""), 0},
        {"a folded value", with("X: a\r\n b\r\n"), 0},
        {"a folded coding",
         start + "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n",
         0},
        {"the longest body", with("Content-Length: 1000\r\n", most), 0, most},
        {"chunks", chunked + "2\r\n{}\r\n0\r\n\r\n", 0, "{}"},
        {"several chunks",
         chunked + "1\r\n{\r\n01\r\n}\r\n000\r\n\r\n",
         0,
         "{}"},
        {"no chunk but the last", chunked + "0\r\n\r\n", 0},
        {"sizes in any case",
         chunked + "a\r\n0123456789\r\nA\r\n0123456789\r\n0\r\n\r\n",
         0,
         "01234567890123456789"},
        {"chunk data with line ends",
         chunked + "6\r\n\r\n0\r\n\n\r\n0\r\n\r\n",
         0,
         "\r\n0\r\n\n"},
        {"the longest body in chunks",
         chunked + repeated("1\r\nb\r\n", most_body) + "0\r\n\r\n",
         0,
         most},
        {"chunk extensions",
         chunked + "2;a=b;c=\"d;\\\"\"\r\n{}\r\n0;last\r\n\r\n",
         0,
         "{}"},
        {"white space before an extension",
         chunked + "2 ;a\r\n{}\r\n0\t;b\r\n\r\n",
         0,
         "{}"},
        {"trailers",
         chunked + "2\r\n{}\r\n0\r\nX: y\r\nContent-Length: 7\r\n\r\n",
         0,
         "{}"},
        {"chunked in another case",
         start + "Transfer-Encoding: Chunked\r\n\r\n0\r\n\r\n",
         0},
        {"most fields", with(repeated("X: y\r\n", most_fields - 1)), 0},
        {"the largest head", of_size(most_head), 0},
    };
}

std::vector<Case> malformed()
{
    auto const refused = [](char const* name, std::string bytes) {
        return Case{name, std::move(bytes), 400};
    };
    std::vector<Case> out{
        refused("nothing but line ends", repeated("\r\n", 9) + with("")),
        refused("a NUL", "\0"s),
        refused("the start of TLS",
                "\x16\x03\x01\x02\x00\x01\x00\x01\xFC\x03"s),
        refused("a space first", " " + with("")),
        refused("a line feed first", "\n" + with("")),
        refused("no target", "POST\r\n\r\n"),
        refused("HTTP/0.9", "GET /\r\n\r\n"),
        refused("an empty target", "POST  HTTP/1.1\r\nHost: h\r\n\r\n"),
        refused("two spaces", "POST  / HTTP/1.1\r\nHost: h\r\n\r\n"),
        refused("a tab", "POST\t/ HTTP/1.1\r\nHost: h\r\n\r\n"),
        refused("a space in the target",
                "POST /a b HTTP/1.1\r\nHost: h\r\n\r\n"),
        refused("a control in the target",
                "POST /\x01 HTTP/1.1\r\nHost: h\r\n\r\n"),
        refused("a method that is not a token",
                "PO(T / HTTP/1.1\r\nHost: h\r\n\r\n"),
        refused("a version in lower case",
                "POST / http/1.1\r\nHost: h\r\n\r\n"),
        refused("a short version", "POST / HTTP\r\nHost: h\r\n\r\n"),
        refused("a long version", "POST / HTTP/1.10\r\nHost: h\r\n\r\n"),
        refused("a version without dot", "POST / HTTP/1,1\r\nHost: h\r\n\r\n"),
        refused("text after the version",
                "POST / HTTP/1.1 x\r\nHost: h\r\n\r\n"),
        refused("text after another version",
                "POST / HTTP/2.0 x\r\nHost: h\r\n\r\n"),
        refused("LF after the request line",
                "POST / HTTP/1.1\nHost: h\r\n\r\n"),
        refused("LF after a field", start + "X: y\n\r\n"),
        refused("LF alone as the end", "POST / HTTP/1.1\nHost: h\n\n"),
        refused("LF before CR LF", start + "X: y\n\r\n\r\n"),
        refused("a space before the first field",
                "POST / HTTP/1.1\r\n Host: h\r\n\r\n"),
        refused("a space before a colon", with("X : y\r\n")),
        refused("a space in a name", with("X Y: z\r\n")),
        refused("an empty name", with(": y\r\n")),
        refused("no colon", with("X\r\n")),
        refused("a NUL in a value", with("X: a\0b\r\n"s)),
        refused("a NUL in a name", with("X\0: a\r\n"s)),
        refused("a CR in a value", with("X: a\rb\r\n")),
        refused("a CR before a line end", with("X: a\r\r\n")),
        refused("a control in a value", with("X: a\x01\r\n")),
        refused("DEL in a value", with("X: a\x7f\r\n")),
        refused("no host", "POST / HTTP/1.1\r\n\r\n"),
        refused("two hosts", with(host)),
        refused("two hosts in HTTP/1.0",
                "POST / HTTP/1.0\r\nHost: h\r\nHost: h\r\n\r\n"),
        refused("a host with a space", "POST / HTTP/1.1\r\nHost: a b\r\n\r\n"),
        refused("a host with a path", "POST / HTTP/1.1\r\nHost: a/b\r\n\r\n"),
        refused("no length", with("Content-Length:\r\n")),
        refused("a negative length", with("Content-Length: -1\r\n")),
        refused("a length with a sign", with("Content-Length: +2\r\n", "{}")),
        refused("a hexadecimal length", with("Content-Length: 0x2\r\n", "{}")),
        refused("a length with a fraction",
                with("Content-Length: 2.0\r\n", "{}")),
        refused("a length with a space", with("Content-Length: 1 2\r\n", "{}")),
        refused("a length beyond 64 bits",
                with("Content-Length: 18446744073709551616\r\n")),
        refused("differing lengths",
                with("Content-Length: 2\r\nContent-Length: 3\r\n", "{}")),
        refused("differing lengths in one field",
                with("Content-Length: 2, 3\r\n", "{}")),
        refused("a length and a coding",
                with("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
                     "0\r\n\r\n")),
        refused("a coding and a length",
                with("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
                     "0\r\n\r\n")),
        refused("two codings in two fields",
                with("Transfer-Encoding: chunked\r\n"
                     "Transfer-Encoding: chunked\r\n",
                     "0\r\n\r\n")),
        refused("another coding, then chunked, in two fields",
                with("Transfer-Encoding: gzip\r\n"
                     "Transfer-Encoding: chunked\r\n",
                     "0\r\n\r\n")),
        refused("a coding in HTTP/1.0",
                "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n"
                "0\r\n\r\n"),
    };
    for (auto const* bytes : {
             "\r\n0\r\n\r\n",
             "x\r\n",
             "-1\r\n",
             "+1\r\n",
             "0x1\r\n",
             " 1\r\n",
             "1 \r\n",
             "1 x\r\n",
             "1,\r\n",
             "2\n{}\r\n0\r\n\r\n",
             "2\r{}\r\n0\r\n\r\n",
             "2\r\n{}\n0\r\n\r\n",
             "2\r\n{}0\r\n\r\n",
             "2\r\n{}\r0\r\n\r\n",
             "2\r\n{}x\r\n0\r\n\r\n",
             "2;a\n{}\r\n0\r\n\r\n",
             "2;a=\"\n\"\r\n{}\r\n0\r\n\r\n",
             "2;a\rb\r\n{}\r\n0\r\n\r\n",
             "0\n\r\n\r\n",
             "0\r\n\n",
             "0\r\nX: y\n\r\n",
             "0\r\nX\r\n\r\n",
             "0\r\n X: y\r\n\r\n",
             "0\r\nX : y\r\n\r\n",
             "0\r\nX: a\rb\r\n\r\n",
             "10000000000000000\r\n",
             "00000000000000001\r\n",
         })
        out.push_back({"the chunk line \"" + std::string(bytes) + '"',
                       chunked + bytes,
                       400});
    return out;
}

std::vector<Case> beyond_limits()
{
    auto const zeros = std::string(most_head, 'x');
    return {
        {"HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505},
        {"HTTP/1.2", "POST / HTTP/1.2\r\nHost: h\r\n\r\n", 505},
        {"HTTP/0.9 by name", "POST / HTTP/0.9\r\nHost: h\r\n\r\n", 505},
        {"another coding",
         with("Transfer-Encoding: gzip\r\n", "0\r\n\r\n"),
         501},
        {"a coding before chunked",
         with("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"),
         501},
        {"a coding after chunked",
         with("Transfer-Encoding: chunked, identity\r\n", "0\r\n\r\n"),
         501},
        {"chunked twice",
         with("Transfer-Encoding: chunked, chunked\r\n", "0\r\n\r\n"),
         501},
        {"chunked with a parameter",
         with("Transfer-Encoding: chunked;a\r\n", "0\r\n\r\n"),
         501},
        {"a coding in quotes",
         with("Transfer-Encoding: \"chunked\"\r\n", "0\r\n\r\n"),
         501},
        {"too long a body", with("Content-Length: 1001\r\n", most + "b"), 413},
        {"far too long a body",
         with("Content-Length: 18446744073709551615\r\n"),
         413},
        {"too long a chunk", chunked + "3e9\r\n", 413},
        {"far too long a chunk", chunked + "ffffffffffffffff\r\n", 413},
        {"too many chunks",
         chunked + repeated("1\r\nb\r\n", most_body) + "1\r\n",
         413},
        {"too large a head", of_size(most_head + 1), 431},
        {"far too large a head", of_size(100'000), 431},
        {"too many fields", with(repeated("X: y\r\n", most_fields)), 431},
        {"too long a request line", with_line_of(most_head + 1), 414},
        {"far too long a request line", with_line_of(100'000), 414},
        {"the longest request line", with_line_of(most_head), 431},
        {"too long an extension", chunked + "1;" + zeros + "\r\n", 400},
        {"too many extensions",
         chunked + repeated("1;" + std::string(100, 'x') + "\r\nb\r\n", 41),
         400},
        {"too long a trailer", chunked + "0\r\nX: " + zeros + "\r\n\r\n", 431},
        {"too many trailers",
         chunked + "0\r\n" + repeated("X: y\r\n", 700) + "\r\n",
         431},
    };
}

} // namespace

std::vector<Case> const& cases()
{
    static auto const all = [] {
        auto out = ordinary();
        for (auto const& more : {malformed(), beyond_limits()})
            out.insert(out.end(), more.begin(), more.end());
        return out;
    }();
    return all;
}

} // namespace requests
