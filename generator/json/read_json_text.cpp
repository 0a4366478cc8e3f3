#include "../diagnostics.hpp"
#include "../files.hpp"
#include "json_text.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include <algorithm>
#include <charconv>
#include <set>

namespace airudder::generator {
namespace {

constexpr std::size_t max_depth = 100;
constexpr std::size_t max_values = 500'000;

struct Failure {
    std::size_t offset;
    std::string message;
};

/// Reads one JSON text; throws Failure.
class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}

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
        if (depth > max_depth)
            fail("expected at most 100 levels");
        if (++values_ > max_values)
            fail("expected at most 500,000 values");
        switch (peek()) {
        case '{': return object(depth);
        case '[': return array(depth);
        default: return scalar();
        }
    }

    JsonText object(std::size_t depth)
    {
        JsonText result;
        result.kind = JsonText::Kind::object;
        std::set<std::string> names;
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
            if (!names.insert(name).second) {
                at_ = start;
                fail("expected each name once, found another " +
                     generator::in_quotes(name));
            }
            expect(':');
            result.members.push_back({.quoted = std::string(quoted),
                                      .name = std::move(name),
                                      .value = value(depth + 1)});
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
        for (;;) {
            result.elements.push_back(value(depth + 1));
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

    /// A string with its quotes; checked.
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

    static std::string decoded(std::string_view quoted)
    {
        if (quoted.find('\\') == quoted.npos)
            return std::string(quoted.substr(1, quoted.size() - 2));
        auto const value = boost::json::parse(quoted);
        return std::string(value.get_string());
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t values_ = 0;
};

std::size_t line_of(std::string_view text, std::size_t offset)
{
    auto const lines = std::ranges::count(text.substr(0, offset), '\n');
    return static_cast<std::size_t>(lines) + 1;
}

} // namespace

std::variant<JsonText, JsonTextError> read_json_text(std::string_view text)
{
    if (!is_utf8(text))
        return JsonTextError{.line = 1, .message = "expected UTF-8"};
    try {
        return Reader(text).document();
    } catch (Failure const& failure) {
        return JsonTextError{.offset = failure.offset,
                             .line = line_of(text, failure.offset),
                             .message = failure.message};
    }
}

} // namespace airudder::generator
