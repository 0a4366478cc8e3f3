#ifndef AIRUDDER_DETAIL_UTF8_HPP
#define AIRUDDER_DETAIL_UTF8_HPP

#include <airudder/detail/json/place.hpp>
#include <airudder/detail/json/reader.hpp>
#include <airudder/detail/json/scan.hpp>
#include <airudder/result.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace airudder::detail {

/// Whether a text is valid UTF-8 (RFC 3629).
inline bool is_utf8(std::string_view text) noexcept
{
    auto at = text.data();
    auto const end = at + text.size();
    while (at != end) {
        auto const lead = static_cast<unsigned char>(*at);
        auto const length = lead < 0x80 ? 1 : utf8_length(at, end);
        if (length == 0)
            return false;
        at += length;
    }
    return true;
}

/// Finds the string in JSON text that is not UTF-8.
class BrokenString {
public:
    explicit BrokenString(std::string_view json)
        : reader_(json, Reader::most_depth)
    {
    }

    /// Returns a JSON Pointer to that string, or to the object if the string is
    /// a name.
    std::string pointer() &&
    {
        skip(reader_.token(reader_.begin()), Place{});
        return std::move(pointer_).value_or("");
    }

private:
    char const* skip(char const* at, Place const& place)
    {
        auto const first = reader_.peek(at);
        auto const end = first == '{'   ? skip_object(at, place)
                         : first == '[' ? skip_array(at, place)
                                        : reader_.skip_value(at);
        // The innermost value that cannot be read is the broken one.
        if (end == nullptr && !pointer_)
            pointer_ = pointer_to(place);
        return end;
    }

    char const* skip_object(char const* at, Place const& place)
    {
        return reader_.each_member(at, [&](char const* name_at) {
            std::string_view name;
            auto const value_at = reader_.read_name(name_at, name);
            if (value_at == nullptr)
                return value_at;
            // Reading another string with escapes invalidates the view.
            std::string const known(name);
            return skip(reader_.token(value_at), Place{&place, known});
        });
    }

    char const* skip_array(char const* at, Place const& place)
    {
        Place element{&place};
        return reader_.each_element(at, [&](char const* element_at) {
            auto const end = skip(element_at, element);
            ++element.index;
            return end;
        });
    }

    Reader reader_;
    std::optional<std::string> pointer_{};
};

/// Returns an error if JSON text that `serialize` wrote is not UTF-8. Nothing
/// else can be wrong with the text: records accept any string. `part` names
/// where the text is to be sent, e.g. "a body".
inline std::optional<Error> refuse_broken_text(std::string_view json,
                                               std::string_view part)
{
    if (is_utf8(json))
        return std::nullopt;
    Error error;
    error.pointer = BrokenString(json).pointer();
    error.message = "expected UTF-8 in " + std::string(part);
    return error;
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_UTF8_HPP
