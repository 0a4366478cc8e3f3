#ifndef AIRUDDER_DETAIL_CLIENT_MEMBER_TEXTS_HPP
#define AIRUDDER_DETAIL_CLIENT_MEMBER_TEXTS_HPP

#include <airudder/detail/json/reader.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace airudder::detail {

/// Collects the strings among the members of an object. In malformed JSON,
/// collects those before the first error.
class MemberTexts {
public:
    explicit MemberTexts(std::string_view json)
        : reader_(json, Reader::most_depth)
    {
    }

    /// Returns the strings of the root.
    std::vector<std::string> of_root() &&
    {
        read_object(reader_.token(reader_.begin()));
        return std::move(texts_);
    }

    /// Returns the strings of the root's member `name`, which is an object.
    std::vector<std::string> of_member(std::string_view name) &&
    {
        auto const root = reader_.token(reader_.begin());
        if (reader_.peek(root) == '{')
            each_member(root, [&](std::string_view member, char const* at) {
                return member == name ? read_object(at) : skip(at);
            });
        return std::move(texts_);
    }

private:
    /// Calls `read` with the name and the position of each value.
    template <class F>
    char const* each_member(char const* object, F read)
    {
        return reader_.each_member(object, [&](char const* at) {
            std::string_view name;
            at = reader_.read_name(at, name);
            return at == nullptr ? nullptr : read(name, reader_.token(at));
        });
    }

    char const* read_object(char const* at)
    {
        if (reader_.peek(at) != '{')
            return skip(at);
        return each_member(at, [this](std::string_view, char const* value) {
            return reader_.peek(value) == '"' ? read_text(value) : skip(value);
        });
    }

    char const* skip(char const* at) { return reader_.skip_value(at); }

    char const* read_text(char const* at)
    {
        std::string_view text;
        at = reader_.read_string(at, text);
        if (at != nullptr)
            texts_.emplace_back(text);
        return at;
    }

    Reader reader_;
    std::vector<std::string> texts_{};
};

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_CLIENT_MEMBER_TEXTS_HPP
