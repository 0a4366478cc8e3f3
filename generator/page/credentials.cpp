#include "credentials.hpp"

#include "../characters.hpp"
#include "../diagnostics.hpp"
#include "page_lines.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/string.hpp>
#include <boost/json/value.hpp>

#include <algorithm>
#include <array>

namespace airudder::generator {
namespace {

constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz"
                                     "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_alphanumeric(char c)
{
    return letters.find(c) != letters.npos || (c >= '0' && c <= '9');
}

/// True for characters of tokens: both base64 alphabets, and separators.
bool is_token_character(char c)
{
    return is_alphanumeric(c) ||
           std::string_view("+/=-_.~*").find(c) != std::string_view::npos;
}

/// The length of "Bearer " or the like at the start of `text`; 0 if there is
/// none.
std::size_t scheme_at(std::string_view text)
{
    for (std::string_view const scheme : {"token", "bearer", "basic"}) {
        auto const end = std::min(scheme.size(), text.size());
        if (!equal_ignoring_case(text.substr(0, end), scheme))
            continue;
        auto const rest = text.substr(end);
        auto const next = rest.find_first_not_of(' ');
        if (next != rest.npos && next > 0)
            return end + next;
    }
    return 0;
}

/// Finds runs of token characters. Asking at increasing positions takes linear
/// time.
class TokenRuns {
public:
    explicit TokenRuns(std::string_view text) : text_(text) {}

    std::string_view at(std::size_t position)
    {
        if (position >= end_) {
            end_ = position;
            while (end_ < text_.size() && is_token_character(text_[end_]))
                ++end_;
        }
        return text_.substr(position, end_ - position);
    }

private:
    std::string_view text_;
    std::size_t end_ = 0;
};

std::string_view token_at(std::string_view text)
{
    auto const end = std::ranges::find_if_not(text, is_token_character);
    return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

/// The word at the start of `text` that may name a member or a header.
std::string_view name_at(std::string_view text)
{
    auto const end = std::ranges::find_if_not(text, [](char c) {
        return is_alphanumeric(c) || c == '_' || c == '-';
    });
    return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

bool is_web_token(std::string_view text)
{
    return text.starts_with("eyJ") && token_at(text) == text &&
           std::ranges::count(text, '.') >= 1 && text.size() >= 20;
}

bool has_digit_or_sign(std::string_view text)
{
    return text.find_first_of("0123456789+=") != text.npos;
}

/// True if `value` must be dropped wherever it occurs: it is long, not prose,
/// and not just a word (placeholders such as "your_app_secret" may stay).
bool looks_secret(std::string_view value)
{
    return value.size() >= 12 && value.find(' ') == value.npos &&
           value != redacted_value && has_digit_or_sign(value);
}

/// Copies well-formed JSON text and replaces the credentials in it.
class JsonCopier {
public:
    JsonCopier(std::string_view text,
               Redactor& redactor,
               std::vector<std::string>& pointers)
        : text_(text), redactor_(redactor), pointers_(pointers)
    {
    }

    std::string copy()
    {
        value("", "", false);
        copy_space();
        return std::move(out_);
    }

private:
    void value(std::string const& pointer, std::string_view name, bool secret)
    {
        copy_space();
        if (text_.starts_with('{'))
            object(pointer, secret);
        else if (text_.starts_with('['))
            array(pointer, name, secret);
        else
            scalar(pointer, name, secret);
    }

    void object(std::string const& pointer, bool secret)
    {
        copy(1);
        for (copy_space(); !text_.starts_with('}'); copy_space()) {
            if (text_.starts_with(',')) {
                copy(1);
                copy_space();
            }
            auto const quoted = text_.substr(0, string_size());
            auto const name = decoded(quoted);
            copy(quoted.size());
            copy_space();
            copy(1); // ':'
            value(child_pointer(pointer, name),
                  name,
                  secret || is_credential_name(name));
        }
        copy(1);
    }

    void array(std::string const& pointer, std::string_view name, bool secret)
    {
        copy(1);
        std::size_t index = 0;
        for (copy_space(); !text_.starts_with(']'); copy_space()) {
            if (text_.starts_with(','))
                copy(1);
            value(child_pointer(pointer, std::to_string(index)), name, secret);
            ++index;
        }
        copy(1);
    }

    void scalar(std::string const& pointer, std::string_view name, bool secret)
    {
        if (text_.starts_with('"')) {
            auto const size = string_size();
            string(pointer, name, secret, text_.substr(0, size));
            text_.remove_prefix(size);
            return;
        }
        auto const size =
            std::min(text_.find_first_of(",]} \t\r\n"), text_.size());
        bool const number = text_.front() == '-' ||
                            (text_.front() >= '0' && text_.front() <= '9');
        if (secret && number && text_.substr(0, size) != "0") {
            out_ += '0';
            pointers_.push_back(pointer);
        } else {
            out_ += text_.substr(0, size);
        }
        text_.remove_prefix(size);
    }

    void string(std::string const& pointer,
                std::string_view name,
                bool secret,
                std::string_view quoted)
    {
        auto const text = decoded(quoted);
        auto kept = redactor_.value(secret ? "token" : name, text);
        if (kept == text)
            kept = redactor_.url(redactor_.prose(text));
        if (kept.find(redacted_value) != kept.npos)
            pointers_.push_back(pointer);
        if (kept == text)
            out_ += quoted;
        else
            out_ += boost::json::serialize(boost::json::string(kept));
    }

    /// Length of the string the text starts with, quotes included.
    std::size_t string_size() const
    {
        std::size_t i = 1;
        while (text_[i] != '"')
            i += text_[i] == '\\' ? 2 : 1;
        return i + 1;
    }

    static std::string decoded(std::string_view quoted)
    {
        return std::string(boost::json::parse(quoted).as_string());
    }

    void copy(std::size_t size)
    {
        out_ += text_.substr(0, size);
        text_.remove_prefix(size);
    }

    void copy_space()
    {
        copy(std::min(text_.find_first_not_of(" \t\r\n"), text_.size()));
    }

    std::string_view text_;
    std::string out_{};
    Redactor& redactor_;
    std::vector<std::string>& pointers_;
};

} // namespace

bool is_credential_name(std::string_view name)
{
    if (name.size() > 200)
        return false;
    std::string key;
    for (char const c : name)
        if (is_alphanumeric(c))
            key += lower(c);
    static constexpr std::array<std::string_view, 18> endings{"authorization",
                                                              "token",
                                                              "appkey",
                                                              "apikey",
                                                              "accesskey",
                                                              "secretkey",
                                                              "privatekey",
                                                              "authkey",
                                                              "secret",
                                                              "password",
                                                              "passwd",
                                                              "passphrase",
                                                              "pwd",
                                                              "cookie",
                                                              "credential",
                                                              "credentials",
                                                              "signature",
                                                              "sessionid"};
    return key == "auth" || std::ranges::any_of(endings, [&](auto ending) {
               return key.ends_with(ending);
           });
}

bool is_credential_value(std::string_view value)
{
    if (is_web_token(value))
        return true;
    auto const scheme = scheme_at(value);
    auto const rest = value.substr(scheme);
    return scheme > 0 && rest.size() >= 8 && token_at(rest) == rest;
}

void Redactor::remember(std::string_view value)
{
    if (looks_secret(value))
        secrets_.emplace(value);
    auto const rest = value.substr(scheme_at(value));
    if (looks_secret(rest))
        secrets_.emplace(rest);
}

std::string Redactor::value(std::string_view name, std::string_view value)
{
    bool const secret = is_credential_name(name) || is_credential_value(value);
    if (value.empty() || !secret)
        return std::string(value);
    remember(value);
    return std::string(redacted_value);
}

std::string Redactor::prose(std::string_view text)
{
    std::string out;
    TokenRuns tokens(text);
    std::string_view name;  // the last word
    bool separated = false; // whether ':' or '=' followed it
    for (std::size_t at = 0; at < text.size();) {
        auto const rest = text.substr(at);
        auto const scheme = scheme_at(rest);
        auto const token = tokens.at(at + scheme);
        bool const marked =
            scheme > 0 || (separated && is_credential_name(name));
        if ((marked || is_web_token(token)) && token.size() >= 12 &&
            has_digit_or_sign(token)) {
            remember(token);
            out.append(rest.substr(0, scheme)).append(redacted_value);
            at += scheme + token.size();
            continue;
        }
        auto const word = name_at(rest);
        if (!word.empty()) {
            name = word;
            separated = false;
        } else if (std::string_view(":=>").find(rest[0]) != rest.npos) {
            separated = true;
        } else if (std::string_view(" \t\"'`").find(rest[0]) == rest.npos) {
            name = {};
        }
        auto const size = std::max<std::size_t>(word.size(), 1);
        out += rest.substr(0, size);
        at += size;
    }
    return out;
}

std::string Redactor::url(std::string_view text)
{
    std::string out;
    auto const scheme = text.find("://");
    if (scheme != text.npos) {
        auto const start = scheme + 3;
        auto const end =
            std::min(text.find_first_of("/?#", start), text.size());
        auto const at = text.substr(start, end - start).rfind('@');
        if (at != text.npos) {
            remember(text.substr(start, at));
            out.append(text.substr(0, start)).append(redacted_value);
            text.remove_prefix(start + at);
        }
    }
    auto const mark = text.find('?');
    if (mark == text.npos)
        return out.append(text);
    auto const fragment = std::min(text.find('#', mark), text.size());
    out.append(text.substr(0, mark + 1));
    out += query(text.substr(mark + 1, fragment - mark - 1));
    return out.append(text.substr(fragment));
}

std::string Redactor::query(std::string_view text)
{
    std::string out;
    for (;;) {
        auto const pair = text.substr(0, text.find('&'));
        auto const equals = pair.find('=');
        if (equals == pair.npos) {
            out += pair;
        } else {
            auto const name = pair.substr(0, equals);
            out.append(name).append("=");
            out += value(name, pair.substr(equals + 1));
        }
        if (pair.size() == text.size())
            return out;
        out += '&';
        text.remove_prefix(pair.size() + 1);
    }
}

std::string Redactor::json(std::string_view text,
                           std::vector<std::string>& pointers)
{
    return JsonCopier(text, *this, pointers).copy();
}

std::string Redactor::scrubbed(std::string_view text) const
{
    if (secrets_.size() > max_secrets)
        return std::string(text);
    std::vector<std::string_view> secrets(secrets_.begin(), secrets_.end());
    std::ranges::stable_sort(
        secrets, std::greater<>{}, [](auto secret) { return secret.size(); });
    std::string out(text);
    for (auto const secret : secrets) {
        std::string next;
        std::size_t from = 0;
        for (;;) {
            auto const at = out.find(secret, from);
            next.append(out, from, at - from);
            if (at == out.npos)
                break;
            next += redacted_value;
            from = at + secret.size();
        }
        out = std::move(next);
    }
    return out;
}

} // namespace airudder::generator
