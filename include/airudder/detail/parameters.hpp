#ifndef AIRUDDER_DETAIL_PARAMETERS_HPP
#define AIRUDDER_DETAIL_PARAMETERS_HPP

#include <airudder/detail/json/place.hpp>
#include <airudder/detail/json/reader.hpp>
#include <airudder/detail/json/scan.hpp>
#include <airudder/endpoint.hpp>
#include <airudder/header.hpp>
#include <airudder/issue.hpp>
#include <airudder/parse_options.hpp>
#include <airudder/result.hpp>

#include <boost/system/result.hpp>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Writes records into the path, the query and the headers of a request.
namespace airudder::detail {

constexpr std::string_view name_of(RequestPart part) noexcept
{
    switch (part) {
    case RequestPart::path: return "path";
    case RequestPart::query: return "query";
    case RequestPart::header: return "header";
    case RequestPart::body: return "body";
    case RequestPart::parts: break;
    }
    return "request";
}

/// E.g. "a query".
inline std::string words_of(RequestPart part)
{
    return "a " + std::string(name_of(part));
}

/// Whether a character need not be percent-encoded (RFC 3986, section 2.3).
constexpr bool is_unreserved(char c) noexcept
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' ||
           c == '~';
}

inline void append_percent_encoded(std::string& out, std::string_view text)
{
    constexpr std::string_view hex = "0123456789ABCDEF";
    for (char const c : text)
        if (is_unreserved(c)) {
            out += c;
        } else {
            auto const byte = static_cast<unsigned char>(c);
            out += '%';
            out += hex[byte >> 4];
            out += hex[byte & 15];
        }
}

/// Converts a record's JSON text to names and values, so that parameters and
/// bodies follow the same rules. Fails if a parameter cannot express a value.
class ParameterReader {
public:
    ParameterReader(std::string_view json, RequestPart part)
        : reader_(json, Reader::most_depth), part_(part)
    {
    }

    /// Calls `use(name, value)` for each value, in order. In a query, a list
    /// repeats its name.
    template <class Use>
    std::optional<Error> each(Use use)
    {
        auto const at = reader_.token(reader_.begin());
        if (reader_.peek(at) != '{')
            return error("", "an object");
        auto const end =
            reader_.each_member(at, [this, &use](char const* name_at) {
                return read_member(name_at, use);
            });
        if (!error_ && end == nullptr)
            return error("", reader_.failure().expected);
        return std::move(error_);
    }

private:
    template <class Use>
    char const* read_member(char const* at, Use& use)
    {
        std::string_view name;
        at = reader_.read_name(at, name);
        if (at == nullptr)
            return nullptr;
        name_ = name;
        Place const place{&root_, name_};
        at = reader_.token(at);
        if (reader_.peek(at) != '[' || part_ != RequestPart::query)
            return read_value(at, place, use);
        Place element{&place};
        return reader_.each_element(at, [&](char const* element_at) {
            element_at = read_value(element_at, element, use);
            ++element.index;
            return element_at;
        });
    }

    template <class Use>
    char const* read_value(char const* at, Place const& place, Use& use)
    {
        std::string_view value;
        auto const end = read_text(at, value);
        if (end != nullptr)
            use(std::string_view(name_), value);
        else
            error_ = error(pointer_to(place), reader_.failure().expected);
        return end;
    }

    /// Reads a value that a parameter can express.
    char const* read_text(char const* at, std::string_view& value)
    {
        auto const literal = [&](std::string_view word) {
            value = word;
            return reader_.read_literal(at, word);
        };
        char const first = reader_.peek(at);
        bool integral = false;
        if (first == '"')
            return reader_.read_string(at, value);
        if (first == 't')
            return literal("true");
        if (first == 'f')
            return literal("false");
        if (first == '-' || is_digit(first))
            return reader_.read_number(at, value, integral);
        return reader_.fail(at, "a string, a number, true or false");
    }

    Error error(std::string pointer, std::string_view expected) const
    {
        Error error;
        error.pointer = std::move(pointer);
        error.message =
            "expected " + std::string(expected) + " in " + words_of(part_);
        return error;
    }

    Reader reader_;
    RequestPart part_;
    Place root_{};
    std::string name_{};
    std::optional<Error> error_{};
};

/// The names and values of a record's JSON text, in order.
inline Result<std::vector<Header>> values_from(std::string_view json,
                                               RequestPart part)
{
    std::vector<Header> values;
    ParameterReader reader(json, part);
    auto error =
        reader.each([&values](std::string_view name, std::string_view value) {
            values.push_back({std::string(name), std::string(value)});
        });
    if (error)
        return *std::move(error);
    return {boost::system::in_place_value, std::move(values)};
}

/// Appends `?name=value&...`, or nothing if there are no values.
inline void append_query(std::string& target, std::span<Header const> values)
{
    char before = '?';
    for (auto const& [name, value] : values) {
        target += std::exchange(before, '&');
        append_percent_encoded(target, name);
        target += '=';
        append_percent_encoded(target, value);
    }
}

inline std::string pointer_to_member(std::string_view name)
{
    Place const root{};
    return pointer_to(Place{&root, name});
}

/// Whether a segment of a path is `.` or `..`, plain or percent-encoded. Clients,
/// proxies and servers remove such segments (RFC 3986, section 5.2.4).
inline bool is_dot_segment(std::string_view segment) noexcept
{
    std::size_t dots = 0;
    for (; !segment.empty(); ++dots)
        if (segment.front() == '.')
            segment.remove_prefix(1);
        else if (segment.starts_with("%2e") || segment.starts_with("%2E"))
            segment.remove_prefix(3);
        else
            return false;
    return dots == 1 || dots == 2;
}

/// Replaces each name in the braces of a path by the percent-encoded value of
/// that name.
class PathFiller {
public:
    explicit PathFiller(std::span<Header const> values) : values_(values) {}

    /// Returns the error for a name without a value and for a value without a
    /// name. `path` is undefined then.
    std::optional<Error> fill(std::string& path)
    {
        for (auto const& [name, value] : values_)
            if (path.find('{' + name + '}') == path.npos)
                fail(name, "expected a parameter of the path");
        std::string filled;
        std::string_view rest(path);
        auto end = rest.find('/');
        for (; end != rest.npos; end = rest.find('/')) {
            filled += segment(rest.substr(0, end)) + '/';
            rest.remove_prefix(end + 1);
        }
        path = filled + segment(rest);
        return std::move(error_);
    }

private:
    std::string segment(std::string_view rest)
    {
        std::string filled;
        std::optional<std::string_view> last;
        auto begin = rest.find('{');
        auto end = rest.find('}', begin);
        for (; end != rest.npos; end = rest.find('}', begin)) {
            last = rest.substr(begin + 1, end - begin - 1);
            filled += rest.substr(0, begin);
            append_percent_encoded(filled, value_of(*last));
            rest.remove_prefix(end + 1);
            begin = rest.find('{');
        }
        filled += rest;
        if (last && is_dot_segment(filled))
            fail(*last, "expected no segment . or .. in a path");
        return filled;
    }

    std::string_view value_of(std::string_view name)
    {
        auto const at = std::find_if(
            values_.begin(), values_.end(), [name](Header const& value) {
                return value.name == name;
            });
        if (at == values_.end())
            fail(name, "expected a value in a path, found none");
        else if (at->value.empty())
            fail(name, "expected a value in a path, found an empty one");
        else
            return at->value;
        return {};
    }

    void fail(std::string_view name, std::string_view message)
    {
        if (error_)
            return;
        error_.emplace();
        error_->pointer = pointer_to_member(name);
        error_->message = message;
    }

    std::span<Header const> values_;
    std::optional<Error> error_{};
};

/// Finds out whether a parameter would contain undocumented data. Missing
/// members and rounded numbers are not undocumented data: a missing member is
/// left out, and a rounded number is sent with its original spelling.
class ParameterIssues {
public:
    explicit ParameterIssues(RequestPart part) : part_(part) {}

    ParameterIssues(ParameterIssues const&) = delete;
    ParameterIssues& operator=(ParameterIssues const&) = delete;

    /// The options for parsing the record's JSON text.
    ParseOptions options()
    {
        constexpr auto most = (std::numeric_limits<std::size_t>::max)();
        return {.max_depth = Reader::most_depth,
                .max_size = most,
                .max_memory = most,
                .max_issues = most,
                .issues = &issues_,
                .issue_count = &count_};
    }

    std::optional<Error> error() const
    {
        for (auto const& issue : issues_)
            if (issue.kind == IssueKind::unknown_member)
                return error(issue, "expected no undocumented member");
            else if (issue.kind != IssueKind::missing &&
                     issue.kind != IssueKind::rounded)
                return error(issue, "expected a documented value");
        if (count_ != issues_.size())
            return error({}, "expected fewer undocumented values");
        return std::nullopt;
    }

private:
    Error error(Issue const& issue, std::string_view expected) const
    {
        Error error;
        error.pointer = issue.pointer;
        error.message = std::string(expected) + " in " + words_of(part_);
        return error;
    }

    RequestPart part_;
    std::vector<Issue> issues_{};
    std::size_t count_ = 0;
};

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_PARAMETERS_HPP
