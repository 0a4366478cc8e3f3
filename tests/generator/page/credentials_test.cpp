#include "generator/page/credentials.hpp"

#include "catch.hpp"
#include "fictitious_pages.hpp"
#include "generator/files.hpp"

using namespace airudder::generator;

namespace {

constexpr std::string_view key = "QmFrZXJ5/0lPVSs0Mg";
constexpr std::string_view secret = "c291cmRvdWdoK3J5ZQ";
constexpr std::string_view token = "bG9hZiBvZiByeWUgMTIzNDU2Nzg5+w/x==";

/// A page about authorization, with a credential wherever a page may have one.
std::string key_page()
{
    std::string page = R"(Get a key to the bakery
POST
https://baker:{TOKEN}@bakery.test/v1/auth?access_token={TOKEN}
The token is Token {TOKEN}, and APPKey: {KEY}.
Request
Header Params
Authorization
string
required
Example:
Token {TOKEN}
X-Baker
string
Default:
{KEY}
Body Params application/json
APPKey
string
required
Your APPKey, such as {KEY}
Default:
{KEY}
APPSecret
string
required
Example value:
{SECRET}
Example
{
"APPKey": "{KEY}",
"APPSecret" : "{SECRET}",
"nested": {"pwd": [12345, "{SECRET}"], "note": "Bearer {TOKEN}"},
"plain": "flour"
}
Request Code Samples
Shell
curl --location --request POST 'https://bakery.test/v1/auth?access_token={TOKEN}' \
--header 'Authorization: Token {TOKEN}' \
--header 'X-Baker: {KEY}' \
--cookie 'sid={SECRET}' \
--user 'baker:{SECRET}' \
--data-raw '{
"APPKey": "{KEY}",
"APPSecret" : "{SECRET}",
"nested": {"pwd": [12345, "{SECRET}"], "note": "Bearer {TOKEN}"},
"plain": "flour"
}'
Responses
🟢200OK
application/json
Body
data
object
token
string
Example
{"data": {"token": "{TOKEN}", "again": "{TOKEN}"}, "code": 200}
Modified at 2031-02-03
)";
    page = fictitious::replaced(page, "{TOKEN}", token);
    page = fictitious::replaced(page, "{SECRET}", secret);
    return fictitious::replaced(page, "{KEY}", key);
}

} // namespace

TEST_CASE("names of credentials are recognized in every spelling")
{
    for (std::string_view const name : {"Authorization",
                                        "token",
                                        "APPKey",
                                        "APPSecret",
                                        "X-Api-Key",
                                        "access_token",
                                        "clientSecret",
                                        "Set-Cookie",
                                        "pass-word"}) {
        INFO(name);
        CHECK(is_credential_name(name));
    }
    for (std::string_view const name : {"task_id",
                                        "excludeCredentials",
                                        "tokens",
                                        "keyboard",
                                        "workflow_id",
                                        "status",
                                        "author"}) {
        INFO(name);
        CHECK_FALSE(is_credential_name(name));
    }
}

TEST_CASE("values of credentials are recognized by their form")
{
    CHECK(is_credential_value("Token QUJD+1234567890/="));
    CHECK(is_credential_value("bearer abcdefgh"));
    CHECK(is_credential_value("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc"));
    CHECK_FALSE(is_credential_value("Token of gratitude"));
    CHECK_FALSE(is_credential_value("basic"));
}

TEST_CASE("JSON keeps its spelling where nothing is dropped")
{
    Redactor redactor;
    std::vector<std::string> pointers;
    auto const redacted = [&](std::string_view text) {
        auto value = std::get<JsonText>(read_json_text(text));
        auto const kept = redactor.json(text, value, pointers);
        CHECK(minified(value) ==
              minified(std::get<JsonText>(read_json_text(kept))));
        return kept;
    };
    std::string const text =
        "{ \"a\" :[1.50,{}, [ ] ,\"\\u4f60\\/\"],\"b\":null,\"token\":\"\"}";
    CHECK(redacted(text) == text);
    CHECK(pointers.empty());
    CHECK(redacted(" {\"x/y\":{\"password\" : 12, \"b\":true}}\n") ==
          " {\"x/y\":{\"password\" : 0, \"b\":true}}\n");
    CHECK(pointers == std::vector<std::string>{"/x~1y/password"});
    CHECK(redacted("{\"secret\":{\"of\":[{\"rye\":\"x\"}]}}") ==
          "{\"secret\":{\"of\":[{\"rye\":\"<redacted>\"}]}}");
}

TEST_CASE("below a credential's name, dates, numbers and words stay")
{
    auto const redacted = [](std::string_view text) {
        Redactor redactor;
        redactor.know_word("active");
        redactor.know_word("sk_live_0123456789"); // not a word
        std::vector<std::string> pointers;
        auto value = std::get<JsonText>(read_json_text(text));
        return redactor.json(text, value, pointers);
    };
    for (auto const* const kept : {R"("2026-01-01")",
                                   R"("2026-01-01T00:00:00Z")",
                                   R"("2026-01-01T00:00:00.123+08:00")",
                                   R"("2026-01-01 00:00:00")",
                                   R"("3600")",
                                   R"("-1.5")",
                                   R"("1700000000000")",
                                   R"("true")",
                                   R"("Bearer")",
                                   R"("active")",
                                   R"("")",
                                   "3600",
                                   "true",
                                   "null"}) {
        for (std::string const before : {R"({"token":{"a":)",
                                         R"({"token":[{"a":[)",
                                         R"({"secret":{"of":{"a":)"}) {
            auto text = before + kept;
            for (auto at = before.size(); at-- > 0;)
                text += before[at] == '{' ? "}" : before[at] == '[' ? "]" : "";
            INFO(text);
            CHECK(redacted(text) == text);
        }
    }
    for (auto const* const dropped : {R"("hunter")",
                                      R"("2026-01-01-secret")",
                                      R"("2026-01-01T")",
                                      R"("12345678901234567890")",
                                      R"("1.2.3")",
                                      R"("sk_live_0123456789")",
                                      R"("a passphrase of words")"}) {
        INFO(dropped);
        CHECK(redacted(std::string(R"({"token":{"a":)") + dropped + "}}") ==
              R"({"token":{"a":"<redacted>"}})");
    }
    CHECK(redacted(R"({"token":"2026-01-01","pwd":[1,"2"],"a":{"pwd":3}})") ==
          R"({"token":"<redacted>","pwd":[0,"<redacted>"],"a":{"pwd":0}})");
}

TEST_CASE("facts hold neither credentials of the page nor their digests")
{
    auto const page = key_page();
    REQUIRE(page.find(token) != page.npos);
    REQUIRE(page.find("APPKey\": \"" + std::string(key)) != page.npos);
    auto const facts = fictitious::facts_of(page);
    auto const text = minified(to_json(facts));
    for (auto const value : {key, secret, token}) {
        INFO(text);
        CHECK(text.find(value) == text.npos);
        CHECK(text.find(sha256(value)) == text.npos);
        CHECK(text.find(sha256("Token " + std::string(value))) == text.npos);
    }
    CHECK(text.find("12345") == text.npos);
    CHECK(facts.header[0].credential);
    CHECK(facts.body->rows[0].credential);
    CHECK(facts.body->rows[1].credential);
    REQUIRE(facts.body->examples.size() == 1);
    CHECK(facts.body->examples[0].redacted ==
          std::vector<std::string>{"/APPKey",
                                   "/APPSecret",
                                   "/nested/pwd/0",
                                   "/nested/pwd/1",
                                   "/nested/note"});
    CHECK(facts.body->examples[0].text.find("\"plain\": \"flour\"") !=
          std::string::npos);
    CHECK(facts.sample->body->sha256 == facts.body->examples[0].sha256);

    // Another token gives the same facts, so they reveal nothing about it.
    auto const other = fictitious::replaced(page, token, "OTHER0token1value2");
    CHECK(fictitious::facts_of(other) == facts);
}

TEST_CASE("a page full of credentials is refused")
{
    std::string page = "T\nGET\nhttps://x.test\nwords\n";
    for (int i = 0; i < 300; ++i)
        page += "Token abcdefghijkl" + std::to_string(i) + "\n";
    CHECK(fictitious::findings_of(page).find("more than 200 credentials") !=
          std::string::npos);
}

TEST_CASE("a user without a password stays in a URL")
{
    Redactor redactor;
    CHECK(redactor.url("drive://JbVTn@share/1.docx") ==
          "drive://JbVTn@share/1.docx");
    CHECK(redactor.url("https://me:pw@h.test/") ==
          "https://<redacted>@h.test/");
    CHECK(redactor.url("https://QmFrZXJ5MDEyMzQ@h.test/") ==
          "https://<redacted>@h.test/");
}

TEST_CASE("a long word after Token or Bearer is dropped, letters alone too")
{
    Redactor redactor;
    CHECK(redactor.prose("send Bearer abcdefghijklmnop now") ==
          "send Bearer <redacted> now");
    CHECK(redactor.prose("Token Authentication and Obtain") ==
          "Token Authentication and Obtain");
}

TEST_CASE("a JSON Web Token is dropped wherever it begins")
{
    std::string const jwt =
        "eyJraWQiOiJyeWUifQ.eyJzdWIiOiJsb2FmIn0.Y3J1bWJzLWFuZC1jcnVzdA";
    for (std::string const before : {"",
                                     "x=",
                                     "token",
                                     "my_",
                                     "a-",
                                     "key",
                                     "line\\n",
                                     "https://b.test/?a=1&jwt=",
                                     "见"}) {
        INFO(before);
        Redactor redactor;
        CHECK(redactor.prose(before + jwt + " end") ==
              before + "<redacted> end");
    }
    CHECK(is_credential_value(jwt));
    CHECK_FALSE(is_credential_value("x " + jwt));
    Redactor redactor;
    for (std::string const text : {"see keyJson.parse_value_of_text",
                                   "eyJust a word",
                                   "eyJ.",
                                   "honeyJar.eyes"})
        CHECK(redactor.prose(text) == text);
}

TEST_CASE("texts full of beginnings of tokens are read in linear time")
{
    std::string text;
    for (int i = 0; i < 100'000; ++i)
        text += "eyJ=";
    Redactor redactor;
    CHECK(redactor.prose(text) == text);
}

TEST_CASE("texts and names in a tree lose credentials and keep their places")
{
    auto tree = std::get<JsonText>(read_json_text(
        R"({"a": ["Token abcdefghijklmnop1", "b"], "Bearer abcdefghijklmnop2": 1})"));
    auto const offset = tree.members[0].value.elements[1].offset;
    Redactor redactor;
    redactor.redact_texts(tree);
    CHECK(minified(tree) ==
          R"({"a":["Token <redacted>","b"],"Bearer <redacted>":1})");
    CHECK(tree.members[0].value.elements[1].offset == offset);
}
