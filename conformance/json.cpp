#include "json.hpp"

#include "utf8.hpp"

#include <algorithm>
#include <cstdio>
#include <map>
#include <set>
#include <utility>

namespace airudder::conformance {
namespace {

using Kind = Json::Kind;

constexpr std::string_view white_space = " \t\r\n";
constexpr std::string_view digit = "0123456789";

/// Ends the reading of a text.
struct Malformed {};

void demand(bool holds)
{
    if (!holds)
        throw Malformed();
}

class Reader {
public:
    Reader(std::string_view text, std::size_t max_depth)
        : text_(text), depth_(max_depth)
    {
    }

    Json document()
    {
        auto out = value();
        skip(white_space);
        demand(at_ == text_.size());
        return out;
    }

    /// The offset of the next byte.
    std::size_t offset() const { return at_; }

private:
    /// The next byte. NUL at the end of the text, because no token may contain
    /// NUL.
    char next() const { return at_ < text_.size() ? text_[at_] : '\0'; }

    /// Skips bytes of a set. Returns how many.
    std::size_t skip(std::string_view set)
    {
        auto const end =
            std::min(text_.find_first_not_of(set, at_), text_.size());
        return end - std::exchange(at_, end);
    }

    /// Skips one byte if it is in the set. Returns whether it was.
    bool take_one_of(std::string_view set)
    {
        bool const found = set.find(next()) != set.npos;
        at_ += found ? 1 : 0;
        return found;
    }

    /// Skips a token and the white space before it, if the token is next.
    bool take(std::string_view token)
    {
        skip(white_space);
        bool const found = text_.substr(at_).starts_with(token);
        at_ += found ? token.size() : 0;
        return found;
    }

    Json value()
    {
        skip(white_space);
        auto const begin = at_;
        auto out = unplaced_value();
        out.begin = begin;
        out.end = at_;
        return out;
    }

    Json unplaced_value()
    {
        switch (next()) {
        case '{': return object();
        case '[': return array();
        case '"': return {Kind::string, string(), {}, {}};
        case 't': return word(Kind::boolean, "true");
        case 'f': return word(Kind::boolean, "false");
        case 'n': return word(Kind::null, "null");
        default: return {Kind::number, number(), {}, {}};
        }
    }

    Json word(Kind kind, std::string_view token)
    {
        demand(take(token));
        return {kind,
                kind == Kind::null ? std::string() : std::string(token),
                {},
                {}};
    }

    Json object()
    {
        Json out{Kind::object, {}, {}, {}};
        demand(take("{") && depth_-- != 0);
        for (bool more = !take("}"); more; more = take(",")) {
            skip(white_space);
            auto const begin = at_;
            auto name = string();
            demand(take(":"));
            out.members.push_back({std::move(name), value()});
            out.members.back().value.name_begin = begin;
        }
        demand(out.members.empty() || take("}"));
        ++depth_;
        return out;
    }

    Json array()
    {
        Json out{Kind::array, {}, {}, {}};
        demand(take("[") && depth_-- != 0);
        for (bool more = !take("]"); more; more = take(","))
            out.elements.push_back(value());
        demand(out.elements.empty() || take("]"));
        ++depth_;
        return out;
    }

    std::string number()
    {
        auto const begin = at_;
        take_one_of("-");
        demand(take_one_of("0") || skip(digit) != 0);
        if (take_one_of("."))
            demand(skip(digit) != 0);
        if (take_one_of("eE")) {
            take_one_of("+-");
            demand(skip(digit) != 0);
        }
        return std::string(text_.substr(begin, at_ - begin));
    }

    std::string string()
    {
        std::string out;
        demand(take_one_of("\""));
        while (!take_one_of("\"")) {
            demand(static_cast<unsigned char>(next()) >= 0x20);
            if (take_one_of("\\"))
                escape(out);
            else
                out += text_[at_++];
        }
        return out;
    }

    void escape(std::string& out)
    {
        constexpr std::string_view letters = "\"\\/bfnrt";
        constexpr std::string_view bytes = "\"\\/\b\f\n\r\t";
        if (take_one_of("u"))
            return append_utf8(out, escaped_character());
        auto const letter = letters.find(next());
        demand(letter != letters.npos);
        out += bytes[letter];
        ++at_;
    }

    /// The character of one \u escape, or of two that are a pair of surrogates.
    unsigned escaped_character()
    {
        auto const first = unit();
        demand(first < 0xdc00 || first > 0xdfff);
        if (first < 0xd800 || first > 0xdbff)
            return first;
        demand(take_one_of("\\") && take_one_of("u"));
        auto const second = unit();
        demand(second >= 0xdc00 && second <= 0xdfff);
        return 0x10000 + (first - 0xd800) * 0x400 + (second - 0xdc00);
    }

    /// Four hexadecimal digits.
    unsigned unit()
    {
        constexpr std::string_view hex = "0123456789abcdef0123456789ABCDEF";
        unsigned out = 0;
        for (int i = 0; i < 4; ++i, ++at_) {
            auto const value = hex.find(next());
            demand(value != hex.npos);
            out = out * 16 + static_cast<unsigned>(value % 16);
        }
        return out;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t depth_;
};

void write(std::string& out, Json const& value)
{
    char const* separator = "";
    switch (value.kind) {
    case Kind::null: out += "null"; break;
    case Kind::boolean:
    case Kind::number: out += value.text; break;
    case Kind::string: out += write_string(value.text); break;
    case Kind::array:
        out += '[';
        for (auto const& element : value.elements) {
            out += separator;
            separator = ",";
            write(out, element);
        }
        out += ']';
        break;
    case Kind::object:
        out += '{';
        for (auto const& [name, member] : value.members) {
            out += separator;
            separator = ",";
            out += write_string(name) + ':';
            write(out, member);
        }
        out += '}';
        break;
    }
}

bool same_members(Json const& left, Json const& right)
{
    auto by_name = [](Json const& object) {
        std::vector<Json::Member const*> sorted;
        for (auto const& member : object.members)
            sorted.push_back(&member);
        std::ranges::stable_sort(
            sorted, {}, [](auto const* member) -> std::string const& {
                return member->name;
            });
        return sorted;
    };
    return std::ranges::equal(
        by_name(left), by_name(right), [](auto const* a, auto const* b) {
            return a->name == b->name && same_value(a->value, b->value);
        });
}

/// The last value of each name, and how often the object has the name.
struct NamedValue {
    Json const* value{};
    std::size_t count{};
};

std::map<std::string_view, NamedValue> values_by_name(Json const& object)
{
    std::map<std::string_view, NamedValue> out;
    for (auto const& [name, value] : object.members) {
        auto& entry = out[name];
        entry.value = &value;
        ++entry.count;
    }
    return out;
}

std::optional<std::string> first_different_element(Json const& written,
                                                   Json const& read)
{
    auto const shared = std::min(written.elements.size(), read.elements.size());
    for (std::size_t i = 0; i < shared; ++i)
        if (auto const inside =
                first_difference(written.elements[i], read.elements[i]))
            return below("", i) + *inside;
    if (written.elements.size() != read.elements.size())
        return below("", shared);
    return std::nullopt;
}

std::optional<std::string> first_different_member(Json const& written,
                                                  Json const& read)
{
    auto const theirs = values_by_name(written);
    auto const ours = values_by_name(read);
    for (auto const& [name, value] : read.members) {
        if (ours.at(name).value != &value)
            continue;
        auto const found = theirs.find(name);
        if (found == theirs.end())
            return below("", name);
        if (auto const inside = first_difference(*found->second.value, value))
            return below("", name) + *inside;
    }
    for (auto const& [name, value] : written.members) {
        auto const found = ours.find(name);
        if (found == ours.end() || found->second.count < theirs.at(name).count)
            return below("", name);
    }
    return std::nullopt;
}

std::optional<std::size_t> index_of(std::string_view token)
{
    if (token.empty() || token.size() > 9 ||
        (token.size() > 1 && token.front() == '0') ||
        token.find_first_not_of("0123456789") != token.npos)
        return std::nullopt;
    return std::stoul(std::string(token));
}

Json const* step(Json const& value, std::string const& token)
{
    if (value.is(Kind::object))
        return value.find(token);
    auto const index = index_of(token);
    return value.is(Kind::array) && index && *index < value.elements.size()
               ? &value.elements[*index]
               : nullptr;
}

/// Whether each '~' begins an escape.
bool is_pointer(std::string_view text)
{
    for (std::size_t i = text.find('~'); i < text.size();
         i = text.find('~', i + 1))
        if (i + 1 == text.size() || (text[i + 1] != '0' && text[i + 1] != '1'))
            return false;
    return text.empty() || text.front() == '/';
}

} // namespace

Json const* Json::find(std::string_view name) const noexcept
{
    for (auto member = members.rbegin(); member != members.rend(); ++member)
        if (member->name == name)
            return &member->value;
    return nullptr;
}

std::string_view Json::word(std::string_view name) const noexcept
{
    auto const* value = find(name);
    return value && value->is(Kind::string) ? std::string_view(value->text)
                                            : std::string_view();
}

bool Json::operator==(Json const& other) const
{
    return kind == other.kind && text == other.text &&
           elements == other.elements && members == other.members;
}

std::optional<Json> read_json(std::string_view text, std::size_t max_depth)
{
    if (!is_utf8(text))
        return std::nullopt;
    try {
        return Reader(text, max_depth).document();
    } catch (Malformed const&) {
        return std::nullopt;
    }
}

std::optional<std::size_t> find_malformed(std::string_view text,
                                          std::size_t max_depth)
{
    auto const characters = utf8_prefix(text);
    Reader reader(text.substr(0, characters), max_depth);
    try {
        reader.document();
        if (characters == text.size())
            return std::nullopt;
    } catch (Malformed const&) {
    }
    return reader.offset();
}

Json text_value(std::string text)
{
    return {Json::Kind::string, std::move(text), {}, {}};
}

Json number_value(std::size_t number)
{
    return {Json::Kind::number, std::to_string(number), {}, {}};
}

Json object_value(std::vector<Json::Member> members)
{
    return {Json::Kind::object, {}, {}, std::move(members)};
}

std::string write_string(std::string_view text)
{
    std::string out = "\"";
    for (char const c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            char escape[8];
            std::snprintf(escape, sizeof escape, "\\u%04x", c);
            out += escape;
        } else {
            out += c;
        }
    }
    return out += '"';
}

std::string write_json(Json const& value)
{
    std::string out;
    write(out, value);
    return out;
}

bool same_value(Json const& left, Json const& right)
{
    if (left.kind != right.kind || left.text != right.text)
        return false;
    if (left.is(Kind::object))
        return same_members(left, right);
    return std::ranges::equal(left.elements, right.elements, same_value);
}

Json without_repeated_names(Json value)
{
    std::set<std::string, std::less<>> names;
    std::vector<Json::Member> kept;
    for (auto member = value.members.rbegin(); member != value.members.rend();
         ++member)
        if (names.insert(member->name).second)
            kept.push_back(std::move(*member));
    std::ranges::reverse(kept);
    value.members = std::move(kept);
    for (auto& member : value.members)
        member.value = without_repeated_names(std::move(member.value));
    for (auto& element : value.elements)
        element = without_repeated_names(std::move(element));
    return value;
}

bool comes_back(Json const& written, Json const& read)
{
    auto const unique = without_repeated_names(read);
    return unique == read ? same_value(written, read)
                          : same_value(without_repeated_names(written), unique);
}

std::optional<std::string> first_difference(Json const& written,
                                            Json const& read)
{
    if (written.kind != read.kind || written.text != read.text)
        return "";
    return read.is(Kind::object) ? first_different_member(written, read)
                                 : first_different_element(written, read);
}

Json const* at(Json const& root, std::string_view pointer)
{
    auto const* value = is_pointer(pointer) ? &root : nullptr;
    for (auto const& token : tokens(pointer))
        if (value)
            value = step(*value, token);
    return value;
}

Json* at(Json& root, std::string_view pointer)
{
    return const_cast<Json*>(at(std::as_const(root), pointer));
}

std::string below(std::string_view pointer, std::string_view token)
{
    std::string out(pointer);
    out += '/';
    for (char const c : token) {
        if (c == '~')
            out += "~0";
        else if (c == '/')
            out += "~1";
        else
            out += c;
    }
    return out;
}

std::string below(std::string_view pointer, std::size_t index)
{
    return below(pointer, std::to_string(index));
}

std::vector<std::string> tokens(std::string_view pointer)
{
    std::vector<std::string> out;
    for (std::size_t i = 0; i < pointer.size(); ++i) {
        char const c = pointer[i];
        if (c == '/') {
            out.emplace_back();
        } else if (!out.empty() && c == '~' && i + 1 < pointer.size()) {
            out.back() += pointer[++i] == '1' ? '/' : '~';
        } else if (!out.empty()) {
            out.back() += c;
        }
    }
    return out;
}

std::optional<std::string_view> slice(std::string_view text,
                                      std::string_view pointer)
{
    auto const root = read_json(text);
    auto const* value = root ? at(*root, pointer) : nullptr;
    if (!value)
        return std::nullopt;
    return text.substr(value->begin, value->end - value->begin);
}

std::string minified(std::string_view text)
{
    std::string out;
    bool in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char const c = text[i];
        if (in_string && c == '\\' && i + 1 < text.size()) {
            out += c;
            out += text[++i];
            continue;
        }
        in_string ^= c == '"';
        if (in_string || white_space.find(c) == white_space.npos)
            out += c;
    }
    return out;
}

} // namespace airudder::conformance
