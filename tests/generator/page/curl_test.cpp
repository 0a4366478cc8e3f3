#include "generator/page/curl.hpp"

#include "catch.hpp"
#include "generator/files.hpp"

using namespace airudder::generator;

namespace {

struct Read {
    Sample sample{};
    std::string findings{};
};

Read read_sample(std::string_view text)
{
    PageText const page(text);
    Redactor redactor;
    Diagnostics diagnostics;
    PageContext context("page", page, redactor, diagnostics);
    Read read{.sample = read_curl(context)};
    read.findings = diagnostics.text();
    return read;
}

Sample sample(std::string_view text)
{
    auto const read = read_sample(text);
    CHECK(read.findings == "");
    return read.sample;
}

using Pairs = std::vector<Sample::Pair>;

} // namespace

TEST_CASE("the URL is kept as written, and an empty header is a header")
{
    auto const get = sample("curl --location --request GET "
                            "'https://x.test/a?b=&c' \\\n"
                            "--header 'Authorization;' \\\n-H 'A:  b c '");
    CHECK(get.method == "GET");
    CHECK(get.url == "https://x.test/a?b=&c");
    CHECK(get.headers == Pairs{{"Authorization", ""}, {"A", "b c"}});
    CHECK_FALSE(get.body);
}

TEST_CASE("a quoted body is the JSON a shell would send")
{
    auto const post =
        sample("curl -X POST https://x.test \\\n--data-raw '{\n\"a\": "
               "\"it'\\''s\",\n\"b\": \"\\u00e9\"}'");
    REQUIRE(post.body);
    CHECK(post.body->sha256 == sha256(R"({"a":"it's","b":"\u00e9"})"));
    CHECK(sample("curl x -d '{\"a\":1}'").method == "POST");
    CHECK(sample("curl x").method == "GET");
    CHECK_FALSE(sample("curl x --data-raw ''").body);
}

TEST_CASE("options may be short, glued and combined")
{
    auto const post = sample("curl -kLXPUT --url x -d'[1]' -A me");
    CHECK(post.method == "PUT");
    CHECK(post.url == "x");
    CHECK(post.body->text == "[1]");
    CHECK(post.headers == Pairs{{"User-Agent", "me"}});
}

TEST_CASE("form fields are pairs")
{
    auto const form =
        sample("curl x --form 'a=\"1\"' -F 'f=@\"\"' --data-urlencode 'b=c d'");
    CHECK(form.form == Pairs{{"a", "1"}, {"f", "@\"\""}, {"b", "c d"}});
    CHECK(form.method == "POST");
}

TEST_CASE("-G puts data into the query")
{
    auto const get = sample("curl -G x?y=1 -d a=1 --data-urlencode b=2");
    CHECK(get.url == "x?y=1&a=1&b=2");
    CHECK(get.method == "GET");
    CHECK(get.form.empty());
}

TEST_CASE("a body of another kind is text")
{
    auto const form =
        sample("curl x -H 'Content-Type: application/x-www-form-urlencoded' "
               "-d 'a=1&password=hunter22'");
    CHECK(form.body->text == "a=1&password=<redacted>");
    CHECK(sample("curl x -d '<a/>'").body->text == "<a/>");
}

TEST_CASE("errors in a command are reported with their line")
{
    CHECK(read_sample("curl x \\\n--frobnicate y").findings ==
          "page:2: expected a known option of curl, found "
          "\"--frobnicate\"\n");
    CHECK(read_sample("curl -Z x").findings.find("page:1: expected a known") ==
          0);
    CHECK(read_sample("curl --location").findings ==
          "page:1: expected a URL in this command\n");
    CHECK(read_sample("curl x \\\n-d '{\n\"a\": 1,\n}'").findings ==
          "page:4: expected a body in JSON: expected a member's name\n");
    CHECK(read_sample("curl x -H").findings ==
          "page:1: expected a value for this option\n");
    CHECK(read_sample("curl x -H nothing").findings.find("expected a header") !=
          std::string::npos);
    CHECK(read_sample("curl x \\\n-d 'open\n").findings.find("page:2: ") == 0);
}

TEST_CASE("credentials of a sample are dropped")
{
    auto const post =
        sample("curl 'https://me:pw@x.test/?token=abc&a=1' -u me:secret "
               "-H 'Authorization: Token QUJD+1234567890/=' -b 'sid=12' "
               "-H 'X-Api-Key: abc' -H 'X-Other: Bearer QUJD+1234567890/='");
    CHECK(post.url == "https://<redacted>@x.test/?token=<redacted>&a=1");
    for (auto const& [name, value] : post.headers)
        CHECK(value == "<redacted>");
    auto const form = sample("curl x -F 'a=Bearer QUJD+1234567890/= b' "
                             "-F password=abc");
    CHECK(form.form ==
          Pairs{{"a", "Bearer <redacted> b"}, {"password", "<redacted>"}});
}
