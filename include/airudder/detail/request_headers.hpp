#ifndef AIRUDDER_DETAIL_REQUEST_HEADERS_HPP
#define AIRUDDER_DETAIL_REQUEST_HEADERS_HPP

#include <airudder/detail/utf8.hpp>
#include <airudder/header.hpp>
#include <airudder/result.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace airudder::detail {

constexpr char ascii_lower(char c) noexcept
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Compares field names without regard to case (RFC 9110, section 5.1).
constexpr bool same_header_name(std::string_view a, std::string_view b) noexcept
{
    return std::equal(
        a.begin(), a.end(), b.begin(), b.end(), [](char one, char other) {
            return ascii_lower(one) == ascii_lower(other);
        });
}

/// Whether a text can be a field name, i.e. is a token (RFC 9110, section
/// 5.6.2).
constexpr bool is_header_name(std::string_view name) noexcept
{
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
        auto const lower = ascii_lower(c);
        return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') ||
               std::string_view("!#$%&'*+-.^_`|~").find(c) !=
                   std::string_view::npos;
    });
}

/// Whether a character is not allowed in the head of a message (RFC 9110,
/// section 5.5). Tabs are allowed as white space in values.
constexpr bool is_control(char c) noexcept
{
    return (static_cast<unsigned char>(c) < ' ' && c != '\t') || c == '\x7f';
}

/// Returns the expectation that a field value does not meet, e.g. "no CR, LF or
/// NUL"; empty if the value can be sent. A value must not end its line: it
/// could then add a header or a whole request.
inline std::string_view fault_of_value(std::string_view value) noexcept
{
    if (value.find_first_of(std::string_view("\r\n\0", 3)) != value.npos)
        return "no CR, LF or NUL";
    if (std::any_of(value.begin(), value.end(), is_control))
        return "no control character";
    if (!is_utf8(value))
        return "UTF-8";
    return {};
}

/// Returns the expectation that a request target does not meet; empty if the
/// target can be sent (RFC 9112, section 3.2).
inline std::string_view fault_of_target(std::string_view target) noexcept
{
    auto const is_visible = [](char c) {
        return c > ' ' && c < '\x7f';
    };
    if (!std::all_of(target.begin(), target.end(), is_visible))
        return "visible ASCII characters only";
    if (target.find('#') != target.npos)
        return "no fragment";
    if (target.empty())
        return "a slash at least";
    return {};
}

/// The first header of that name, or the end.
inline std::span<Header const>::iterator
find_header(std::span<Header const> headers, std::string_view name)
{
    return std::find_if(
        headers.begin(), headers.end(), [name](Header const& header) {
            return same_header_name(header.name, name);
        });
}

/// Collects the headers of one request, each name once. Errors contain names of
/// headers if these are tokens, but never values.
class RequestHeaders {
public:
    /// `supplied` headers take precedence over those that `add` receives.
    explicit RequestHeaders(std::span<Header const> supplied)
        : supplied_(supplied)
    {
        for (std::size_t i = 0; i != supplied_.size(); ++i)
            check_supplied(i);
    }

    /// Adds the header `name` once, with the value that the caller supplied,
    /// else `value`. Without either, adds nothing and returns false. An error
    /// in `value` gets `pointer`.
    bool add(std::string_view name,
             std::optional<std::string> value,
             std::string pointer = {})
    {
        if (contains(all_, name))
            return true;
        auto const at = find_header(supplied_, name);
        if (at != supplied_.end()) {
            value = at->value;
            pointer.clear();
        }
        if (!value)
            return false;
        if (!is_header_name(name))
            fail("expected a token as the name of a documented header");
        else if (auto const fault = fault_of_value(*value); !fault.empty())
            fail("expected " + std::string(fault) + " in the value of header " +
                     std::string(name),
                 std::move(pointer));
        all_.push_back({std::string(name), *std::move(value)});
        return true;
    }

    bool is_supplied(std::string_view name) const
    {
        return contains(supplied_, name);
    }

    void fail(std::string message, std::string pointer = {})
    {
        if (!error_) {
            error_.emplace();
            error_->message = std::move(message);
            error_->pointer = std::move(pointer);
        }
    }

    /// Returns the added headers, then the rest of the supplied ones.
    Result<std::vector<Header>> finish() &&
    {
        for (auto const& header : supplied_)
            add(header.name, header.value);
        if (error_)
            return *std::move(error_);
        return std::move(all_);
    }

private:
    static bool contains(std::span<Header const> headers, std::string_view name)
    {
        return find_header(headers, name) != headers.end();
    }

    void check_supplied(std::size_t i)
    {
        auto const& name = supplied_[i].name;
        if (!is_header_name(name))
            fail("expected a token as the name of supplied header " +
                 std::to_string(i));
        else if (contains(supplied_.first(i), name))
            fail("expected header " + name + " to be supplied once");
    }

    std::span<Header const> supplied_;
    std::vector<Header> all_{};
    std::optional<Error> error_{};
};

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_REQUEST_HEADERS_HPP
