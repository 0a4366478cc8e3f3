#include "../json/json_object.hpp"
#include "facts.hpp"

#include <algorithm>

/// JSON to facts.
namespace airudder::generator {
namespace {

namespace json = boost::json;

class FactsReader {
public:
    FactsReader(std::string_view file, Diagnostics& diagnostics)
        : file_(file), diagnostics_(diagnostics)
    {
    }

    PageFacts page(json::value const& value)
    {
        MemberReader in(file_, "", value, diagnostics_);
        PageFacts facts;
        facts.captured = captured(in);
        facts.source = in.optional_text("source").value_or("");
        facts.title = in.text("title");
        facts.section = in.optional_text("section");
        facts.place = in.optional_text("place");
        facts.status = in.optional_text("status");
        facts.method = in.text("method");
        facts.url = in.text("url");
        facts.description = digest(in, "description");
        facts.edited = in.optional_text("edited");
        facts.path = rows(in, "path");
        facts.query = rows(in, "query");
        facts.header = rows(in, "header");
        facts.cookie = rows(in, "cookie");
        facts.body = body(in);
        facts.sample = sample(in, facts.body);
        facts.responses = responses(in);
        in.finish();
        return facts;
    }

private:
    static bool captured(MemberReader& in)
    {
        if (!in.member("captured"))
            in.fail("", "expected a member \"captured\"");
        return in.flag("captured");
    }

    static std::optional<std::string> digest(MemberReader& in,
                                             std::string_view name)
    {
        auto text = in.optional_text(name);
        if (text && (text->size() != 64 ||
                     text->find_first_not_of("0123456789abcdef") != text->npos))
            in.fail(name, "expected a SHA-256 in 64 lower-case digits");
        return text;
    }

    std::vector<Row> rows(MemberReader& in, std::string_view name)
    {
        std::vector<Row> rows;
        for (auto const& element : in.array(name))
            rows.push_back(row(place(in, name, rows.size()), element));
        return rows;
    }

    Row row(std::string const& pointer, json::value const& value)
    {
        MemberReader in(file_, pointer, value, diagnostics_);
        Row row;
        row.line = in.number("line").value_or(0);
        row.name = in.optional_text("name");
        row.type = in.text("type");
        row.presence = presence(in);
        row.deprecated = in.flag("deprecated");
        row.children = in.number("children");
        row.default_value = in.optional_text("default");
        row.credential = in.flag("credential");
        row.enum_text = in.optional_text("enum");
        row.example = in.optional_text("example");
        row.constraints = in.texts("constraints");
        row.description = digest(in, "description");
        in.finish();
        return row;
    }

    static Presence presence(MemberReader& in)
    {
        auto const word = in.optional_text("presence");
        if (word == "required")
            return Presence::required;
        if (word == "optional")
            return Presence::optional;
        if (word)
            in.fail("presence", "expected \"required\" or \"optional\"");
        return Presence::unstated;
    }

    std::optional<Body> body(MemberReader& in)
    {
        auto const* const value = in.member("body");
        if (!value)
            return std::nullopt;
        MemberReader inner(file_, in.pointer("body"), *value, diagnostics_);
        Body body;
        body.media_type = inner.optional_text("media_type").value_or("");
        body.presence = presence(inner);
        body.rows = rows(inner, "rows");
        for (auto const& element : inner.array("examples")) {
            auto const at = place(inner, "examples", body.examples.size());
            body.examples.push_back(example(at, element));
            if (body.examples.back().text.empty())
                diagnostics_.at_pointer(
                    file_, at, "expected a member \"text\"");
        }
        inner.finish();
        return body;
    }

    PageExample example(std::string const& pointer, json::value const& value)
    {
        MemberReader in(file_, pointer, value, diagnostics_);
        PageExample example;
        example.line = in.number("line").value_or(0);
        example.name = in.optional_text("name").value_or("");
        example.sha256 = in.text("sha256");
        digest(in, "sha256");
        example.redacted = in.texts("redacted");
        for (auto const& line : in.texts("text")) {
            if (!example.text.empty())
                example.text += '\n';
            example.text += line;
        }
        in.finish();
        return example;
    }

    std::optional<Sample> sample(MemberReader& in,
                                 std::optional<Body> const& body)
    {
        auto const* const value = in.member("sample");
        if (!value)
            return std::nullopt;
        MemberReader inner(file_, in.pointer("sample"), *value, diagnostics_);
        Sample sample;
        sample.line = inner.number("line").value_or(0);
        sample.method = inner.text("method");
        sample.url = inner.text("url");
        sample.headers = pairs(inner, "headers");
        sample.form = pairs(inner, "form");
        if (auto const* const text = inner.member("body")) {
            sample.body = example(inner.pointer("body"), *text);
            if (sample.body->text.empty() && !has(body, sample.body->sha256))
                inner.fail("body",
                           "expected a text, or the digest of an example of "
                           "the request body");
        }
        inner.finish();
        return sample;
    }

    static bool has(std::optional<Body> const& body, std::string const& digest)
    {
        return body && std::ranges::find(
                           body->examples, digest, &PageExample::sha256) !=
                           body->examples.end();
    }

    static std::vector<Sample::Pair> pairs(MemberReader& in,
                                           std::string_view name)
    {
        std::vector<Sample::Pair> pairs;
        for (auto const& element : in.array(name)) {
            auto const* const pair = element.if_array();
            if (pair && pair->size() == 2 && pair->at(0).is_string() &&
                pair->at(1).is_string())
                pairs.emplace_back(pair->at(0).get_string(),
                                   pair->at(1).get_string());
            else
                in.fail(name, "expected pairs of a name and a value");
        }
        return pairs;
    }

    std::vector<PageResponse> responses(MemberReader& in)
    {
        if (!in.member("responses"))
            in.fail("", "expected a member \"responses\"");
        std::vector<PageResponse> responses;
        for (auto const& element : in.array("responses")) {
            MemberReader inner(file_,
                               place(in, "responses", responses.size()),
                               element,
                               diagnostics_);
            PageResponse response;
            response.line = inner.number("line").value_or(0);
            response.status = inner.text("status");
            response.label = inner.optional_text("label").value_or("");
            response.description = digest(inner, "description");
            response.header = rows(inner, "header");
            response.body = body(inner);
            inner.finish();
            responses.push_back(std::move(response));
        }
        return responses;
    }

    static std::string
    place(MemberReader const& in, std::string_view name, std::size_t index)
    {
        return child_pointer(in.pointer(name), std::to_string(index));
    }

    std::string_view file_;
    Diagnostics& diagnostics_;
};

} // namespace

std::optional<PageFacts> read_facts(std::string_view file,
                                    json::value const& value,
                                    Diagnostics& diagnostics)
{
    auto const before = diagnostics.size();
    if (!value.is_object()) {
        diagnostics.at_pointer(file, "", "expected an object");
        return std::nullopt;
    }
    auto facts = FactsReader(file, diagnostics).page(value);
    if (diagnostics.size() != before)
        return std::nullopt;
    return facts;
}

} // namespace airudder::generator
