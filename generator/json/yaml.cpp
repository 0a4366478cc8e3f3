#include "yaml.hpp"

#include "../characters.hpp"
#include "../diagnostics.hpp"
#include "../files.hpp"
#include "json_build.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <istream>
#include <map>
#include <optional>
#include <set>
#include <streambuf>
#include <utility>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

namespace airudder::generator {
namespace {

constexpr std::size_t max_yaml_bytes = 2u << 20;
constexpr std::ptrdiff_t max_yaml_brackets = 100'000;
constexpr std::size_t max_yaml_values = 500'000;
constexpr std::size_t max_yaml_levels = 480; // yaml-cpp stops at 500

/// Ends the reading; its message names what was expected.
struct Refusal {
    YAML::Mark mark;
    std::string message;
};

/// Reads from a text that it does not own.
class ViewBuffer : public std::streambuf {
public:
    explicit ViewBuffer(std::string_view text)
    {
        auto* const begin = const_cast<char*>(text.data());
        setg(begin, begin, begin + text.size());
    }
};

bool is_open_bracket(char c) { return c == '[' || c == '{'; }

bool all_digits(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, is_digit);
}

/// Without the leading zeros that JSON does not allow.
std::string_view without_zeros(std::string_view digits)
{
    auto const first = digits.find_first_not_of('0');
    return digits.substr(std::min(first, digits.size() - 1));
}

/// 0o17 and 0xF as decimal digits; nothing beyond 64 bits.
std::optional<std::string> decimal_of(std::string_view digits, int base)
{
    std::uint64_t value{};
    auto const* const end = digits.data() + digits.size();
    auto const [at, error] = std::from_chars(digits.data(), end, value, base);
    if (digits.empty() || at != end || error != std::errc())
        return std::nullopt;
    return std::to_string(value);
}

/// A number of the core schema as JSON of equal value; nothing if `text` is not
/// one.
std::optional<std::string> number_of(std::string_view text)
{
    if (text.starts_with("0o"))
        return decimal_of(text.substr(2), 8);
    if (text.starts_with("0x"))
        return decimal_of(text.substr(2), 16);
    std::string number;
    if (text.starts_with('-'))
        number = '-';
    if (text.starts_with('-') || text.starts_with('+'))
        text.remove_prefix(1);
    auto const exponent = std::min(text.find_first_of("eE"), text.size());
    auto const point = std::min(text.find('.'), exponent);
    auto const whole = text.substr(0, point);
    if (!whole.empty() && !all_digits(whole))
        return std::nullopt;
    number += whole.empty() ? "0" : without_zeros(whole);
    bool fraction = false;
    if (point < exponent) {
        auto const digits = text.substr(point + 1, exponent - point - 1);
        fraction = all_digits(digits);
        if (!digits.empty() && !fraction)
            return std::nullopt;
        number.append(".").append(fraction ? digits : "0");
    }
    if (whole.empty() && !fraction)
        return std::nullopt;
    if (exponent < text.size()) {
        auto digits = text.substr(exponent + 1);
        if (digits.starts_with('-') || digits.starts_with('+'))
            digits.remove_prefix(1);
        if (!all_digits(digits))
            return std::nullopt;
        number += text.substr(exponent);
    }
    return number;
}

/// The value of a scalar that is neither quoted nor a block.
JsonText plain_value(std::string const& text)
{
    for (auto const* const word : {"true", "True", "TRUE"})
        if (text == word)
            return JsonText::of("true");
    for (auto const* const word : {"false", "False", "FALSE"})
        if (text == word)
            return JsonText::of("false");
    if (auto number = number_of(text))
        return JsonText::of(*std::move(number));
    return string_text(text);
}

/// What YAML reads as null if it is not quoted.
constexpr std::array<std::string_view, 4> nulls{"~", "null", "Null", "NULL"};

/// Without the anchor and the tag before a node.
std::string_view without_properties(std::string_view text)
{
    while (text.starts_with('&') || text.starts_with('!')) {
        text.remove_prefix(
            std::min(text.find_first_of(" \t\r\n"), text.size()));
        text.remove_prefix(
            std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    }
    return text;
}

/// The plain word at the start of a text, as it is spelled.
std::string_view plain_word(std::string_view text)
{
    return text.substr(0, text.find_first_of(" \t\r\n:,[]{}"));
}

/// Number of values in a tree.
std::size_t count_values(JsonText const& value)
{
    std::size_t count = 1;
    for (auto const& element : value.elements)
        count += count_values(element);
    for (auto const& member : value.members)
        count += count_values(member.value);
    return count;
}

std::size_t count_levels(JsonText const& value)
{
    std::size_t deepest = 0;
    for (auto const& element : value.elements)
        deepest = std::max(deepest, count_levels(element));
    for (auto const& member : value.members)
        deepest = std::max(deepest, count_levels(member.value));
    return deepest + 1;
}

/// Builds the tree from yaml-cpp's events.
class TreeBuilder : public YAML::EventHandler {
public:
    /// Builds the tree of a text whose lines begin at `lines`.
    TreeBuilder(std::string_view text, std::vector<std::size_t> const& lines)
        : text_(text), lines_(lines)
    {
    }

    JsonText take() { return std::move(root_); }

    void OnDocumentStart(YAML::Mark const&) override {}
    void OnDocumentEnd() override {}

    void OnNull(YAML::Mark const& mark, YAML::anchor_t anchor) override
    {
        if (expects_key())
            return add_key(mark, null_at(mark));
        add(mark, JsonText::of("null"), anchor);
    }

    void OnScalar(YAML::Mark const& mark,
                  std::string const& tag,
                  YAML::anchor_t anchor,
                  std::string const& text) override
    {
        if (expects_key())
            return add_key(mark, text, tag == "?");
        bool const plain = tag == "?";
        add(mark, plain ? plain_value(text) : string_text(text), anchor);
    }

    void OnAlias(YAML::Mark const& mark, YAML::anchor_t anchor) override
    {
        if (expects_key())
            throw Refusal{mark, "expected a key that is a word"};
        auto const found = anchors_.find(anchor);
        if (found == anchors_.end())
            throw Refusal{mark,
                          "expected an alias outside the value of its anchor"};
        auto const& [value, count, levels] = found->second;
        if (open_.size() + levels > max_yaml_levels)
            refuse_depth(mark);
        spend(mark, count);
        place(value);
    }

    void OnSequenceStart(YAML::Mark const& mark,
                         std::string const&,
                         YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override
    {
        open(mark, array_text(), anchor);
    }

    void OnSequenceEnd() override { close(); }

    void OnMapStart(YAML::Mark const& mark,
                    std::string const&,
                    YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override
    {
        open(mark, object_text(), anchor);
    }

    void OnMapEnd() override { close(); }

private:
    struct Anchored {
        JsonText value;
        std::size_t count;
        std::size_t levels;
    };

    /// An array or object whose end was not read yet.
    struct Open {
        JsonText value;
        YAML::Mark mark;
        YAML::anchor_t anchor;
        std::set<std::string> keys{};
        std::optional<std::string> key{}; // of the next value
    };

    bool expects_key() const
    {
        return !open_.empty() &&
               open_.back().value.kind == JsonText::Kind::object &&
               !open_.back().key;
    }

    void
    add_key(YAML::Mark const& mark, std::string const& name, bool plain = true)
    {
        if (plain && name == "<<")
            throw Refusal{mark, "expected no merge key"};
        auto& object = open_.back();
        if (!object.keys.insert(name).second)
            throw Refusal{mark,
                          "expected each key once, found another " +
                              in_quotes(name)};
        object.key = name;
    }

    void add(YAML::Mark const& mark, JsonText value, YAML::anchor_t anchor)
    {
        spend(mark, 1);
        value.offset = offset_of(mark);
        remember(mark, anchor, value);
        place(std::move(value));
    }

    void open(YAML::Mark const& mark, JsonText value, YAML::anchor_t anchor)
    {
        if (expects_key())
            throw Refusal{mark, "expected a key that is a word"};
        if (open_.size() == max_yaml_levels)
            refuse_depth(mark);
        spend(mark, 1);
        value.offset = offset_of(mark);
        open_.push_back(
            {.value = std::move(value), .mark = mark, .anchor = anchor});
    }

    void close()
    {
        auto closed = std::move(open_.back());
        open_.pop_back();
        remember(closed.mark, closed.anchor, closed.value);
        place(std::move(closed.value));
    }

    /// Puts a value into the innermost array or object.
    void place(JsonText value)
    {
        if (open_.empty()) {
            root_ = std::move(value);
            return;
        }
        auto& outer = open_.back();
        if (outer.value.kind == JsonText::Kind::array) {
            outer.value.elements.push_back(std::move(value));
            return;
        }
        put(outer.value, *outer.key, std::move(value));
        outer.key.reset();
    }

    void remember(YAML::Mark const& mark,
                  YAML::anchor_t anchor,
                  JsonText const& value)
    {
        if (anchor == 0)
            return;
        auto const count = count_values(value);
        spend(mark, count);
        anchors_.insert_or_assign(anchor,
                                  Anchored{value, count, count_levels(value)});
    }

    void spend(YAML::Mark const& mark, std::size_t values)
    {
        values_ += values;
        if (values_ > max_yaml_values)
            throw Refusal{mark,
                          "expected at most " +
                              std::to_string(max_yaml_values) +
                              " values, copies for aliases included"};
    }

    [[noreturn]] static void refuse_depth(YAML::Mark const& mark)
    {
        throw Refusal{mark,
                      "expected at most " + std::to_string(max_yaml_levels) +
                          " levels"};
    }

    std::size_t offset_of(YAML::Mark const& mark) const
    {
        auto const line = lines_[static_cast<std::size_t>(mark.line)];
        return std::min(line + static_cast<std::size_t>(mark.column),
                        text_.size());
    }

    /// How a key that is null is spelled; "" if there is nothing before ':'.
    std::string null_at(YAML::Mark const& mark) const
    {
        auto const word =
            plain_word(without_properties(text_.substr(offset_of(mark))));
        return std::ranges::find(nulls, word) == nulls.end()
                   ? std::string()
                   : std::string(word);
    }

    std::string_view text_;
    std::vector<std::size_t> const& lines_;
    std::map<YAML::anchor_t, Anchored> anchors_{};
    std::vector<Open> open_{};
    JsonText root_ = JsonText::of("null");
    std::size_t values_{};
};

/// The offset of each line.
std::vector<std::size_t> line_offsets(std::string_view text)
{
    std::vector<std::size_t> lines{0};
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] == '\n')
            lines.push_back(i + 1);
    lines.push_back(text.size());
    return lines;
}

/// True if a block scalar ("|", ">-", …) begins at the end of a line.
bool opens_block_scalar(std::string_view line)
{
    auto const last = line.find_last_not_of(" \t\r\n");
    if (last == line.npos)
        return false;
    line = line.substr(0, last + 1);
    auto const word = line.substr(line.find_last_of(' ') + 1);
    return (word[0] == '|' || word[0] == '>') &&
           word.find_first_not_of("+-0123456789", 1) == word.npos;
}

/// The index of the first line that a tab indents outside a block scalar.
std::optional<std::size_t>
find_tab_indent(std::string_view text, std::vector<std::size_t> const& lines)
{
    std::optional<std::size_t> block; // spaces before the line that opens it
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        auto const line = text.substr(lines[i], lines[i + 1] - lines[i]);
        auto const spaces = line.find_first_not_of(' ');
        if (line.find_first_not_of(" \t\r\n") == line.npos ||
            (block && spaces > *block))
            continue;
        block.reset();
        if (line[spaces] == '\t')
            return i;
        if (opens_block_scalar(line))
            block = spaces;
    }
    return std::nullopt;
}

} // namespace

std::variant<JsonText, JsonTextError> read_yaml(std::string_view text)
{
    auto const lines = line_offsets(text);
    auto const error = [&](YAML::Mark const& mark, std::string const& message) {
        auto const line = std::min(
            static_cast<std::size_t>(std::max(mark.line, 0)), lines.size() - 1);
        return JsonTextError{
            .offset = lines[line], .line = line + 1, .message = message};
    };
    if (text.size() > max_yaml_bytes)
        return error({}, "expected at most 2 MiB of YAML");
    // With NUL, yaml-cpp would take it for UTF-16 or UTF-32.
    if (!is_utf8(text) || text.find('\0') != text.npos)
        return error({}, "expected UTF-8 without NUL");
    if (std::ranges::count_if(text, is_open_bracket) > max_yaml_brackets)
        return error({},
                     "expected at most " + std::to_string(max_yaml_brackets) +
                         " brackets");
    ViewBuffer buffer(text);
    std::istream stream(&buffer);
    TreeBuilder tree(text, lines);
    try {
        YAML::Parser parser(stream);
        if (!parser.HandleNextDocument(tree))
            return error({}, "expected YAML, found nothing");
        auto root = tree.take();
        TreeBuilder second(text, lines);
        if (parser.HandleNextDocument(second))
            return error({}, "expected one YAML document, found two");
        return root;
    } catch (Refusal const& refusal) {
        return error(refusal.mark, refusal.message);
    } catch (YAML::Exception const& exception) {
        auto const tab = find_tab_indent(text, lines);
        if (!tab)
            return error(exception.mark, "expected YAML: " + exception.msg);
        return JsonTextError{
            .offset = lines[*tab],
            .line = *tab + 1,
            .message = "expected spaces before the first word, found a tab"};
    }
}

std::string spelled_in(std::string_view text, JsonText const& scalar)
{
    if (auto string = string_of(scalar))
        return *std::move(string);
    if (scalar.kind != JsonText::Kind::scalar || scalar.offset > text.size())
        return {};
    auto const word =
        plain_word(without_properties(text.substr(scalar.offset)));
    // A null may be left out, so that something else follows.
    bool const null = std::ranges::find(nulls, word) != nulls.end();
    return null || scalar.scalar != "null" ? std::string(word) : std::string();
}

} // namespace airudder::generator
