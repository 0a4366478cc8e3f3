#include "checks.hpp"
#include "schema.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace airudder::conformance {
namespace {

/// An example in a page's facts: the message that it belongs to, and its
/// digest.
struct PageText {
    std::string part{}; // "request" or the status
    std::string sha256{};
    std::string text{}; // lines joined
    bool from_twin{};
};

void add_texts(std::vector<PageText>& out,
               Json const* body,
               std::string part,
               bool from_twin)
{
    auto const* examples = body ? body->find("examples") : nullptr;
    if (!examples)
        return;
    for (auto const& example : examples->elements) {
        PageText page{part, std::string(example.word("sha256")), {}, from_twin};
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
        bool const twin = is_twin(page);
        add_texts(out, page.value.find("body"), "request", twin);
        if (auto const* responses = page.value.find("responses"))
            for (auto const& response : responses->elements)
                add_texts(out,
                          response.find("body"),
                          std::string(response.word("status")),
                          twin);
    }
    return out;
}

/// "request" or the status: the message that the pointer leads into.
std::string part_of(Operation const& operation, std::string_view pointer)
{
    auto const path = tokens(pointer.substr(operation.pointer.size()));
    return path.size() > 1 && path[0] == "responses" ? path[1] : "request";
}

/// Whether an example in the facts is `text`, which has that digest. A twin's
/// example is a value, not bytes.
bool is_text(PageText const& page,
             std::string const& text,
             std::string const& digest)
{
    if (page.sha256 == digest)
        return true;
    auto const theirs = page.from_twin ? read_json(page.text) : std::nullopt;
    auto const ours = read_json(text);
    return theirs && ours && same_value(*theirs, *ours);
}

void check_digest(Project const& project,
                  std::string const& pointer,
                  std::string const& text,
                  Check& check)
{
    auto const digest = sha256(text);
    auto const* operation = operation_at(project, pointer);
    if (!operation) {
        check.failures.push_back("the spec has no operation at " + pointer);
        return;
    }
    auto const part = part_of(*operation, pointer);
    auto const texts = page_texts(*operation);
    if (std::ranges::none_of(texts, [&](auto const& page) {
            return page.part == part && is_text(page, text, digest);
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

/// Adds the places where the value is null and the schema allows it.
void add_nulls(Json const& spec,
               Json const& stated,
               Json const& value,
               std::string const& place,
               Places& out)
{
    if (value.is(Json::Kind::null) && is_nullable(stated)) {
        out.insert(place);
        return;
    }
    auto const& schema = resolved(spec, stated);
    auto const* properties = schema.find("properties");
    auto const* values = schema.find("additionalProperties");
    for (auto const& [name, member] : value.members)
        if (auto const* inner = properties ? properties->find(name) : values)
            add_nulls(spec, *inner, member, below(place, name), out);
    if (auto const* items = schema.find("items"))
        for (std::size_t i = 0; i < value.elements.size(); ++i)
            add_nulls(spec, *items, value.elements[i], below(place, i), out);
}

/// Whether the members of every record in the value are in the order in which
/// `serialize` writes them: those of the type, then the others.
bool is_ordered(Shape const& shape, Json const& value)
{
    std::size_t least = 0;
    for (auto const& [name, member] : value.members) {
        auto const known =
            std::ranges::find(shape.members, name, &Shape::Member::name);
        auto const at = static_cast<std::size_t>(known - shape.members.begin());
        if (shape.type == "record" && std::exchange(least, at) > at)
            return false;
        if (known != shape.members.end() && !is_ordered(known->shape, member))
            return false;
        if (shape.type == "map" && !is_ordered(shape.items.front(), member))
            return false;
    }
    return std::ranges::all_of(value.elements, [&](auto const& element) {
        return shape.items.empty() || is_ordered(shape.items.front(), element);
    });
}

/// Checks that the text came back: byte by byte if its members are in the order
/// of the type, else as the same value with every number spelled alike.
void compare_texts(std::string const& text,
                   std::string const& back,
                   Shape const& shape,
                   Check& check)
{
    if (back == text)
        return;
    auto const example = read_json(text);
    auto const written = read_json(back);
    if (example && written && *example == *written &&
        text.find('\\') != text.npos)
        check.note += ", escapes respelled";
    else if (example && written && same_value(*example, *written) &&
             !is_ordered(shape, *example))
        check.note += ", members reordered";
    else
        check.failures.push_back("written differently, " +
                                 first_difference(text, back));
}

/// Parses the text strictly if the spec lists no deviation. Otherwise parses it
/// tolerantly and expects exactly the listed deviations. The text must come
/// back either way. A documented null counts as listed, for records keep it
/// like a deviation.
void check_decode(Project const& project,
                  ExampleCase const& example,
                  std::string const& text,
                  Check& check)
{
    auto listed = listed_places(project, example.pointer);
    if (!listed.empty())
        check.note +=
            ", " + std::to_string(listed.size()) + " listed as deviating";
    auto const end = example.pointer.rfind("/examples/");
    auto const* schema =
        at(project.spec, example.pointer.substr(0, end) + "/schema");
    auto const* value = at(project.spec, example.pointer);
    if (schema && value)
        add_nulls(project.spec, *schema, *value, "", listed);
    auto const result = example.decode(text, listed.empty());
    check.round_trip = {text, result.text};
    if (result.error) {
        check.failures.push_back("strict parse: " + *result.error);
        return;
    }
    if (!listed.empty())
        compare_places(listed, result.issues, check);
    compare_texts(text, result.text, example.shape, check);
}

Check check_example(Project const& project, ExampleCase const& example)
{
    Check check{.kind = "examples", .subject = example.name};
    if (auto const* operation = operation_at(project, example.pointer))
        check.operation = operation->name;
    auto const bytes = slice(project.spec_text, example.pointer);
    if (!bytes) {
        check.failures.push_back("the spec has nothing at " + example.pointer);
        return check;
    }
    auto const text = minified(*bytes);
    check.note = std::to_string(text.size()) + " bytes, SHA-256 " +
                 sha256(text).substr(0, 16);
    check_digest(project, example.pointer, text, check);
    check_decode(project, example, text, check);
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
    Check check{.kind = "examples",
                .subject = operation.name + " (complete)",
                .operation = operation.name};
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

/// Only the reply that is sent is in the header.
Check check_reply(Project const& project,
                  Operation const& operation,
                  Cases const& cases,
                  std::string const& pointer,
                  bool is_sent)
{
    auto const text = minified(slice(project.spec_text, pointer).value());
    Check check{.kind = "examples",
                .subject = operation.name + " reply",
                .note = std::to_string(text.size()) + " bytes, SHA-256 " +
                        sha256(text).substr(0, 16),
                .operation = operation.name};
    check_digest(project, pointer, text, check);
    if (!is_sent)
        return check;
    auto const found = std::ranges::find(
        cases.operations, operation.name, &OperationCase::name);
    check.round_trip = {text,
                        found == cases.operations.end() ? "" : found->reply};
    if (check.round_trip->written != text)
        check.failures.push_back("the header's reply is not " + text);
    return check;
}

} // namespace

Checks check_examples(Project const& project, Cases const& cases)
{
    Checks out;
    for (auto const& example : cases.examples)
        out.push_back(timed([&] { return check_example(project, example); }));
    for (auto const& operation : project.operations)
        out.push_back(timed([&] { return check_list(operation, cases); }));
    return out;
}

Checks check_replies(Project const& project, Cases const& cases)
{
    Checks out;
    for (auto const& operation : project.operations) {
        bool is_sent = true; // the first of several replies
        for (auto const& pointer : spec_examples(operation))
            if (is_reply(operation, pointer))
                out.push_back(timed([&] {
                    return check_reply(project,
                                       operation,
                                       cases,
                                       pointer,
                                       std::exchange(is_sent, false));
                }));
    }
    return out;
}

} // namespace airudder::conformance
