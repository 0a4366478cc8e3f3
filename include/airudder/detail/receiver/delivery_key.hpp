#ifndef AIRUDDER_DETAIL_RECEIVER_DELIVERY_KEY_HPP
#define AIRUDDER_DETAIL_RECEIVER_DELIVERY_KEY_HPP

#include <airudder/detail/digest.hpp>
#include <airudder/detail/json/reader.hpp>

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The keys that identify events; see RawDelivery::key.
namespace airudder::detail {

/// Whether a JSON Pointer without a leading '/' begins with `name`; if so, sets
/// `rest` to what follows: empty, or '/' and more.
inline bool begins_with_name(std::string_view pointer,
                             std::string_view name,
                             std::string_view& rest)
{
    auto const size = (std::min)(pointer.find('/'), pointer.size());
    auto const token = pointer.substr(0, size);
    rest = pointer.substr(size);
    if (token.find('~') == token.npos)
        return token == name;
    std::size_t at = 0;
    for (char const byte : name) {
        auto const escaped = byte == '~'   ? std::string_view("~0")
                             : byte == '/' ? std::string_view("~1")
                                           : std::string_view(&byte, 1);
        if (token.substr(at, escaped.size()) != escaped)
            return false;
        at += escaped.size();
    }
    return at == token.size();
}

/// Finds strings in a JSON text by pointers. If a name is repeated, the last
/// value counts, as in `parse`.
class StringFinder {
public:
    explicit StringFinder(std::span<std::string_view const> pointers)
        : found_(pointers.size())
    {
        for (std::size_t index = 0; index != pointers.size(); ++index)
            wanted_.push_back({index, pointers[index]});
    }

    /// Returns false if `text` is not JSON.
    bool find_in(std::string_view text)
    {
        Reader reader(text, Reader::most_depth);
        auto const at = read(reader, reader.begin(), wanted_);
        return at != nullptr && reader.finish(at);
    }

    /// The string at each pointer; empty if there is none.
    std::span<std::string const> found() const noexcept { return found_; }

private:
    /// A pointer, relative to the value that is being read.
    struct Wanted {
        std::size_t index;
        std::string_view rest;
    };

    char const*
    read(Reader& reader, char const* at, std::vector<Wanted> const& wanted)
    {
        if (wanted.empty())
            return reader.skip_value(at);
        for (auto const& pointer : wanted)
            found_[pointer.index].clear();
        at = reader.token(at);
        if (reader.peek(at) == '"')
            return read_string(reader, at, wanted);
        if (reader.peek(at) != '{')
            return reader.skip_value(at);
        return reader.each_member(at, [&](char const* name_at) {
            std::string_view name;
            auto const value = reader.read_name(name_at, name);
            if (value == nullptr)
                return value;
            std::vector<Wanted> below;
            for (auto const& pointer : wanted)
                if (std::string_view rest;
                    pointer.rest.starts_with('/') &&
                    begins_with_name(pointer.rest.substr(1), name, rest))
                    below.push_back({pointer.index, rest});
            return read(reader, value, below);
        });
    }

    char const* read_string(Reader& reader,
                            char const* at,
                            std::vector<Wanted> const& wanted)
    {
        std::string_view text;
        at = reader.read_string(at, text);
        if (at != nullptr)
            for (auto const& pointer : wanted)
                if (pointer.rest.empty())
                    found_[pointer.index] = text;
        return at;
    }

    std::vector<Wanted> wanted_{};
    std::vector<std::string> found_;
};

/// Returns the key of the event in `body`; see RawDelivery::key.
inline std::string delivery_key(std::span<std::string_view const> pointers,
                                std::string_view body)
{
    if (!pointers.empty()) {
        StringFinder finder(pointers);
        bool complete = finder.find_in(body);
        boost::json::array key;
        for (auto const& part : finder.found()) {
            complete = complete && !part.empty();
            key.emplace_back(part);
        }
        if (complete)
            return boost::json::serialize(key);
    }
    return "sha256:" + to_hex(sha256(body));
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_RECEIVER_DELIVERY_KEY_HPP
