#ifndef AIRUDDER_DETAIL_RECEIVER_DELIVERY_KEY_HPP
#define AIRUDDER_DETAIL_RECEIVER_DELIVERY_KEY_HPP

#include <airudder/detail/digest.hpp>
#include <airudder/detail/json/escape.hpp>
#include <airudder/detail/json/reader.hpp>
#include <airudder/detail/json/value_operations.hpp>
#include <airudder/detail/json/value_type.hpp>
#include <airudder/unmodeled.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
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

/// Writes the key of an event, part by part; see RawDelivery::key.
class KeyWriter {
public:
    void add(std::string_view part)
    {
        complete_ = complete_ && !part.empty();
        text_ += text_.empty() ? "[\"" : ",\"";
        for (char const byte : part) {
            auto const& escaped =
                escaped_bytes[static_cast<unsigned char>(byte)];
            text_.append(escaped.text, escaped.size);
        }
        text_ += '"';
    }

    /// Returns the key of the event in `body`: the parts if there are any and
    /// none is empty, else the digest.
    std::string finish(std::string_view body)
    {
        if (!complete_ || text_.empty())
            return "sha256:" + to_hex(sha256(body));
        text_ += ']';
        return std::move(text_);
    }

private:
    std::string text_{};
    bool complete_ = true;
};

/// Returns the key of the event in `body`; see RawDelivery::key.
inline std::string delivery_key(std::span<std::string_view const> pointers,
                                std::string_view body)
{
    KeyWriter key;
    if (!pointers.empty()) {
        StringFinder finder(pointers);
        if (finder.find_in(body))
            for (auto const& part : finder.found())
                key.add(part);
    }
    return key.finish(body);
}

/// Takes keys from decoded events of one type, which is faster than reading
/// their bodies again. The keys are those that delivery_key() returns.
class EventKey {
public:
    /// `table` is that of the events.
    EventKey(RecordTable const& table,
             std::span<std::string_view const> pointers)
        : pointers_(pointers)
    {
        for (auto const pointer : pointers)
            if (auto part = find(table, pointer))
                parts_.push_back(*std::move(part));
    }

    /// Returns the key of `event`, which was decoded from `body`.
    std::string of(void const* event, std::string_view body) const
    {
        if (parts_.size() != pointers_.size())
            return delivery_key(pointers_, body);
        KeyWriter key;
        std::string kept;
        for (auto const& part : parts_)
            key.add(part.text(event, kept));
        return key.finish(body);
    }

private:
    /// The member that a pointer leads to.
    struct Part {
        /// Members that are records, each within the one before it.
        std::vector<MemberEntry const*> path{};

        /// The type of the innermost record, and its member.
        RecordTable const* table = nullptr;
        MemberEntry const* member = nullptr;

        std::string_view text(void const* event, std::string& kept) const;
    };

    /// Returns nullopt if the pointer leads elsewhere than to a member that is a
    /// text or an enumeration of texts.
    static std::optional<Part> find(RecordTable const& table,
                                    std::string_view pointer);

    /// What a type is or, if it is optional, holds.
    static ValueType const& held(ValueType const& type) noexcept
    {
        return type.kind == Kind::optional || type.kind == Kind::boxed ||
                       type.kind == Kind::optional_text
                   ? held(*static_cast<OptionalType const&>(type).value)
                   : type;
    }

    /// The value that held() describes; null if there is none.
    static void const* held(ValueType const& type, void const* value)
    {
        if (&held(type) == &type || value == nullptr)
            return value;
        auto const& optional = static_cast<OptionalType const&>(type);
        return held(*optional.value, get_value(optional, value));
    }

    std::span<std::string_view const> pointers_;
    std::vector<Part> parts_{};
};

inline std::optional<EventKey::Part> EventKey::find(RecordTable const& table,
                                                    std::string_view pointer)
{
    Part part{.table = &table};
    for (;;) {
        auto const begin = part.table->members;
        auto const end = begin + part.table->count;
        std::string_view rest;
        part.member = std::find_if(begin, end, [&](MemberEntry const& member) {
            return pointer.starts_with('/') &&
                   begins_with_name(pointer.substr(1), member.name(), rest);
        });
        if (part.member == end)
            return std::nullopt;
        auto const& type = held(*part.member->type);
        if (rest.empty())
            return type.kind == Kind::text || type.kind == Kind::enumeration
                       ? std::optional(std::move(part))
                       : std::nullopt;
        if (type.kind != Kind::record)
            return std::nullopt;
        part.path.push_back(part.member);
        part.table = &static_cast<RecordTable const&>(type);
        pointer = rest;
    }
}

/// Returns the member's text; empty if it is not a text. `kept` may be changed
/// to hold it.
inline std::string_view EventKey::Part::text(void const* event,
                                             std::string& kept) const
{
    auto record = event;
    for (auto const* const step : path) {
        record = held(*step->type, step->in(record));
        if (record == nullptr)
            return {};
    }
    auto const& type = held(*member->type);
    auto const value = held(*member->type, member->in(record));
    if (type.kind == Kind::text)
        return value == nullptr ? std::string_view()
                                : *static_cast<std::string const*>(value);
    if (auto const* const entry =
            value == nullptr
                ? nullptr
                : enumerator_at(value,
                                static_cast<EnumerationType const&>(type)))
        return entry->name;
    // A value that this version does not know.
    auto const json = table->unmodeled(record).find(member->name());
    if (!json || !json->starts_with('"'))
        return {};
    Reader reader(*json, 1);
    std::string_view text;
    if (reader.read_string(reader.begin(), text) == nullptr)
        return {};
    kept = text;
    return kept;
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_RECEIVER_DELIVERY_KEY_HPP
