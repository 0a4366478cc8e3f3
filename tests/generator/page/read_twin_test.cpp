#include "generator/page/read_twin.hpp"

#include "catch.hpp"
#include "twin_texts.hpp"

#include <algorithm>
#include <string>

using namespace airudder::generator;
using namespace twin_texts;

TEST_CASE("a twin states its page, method and URL")
{
    auto const twin = read(
        "paths:\n"
        "  /boats/{id}:\n"
        "    put:\n"
        "      summary: Boats\n"
        "      operationId: changeBoat\n"
        "      x-apifox-folder: Harbour/Boats\n"
        "      x-apifox-status: testing\n"
        "      x-run-in-apifox: https://app.example.com/web/project/1/apis/"
        "api-123-run\n"
        "      responses: {}\n"
        "servers:\n"
        "  - url: https://harbour.example.com/v1/\n");
    auto const& facts = twin.facts;
    CHECK(twin.kind == Twin::Kind::operation);
    CHECK(facts.title == "Boats");
    CHECK(facts.section == "Harbour/Boats");
    CHECK(facts.status == "testing");
    CHECK(facts.page_id == "123");
    CHECK(facts.operation_id == "changeBoat");
    CHECK(facts.method == "PUT");
    CHECK(facts.url == "https://harbour.example.com/v1/boats/{id}");
}

TEST_CASE("an operation that is deprecated has a status word that says so")
{
    auto const status_of = [](std::string const& keywords) {
        return read("paths:\n  /boats:\n    get:\n" + keywords +
                    "      responses: {}\n")
            .facts.status.value_or("-");
    };
    std::string const deprecated = "      deprecated: true\n";
    std::string const status = "      x-apifox-status: ";
    CHECK(status_of("      deprecated: false\n") == "-");
    CHECK(status_of(deprecated) == "deprecated");
    CHECK(status_of(deprecated + status + "released\n") == "deprecated");
    CHECK(status_of(deprecated + status + "obsolete\n") == "obsolete");
    CHECK(status_of(deprecated + status + "testing\n") ==
          "testing, deprecated");
}

TEST_CASE("an example keeps what cannot be a credential below such a name")
{
    auto const twin =
        read("paths:\n  /boats:\n    get:\n      responses:\n        '200':\n"
             "          content:\n            application/json:\n"
             "              schema: {$ref: '#/components/schemas/Answer'}\n"
             "              example:\n"
             "                token: {expires: 2026-01-01, at: "
             "'2026-01-01T00:00:00Z',"
             " state: active, value: hunter}\n"
             "                at: '2026-01-01T00:00:00Z'\n"
             "components:\n  schemas:\n    Answer:\n      type: object\n"
             "      properties:\n        token: {type: object, properties: "
             "{state: {type: string, enum: [active]}}}\n");
    auto const& example = twin.facts.responses.at(0).body->examples.at(0);
    CHECK(minified(std::get<JsonText>(read_json_text(example.text))) ==
          R"({"token":{"expires":"2026-01-01","at":"2026-01-01T00:00:00Z",)"
          R"("state":"active","value":"<redacted>"},)"
          R"("at":"2026-01-01T00:00:00Z"})");
    CHECK(example.redacted == std::vector<std::string>{"/token/value"});
}

namespace {

/// The parameters that `security` gives an operation, and the words that it
/// leaves: "header Authorization required; bearer".
std::string security_of(std::string const& operation,
                        std::string const& schemes,
                        std::string const& path = "/boats",
                        std::string const& parameters = "[]")
{
    auto const twin =
        read("paths:\n  " + path +
             ":\n    get:\n      parameters: " + parameters + "\n" +
             (operation.empty() ? "" : "      security: " + operation + "\n") +
             "components:\n  securitySchemes: " + schemes +
             "\nsecurity: [{root: []}]\n");
    std::string text;
    auto const add = [&](std::string const& part,
                         std::vector<Row> const& rows) {
        for (auto const& row : rows)
            text.append(text.empty() ? "" : ", ")
                .append(part + ' ' + *row.name)
                .append(row.presence == Presence::required ? " required" : "");
    };
    add("query", twin.facts.query);
    add("header", twin.facts.header);
    add("cookie", twin.facts.cookie);
    return text + (twin.facts.security ? "; " + *twin.facts.security : "");
}

} // namespace

TEST_CASE("security gives the parameters that its scheme describes")
{
    auto const* const one = "header Authorization required";
    for (auto const* const scheme : {"{type: http, scheme: bearer}",
                                     "{type: http, scheme: basic}",
                                     "{type: bearer, scheme: bearer}",
                                     "{type: jwt}",
                                     "{type: oauth2}",
                                     "{type: apiKey, in: header, name: "
                                     "Authorization}"}) {
        INFO(scheme);
        CHECK(security_of("[{a: []}]", std::string("{a: ") + scheme + "}") ==
              one);
        CHECK(security_of("", std::string("{root: ") + scheme + "}") == one);
        CHECK(security_of("[]", std::string("{root: ") + scheme + "}") == "");
    }
    CHECK(security_of("[{k: [], x-apifox: {required: true}}]",
                      "{k: {type: apikey, in: header, name: X-Key}}") ==
          "header X-Key required");
    CHECK(security_of("[{a: [], b: []}]",
                      "{a: {type: apiKey, in: query, name: key}, "
                      "b: {type: apiKey, in: cookie, name: sid}}") ==
          "query key required, cookie sid required");
    CHECK(security_of("[{k: []}]",
                      "{k: {type: apiKey, in: header, name: X-Key}}",
                      "/boats",
                      "[{name: x-key, in: header}]") == "header x-key");
}

TEST_CASE("security that leaves a question is kept in its words")
{
    CHECK(security_of("[{bearer: []}]", "{}") ==
          "header Authorization required; bearer");
    CHECK(security_of("", "{}") == "header Authorization required; root");
    CHECK(security_of("[bearer]", "{}") ==
          "header Authorization required; bearer");
    CHECK(security_of("{bearer: []}", "{}") ==
          "header Authorization required; bearer");
    CHECK(security_of("[{a: []}, {}]", "{a: {type: http}}") ==
          "header Authorization; a (http) or none");
    CHECK(security_of("[{a: []}, {b: []}]",
                      "{a: {type: apiKey, in: query, name: key}, "
                      "b: {type: apiKey, in: header, name: X-Key}}") ==
          "query key, header X-Key; a (apiKey) or b (apiKey)");
    CHECK(security_of("[{a: []}]", "{a: {type: mutualTLS}}") ==
          "; a (mutualTLS)");
    CHECK(security_of("[{a: []}]", "{a: {type: http}}", "/由您提供") ==
          "; a (http)");
    CHECK(security_of("[{}]", "{}") == "");
    // The header counts, whatever the security says.
    for (auto const* const choice : {"[]", "[{bearer: []}]", "[{a: []}, {}]"})
        CHECK(security_of(choice,
                          "{a: {type: mutualTLS}}",
                          "/boats",
                          "[{name: authorization, in: header}]") ==
              "header authorization");
}

TEST_CASE("names that are not quoted are spelled as in the twin")
{
    auto const twin = read("paths:\n"
                           "  /boats:\n"
                           "    get:\n"
                           "      summary: 404\n"
                           "      x-apifox-folder: 007\n"
                           "      parameters:\n"
                           "        - {name: NULL, in: query}\n"
                           "        - {name: TRUE, in: query}\n"
                           "        - {name: 1.0, in: header}\n");
    CHECK(twin.facts.title == "404");
    CHECK(twin.facts.section == "007");
    CHECK(twin.facts.query.at(0).name == "NULL");
    CHECK(twin.facts.query.at(1).name == "TRUE");
    CHECK(twin.facts.header.at(0).name == "1.0");
}

TEST_CASE("a twin without a title is called what its path is")
{
    auto const text = "# \n\n```yaml\nopenapi: 3.0.1\npaths:\n  /boats:\n"
                      "    get: {summary: ' '}\n```\n";
    Diagnostics diagnostics;
    auto const twin =
        read_twin("a.md", find_twin_blocks(text).at(0), diagnostics);
    REQUIRE(twin);
    CHECK(twin->facts.title == "/boats");
}

TEST_CASE("the international edition's extensions are read too")
{
    auto const twin = read("paths:\n"
                           "  /boats:\n"
                           "    get:\n"
                           "      x-apidog-folder: Harbour\n"
                           "      x-apidog-status: released\n"
                           "      x-run-in-apidog: https://x/apis/api-7-run\n");
    CHECK(twin.facts.section == "Harbour");
    CHECK_FALSE(twin.facts.status);
    CHECK(twin.facts.page_id == "7");
    CHECK(twin.facts.url == "/boats");
}

TEST_CASE("parameters are rows of their part")
{
    auto const twin =
        read("paths:\n"
             "  /boats/{id}:\n"
             "    get:\n"
             "      parameters:\n"
             "        - {name: id, in: path, schema: {type: integer}}\n"
             "        - {name: page, in: query, required: false, example: 2,\n"
             "           schema: {type: integer, default: 1}}\n"
             "        - {name: X-Api-Key, in: header, required: true,\n"
             "           example: abcdef, schema: {type: string}}\n");
    auto const& facts = twin.facts;
    REQUIRE(facts.path.size() == 1);
    CHECK(facts.path[0].presence == Presence::required);
    REQUIRE(facts.query.size() == 1);
    CHECK(facts.query[0].default_value == "1");
    CHECK(facts.query[0].example == "2");
    CHECK(facts.query[0].presence == Presence::optional);
    REQUIRE(facts.header.size() == 1);
    CHECK(facts.header[0].credential);
    CHECK_FALSE(facts.header[0].example);
}

TEST_CASE("a query after the path belongs to the parameters")
{
    auto const twin = read(
        "paths:\n"
        "  '/boats?action=list&page={page}&kind=a%20b&token=0123&&x#top':\n"
        "    get:\n"
        "      parameters:\n"
        "        - {name: page, in: query, schema: {type: integer}}\n"
        "      responses:\n"
        "        '200':\n"
        "          content: {'*/*': {example: ok}}\n"
        "servers: [{url: 'https://harbour.example.com'}]\n");
    CHECK(twin.facts.url == "https://harbour.example.com/boats");
    CHECK(twin.facts.responses[0].body->examples.empty()); // not a webhook
    std::string rows;
    for (auto const& row : twin.facts.query)
        rows += *row.name + ' ' + row.type + ' ' +
                row.default_value.value_or("-") + '\n';
    CHECK(rows == "page integer -\naction string list\nkind string -\n"
                  "token string -\nx string -\n");
}

TEST_CASE("the rows of a list in the query know their place")
{
    auto const twin =
        read("paths:\n"
             "  /boats/{id}:\n"
             "    get:\n"
             "      parameters:\n"
             "        - {name: 'filter[0]/id', in: query, required: true,\n"
             "           schema: {type: array, items: {type: integer}}}\n"
             "        - {name: kind, in: query, schema: {items:\n"
             "           {enum: [a, b]}}}\n"
             "        - {name: id, in: path, schema: {type: array}}\n");
    auto const& facts = twin.facts;
    REQUIRE(facts.query.size() == 4);
    CHECK(rows_of(facts.query) == Rows{"/filter[0]~1id array required",
                                       "/filter[0]~1id/- integer",
                                       "/kind array",
                                       "/kind/- string"});
    CHECK(facts.query[3].values.size() == 2);
    REQUIRE(facts.path.size() == 1);
    CHECK_FALSE(facts.path[0].at);
}

TEST_CASE("examples are JSON texts in their own order and spelling")
{
    auto const twin =
        read("paths:\n"
             "  /boats:\n"
             "    post:\n"
             "      requestBody:\n"
             "        content:\n"
             "          application/json:\n"
             "            schema: {type: object, properties: {}}\n"
             "            examples:\n"
             "              '1': {summary: One, value: {b: 1.50, a: '2'}}\n"
             "              '2':\n"
             "                value: |\n"
             "                  {\"b\": 1e2, // a comment\n"
             "                   \"a\": \"http://x\"}\n"
             "              '3': {value: ok}\n"
             "      responses:\n"
             "        '200':\n"
             "          content:\n"
             "            '*/*': {schema: {type: object}, example: ok}\n");
    auto const& examples = twin.facts.body->examples;
    REQUIRE(examples.size() == 2);
    CHECK(examples[0].text == "{ \"b\": 1.50, \"a\": \"2\" }");
    CHECK(examples[0].line == 13);
    CHECK(examples[1].text == "{\"b\": 1e2, \n \"a\": \"http://x\"}");
    REQUIRE(twin.facts.responses.size() == 1);
    CHECK(twin.facts.responses[0].body->examples.empty());
}

TEST_CASE("responses have their status and label")
{
    auto const twin = read("paths:\n"
                           "  /boats:\n"
                           "    get:\n"
                           "      responses:\n"
                           "        '200': {x-apifox-name: Success}\n"
                           "        x-200:2FA required: {x-apifox-name: no}\n"
                           "        '404': {description: prose}\n");
    auto const& responses = twin.facts.responses;
    REQUIRE(responses.size() == 3);
    CHECK(responses[0].label == "Success");
    CHECK(responses[1].status == "200");
    CHECK(responses[1].label == "2FA required");
    CHECK(responses[2].status == "404");
    CHECK(responses[2].line == 11);
}

TEST_CASE("a second response of a status follows the first and does not count")
{
    auto const statuses = [](std::string const& responses) {
        auto const twin = read("paths:\n  /boats:\n    get:\n"
                               "      responses: {" +
                               responses + "}\n");
        std::string text;
        for (auto const& one : twin.facts.responses)
            text += one.status + ':' + one.label + ' ';
        return text + twin.facts.skipped.value_or("");
    };
    CHECK(statuses("'x-200:b': {content: {image/png: {}}}, '404': {}, "
                   "'200': {x-apifox-name: a}") == "200:a 200:b 404: ");
    // Without another 2xx response, it does.
    CHECK(statuses("'x-200:b': {content: {image/png: {}}}, '404': {}") ==
          "200:b 404: its body is image/png, not JSON");
    CHECK(statuses("'202': {content: {image/png: {}}}, '201': {}, 2XX: {}") ==
          "202: 201: 2XX: ");
}

TEST_CASE("a body that is not JSON is a reason to skip the operation")
{
    auto const twin = read("paths:\n"
                           "  /boats:\n"
                           "    post:\n"
                           "      requestBody:\n"
                           "        content:\n"
                           "          multipart/form-data:\n"
                           "            schema: {type: object}\n");
    CHECK(twin.kind == Twin::Kind::skipped);
    CHECK(twin.facts.skipped == "its body is multipart/form-data, not JSON");
    CHECK(twin.line == 11);
}

TEST_CASE("a twin without an operation is a data model")
{
    CHECK(read("paths: {}\n").kind == Twin::Kind::data_model);
    CHECK(read("info: {}\n").kind == Twin::Kind::data_model);
}

TEST_CASE("a twin that cannot be read is refused with its line")
{
    CHECK(refusal_of("paths: {}\n") ==
          "boats.md:3: expected a closing fence ``` below, found none\n");
    CHECK(refusal_of("a: 1\na: 2\n```\n") ==
          "boats.md:6: expected each key once, found another \"a\"\n");
    CHECK(refusal_of("paths:\n  /a:\n    get: {}\n    post: {}\n```\n") ==
          "boats.md:8: expected one operation in a twin, found another\n");
    CHECK(refusal_of("paths:\n  /a:\n    trace: {}\n```\n") ==
          "boats.md:7: expected a method that sends data, found trace\n");
    CHECK(refusal_of("paths:\n  /a:\n    get:\n      parameters:\n"
                     "        - {name: a, in: elsewhere}\n```\n") ==
          "boats.md:9: expected a parameter in path, query, header or cookie, "
          "found \"elsewhere\"\n");
}

TEST_CASE("a body that cannot be an object is refused with its line")
{
    auto const refused = [](std::string const& path,
                            std::string const& part,
                            std::string const& schema,
                            std::string const& more = "") {
        auto const text =
            refusal_of("paths:\n  " + path + ":\n    post:\n" + part +
                       "        content:\n          application/json:\n"
                       "            schema: " +
                       schema + "\n" + more + "```\n");
        INFO(text);
        return text.substr(0, text.find('\n'));
    };
    std::string const request = "      requestBody:\n";
    std::string const expected = "expected an object as the body, found ";
    CHECK(refused("/a", request, "{type: array, items: {type: string}}") ==
          "boats.md:11: " + expected + "an array");
    CHECK(refused("/a", request, "{type: integer}") ==
          "boats.md:11: " + expected + "an integer");
    CHECK(refused("/a", request, "{oneOf: [{type: string}, {type: number}]}") ==
          "boats.md:11: " + expected + "a string or number");
    CHECK(refused("/a", request, "{}", "            example: '[1]'\n") ==
          "boats.md:12: " + expected + "an array");
    std::string const response = "      responses:\n       '201':\n";
    CHECK(refused("/a", response, "{type: string}") ==
          "boats.md:12: " + expected + "a string");
    CHECK(refused("/your address", response, "{type: array}") ==
          "boats.md:12: " + expected + "an array");
}

TEST_CASE("a body of any value, and one that does not count, are accepted")
{
    auto const twin = read("paths:\n"
                           "  /boats:\n"
                           "    post:\n"
                           "      requestBody:\n"
                           "        content: {application/json: {schema: {}}}\n"
                           "      responses:\n"
                           "        '404':\n"
                           "          content:\n"
                           "            application/json:\n"
                           "              schema: {type: array}\n"
                           "        '200': {}\n"
                           "        '201':\n"
                           "          content:\n"
                           "            application/json:\n"
                           "              schema: {type: string}\n");
    CHECK(body_rows(twin) == Rows{" "});
    CHECK(twin.facts.responses.size() == 3);
}

TEST_CASE("the reply to a webhook can be plain text")
{
    auto const reply = [](std::string const& content) {
        auto const twin = read("paths:\n"
                               "  /your address:\n"
                               "    post:\n"
                               "      responses:\n"
                               "        '200':\n"
                               "          content: " +
                               content + "\n");
        CHECK(twin.kind == Twin::Kind::operation);
        auto const& body = twin.facts.responses.front().body;
        REQUIRE(body);
        auto text = body->media_type + ':' + std::to_string(body->rows.size());
        for (auto const& example : body->examples)
            text += ' ' + example.text;
        return text;
    };
    CHECK(reply("{'*/*': {schema: {type: object, properties: {}},"
                " example: ok}}") == "text/plain:0 ok");
    CHECK(reply("{application/json: {schema: {type: string}}}") ==
          "text/plain:0");
    CHECK(reply("{text/plain: {example: ' ok '}}") == "text/plain:0 ok");
    CHECK(reply("{text/plain: {schema: {type: object}, example: '{}'}}") ==
          ":1 {}");
    CHECK(reply("{'*/*': {schema: {type: object}, examples: {'1': {value: ok},"
                " '2': {value: {code: 0}}}}}")
              .starts_with(":1 {"));
    // The payload, which this page shows as the response.
    CHECK(reply("{'*/*': {schema: {type: object, properties: {a: {}}},"
                " example: text}}") == ":2");
}

TEST_CASE("an OpenAPI 3.1 document is read")
{
    auto const twin = with_schema(
        "type: object\n"
        "properties:\n"
        "  a: {type: [string, 'null'], examples: [x]}\n"
        "  b: {const: fixed}\n"
        "  c: {type: [string, integer]}\n"
        "  d: {enum: [1, 2]}\n"
        "  e: {allOf: [{$ref: '#/components/schemas/Base'}]}\n"
        "  f:\n"
        "    allOf:\n"
        "      - $ref: '#/components/schemas/Base'\n"
        "      - {type: object, properties: {own: {type: boolean}}}\n"
        "  g: {anyOf: [{$ref: '#/components/schemas/Base'},\n"
        "              {type: object, properties: {}}]}\n",
        "Base: {type: object, required: [id], properties: {id: {type: "
        "string}}}\n");
    CHECK(body_rows(twin) == Rows{" object",
                                  "/a string null",
                                  "/b string",
                                  "/c string or integer",
                                  "/d integer",
                                  "/e object =Base",
                                  "/f object",
                                  "/f/id string required",
                                  "/f/own boolean",
                                  "/g object or object"});
    CHECK(twin.facts.body->rows[2].values ==
          std::vector<std::string>{"\"fixed\""});
    auto const hook = read("webhooks:\n"
                           "  boatMoved:\n"
                           "    post: {summary: Boat moved}\n");
    CHECK(hook.facts.url == "boatMoved");
    CHECK(hook.facts.title == "Boat moved");
}

TEST_CASE("referenced parameters, bodies and responses are followed")
{
    auto const twin =
        read("paths:\n"
             "  /boats:\n"
             "    post:\n"
             "      parameters: [{$ref: '#/components/parameters/Page'}]\n"
             "      requestBody: {$ref: '#/components/requestBodies/Boat'}\n"
             "      responses:\n"
             "        '200': {$ref: '#/components/responses/Done'}\n"
             "components:\n"
             "  parameters:\n"
             "    Page: {name: page, in: query, schema: {type: integer}}\n"
             "  requestBodies:\n"
             "    Boat:\n"
             "      required: false\n"
             "      content: {application/json: {schema: {type: object}}}\n"
             "  responses:\n"
             "    Done: {x-apifox-name: Done}\n");
    CHECK(twin.facts.query.at(0).name == "page");
    CHECK(twin.facts.body->presence == Presence::optional);
    CHECK(twin.facts.responses.at(0).label == "Done");
}

TEST_CASE("a path of words has no server, and a JSON text is a twin as well")
{
    auto const twin = read("paths:\n"
                           "  /your address:\n"
                           "    post: {}\n"
                           "servers: [{url: 'https://harbour.example.com'}]\n");
    CHECK(twin.facts.url == "/your address");
    auto const text = std::string("```json\n{\n\t\"openapi\": \"3.0.1\",\n"
                                  "\t\"paths\": {\"/a\": {\"get\": {\n"
                                  "\t\t\"summary\": \"A\"}}}\n}\n```\n");
    Diagnostics diagnostics;
    auto const json =
        read_twin("a.md", find_twin_blocks(text).at(0), diagnostics);
    REQUIRE(json);
    CHECK(json->facts.title == "A");
}

TEST_CASE("several JSON documents in an example are several examples")
{
    auto const twin =
        read("paths:\n"
             "  /boats:\n"
             "    post:\n"
             "      requestBody:\n"
             "        content:\n"
             "          application/json:\n"
             "            schema: {type: object, properties: {}}\n"
             "            example: |-\n"
             "              // free\n"
             "              {\"a\": 1}\n"
             "              // taken\n"
             "              {\"a\": [2, \"}\"]}\n"
             "      responses:\n"
             "        '200':\n"
             "          content:\n"
             "            application/json: {example: 'ok'}\n");
    auto const& examples = twin.facts.body->examples;
    REQUIRE(examples.size() == 2);
    CHECK(examples[0].text == "{\"a\": 1}");
    CHECK(examples[1].text == "{\"a\": [2, \"}\"]}");
    REQUIRE(twin.notes.size() == 1);
    CHECK(twin.notes[0].line == 20);
}

TEST_CASE("responses beyond any page are refused")
{
    std::string responses;
    for (int i = 0; i < 1'001; ++i)
        responses += "        '" + std::to_string(i) + "': {}\n";
    CHECK(refusal_of("paths:\n  /a:\n    get:\n      responses:\n" + responses +
                     "```\n")
              .find(": expected at most 1000 responses") != std::string::npos);
}

TEST_CASE("a JSON text keeps its members after a URL")
{
    auto const twin = read("paths:\n"
                           "  /boats:\n"
                           "    post:\n"
                           "      requestBody:\n"
                           "        content:\n"
                           "          application/json:\n"
                           "            schema: {type: object}\n"
                           "            example: '{\"url\": "
                           "\"https://a.example?token=abcdefgh12345678\", "
                           "\"mail\": \"bob@b.example\"}'\n");
    REQUIRE(twin.facts.body->examples.size() == 1);
    CHECK(twin.facts.body->examples.front().text ==
          "{\"url\": \"https://a.example?token=<redacted>\", "
          "\"mail\": \"bob@b.example\"}");
}

TEST_CASE("the operation's parameters take precedence over those of its path")
{
    auto const twin =
        read("paths:\n"
             "  /boats:\n"
             "    parameters:\n"
             "      - {name: a, in: query, schema: {type: string}}\n"
             "      - {name: b, in: query, schema: {type: string}}\n"
             "    get:\n"
             "      parameters:\n"
             "        - {name: a, in: query, schema: {type: integer}}\n");
    REQUIRE(twin.facts.query.size() == 2);
    CHECK(twin.facts.query[0].name == "a");
    CHECK(twin.facts.query[0].type == "integer");
    CHECK(twin.facts.query[1].name == "b");
}

TEST_CASE("a server with variables is left out")
{
    auto const twin = read("paths:\n"
                           "  /boats:\n"
                           "    get: {}\n"
                           "servers:\n"
                           "  - url: https://{region}.example.com/v1\n");
    CHECK(twin.facts.url == "/boats");
}

TEST_CASE("a tab is reported at its own line")
{
    CHECK(refusal_of("paths:\n  /a:\n    get:\n\t  summary: x\n"
                     "      description: |\n        a\n\t\tb\n```\n") ==
          "boats.md:8: expected spaces before the first word, found a tab\n");
    CHECK(read("paths:\n  /a:\n    get:\n      description: |\n"
               "        a\n        \tb\n")
              .kind == Twin::Kind::operation);
}

TEST_CASE("descriptions are kept on request, without credentials")
{
    auto const text =
        "```yaml\nopenapi: 3.0.1\npaths:\n  /a:\n    get:\n"
        "      description: |\n        First.\n\n        Bearer "
        "abcdefghijklmnopqrst\n"
        "      parameters:\n"
        "        - {name: day, in: query, description: A day.}\n```\n";
    Diagnostics diagnostics;
    auto const twin =
        read_twin("a.md", find_twin_blocks(text).at(0), diagnostics, true);
    REQUIRE(twin);
    CHECK(twin->facts.prose == "First. Bearer <redacted>");
    CHECK(twin->facts.query.at(0).prose == "A day.");
}

TEST_CASE("no prose and no credential leaves a twin")
{
    auto const twin =
        read("paths:\n"
             "  /boats:\n"
             "    post:\n"
             "      summary: Boats\n"
             "      description: Lengthy prose\n"
             "      requestBody:\n"
             "        content:\n"
             "          application/json:\n"
             "            schema:\n"
             "              type: object\n"
             "              properties:\n"
             "                token: {type: string, title: Lengthy prose,\n"
             "                  description: Lengthy prose,\n"
             "                  default: hunter2hunter2hunter2,\n"
             "                  examples: [hunter2hunter2hunter2]}\n"
             "            example: {token: hunter2hunter2hunter2}\n"
             "      responses:\n"
             "        '200': {description: Lengthy prose}\n");
    auto const text = pretty(to_json(twin.facts));
    CHECK(text.find("prose") == text.npos);
    CHECK(text.find("hunter") == text.npos);
}

TEST_CASE("values under the name of a credential are dropped, short ones too")
{
    auto const twin =
        with_schema("type: object\n"
                    "properties:\n"
                    "  password: {type: string, enum: [hunter2, sesame, ''],\n"
                    "    x-apifox-enum: [{value: sesame, name: Word}]}\n"
                    "  api_keys: {type: array, items: {enum: [k1]}}\n"
                    "  app_key: {type: array, items: {enum: [k2, null]}}\n"
                    "  pin_token: {type: integer, const: 7391}\n"
                    "  token:\n"
                    "    type: object\n"
                    "    properties:\n"
                    "      kind: {enum: [bearer, mac]}\n"
                    "      secret: {examples: [opensesam], default: s3}\n");
    auto const& rows = twin.facts.body->rows;
    auto const text = pretty(to_json(twin.facts));
    for (auto const* const value :
         {"hunter2", "sesame", "Word", "k2", "7391", "opensesam", "s3"})
        CHECK(text.find(value) == text.npos);
    CHECK(rows[1].values == Rows{"\"\""});
    CHECK(rows[1].credential);
    CHECK(rows[3].values == Rows{"\"k1\""});
    CHECK(rows[5].nullable);
    CHECK(rows[5].credential);
    CHECK(rows[8].values == Rows{"\"bearer\"", "\"mac\""});
}

TEST_CASE("credentials and prose leave a twin at no place")
{
    // A credential takes the place of each '#', prose that of each '%'.
    std::string const shape_of_twin =
        "paths:\n"
        "  /boats:\n"
        "    post:\n"
        "      summary: Boats #\n"
        "      description: '% # %'\n"
        "      parameters:\n"
        "        - {name: Authorization, in: header, description: '% #',\n"
        "           example: '#', schema: {type: string, default: '#'}}\n"
        "        - {name: access_token, in: query, example: '#',\n"
        "           schema: {type: string, default: '#', title: '%'}}\n"
        "      requestBody:\n"
        "        content:\n"
        "          application/json:\n"
        "            schema:\n"
        "              type: object\n"
        "              title: '%'\n"
        "              properties:\n"
        "                api_key: {type: string, default: '#',\n"
        "                  examples: ['#'], description: '%'}\n"
        "                kind:\n"
        "                  type: string\n"
        "                  enum: [one, '#']\n"
        "                  x-apifox-enum:\n"
        "                    - {value: one, name: '#', description: '%'}\n"
        "                  x-apifox-mock: '#'\n"
        "            examples:\n"
        "              '1': {summary: '%', value: {app_key: '#', note: "
        "'x #'}}\n"
        "              '2': {value: '{\"password\": \"#\", \"a\": \"#\"} "
        "// % #'}\n"
        "      responses:\n"
        "        '200':\n"
        "          description: '% #'\n"
        "          x-apifox-name: 'Done #'\n"
        "          content:\n"
        "            application/json:\n"
        "              schema: {type: object, description: '%'}\n"
        "              example: {token: '#', list: ['#']}\n";
    for (std::string const credential :
         {"Token abcdefghijklmnopqrstuv",
          "Bearer AbCdEfGhIjKlMnOpQrSt",
          "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl"}) {
        INFO(credential);
        std::string yaml;
        for (char const c : shape_of_twin)
            yaml += c == '#'   ? credential
                    : c == '%' ? std::string("Lengthy prose")
                               : std::string(1, c);
        auto const text = pretty(to_json(read(yaml).facts));
        CHECK(text.find("Lengthy") == text.npos);
        CHECK(text.find(credential.substr(7, 14)) == text.npos);
        CHECK(text.find("\\\"password\\\": \\\"<redacted>\\\"") != text.npos);
        CHECK(text.find("<redacted>\\\"] }") != text.npos);
    }
}
