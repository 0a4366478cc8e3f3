#include "changes.hpp"

#include "tokens.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <tuple>

namespace mutants {
namespace {

using Words = std::set<std::string_view>;

/// Words that begin declarations and compound statements, which are not dropped.
Words const keywords{
    "alignas",    "asm",           "auto",        "bool",
    "case",       "catch",         "char",        "class",
    "co_await",   "co_return",     "co_yield",    "const",
    "const_cast", "consteval",     "constexpr",   "constinit",
    "default",    "delete",        "do",          "double",
    "else",       "enum",          "explicit",    "extern",
    "float",      "for",           "friend",      "goto",
    "if",         "inline",        "int",         "long",
    "mutable",    "namespace",     "new",         "operator",
    "private",    "protected",     "public",      "requires",
    "return",     "short",         "signed",      "sizeof",
    "static",     "static_assert", "static_cast", "reinterpret_cast",
    "struct",     "switch",        "template",    "thread_local",
    "try",        "typedef",       "typename",    "union",
    "unsigned",   "using",         "virtual",     "void",
    "volatile",   "while"};

std::map<std::string_view, std::string_view> const opposites{{"==", "!="},
                                                             {"!=", "=="},
                                                             {"<", ">="},
                                                             {">=", "<"},
                                                             {">", "<="},
                                                             {"<=", ">"}};

std::map<std::string_view, std::string_view> const neighbours{
    {"<", "<="}, {"<=", "<"}, {">", ">="}, {">=", ">"}};

Words const assignments{
    "=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>="};

/// Whether a number token is an integer.
bool is_integer(std::string_view text)
{
    bool const hexadecimal = text.starts_with("0x") || text.starts_with("0X");
    auto const end = text.find_last_not_of("uUlLzZ") + 1;
    return text.substr(0, end).find_first_not_of(
               hexadecimal ? "0123456789abcdefABCDEFxX'" : "0123456789'") ==
           text.npos;
}

class Finder {
public:
    explicit Finder(std::string_view text)
        : text_(text), tokens_(tokens_of(text)), fixed_(tokens_.size()),
          first_(tokens_.size())
    {
        find_fixed();
        find_statements();
    }

    std::vector<Change> changes()
    {
        for (std::size_t i = 0; i != tokens_.size(); ++i)
            if (!fixed_[i]) {
                change_operator(i);
                change_constant(i);
                negate_condition(i);
                drop_statement(i);
            }
        return std::move(changes_);
    }

private:
    std::string_view word(std::size_t i) const
    {
        return i < tokens_.size() ? tokens_[i].text : std::string_view();
    }

    bool is_name(std::size_t i) const
    {
        return i < tokens_.size() && tokens_[i].kind == TokenKind::name;
    }

    /// The token after a bracket's counterpart, or after `i`.
    std::size_t after(std::size_t i) const
    {
        auto const partner = tokens_[i].partner;
        return partner == none || partner < i ? i + 1 : partner + 1;
    }

    /// Index of the first of `words` from `from` on, within the same brackets, or
    /// of the end of these brackets.
    std::size_t find(Words const& words, std::size_t from) const
    {
        auto i = from;
        while (i < tokens_.size() && !words.contains(word(i)) &&
               tokens_[i].enclosing == tokens_[from].enclosing &&
               !(tokens_[i].partner < i))
            i = after(i);
        return i;
    }

    /// Excludes the tokens from one up to another from changes.
    void fix(std::size_t from, std::size_t to)
    {
        std::fill(fixed_.begin() + static_cast<std::ptrdiff_t>(from),
                  fixed_.begin() +
                      static_cast<std::ptrdiff_t>(std::min(to, fixed_.size())),
                  true);
    }

    /// The token after the template arguments or parameters that begin with the
    /// '<' at `open`.
    std::size_t after_arguments(std::size_t open) const
    {
        int depth = 0;
        for (auto i = open; i < tokens_.size(); i = after(i)) {
            depth += word(i) == "<" ? 1 : word(i) == ">" ? -1 : 0;
            if (depth == 0)
                return i + 1;
            if (word(i) == ";" || tokens_[i].partner < i)
                break;
        }
        return open;
    }

    /// Excludes code that only the compiler evaluates.
    void find_fixed()
    {
        static Words const in_brackets{
            "alignas", "decltype", "noexcept", "sizeof", "static_assert"};
        static Words const up_to_semicolon{
            "asm", "concept", "enum", "friend", "typedef", "using"};
        for (std::size_t i = 0; i != tokens_.size(); ++i) {
            bool const template_list =
                word(i) == "<" && i > 0 && !tokens_[i].spaced &&
                (is_name(i - 1) || word(i - 1) == "template");
            if (template_list)
                fix(i, after_arguments(i));
            else if (word(i) == "[" && word(i + 1) == "[")
                fix(i, after(i));
            else if (up_to_semicolon.contains(word(i)))
                fix(i, find({";"}, i));
            else if (word(i) == "requires")
                fix(i, word(i + 1) == "(" ? after(i + 1) : find({"{", ";"}, i));
            else if (word(i) == "operator")
                fix(i, i + 2);
            else if (in_brackets.contains(word(i)) && word(i + 1) == "(")
                fix(i, after(i + 1));
            else if (word(i) == "if" && word(i + 1) == "constexpr")
                fix(i, after(i + 2));
        }
    }

    bool begins_statement(std::size_t i) const
    {
        if (i == 0)
            return true;
        auto const before = word(i - 1);
        auto const enclosing = tokens_[i].enclosing;
        if (enclosing != none && word(enclosing) != "{")
            return false;
        if (before == ":")
            return word(first_[i - 1]) == "case" ||
                   word(first_[i - 1]) == "default";
        if (before == ")") {
            static Words const heads{
                "for", "if", "switch", "while", "constexpr"};
            auto const open = tokens_[i - 1].partner;
            return open != none && open > 0 && heads.contains(word(open - 1));
        }
        static Words const ends{";", "{", "}", "else", "do"};
        return ends.contains(before);
    }

    /// Finds the first token of the statement that each token is in.
    void find_statements()
    {
        for (std::size_t i = 0; i != tokens_.size(); ++i) {
            static Words const heads{")", "else", "do"};
            bool const in_head = i > 0 && heads.contains(word(i - 1));
            first_[i] =
                i > 0 && (in_head || !begins_statement(i)) ? first_[i - 1] : i;
        }
    }

    void add(std::string_view kind,
             std::size_t token,
             std::size_t at,
             std::size_t size,
             std::string text)
    {
        changes_.push_back({kind,
                            tokens_[first_[token]].line,
                            tokens_[token].line,
                            at,
                            size,
                            std::move(text)});
    }

    void replace(std::string_view kind, std::size_t i, std::string text)
    {
        add(kind, i, tokens_[i].at, tokens_[i].text.size(), std::move(text));
    }

    void change_operator(std::size_t i)
    {
        auto const text = word(i);
        if (text == "!" && tokens_[i].kind == TokenKind::punctuation)
            return replace("condition", i, "");
        if (!tokens_[i].spaced)
            return;
        if (auto const found = opposites.find(text); found != opposites.end())
            replace("comparison", i, std::string(found->second));
        if (auto const found = neighbours.find(text); found != neighbours.end())
            replace("boundary", i, std::string(found->second));
        if (text == "&&" || text == "||")
            replace("condition", i, text == "&&" ? "||" : "&&");
    }

    void change_constant(std::size_t i)
    {
        std::string const text(word(i));
        if (tokens_[i].kind == TokenKind::character)
            replace("constant", i, "char(" + text + " + 1)");
        else if (text == "true" || text == "false")
            replace("constant", i, text == "true" ? "false" : "true");
        else if (tokens_[i].kind == TokenKind::number && is_integer(text))
            replace("constant",
                    i,
                    text == "0"   ? "1"
                    : text == "1" ? "0"
                                  : "(" + text + " + 1)");
    }

    /// The text from one token up to another, excluding the latter.
    std::string_view text_of(std::size_t from, std::size_t to) const
    {
        auto const& last = tokens_[to - 1];
        return text_.substr(tokens_[from].at,
                            last.at + last.text.size() - tokens_[from].at);
    }

    /// Negates the condition from one token up to another. Does nothing if an
    /// operator in the condition can be changed instead.
    void negate(std::size_t from, std::size_t to)
    {
        std::optional<std::size_t> declared;
        for (auto i = from; i < to; i = after(i)) {
            bool const changed = opposites.contains(word(i)) ||
                                 word(i) == "&&" || word(i) == "||";
            if ((changed && tokens_[i].spaced) || word(i) == "!" ||
                word(i) == "true" || word(i) == "?")
                return;
            if (word(i) == "=")
                declared = i - 1;
        }
        if (from >= to || (declared && !is_name(*declared)))
            return;
        std::string const condition(text_of(from, to));
        add("condition",
            from,
            tokens_[from].at,
            condition.size(),
            declared ? condition + "; !" + std::string(word(*declared))
                     : "!(" + condition + ')');
    }

    /// Negates the condition of the statement or expression whose word or
    /// question mark is token `i`.
    void negate_condition(std::size_t i)
    {
        if (word(i) == "?")
            return negate(begin_of_condition(i), i);
        if (word(i + 1) != "(")
            return;
        auto const close = tokens_[i + 1].partner;
        if (word(i) == "if" || word(i) == "while") {
            auto const semicolon = find({";"}, i + 2);
            negate(semicolon < close ? semicolon + 1 : i + 2, close);
        } else if (word(i) == "for") {
            auto const first = find({";"}, i + 2);
            if (first < close)
                negate(first + 1, find({";"}, first + 1));
        }
    }

    /// The first token of the condition before a question mark.
    std::size_t begin_of_condition(std::size_t question) const
    {
        static Words const before{
            "(", "[", "{", "}", ",", ";", "=", "+=", "return", "?", ":"};
        auto i = question;
        while (i > 0) {
            auto const& token = tokens_[i - 1];
            if (token.partner < i - 1 && token.text != "}")
                i = token.partner;
            else if (before.contains(token.text))
                break;
            else
                --i;
        }
        return i;
    }

    /// The token after an expression that a statement may begin with, such as
    /// `a.b(c)[d]->e` or `++a`; `from` if there is none.
    std::size_t after_operand(std::size_t from) const
    {
        static Words const prefixes{"*", "++", "--", "::"};
        static Words const links{".", "->", "::"};
        auto i = from;
        while (prefixes.contains(word(i)))
            ++i;
        if (word(i) != "(" && (!is_name(i) || keywords.contains(word(i))))
            return from;
        i = after(i);
        for (;;)
            if (word(i) == "[" || word(i) == "(")
                i = after(i);
            else if (word(i) == "++" || word(i) == "--")
                ++i;
            else if (word(i) == "<" && fixed_[i])
                i = after_arguments(i);
            else if (links.contains(word(i)) && is_name(i + 1))
                i += 2;
            else
                return i;
    }

    void drop_statement(std::size_t i)
    {
        static Words const jumps{"break", "continue", "throw"};
        if (!begins_statement(i))
            return;
        auto end = i + 1;
        if (word(i) == "throw")
            end = find({";"}, i);
        else if (word(i) == "return" && word(end) != ";")
            return;
        else if (word(i) != "return" && !jumps.contains(word(i))) {
            end = after_operand(i);
            if (assignments.contains(word(end)) && word(end + 1) != "default" &&
                word(end + 1) != "delete")
                end = find({";"}, end);
        }
        if (end > i && word(end) == ";")
            add("statement", i, tokens_[i].at, text_of(i, end).size(), "");
    }

    std::string_view text_;
    std::vector<Token> tokens_;
    std::vector<bool> fixed_;

    /// For each token, the first one of its statement.
    std::vector<std::size_t> first_;
    std::vector<Change> changes_{};
};

} // namespace

std::vector<Change> changes_in(std::string_view text)
{
    auto changes = Finder(text).changes();
    std::ranges::stable_sort(changes, {}, &Change::at);
    return changes;
}

} // namespace mutants
