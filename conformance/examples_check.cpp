#include "checks.hpp"

#include <algorithm>
#include <set>

namespace airudder::conformance {
namespace {

/// An example in a page's facts: the message that it belongs to, and its
/// digest.
struct PageText {
    std::string part{}; // "request" or the status
    std::string sha256{};
    std::string text{}; // lines joined
};

void add_texts(std::vector<PageText>& out, Json const* body, std::string part)
{
    auto const* examples = body ? body->find("examples") : nullptr;
    if (!examples)
        return;
    for (auto const& example : examples->elements) {
        PageText page{part, std::string(example.word("sha256")), {}};
        if (auto const* lines = example.find("text"))
            for (auto const& line : lines->elements)
                page.text += line.text + '\n';
        out.push_back(std::move(page));
    }
}

std::vector<PageText> page_texts(Operation const& operation)
{
    std::vector<PageText> out;
    for (auto const& page : operation.pages) {
        add_texts(out, page.value.find("body"), "request");
        if (auto const* responses = page.value.find("responses"))
            for (auto const& response : responses->elements)
                add_texts(out,
                          response.find("body"),
                          std::string(response.word("status")));
    }
    return out;
}

/// "request" or the status: the message that the pointer leads into.
std::string part_of(Operation const& operation, std::string_view pointer)
{
    auto const path = tokens(pointer.substr(operation.pointer.size()));
    return path.size() > 1 && path[0] == "responses" ? path[1] : "request";
}

void check_digest(Project const& project,
                  std::string const& pointer,
                  std::string const& digest,
                  Check& check)
{
    auto const* operation = operation_at(project, pointer);
    if (!operation) {
        check.failures.push_back("the spec has no operation at " + pointer);
        return;
    }
    auto const part = part_of(*operation, pointer);
    auto const texts = page_texts(*operation);
    if (std::ranges::none_of(texts, [&](auto const& text) {
            return text.part == part && text.sha256 == digest;
        }))
        check.failures.push_back(
            "its bytes have SHA-256 " + digest +
            ", which spec/pages does not have for it: the example was "
            "changed after it was read from the page; restore it, or "
            "distil the page again");
}

std::string first_difference(std::string_view wanted, std::string_view got)
{
    auto const [a, b] = std::ranges::mismatch(wanted, got);
    auto const at = static_cast<std::size_t>(a - wanted.begin());
    return "byte " + std::to_string(at) + ": wanted " +
           std::string(wanted.substr(at, 40)) + ", got " +
           std::string(got.substr(at, 40));
}

using Places = std::set<std::string>;

/// The places where the example departs from its schema, as the spec lists
/// them. They are pointers into the example.
Places listed_places(Project const& project, std::string const& example)
{
    Places out;
    auto const* operation = operation_at(project, example);
    auto const* list =
        operation ? operation->value->find("x-deviations") : nullptr;
    if (!list)
        return out;
    for (auto const& deviation : list->elements) {
        auto const pointer = std::string(deviation.word("pointer"));
        auto const begin = '#' + example;
        if (pointer == begin || pointer.starts_with(begin + '/'))
            out.insert(pointer.substr(begin.size()));
    }
    return out;
}

/// The places of the issues. A missing member counts as the place of its
/// object.
Places found_places(std::vector<PlainIssue> const& issues)
{
    Places out;
    for (auto const& [pointer, kind] : issues)
        out.insert(kind == "missing" ? pointer.substr(0, pointer.rfind('/'))
                                     : pointer);
    return out;
}

void compare_places(Places const& listed,
                    std::vector<PlainIssue> const& issues,
                    Check& check)
{
    auto const found = found_places(issues);
    for (auto const& place : found)
        if (!listed.contains(place))
            check.failures.push_back("no x-deviation lists \"" + place + '"');
    for (auto const& place : listed)
        if (!found.contains(place))
            check.failures.push_back("nothing deviates at \"" + place + '"');
}

/// Parses the text strictly if the spec lists no deviation. Otherwise parses it
/// tolerantly and expects exactly the listed deviations. The text must come
/// back either way.
void check_decode(Decode decode,
                  std::string const& text,
                  Places const& listed,
                  Check& check)
{
    auto const result = decode(text, listed.empty());
    if (result.error) {
        check.failures.push_back("strict parse: " + *result.error);
        return;
    }
    if (!listed.empty()) {
        compare_places(listed, result.issues, check);
        check.note += ", " + std::to_string(listed.size()) +
                      " listed as "
                      "deviating";
    }
    if (result.text == text)
        return;
    auto const example = read_json(text);
    auto const written = read_json(result.text);
    if (example && written && *example == *written &&
        text.find('\\') != text.npos)
        check.note += ", escapes respelled";
    else
        check.failures.push_back("written differently, " +
                                 first_difference(text, result.text));
}

Check check_example(Project const& project, ExampleCase const& example)
{
    Check check{"examples", example.name, {}, {}};
    auto const bytes = slice(project.spec_text, example.pointer);
    if (!bytes) {
        check.failures.push_back("the spec has nothing at " + example.pointer);
        return check;
    }
    auto const text = minified(*bytes);
    auto const digest = sha256(text);
    check.note =
        std::to_string(text.size()) + " bytes, SHA-256 " + digest.substr(0, 16);
    check_digest(project, example.pointer, digest, check);
    check_decode(
        example.decode, text, listed_places(project, example.pointer), check);
    return check;
}

/// Pointers to all examples of the operation in the spec.
std::vector<std::string> spec_examples(Operation const& operation)
{
    std::vector<std::string> out;
    auto add = [&](std::string const& part) {
        auto const place = part + "/content";
        auto const* content = at(*operation.value, place);
        if (!content)
            return;
        for (auto const& [type, media] : content->members)
            if (auto const* examples = media.find("examples"))
                for (auto const& [key, value] : examples->members)
                    out.push_back(operation.pointer +
                                  below(below(place, type) + "/examples", key) +
                                  "/value");
    };
    add("/requestBody");
    if (auto const* responses = operation.value->find("responses"))
        for (auto const& [status, response] : responses->members)
            add(below("/responses", status));
    return out;
}

bool is_reply(Operation const& operation, std::string const& pointer)
{
    return operation.webhook && part_of(operation, pointer) != "request";
}

/// Checks that the generated list has every example and that the page's digests
/// are correct.
Check check_list(Operation const& operation, Cases const& cases)
{
    Check check{"examples", operation.name + " (complete)", {}, {}};
    std::size_t found = 0;
    for (auto const& pointer : spec_examples(operation)) {
        ++found;
        if (!is_reply(operation, pointer) &&
            std::ranges::find(cases.examples, pointer, &ExampleCase::pointer) ==
                cases.examples.end())
            check.failures.push_back("airudder::examples lacks " + pointer);
    }
    for (auto const& text : page_texts(operation))
        if (sha256(minified(text.text)) != text.sha256)
            check.failures.push_back("spec/pages: the text of the example of " +
                                     text.part + " does not have its SHA-256 " +
                                     text.sha256 +
                                     ": restore it, or distil the page again");
    check.note = std::to_string(found) + " in the spec";
    return check;
}

} // namespace

Checks check_examples(Project const& project, Cases const& cases)
{
    Checks out;
    for (auto const& example : cases.examples)
        out.push_back(check_example(project, example));
    for (auto const& operation : project.operations)
        out.push_back(check_list(operation, cases));
    return out;
}

Checks check_replies(Project const& project, Cases const& cases)
{
    Checks out;
    for (auto const& operation : project.operations)
        for (auto const& pointer : spec_examples(operation)) {
            if (!is_reply(operation, pointer))
                continue;
            auto const text =
                minified(slice(project.spec_text, pointer).value());
            Check check{"examples", operation.name + " reply", {}, {}};
            check.note = std::to_string(text.size()) + " bytes, SHA-256 " +
                         sha256(text).substr(0, 16);
            check_digest(project, pointer, sha256(text), check);
            auto const found = std::ranges::find(
                cases.operations, operation.name, &OperationCase::name);
            if (found == cases.operations.end() || found->reply != text)
                check.failures.push_back("the header's reply is not " + text);
            out.push_back(std::move(check));
        }
    return out;
}

} // namespace airudder::conformance
