#include "tokens.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace mutants {
namespace {

/// Longest first. `>>` is left out, so that two closing angle brackets are two
/// tokens.
constexpr std::array<std::string_view, 26> operators{
    "...", "<<=", ">>=", "->*", "<=>", "->", "::", "++", "--",
    "<<",  "<=",  ">=",  "==",  "!=",  "&&", "||", "+=", "-=",
    "*=",  "/=",  "%=",  "&=",  "|=",  "^=", ".*", "##"};

bool is_space(char c) { return std::isspace(static_cast<unsigned char>(c)); }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_in_name(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) || c == '_';
}

class Lexer {
public:
    explicit Lexer(std::string_view text) : text_(text) {}

    std::vector<Token> tokens()
    {
        while (skip_blanks(), at_ < text_.size())
            add();
        pair_brackets();
        return std::move(tokens_);
    }

private:
    bool at_text(std::string_view what) const
    {
        return text_.substr(at_).starts_with(what);
    }

    char next() const { return at_ + 1 < text_.size() ? text_[at_ + 1] : '\0'; }

    void step_to(std::size_t end)
    {
        end = std::min(end, text_.size());
        line_ += static_cast<int>(
            std::count(text_.begin() + static_cast<std::ptrdiff_t>(at_),
                       text_.begin() + static_cast<std::ptrdiff_t>(end),
                       '\n'));
        at_ = end;
    }

    void skip_past(std::string_view what, std::size_t from)
    {
        auto const found = text_.find(what, from);
        step_to(found == text_.npos ? found : found + what.size());
    }

    void skip_blanks()
    {
        while (at_ < text_.size())
            if (is_space(text_[at_]))
                step_to(at_ + 1);
            else if (at_text("//"))
                skip_past("\n", at_);
            else if (at_text("/*"))
                skip_past("*/", at_ + 2);
            else if (text_[at_] == '#' && is_first_in_line())
                skip_directive();
            else
                return;
    }

    bool is_first_in_line() const
    {
        return tokens_.empty() || tokens_.back().line != line_;
    }

    void skip_directive()
    {
        bool continued = true;
        while (continued && at_ < text_.size()) {
            auto const end = text_.find('\n', at_);
            continued = end != text_.npos && text_[end - 1] == '\\';
            step_to(end == text_.npos ? end : end + 1);
        }
    }

    void add()
    {
        auto const begin = at_;
        auto const line = line_;
        auto const kind = skip_token();
        bool const spaced = begin > 0 && is_space(text_[begin - 1]) &&
                            at_ < text_.size() && is_space(text_[at_]);
        tokens_.push_back(
            {kind, text_.substr(begin, at_ - begin), begin, line, spaced});
    }

    TokenKind skip_token()
    {
        auto const c = text_[at_];
        if (at_text("R\"")) {
            auto const open = text_.find('(', at_);
            auto const word = text_.substr(at_ + 2, open - at_ - 2);
            skip_past(")" + std::string(word) + "\"", open);
            return TokenKind::text;
        }
        if (c == '"' || c == '\'') {
            skip_quoted(c);
            return c == '"' ? TokenKind::text : TokenKind::character;
        }
        if (is_digit(c) || (c == '.' && is_digit(next()))) {
            skip_number();
            return TokenKind::number;
        }
        if (is_in_name(c)) {
            while (at_ < text_.size() && is_in_name(text_[at_]))
                ++at_;
            return TokenKind::name;
        }
        auto const found = std::ranges::find_if(
            operators, [this](auto const& one) { return at_text(one); });
        at_ += found == operators.end() ? 1 : found->size();
        return TokenKind::punctuation;
    }

    void skip_quoted(char quote)
    {
        for (++at_; at_ < text_.size() && text_[at_] != quote; ++at_)
            if (text_[at_] == '\\')
                ++at_;
        at_ = std::min(at_ + 1, text_.size());
    }

    void skip_number()
    {
        auto const begin = at_++;
        auto const has_sign = [&](char letter) {
            return (text_[at_] == '+' || text_[at_] == '-') &&
                   std::tolower(text_[at_ - 1]) == letter;
        };
        bool const hexadecimal = text_.substr(begin).starts_with("0x");
        while (at_ < text_.size() &&
               (is_in_name(text_[at_]) || text_[at_] == '.' ||
                (text_[at_] == '\'' && is_in_name(next())) ||
                has_sign(hexadecimal ? 'p' : 'e')))
            ++at_;
    }

    void pair_brackets()
    {
        std::vector<std::size_t> open;
        for (std::size_t i = 0; i != tokens_.size(); ++i) {
            auto& token = tokens_[i];
            bool const bracket =
                token.text.size() == 1 && token.kind == TokenKind::punctuation;
            auto const is_one_of = [&](std::string_view brackets) {
                return bracket && brackets.find(token.text) != brackets.npos;
            };
            if (is_one_of(")]}") && !open.empty()) {
                token.partner = open.back();
                tokens_[open.back()].partner = i;
                open.pop_back();
            }
            token.enclosing = open.empty() ? none : open.back();
            if (is_one_of("([{"))
                open.push_back(i);
        }
    }

    std::string_view text_;
    std::size_t at_ = 0;
    int line_ = 1;
    std::vector<Token> tokens_{};
};

} // namespace

std::vector<Token> tokens_of(std::string_view text)
{
    return Lexer(text).tokens();
}

} // namespace mutants
