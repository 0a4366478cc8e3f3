#include "shell_words.hpp"

#include <algorithm>
#include <charconv>

namespace airudder::generator {
namespace {

constexpr std::string_view wide_space = "\u00a0";

void append_utf8(std::string& out, unsigned code)
{
    auto const add = [&](unsigned byte) {
        out += static_cast<char>(byte);
    };
    if (code < 0x80) {
        add(code);
    } else if (code < 0x800) {
        add(0xC0 | (code >> 6));
        add(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        add(0xE0 | (code >> 12));
        add(0x80 | ((code >> 6) & 0x3F));
        add(0x80 | (code & 0x3F));
    } else {
        add(0xF0 | (code >> 18));
        add(0x80 | ((code >> 12) & 0x3F));
        add(0x80 | ((code >> 6) & 0x3F));
        add(0x80 | (code & 0x3F));
    }
}

class ShellReader {
public:
    explicit ShellReader(std::string_view text) : text_(text) {}

    ShellCommand read()
    {
        while (command_.error.empty() && next_word())
            word();
        auto const line = text_.find('\n', at_);
        command_.end = line == text_.npos ? text_.size() : line + 1;
        return std::move(command_);
    }

private:
    bool done() const { return at_ >= text_.size(); }
    bool is(std::string_view what) const
    {
        return text_.substr(at_).starts_with(what);
    }

    void fail(std::size_t offset, std::string_view expected)
    {
        command_.error = expected;
        command_.error_offset = offset;
        at_ = text_.size();
    }

    /// The length of a backslash, white space and the line end; 0 if the line
    /// is not continued.
    std::size_t continuation() const
    {
        if (!is("\\"))
            return 0;
        auto i = at_ + 1;
        while (i < text_.size()) {
            if (text_[i] == ' ' || text_[i] == '\t')
                ++i;
            else if (text_.substr(i).starts_with(wide_space))
                i += wide_space.size();
            else
                break;
        }
        return i < text_.size() && text_[i] == '\n' ? i + 1 - at_ : 0;
    }

    /// Skips to the next word; false at the end of the command.
    bool next_word()
    {
        while (!done()) {
            if (auto const size = continuation())
                at_ += size;
            else if (text_[at_] == ' ' || text_[at_] == '\t')
                ++at_;
            else if (is(wide_space))
                at_ += wide_space.size();
            else
                return text_[at_] != '\n';
        }
        return false;
    }

    bool ends_word() const
    {
        return done() || text_[at_] == ' ' || text_[at_] == '\t' ||
               text_[at_] == '\n' || is(wide_space) || continuation() > 0;
    }

    void word()
    {
        ShellWord word{.offset = at_};
        while (!ends_word() && command_.error.empty()) {
            auto const c = text_[at_];
            if (c == '\'')
                single_quoted(word.text);
            else if (c == '"')
                double_quoted(word.text);
            else if (is("$'"))
                escaped(word.text);
            else if (std::string_view("|&;<>()`").find(c) !=
                     std::string_view::npos)
                fail(at_, "expected one command, without '|', '&' or '>'");
            else
                plain(word.text);
        }
        command_.words.push_back(std::move(word));
    }

    void plain(std::string& out)
    {
        if (text_[at_] == '\\' && at_ + 1 < text_.size())
            ++at_;
        out += text_[at_++];
    }

    void single_quoted(std::string& out)
    {
        auto const start = at_++;
        auto const end = text_.find('\'', at_);
        if (end == text_.npos)
            return fail(start, "expected a closing single quote");
        out += text_.substr(at_, end - at_);
        at_ = end + 1;
    }

    void double_quoted(std::string& out)
    {
        auto const start = at_++;
        for (; !done() && text_[at_] != '"'; ++at_) {
            if (text_[at_] == '\\' && at_ + 1 < text_.size() &&
                std::string_view("\"\\$`\n").find(text_[at_ + 1]) !=
                    std::string_view::npos) {
                ++at_;
                if (text_[at_] == '\n')
                    continue;
            }
            out += text_[at_];
        }
        if (done())
            return fail(start, "expected a closing double quote");
        ++at_;
    }

    /// $'…' with the escapes of C.
    void escaped(std::string& out)
    {
        auto const start = at_;
        at_ += 2;
        while (!done() && text_[at_] != '\'') {
            if (text_[at_] == '\\' && at_ + 1 < text_.size()) {
                ++at_;
                escape(out);
            } else {
                out += text_[at_++];
            }
        }
        if (done())
            return fail(start, "expected the closing quote of $'…'");
        ++at_;
    }

    void escape(std::string& out)
    {
        constexpr std::string_view names = "abefnrtv";
        constexpr std::string_view values = "\a\b\x1b\f\n\r\t\v";
        auto const c = text_[at_++];
        if (auto const i = names.find(c); i != names.npos)
            out += values[i];
        else if (c == 'x')
            append_code(out, 2, 16);
        else if (c == 'u')
            append_code(out, 4, 16);
        else if (c == 'U')
            append_code(out, 8, 16);
        else if (c >= '0' && c <= '7') {
            --at_;
            append_code(out, 3, 8);
        } else
            out += c;
    }

    void append_code(std::string& out, std::size_t most, int base)
    {
        auto const digits = text_.substr(at_, most);
        unsigned code = 0;
        auto const [end, error] = std::from_chars(
            digits.data(), digits.data() + digits.size(), code, base);
        bool const surrogate = code >= 0xD800 && code <= 0xDFFF;
        if (error != std::errc{} || code == 0 || code > 0x10FFFF || surrogate)
            return fail(at_, "expected the code of a character");
        at_ += static_cast<std::size_t>(end - digits.data());
        append_utf8(out, code);
    }

    std::string_view text_;
    std::size_t at_ = 0;
    ShellCommand command_{};
};

} // namespace

ShellCommand read_shell_command(std::string_view text)
{
    return ShellReader(text).read();
}

} // namespace airudder::generator
