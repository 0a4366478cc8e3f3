#include "payloads/known.hpp"

#include "json.hpp"

#include <airudder/issue.hpp>

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace airudder::conformance {
namespace {

using Kind = Json::Kind;

/// The JSON text of a value, unless it is long.
std::string shown(Json const& value)
{
    if (value.is(Kind::array))
        return "an array";
    if (value.is(Kind::object))
        return "an object";
    constexpr std::size_t most = 60;
    auto const text = write_json(value);
    return text.size() <= most ? text : "a longer text";
}

std::string kinds_of_issues()
{
    std::string out;
    detail::for_each_enumerator<IssueKind>([&](std::string_view name, auto) {
        out += (out.empty() ? "" : ", ") + std::string(name);
    });
    return "one of " + out;
}

/// Whether the text is empty or has a name after each slash, in which `~` is
/// part of ~0, ~1 or of a whole name ~- or ~*.
bool is_member_path(std::string_view text)
{
    if (!text.empty() && text.front() != '/')
        return false;
    while (!text.empty()) {
        text.remove_prefix(1);
        auto const name = text.substr(0, text.find('/'));
        text.remove_prefix(name.size());
        if (name == "~-" || name == "~*")
            continue;
        for (std::size_t i = 0; i < name.size(); ++i)
            if (name[i] == '~' &&
                (++i == name.size() || (name[i] != '0' && name[i] != '1')))
                return false;
    }
    return true;
}

class KnownReading {
public:
    KnownReading(std::string_view text, Cases const& cases)
        : text_(text), cases_(cases)
    {
    }

    KnownIssues run()
    {
        auto const root = read_json(text_);
        if (!root)
            fail("", "JSON, an array of entries", "", *find_malformed(text_));
        else if (!root->is(Kind::array))
            fail("", "an array of entries", shown(*root), root->begin);
        else
            for (auto const& element : root->elements)
                entry(below("", number_++), element);
        return std::move(out_);
    }

private:
    void fail(std::string const& pointer,
              std::string const& expected,
              std::string const& found,
              std::size_t offset)
    {
        out_.errors.push_back((pointer.empty() ? "" : pointer + ": ") +
                              "expected " + expected +
                              (found.empty() ? "" : ", found " + found) + " (" +
                              line_and_column(text_, offset) + ")");
    }

    void entry(std::string const& pointer, Json const& value)
    {
        if (!value.is(Kind::object))
            return fail(pointer, "an object", shown(value), value.begin);
        KnownIssue issue{.place = pointer + " (" +
                                  line_and_column(text_, value.begin) + ")"};
        auto const errors = out_.errors.size();
        for (auto const& [name, member] : value.members)
            this->member(issue, pointer, name, member);
        for (auto const* name : {"operation", "pointer", "kind", "because"})
            if (!value.find(name))
                fail(below(pointer, name), "a member", "none", value.begin);
        if (out_.errors.size() != errors)
            return;
        if (!accepted_.emplace(issue.operation, issue.pointer, issue.kind)
                 .second)
            fail(pointer, "each issue once", "it again", value.begin);
        out_.entries.push_back(std::move(issue));
    }

    void member(KnownIssue& issue,
                std::string const& entry,
                std::string const& name,
                Json const& value)
    {
        auto* const text = name == "operation" ? &issue.operation
                           : name == "pointer" ? &issue.pointer
                           : name == "kind"    ? &issue.kind
                           : name == "because" ? &issue.because
                                               : nullptr;
        auto const pointer = below(entry, name);
        if (!text)
            return fail(pointer,
                        "operation, pointer, kind or because",
                        "another member",
                        value.name_begin);
        if (!set_.emplace(entry, name).second)
            return fail(
                pointer, "each name once", "it again", value.name_begin);
        if (!value.is(Kind::string))
            return fail(pointer, "a string", shown(value), value.begin);
        *text = value.text;
        if (auto const expected = expected_text(name, value.text);
            !expected.empty())
            fail(pointer, expected, shown(value), value.begin);
    }

    /// What a member must be; empty if it is.
    std::string expected_text(std::string_view name,
                              std::string const& text) const
    {
        if (name == "operation" &&
            std::ranges::find(cases_.bodies, text, &BodyCase::name) ==
                cases_.bodies.end())
            return "an operation with a body, or one with .request";
        if (name == "pointer" && !is_member_path(text))
            return "a pointer, e.g. \"/data/-/callid\"";
        if (name == "kind" && !from_string<IssueKind>(text))
            return kinds_of_issues();
        return name == "because" && text.empty() ? "a reason" : "";
    }

    std::string_view text_;
    Cases const& cases_;
    std::size_t number_ = 0;
    std::set<std::pair<std::string, std::string>> set_{};
    std::set<std::tuple<std::string, std::string, std::string>> accepted_{};
    KnownIssues out_{};
};

} // namespace

std::string line_and_column(std::string_view text, std::size_t offset)
{
    auto const before = text.substr(0, offset);
    auto const line = std::ranges::count(before, '\n') + 1;
    auto const column = before.size() - (before.rfind('\n') + 1) + 1;
    return "line " + std::to_string(line) + ", column " +
           std::to_string(column);
}

KnownIssues read_known_issues(std::string_view text, Cases const& cases)
{
    return KnownReading(text, cases).run();
}

} // namespace airudder::conformance
