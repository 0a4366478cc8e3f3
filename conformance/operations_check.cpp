#include "checks.hpp"
#include "rulings.hpp"
#include "schema.hpp"
#include "url.hpp"

#include <algorithm>
#include <set>
#include <sstream>

namespace airudder::conformance {
namespace {

/// The text without the beginnings of comment lines and other line breaks:
/// headers wrap long titles.
std::string in_one_line(std::string_view text)
{
    std::string out;
    std::istringstream words{std::string(text)};
    for (std::string word; words >> word;)
        if (word != "//")
            out += (out.empty() ? "" : " ") + word;
    return out;
}

bool is_true(Json const* value) { return value && value->text == "true"; }

class OperationCheck {
public:
    OperationCheck(Project const& project,
                   Operation const& operation,
                   OperationCase const& generated)
        : project_(project), operation_(operation), generated_(generated),
          comment_(in_one_line(operation.header))
    {
        check_.kind = "operations";
        check_.subject = operation.name;
        check_.operation = operation.name;
    }

    Check run()
    {
        same("method in the header", operation_.method, generated_.method);
        same("path in the header", operation_.path, generated_.path);
        same_flags();
        same_delivery_key();
        same_headers();
        for (auto const& page : operation_.pages)
            same_page(page);
        same_number_of_pages();
        if (operation_.decisions.empty() &&
            !operation_.value->find("x-assumptions"))
            fail("spec/decisions has no file for it, and it has no "
                 "x-assumptions");
        check_.note = operation_.webhook ? "webhook " : "";
        check_.note += operation_.method + " " + operation_.path + ", " +
                       std::to_string(operation_.pages.size()) + " page(s)";
        return check_;
    }

private:
    void fail(std::string text) { check_.failures.push_back(std::move(text)); }

    void
    same(std::string const& what, std::string_view wanted, std::string_view got)
    {
        if (wanted != got)
            fail(what + ": wanted " + write_string(wanted) + ", found " +
                 write_string(got));
    }

    void same_flags()
    {
        auto const* security = operation_.value->find("security");
        auto flag = [&](char const* what, bool wanted, bool got) {
            if (wanted != got)
                fail(std::string(what) + " differs in the header");
        };
        if (operation_.webhook != generated_.webhook)
            fail("is an endpoint in one and a webhook in the other");
        flag("authorization",
             security && !security->elements.empty(),
             generated_.authorized);
        flag("idempotent",
             is_true(operation_.value->find("x-idempotent")),
             generated_.idempotent);
        flag("envelope",
             is_true(operation_.value->find("x-envelope")),
             generated_.envelope);
    }

    void same_delivery_key()
    {
        std::vector<std::string> expected;
        if (auto const* key = operation_.value->find("x-delivery-key"))
            for (auto const& pointer : key->elements)
                expected.push_back(pointer.text);
        if (expected != generated_.delivery_key)
            fail("delivery key differs in the header");
    }

    void same_headers()
    {
        auto expected = generated_.headers;
        auto const* parameters = operation_.value->find("parameters");
        if (parameters)
            for (auto const& parameter : parameters->elements)
                if (parameter.word("in") == "header")
                    same_header(parameter, expected);
        for (auto const& header : expected)
            fail("header parameter " + header.name + " is not in the spec");
    }

    void same_header(Json const& parameter, std::vector<HeaderCase>& rest)
    {
        auto const found =
            std::ranges::find(rest, parameter.word("name"), &HeaderCase::name);
        if (found == rest.end())
            return fail("header parameter " +
                        std::string(parameter.word("name")) +
                        " is not in the header");
        auto const* schema = parameter.find("schema");
        auto const* value = resolved(project_.spec, *schema).find("default");
        same("default of " + found->name,
             value ? value->text : std::string(),
             found->value);
        if (found->required != is_true(parameter.find("required")))
            fail("presence of " + found->name + " differs in the header");
        rest.erase(found);
    }

    /// Compares the facts with the spec's x-page and the generated comment.
    void same_page(Document const& page)
    {
        auto const& facts = page.value;
        if (!in_x_page(facts))
            fail(page.path + ": x-page has no entry with its title, section, "
                             "edit time and status");
        for (auto const* key : {"title", "edited"})
            if (comment_.find(in_one_line(facts.word(key))) ==
                std::string::npos)
                fail(page.path + ": the header lacks its " + std::string(key));
        if (facts.word("method") != operation_.method)
            fail(page.path + ": method is " +
                 std::string(facts.word("method")) + ", in the spec " +
                 operation_.method);
        if (!operation_.webhook)
            same_url(page);
    }

    bool in_x_page(Json const& facts) const
    {
        auto const* pages = operation_.value->find("x-page");
        return pages &&
               std::ranges::any_of(pages->elements, [&](auto const& entry) {
                   for (auto const* key :
                        {"title", "section", "edited", "status"})
                       if (entry.word(key) != facts.word(key))
                           return false;
                   auto const* captured = entry.find("captured");
                   return is_true(facts.find("captured")) ==
                          (!captured || is_true(captured));
               });
    }

    void same_url(Document const& page)
    {
        auto const url = read_url(page.value.word("url"));
        // A twin's path may begin with a host or a variable, or without a
        // slash.
        if (is_twin(page)) {
            if (!have_one_end(url.path, operation_.path))
                fail(page.path + ": its URL does not end in " +
                     operation_.path);
            return;
        }
        same(page.path + ": path", url.path, operation_.path);
        auto const* server = at(project_.spec, "/servers/0/url");
        if (!url.origin.empty() && server)
            same(page.path + ": origin", url.origin, server->text);
    }

    void same_number_of_pages()
    {
        auto const* pages = operation_.value->find("x-page");
        auto const found = pages ? pages->elements.size() : 0;
        if (found != operation_.pages.size())
            fail("x-page has " + std::to_string(found) +
                 " entries, spec/pages " +
                 std::to_string(operation_.pages.size()) + " files");
    }

    Project const& project_;
    Operation const& operation_;
    OperationCase const& generated_;
    std::string comment_;
    Check check_{};
};

/// Checks that each name is in both lists.
Check check_names(Project const& project, Cases const& cases)
{
    Check check{.kind = "operations", .subject = "the lists"};
    std::set<std::string> spec;
    std::set<std::string> header;
    for (auto const& operation : project.operations)
        spec.insert(operation.name);
    for (auto const& operation : cases.operations)
        header.insert(operation.name);
    for (auto const& name : spec)
        if (!header.contains(name))
            check.failures.push_back(name + " is in the spec only");
    for (auto const& name : header)
        if (!spec.contains(name))
            check.failures.push_back(name + " is in the header only");
    check.note = std::to_string(spec.size()) + " operations";
    return check;
}

} // namespace

Checks check_operations(Project const& project, Cases const& cases)
{
    Checks out{timed([&] { return check_names(project, cases); })};
    for (auto const& operation : project.operations)
        for (auto const& generated : cases.operations)
            if (generated.name == operation.name)
                out.push_back(timed([&] {
                    return OperationCheck(project, operation, generated).run();
                }));
    return out;
}

} // namespace airudder::conformance
