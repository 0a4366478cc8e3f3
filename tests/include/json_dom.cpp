#include "json_dom.hpp"

#include <algorithm>
#include <cstdlib>
#include <stdexcept>

namespace json_dom {
namespace {

void append_utf8(std::string& out, unsigned long code)
{
    auto const add = [&out](unsigned long byte) {
        out.push_back(static_cast<char>(byte));
    };
    if (code < 0x80) {
        add(code);
    } else if (code < 0x800) {
        add(0xC0 + code / 64);
        add(0x80 + code % 64);
    } else if (code < 0x10000) {
        add(0xE0 + code / 4096);
        add(0x80 + code / 64 % 64);
        add(0x80 + code % 64);
    } else {
        add(0xF0 + code / 262144);
        add(0x80 + code / 4096 % 64);
        add(0x80 + code / 64 % 64);
        add(0x80 + code % 64);
    }
}

class Parser {
public:
    explicit Parser(std::string_view text) : text_(text) {}

    Value whole()
    {
        auto value = next_value();
        space();
        if (at_ != text_.size())
            throw std::runtime_error("trailing text");
        return value;
    }

private:
    void space()
    {
        while (at_ < text_.size() && std::string_view(" \t\r\n").find(
                                         text_[at_]) != std::string_view::npos)
            ++at_;
    }

    char look()
    {
        space();
        return text_.at(at_);
    }

    bool take(char byte)
    {
        if (look() != byte)
            return false;
        ++at_;
        return true;
    }

    void demand(char byte)
    {
        if (!take(byte))
            throw std::runtime_error(std::string("no ") + byte);
    }

    unsigned long hex4()
    {
        auto const digits = std::string(text_.substr(at_, 4));
        at_ += 4;
        return std::strtoul(digits.c_str(), nullptr, 16);
    }

    void escape(std::string& out)
    {
        static constexpr std::string_view letters = "\"\\/bfnrt";
        static constexpr std::string_view bytes = "\"\\/\b\f\n\r\t";
        char const letter = text_.at(at_++);
        if (letter != 'u') {
            out += bytes.at(letters.find(letter));
            return;
        }
        auto code = hex4();
        if (code >= 0xD800 && code < 0xDC00) {
            at_ += 2;
            code = 0x10000 + (code - 0xD800) * 0x400 + (hex4() - 0xDC00);
        }
        append_utf8(out, code);
    }

    std::string string()
    {
        demand('"');
        std::string out;
        for (;;) {
            char const byte = text_.at(at_++);
            if (byte == '"')
                return out;
            if (byte == '\\')
                escape(out);
            else
                out += byte;
        }
    }

    Value object()
    {
        Value value{.kind = '{'};
        demand('{');
        if (take('}'))
            return value;
        do {
            space();
            auto const name_begin = at_;
            auto name = string();
            demand(':');
            value.members.emplace_back(std::move(name), next_value());
            value.members.back().second.name_begin = name_begin;
        } while (take(','));
        demand('}');
        return value;
    }

    Value array()
    {
        Value value{.kind = '['};
        demand('[');
        if (take(']'))
            return value;
        do
            value.elements.push_back(next_value());
        while (take(','));
        demand(']');
        return value;
    }

    Value word()
    {
        auto const begin = at_;
        while (at_ < text_.size() &&
               std::string_view(",]} \t\r\n").find(text_[at_]) ==
                   std::string_view::npos)
            ++at_;
        Value value{.text = std::string(text_.substr(begin, at_ - begin))};
        if (value.text == "true" || value.text == "false" ||
            value.text == "null")
            value.kind = value.text[0];
        else
            value.kind = '0';
        return value;
    }

    Value next_value()
    {
        look();
        auto const begin = at_;
        auto value = unplaced_value();
        value.begin = begin;
        value.end = at_;
        return value;
    }

    Value unplaced_value()
    {
        switch (look()) {
        case '{': return object();
        case '[': return array();
        case '"': return Value{.kind = '"', .text = string()};
        default: return word();
        }
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

/// Whether each member of `left` is one of `right`, with an equal value.
bool covers(Value const& left, Value const& right)
{
    return std::all_of(
        left.members.begin(), left.members.end(), [&](auto const& member) {
            auto const one = left.find(member.first);
            auto const other = right.find(member.first);
            return other != nullptr && equal(*one, *other);
        });
}

/// Whether `left` has every name of `right`.
bool has_names(Value const& left, Value const& right)
{
    return std::all_of(right.members.begin(),
                       right.members.end(),
                       [&left](auto const& member) {
                           return left.find(member.first) != nullptr;
                       });
}

} // namespace

Value const* Value::find(std::string_view name) const
{
    Value const* found = nullptr;
    for (auto const& member : members)
        if (member.first == name)
            found = &member.second;
    return found;
}

Value read(std::string_view text) { return Parser(text).whole(); }

bool equal(Value const& left, Value const& right)
{
    if (left.kind != right.kind || left.text != right.text)
        return false;
    if (left.kind == '{')
        return covers(left, right) && has_names(left, right);
    return std::equal(left.elements.begin(),
                      left.elements.end(),
                      right.elements.begin(),
                      right.elements.end(),
                      equal);
}

std::string minified(std::string_view text)
{
    std::string out;
    bool in_string = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        char const byte = text[at];
        if (in_string && byte == '\\') {
            out += byte;
            out += text[++at];
            continue;
        }
        if (byte == '"')
            in_string = !in_string;
        if (in_string ||
            std::string_view(" \t\r\n").find(byte) == std::string_view::npos)
            out += byte;
    }
    return out;
}

} // namespace json_dom
