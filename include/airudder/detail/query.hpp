#ifndef AIRUDDER_DETAIL_QUERY_HPP
#define AIRUDDER_DETAIL_QUERY_HPP

#include <airudder/detail/json/place.hpp>
#include <airudder/detail/json/reader.hpp>
#include <airudder/detail/json/scan.hpp>
#include <airudder/issue.hpp>
#include <airudder/parse_options.hpp>
#include <airudder/result.hpp>

#include <boost/system/result.hpp>

#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace airudder::detail {

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

/// Converts a record's JSON text to the query of a URI, so that body and query
/// follow the same rules. Fails if a query cannot express a value.
class QueryWriter {
public:
    explicit QueryWriter(std::string_view json)
        : reader_(json, Reader::most_depth)
    {
    }

    /// Returns `?name=value&...`, or an empty text for an object without
    /// members.
    Result<std::string> write() &&
    {
        auto const at = reader_.token(reader_.begin());
        if (reader_.peek(at) != '{')
            return error("", "an object");
        auto const end = reader_.each_member(
            at, [this](char const* name_at) { return add_member(name_at); });
        if (error_)
            return *std::move(error_);
        if (end == nullptr)
            return error("", reader_.failure().expected);
        return {boost::system::in_place_value, std::move(query_)};
    }

private:
    char const* add_member(char const* at)
    {
        std::string_view name;
        at = reader_.read_name(at, name);
        if (at == nullptr)
            return nullptr;
        name_ = name;
        Place const place{&root_, name_};
        at = reader_.token(at);
        if (reader_.peek(at) != '[')
            return add_value(at, place);
        Place element{&place};
        return reader_.each_element(at, [&](char const* element_at) {
            element_at = add_value(element_at, element);
            ++element.index;
            return element_at;
        });
    }

    char const* add_value(char const* at, Place const& place)
    {
        std::string_view value;
        auto const end = read_value(at, value);
        if (end != nullptr)
            append_pair(value);
        else
            error_ = error(pointer_to(place), reader_.failure().expected);
        return end;
    }

    /// Reads a value that a query can express.
    char const* read_value(char const* at, std::string_view& value)
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

    void append_pair(std::string_view value)
    {
        query_ += query_.empty() ? '?' : '&';
        append_percent_encoded(query_, name_);
        query_ += '=';
        append_percent_encoded(query_, value);
    }

    static Error error(std::string pointer, std::string_view expected)
    {
        Error error;
        error.pointer = std::move(pointer);
        error.message = "expected " + std::string(expected) + " in a query";
        return error;
    }

    Reader reader_;
    Place root_{};
    std::string name_{};
    std::string query_{};
    std::optional<Error> error_{};
};

/// Finds out whether a query would contain undocumented data. Missing members
/// and rounded numbers are not undocumented data: a missing member is left out,
/// and a rounded number is sent with its original spelling.
class QueryIssues {
public:
    QueryIssues() = default;
    QueryIssues(QueryIssues const&) = delete;
    QueryIssues& operator=(QueryIssues const&) = delete;

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
    static Error error(Issue const& issue, std::string_view expected)
    {
        Error error;
        error.pointer = issue.pointer;
        error.message = std::string(expected) + " in a query";
        return error;
    }

    std::vector<Issue> issues_{};
    std::size_t count_ = 0;
};

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_QUERY_HPP
