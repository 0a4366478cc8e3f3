#ifndef AIRUDDER_DETAIL_CLIENT_ENVELOPE_HPP
#define AIRUDDER_DETAIL_CLIENT_ENVELOPE_HPP

#include <airudder/detail/client/http_response.hpp>
#include <airudder/detail/json/number.hpp>
#include <airudder/detail/json/reader.hpp>
#include <airudder/detail/net/field_list.hpp>
#include <airudder/detail/net/media_type.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// The envelope of answers: `{"data": …, "status": "OK", "code": 200}`.
namespace airudder::detail {

/// A member is nullopt if it is absent or has another type.
struct Envelope {
    std::optional<std::int64_t> code{};
    std::optional<std::string> status{};
    std::optional<std::string> message{};

    /// A code other than 200 is a failure, regardless of the HTTP status.
    bool is_failure() const noexcept
    {
        return code.has_value() && *code != 200;
    }

    bool operator==(Envelope const&) const = default;
};

/// Reads an envelope. The whole text must be JSON.
class EnvelopeReader {
public:
    explicit EnvelopeReader(std::string_view body)
        : reader_(body, Reader::most_depth)
    {
    }

    std::optional<Envelope> read()
    {
        auto at = reader_.token(reader_.begin());
        if (reader_.peek(at) != '{')
            return std::nullopt;
        at = reader_.each_member(
            at, [this](char const* name_at) { return read_member(name_at); });
        if (at == nullptr || !reader_.finish(at))
            return std::nullopt;
        return envelope_;
    }

private:
    char const* read_member(char const* at)
    {
        std::string_view name;
        at = reader_.read_name(at, name);
        if (at == nullptr)
            return nullptr;
        at = reader_.token(at);
        if (name == "code")
            return read_code(at);
        if (name == "status")
            return read_text(at, envelope_.status);
        if (name == "message")
            return read_text(at, envelope_.message);
        return reader_.skip_value(at);
    }

    char const* read_code(char const* at)
    {
        envelope_.code.reset();
        auto const first = reader_.peek(at);
        if (first != '-' && (first < '0' || first > '9'))
            return reader_.skip_value(at);
        std::string_view number;
        bool integral;
        at = reader_.read_number(at, number, integral);
        std::int64_t code;
        if (at != nullptr && to_int64(read_decimal(number), code))
            envelope_.code = code;
        return at;
    }

    char const* read_text(char const* at, std::optional<std::string>& text)
    {
        text.reset();
        if (reader_.peek(at) != '"')
            return reader_.skip_value(at);
        std::string_view value;
        at = reader_.read_string(at, value);
        if (at != nullptr)
            text.emplace(value);
        return at;
    }

    Reader reader_;
    Envelope envelope_{};
};

/// Returns the envelope of a body; an empty one if the body is not a JSON
/// object. If a name is repeated, the last value counts, as in `parse`.
inline Envelope read_envelope(std::string_view body)
{
    return EnvelopeReader(body).read().value_or(Envelope{});
}

/// Whether a body may be the vendor's envelope: JSON, a body without a type, or
/// plain text, which is how unconfigured servers label JSON.
inline bool may_be_envelope(HttpResponse const& response)
{
    auto const type =
        essence_of(first_element(response.headers, "Content-Type"));
    return type.empty() || is_json_type(type) ||
           same_header_name(type, "text/plain");
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_CLIENT_ENVELOPE_HPP
