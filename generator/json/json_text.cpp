#include "json_text.hpp"

#include "../diagnostics.hpp"
#include "../files.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include <algorithm>
#include <charconv>
#include <set>

namespace airudder::generator {
namespace {

/// Decodes a string that is spelled with quotes.
std::string decoded(std::string_view quoted)
{
    if (quoted.find('\\') == quoted.npos)
        return std::string(quoted.substr(1, quoted.size() - 2));
    return std::string(boost::json::parse(quoted).get_string());
}

struct Failure {
    std::size_t offset;
    std::string message;
};

/// The names of an object's members, while they are read. Few of them are found
/// faster among the members than in a set.
class KnownNames {
public:
    /// False if `object` has a member of that name.
    bool insert(std::string const& name, JsonText const& object)
    {
        constexpr std::size_t few = 16;
        auto const& members = object.members;
        if (members.size() < few)
            return std::ranges::find(members, name, &JsonText::Member::name) ==
                   members.end();
        if (names_.empty())
            for (auto const& member : members)
                names_.insert(member.name);
        return names_.insert(name).second;
    }

private:
    std::set<std::string> names_{};
};

/// Reads one JSON text; throws Failure.
class Reader {
public:
    Reader(std::string_view text, JsonLimits const& limits)
        : text_(text), limits_(limits)
    {
    }

    JsonText document()
    {
        auto value = this->value(0);
        skip_space();
        if (at_ < text_.size())
            fail("expected the end of the text");
        return value;
    }

private:
    [[noreturn]] void fail(std::string message) const
    {
        throw Failure{at_, std::move(message)};
    }

    void skip_space()
    {
        while (at_ < text_.size() && is_space(text_[at_]))
            ++at_;
    }

    static bool is_space(char c)
    {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    /// The next character that is not white space, or NUL at the end.
    char peek()
    {
        skip_space();
        return at_ < text_.size() ? text_[at_] : '\0';
    }

    void expect(char c)
    {
        if (peek() != c || at_ == text_.size())
            fail(std::string("expected '") + c + '\'');
        ++at_;
    }

    JsonText value(std::size_t depth)
    {
        if (depth > limits_.levels)
            fail("expected at most " + std::to_string(limits_.levels) +
                 " levels");
        if (++values_ > limits_.values)
            fail("expected at most " + std::to_string(limits_.values) +
                 " values");
        pointers_ += pointer_;
        if (pointers_ > limits_.pointers)
            fail("expected shorter names, found JSON Pointers of more than " +
                 std::to_string(limits_.pointers) + " bytes");
        auto const first = peek();
        auto const offset = at_;
        auto value = first == '{'   ? object(depth)
                     : first == '[' ? array(depth)
                                    : scalar();
        value.offset = offset;
        return value;
    }

    JsonText object(std::size_t depth)
    {
        JsonText result;
        result.kind = JsonText::Kind::object;
        KnownNames names;
        expect('{');
        if (peek() == '}') {
            ++at_;
            return result;
        }
        for (;;) {
            if (peek() != '"')
                fail("expected a member's name");
            auto const start = at_;
            auto quoted = string();
            auto name = decoded(quoted);
            if (!names.insert(name, result)) {
                at_ = start;
                fail("expected each name once, found another " +
                     in_quotes(name));
            }
            expect(':');
            auto const added = 1 + name.size();
            pointer_ += added;
            result.members.push_back({.quoted = std::string(quoted),
                                      .name = std::move(name),
                                      .value = value(depth + 1)});
            pointer_ -= added;
            if (peek() == '}')
                break;
            if (peek() != ',')
                fail("expected ',' or '}'");
            ++at_;
        }
        ++at_;
        return result;
    }

    JsonText array(std::size_t depth)
    {
        JsonText result;
        result.kind = JsonText::Kind::array;
        expect('[');
        if (peek() == ']') {
            ++at_;
            return result;
        }
        constexpr std::size_t added = 2; // at least
        for (;;) {
            pointer_ += added;
            result.elements.push_back(value(depth + 1));
            pointer_ -= added;
            if (peek() == ']')
                break;
            if (peek() != ',')
                fail("expected ',' or ']'");
            ++at_;
        }
        ++at_;
        return result;
    }

    JsonText scalar()
    {
        auto const c = peek();
        if (c == '"')
            return JsonText::of(std::string(string()));
        if (c == '-' || (c >= '0' && c <= '9'))
            return JsonText::of(std::string(number()));
        for (std::string_view const word : {"true", "false", "null"}) {
            if (text_.substr(at_, word.size()) == word) {
                at_ += word.size();
                return JsonText::of(std::string(word));
            }
        }
        fail("expected a JSON value");
    }

    /// Reads and checks a string; returns it with its quotes.
    std::string_view string()
    {
        auto const start = at_++;
        for (;;) {
            if (at_ == text_.size())
                fail("expected the end of a string");
            auto const c = static_cast<unsigned char>(text_[at_]);
            if (c == '"')
                break;
            if (c < 0x20)
                fail("expected no control character in a string");
            if (c == '\\')
                escape();
            else
                ++at_;
        }
        ++at_;
        return text_.substr(start, at_ - start);
    }

    void escape()
    {
        constexpr std::string_view known = "\"\\/bfnrt";
        auto const c = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
        if (c != 'u') {
            if (known.find(c) == known.npos)
                fail("expected a known escape");
            at_ += 2;
            return;
        }
        auto const unit = hex();
        if (unit >= 0xDC00 && unit <= 0xDFFF)
            fail("expected no lone surrogate");
        if (unit >= 0xD800 && unit <= 0xDBFF) {
            if (text_.substr(at_, 2) != "\\u")
                fail("expected a pair of surrogates");
            auto const low = hex();
            if (low < 0xDC00 || low > 0xDFFF)
                fail("expected a pair of surrogates");
        }
    }

    /// Reads `\uXXXX`.
    unsigned hex()
    {
        auto const digits = text_.substr(std::min(at_ + 2, text_.size()), 4);
        unsigned unit = 0;
        auto const [end, error] = std::from_chars(
            digits.data(), digits.data() + digits.size(), unit, 16);
        if (error != std::errc{} || digits.size() != 4 ||
            end != digits.data() + 4)
            fail("expected four hexadecimal digits");
        at_ += 6;
        return unit;
    }

    std::string_view number()
    {
        auto const start = at_;
        if (text_[at_] == '-')
            ++at_;
        if (at_ < text_.size() && text_[at_] == '0')
            ++at_;
        else
            digits();
        if (at_ < text_.size() && text_[at_] == '.') {
            ++at_;
            digits();
        }
        if (at_ < text_.size() && (text_[at_] == 'e' || text_[at_] == 'E')) {
            ++at_;
            if (at_ < text_.size() && (text_[at_] == '+' || text_[at_] == '-'))
                ++at_;
            digits();
        }
        return text_.substr(start, at_ - start);
    }

    void digits()
    {
        auto const start = at_;
        while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9')
            ++at_;
        if (at_ == start)
            fail("expected a digit");
    }

    std::string_view text_;
    JsonLimits limits_;
    std::size_t at_ = 0;
    std::size_t values_ = 0;
    std::size_t pointer_ = 0;  // bytes of the current value's JSON Pointer
    std::size_t pointers_ = 0; // bytes of those of all values
};

std::size_t line_of(std::string_view text, std::size_t offset)
{
    auto const lines = std::ranges::count(text.substr(0, offset), '\n');
    return static_cast<std::size_t>(lines) + 1;
}

constexpr std::size_t width = 100;

/// The white space between the tokens of a value on one line.
struct Spacing {
    std::string_view comma;
    std::string_view colon;
    std::string_view open;  // inside the braces of an object with members
    std::string_view close; // likewise
};

constexpr Spacing minimal{",", ":", "{", "}"};
constexpr Spacing readable{", ", ": ", "{ ", " }"};

/// Appends `value` on one line; stops early once `out` is longer than `room`.
void print_flat(std::string& out,
                JsonText const& value,
                Spacing const& spacing,
                std::size_t room = std::string::npos)
{
    if (out.size() > room)
        return;
    std::string_view separator = "";
    if (value.kind == JsonText::Kind::scalar) {
        out += value.scalar;
    } else if (value.kind == JsonText::Kind::array) {
        out += '[';
        for (auto const& element : value.elements) {
            out += separator;
            print_flat(out, element, spacing, room);
            separator = spacing.comma;
        }
        out += ']';
    } else if (value.members.empty()) {
        out += "{}";
    } else {
        out += spacing.open;
        for (auto const& member : value.members) {
            out.append(separator).append(member.quoted).append(spacing.colon);
            print_flat(out, member.value, spacing, room);
            separator = spacing.comma;
        }
        out += spacing.close;
    }
}

/// Appends `value`, which starts at `column`; `after` characters follow it.
void print_pretty(std::string& out,
                  JsonText const& value,
                  std::size_t indent,
                  std::size_t column,
                  std::size_t after)
{
    auto const room = width > column + after ? width - column - after : 0;
    std::string flat;
    print_flat(flat, value, readable, room);
    if (value.kind == JsonText::Kind::scalar || flat.size() <= room ||
        (value.elements.empty() && value.members.empty())) {
        out += flat;
        return;
    }

    auto const inner = indent + 2;
    if (value.kind == JsonText::Kind::array) {
        out += "[\n";
        for (auto const& element : value.elements) {
            bool const last = &element == &value.elements.back();
            out.append(inner, ' ');
            print_pretty(out, element, inner, inner, !last);
            out += last ? "\n" : ",\n";
        }
        out.append(indent, ' ') += ']';
        return;
    }
    out += "{\n";
    for (auto const& member : value.members) {
        bool const last = &member == &value.members.back();
        out.append(inner, ' ') += member.quoted + ": ";
        print_pretty(
            out, member.value, inner, inner + member.quoted.size() + 2, !last);
        out += last ? "\n" : ",\n";
    }
    out.append(indent, ' ') += '}';
}

JsonText const* child(JsonText const& value, std::string const& token)
{
    if (value.kind == JsonText::Kind::object) {
        auto const found =
            std::ranges::find(value.members, token, &JsonText::Member::name);
        return found == value.members.end() ? nullptr : &found->value;
    }
    std::size_t index = 0;
    auto const last = token.data() + token.size();
    auto const [end, error] = std::from_chars(token.data(), last, index);
    bool const is_index = error == std::errc{} && end == last &&
                          (token == "0" || token.front() != '0');
    return is_index && index < value.elements.size() ? &value.elements[index]
                                                     : nullptr;
}

} // namespace

JsonText JsonText::of(std::string spelled)
{
    JsonText result;
    result.scalar = std::move(spelled);
    return result;
}

std::variant<JsonText, JsonTextError> read_json_text(std::string_view text,
                                                     JsonLimits const& limits)
{
    if (!is_utf8(text))
        return JsonTextError{.line = 1, .message = "expected UTF-8"};
    try {
        return Reader(text, limits).document();
    } catch (Failure const& failure) {
        return JsonTextError{.offset = failure.offset,
                             .line = line_of(text, failure.offset),
                             .message = failure.message};
    }
}

std::optional<JsonText> read_json_text(std::string const& file,
                                       std::string_view text,
                                       Diagnostics& diagnostics)
{
    auto read = read_json_text(text);
    if (auto* const value = std::get_if<JsonText>(&read))
        return std::move(*value);
    auto const& error = std::get<JsonTextError>(read);
    diagnostics.at_line(file, error.line, "expected JSON: " + error.message);
    return std::nullopt;
}

std::optional<JsonText> read_json_file(std::filesystem::path const& root,
                                       std::string const& file,
                                       Diagnostics& diagnostics)
{
    auto const text = read_file(root, file, diagnostics);
    return text ? read_json_text(file, *text, diagnostics) : std::nullopt;
}

JsonText to_json_text(boost::json::value const& value)
{
    JsonText result;
    if (auto const* const array = value.if_array()) {
        result.kind = JsonText::Kind::array;
        for (auto const& element : *array)
            result.elements.push_back(to_json_text(element));
    } else if (auto const* const object = value.if_object()) {
        result.kind = JsonText::Kind::object;
        for (auto const& [name, member] : *object)
            result.members.push_back(
                {.quoted = boost::json::serialize(boost::json::string(name)),
                 .name = std::string(name),
                 .value = to_json_text(member)});
    } else {
        result.scalar = boost::json::serialize(value);
    }
    return result;
}

bool are_same(JsonText const& one, JsonText const& other)
{
    auto const are_same_members = [](JsonText::Member const& a,
                                     JsonText::Member const& b) {
        return a.name == b.name && are_same(a.value, b.value);
    };
    if (one.kind != other.kind)
        return false;
    if (one.kind == JsonText::Kind::array)
        return std::ranges::equal(one.elements, other.elements, are_same);
    if (one.kind == JsonText::Kind::object)
        return std::ranges::equal(one.members, other.members, are_same_members);
    auto const text = string_of(one);
    return text ? text == string_of(other) : one.scalar == other.scalar;
}

std::string minified(JsonText const& value)
{
    std::string out;
    print_flat(out, value, minimal);
    return out;
}

std::string pretty(JsonText const& value)
{
    std::string out;
    print_pretty(out, value, 0, 0, 0);
    out += '\n';
    return out;
}

std::string_view kind_name(JsonText const& value)
{
    if (value.kind == JsonText::Kind::object)
        return "an object";
    if (value.kind == JsonText::Kind::array)
        return "an array";
    switch (value.scalar.empty() ? '\0' : value.scalar.front()) {
    case '"': return "a string";
    case 't':
    case 'f': return "a boolean";
    case 'n': return "null";
    default: return "a number";
    }
}

std::optional<std::string> string_of(JsonText const& value)
{
    if (value.kind != JsonText::Kind::scalar || !value.scalar.starts_with('"'))
        return std::nullopt;
    return decoded(value.scalar);
}

std::size_t levels_of(JsonText const& value)
{
    std::size_t most = 0;
    for (auto const& member : value.members)
        most = std::max(most, levels_of(member.value));
    for (auto const& element : value.elements)
        most = std::max(most, levels_of(element));
    return value.kind == JsonText::Kind::scalar ? 0 : most + 1;
}

std::optional<std::size_t> count_of(JsonText const& value)
{
    std::size_t count = 0;
    auto const last = value.scalar.data() + value.scalar.size();
    auto const [end, error] = std::from_chars(value.scalar.data(), last, count);
    if (error != std::errc{} || end != last)
        return std::nullopt;
    return count;
}

JsonText const* at_pointer(JsonText const& root, std::string_view pointer)
{
    if (!pointer.empty() && pointer.front() != '/')
        return nullptr;
    auto const* found = &root;
    for (auto const& token : pointer_tokens(pointer))
        if (found)
            found = child(*found, token);
    return found;
}

JsonText* at_pointer(JsonText& root, std::string_view pointer)
{
    return const_cast<JsonText*>(
        at_pointer(static_cast<JsonText const&>(root), pointer));
}

} // namespace airudder::generator
