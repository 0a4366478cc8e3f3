#include "credentials.hpp"

#include "../characters.hpp"
#include "../diagnostics.hpp"
#include "../json/json_build.hpp"
#include "page_lines.hpp"

#include <algorithm>
#include <array>

namespace airudder::generator {
namespace {

/// True for characters of tokens: both base64 alphabets, and separators.
bool is_token_character(char c)
{
    return is_letter_or_digit(c) ||
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
        return is_letter_or_digit(c) || c == '_' || c == '-';
    });
    return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

/// How a JSON object with a name begins in base64.
constexpr std::string_view web_token_start = "eyJ";

/// The part of a JSON Web Token (RFC 7519) after its header, if `text` begins
/// with the header and '.'.
std::string_view payload_at(std::string_view text)
{
    if (!text.starts_with(web_token_start))
        return {};
    auto const end = name_at(text).size();
    return text.substr(end).starts_with('.') ? text.substr(end + 1)
                                             : std::string_view();
}

/// True if a run of token characters begins with a JSON Web Token.
bool is_web_token(std::string_view run)
{
    return run.size() >= 20 && !payload_at(run).empty();
}

/// The name at the start of `text`, without a JSON Web Token that is glued to it
/// ("tokeneyJ…"). That the payload is an object too tells one from
/// "keyJson.member".
std::string_view word_at(std::string_view text)
{
    auto const word = name_at(text);
    auto const at = word.find(web_token_start, 1);
    bool const glued =
        at != word.npos && payload_at(text.substr(at)).starts_with("ey");
    return glued ? word.substr(0, at) : word;
}

bool has_digit_or_sign(std::string_view text)
{
    return text.find_first_of("0123456789+=") != text.npos;
}

/// True for a word that is a credential after "Bearer " or "password: ". A
/// short word of letters alone may be prose: "Basic authentication".
bool is_marked_secret(std::string_view word, std::size_t scheme)
{
    return word.size() >= 12 &&
           (has_digit_or_sign(word) || (scheme > 0 && word.size() >= 16));
}

/// True if `value` must be dropped wherever it occurs: it is long, not prose,
/// and not just a word (placeholders such as "your_app_secret" may stay).
bool looks_secret(std::string_view value)
{
    return value.size() >= 12 && value.find(' ') == value.npos &&
           value != redacted_value && has_digit_or_sign(value);
}

/// The longest value of an enum that is a word.
constexpr std::size_t max_word = 60;

/// True for a date of ISO 8601, or a date with a time: "2026-01-01",
/// "2026-01-01T00:00:00.5+08:00", "2026-01-01 00:00".
bool is_date(std::string_view text)
{
    constexpr std::string_view day = "dddd-dd-dd";
    if (text.size() > 40 || text.size() < day.size())
        return false;
    for (std::size_t i = 0; i < day.size(); ++i)
        if (day[i] == 'd' ? !is_digit(text[i]) : text[i] != day[i])
            return false;
    auto const time = text.substr(day.size());
    if (time.empty())
        return true;
    constexpr std::string_view after_digits = ":.,+-Zz";
    return std::string_view("Tt ").find(time[0]) != time.npos &&
           time.size() > 1 && std::ranges::all_of(time.substr(1), [&](char c) {
               return is_digit(c) || after_digits.find(c) != time.npos;
           });
}

/// True for a number of at most 19 digits before and after its point. What is
/// longer is an id.
bool is_number(std::string_view text)
{
    if (text.starts_with('-') || text.starts_with('+'))
        text.remove_prefix(1);
    auto const point = std::min(text.find('.'), text.size());
    auto const is_short = [](std::string_view digits) {
        return digits.size() < 20 && std::ranges::all_of(digits, is_digit);
    };
    return point > 0 && is_short(text.substr(0, point)) &&
           is_short(text.substr(std::min(point + 1, text.size())));
}

/// True for the words that a member beside a credential has: "Bearer", "true".
bool is_known_word(std::string_view text)
{
    static constexpr std::array<std::string_view, 10> words{"true",
                                                            "false",
                                                            "null",
                                                            "bearer",
                                                            "basic",
                                                            "digest",
                                                            "token",
                                                            "jwt",
                                                            "mac",
                                                            "hmac"};
    return std::ranges::any_of(
        words, [&](auto word) { return equal_ignoring_case(text, word); });
}

/// Replaces credentials in a JSON text and in the tree that was read from it.
class JsonRedactor {
public:
    JsonRedactor(std::string_view text,
                 Redactor& redactor,
                 std::vector<std::string>& pointers)
        : text_(text), redactor_(redactor), pointers_(pointers)
    {
    }

    std::string redact(JsonText& root)
    {
        visit(root, "", "", false);
        return out_.append(text_.substr(copied_));
    }

private:
    /// `name` is the member that holds the value, maybe within arrays; `below`
    /// tells whether a member above that one is named like a credential.
    void visit(JsonText& value,
               std::string const& pointer,
               std::string_view name,
               bool below)
    {
        for (auto& member : value.members)
            visit(member.value,
                  child_pointer(pointer, member.name),
                  member.name,
                  below || is_credential_name(name));
        for (std::size_t i = 0; i < value.elements.size(); ++i)
            visit(value.elements[i],
                  child_pointer(pointer, std::to_string(i)),
                  name,
                  below);
        if (auto const text = string_of(value))
            visit_string(value, *text, pointer, name, below);
        else if (is_credential_name(name) && kind_name(value) == "a number" &&
                 value.scalar != "0")
            replace(value, "0", pointer);
    }

    void visit_string(JsonText& value,
                      std::string const& text,
                      std::string const& pointer,
                      std::string_view name,
                      bool below)
    {
        auto kept = redactor_.value(name, text);
        if (below && kept == text)
            kept = redactor_.value_below(text);
        if (kept == text)
            kept = redactor_.url(redactor_.prose(text));
        if (kept != text)
            replace(value, string_text(kept).scalar, pointer);
        else if (kept.find(redacted_value) != kept.npos)
            pointers_.push_back(pointer);
    }

    void
    replace(JsonText& value, std::string spelled, std::string const& pointer)
    {
        out_.append(text_.substr(copied_, value.offset - copied_));
        out_ += spelled;
        copied_ = value.offset + value.scalar.size();
        value.scalar = std::move(spelled);
        pointers_.push_back(pointer);
    }

    std::string_view text_;
    std::string out_{};
    std::size_t copied_ = 0; // of text_
    Redactor& redactor_;
    std::vector<std::string>& pointers_;
};

} // namespace

bool is_credential_name(std::string_view name)
{
    if (name.size() > 200)
        return false;
    auto key = to_lower(name);
    std::erase_if(key, [](char c) { return !is_letter_or_digit(c); });
    static constexpr std::array<std::string_view, 16> endings{"authorization",
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
                                                              "signature",
                                                              "sessionid"};
    return key == "auth" || key == "credential" || key == "credentials" ||
           std::ranges::any_of(
               endings, [&](auto ending) { return key.ends_with(ending); });
}

bool is_credential_value(std::string_view value)
{
    if (token_at(value) == value && is_web_token(value))
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

void Redactor::redact_texts(JsonText& value)
{
    for (auto& element : value.elements)
        redact_texts(element);
    for (auto& member : value.members) {
        auto name = scrubbed(prose(member.name));
        if (name != member.name) {
            member.quoted = string_text(name).scalar;
            member.name = std::move(name);
        }
        redact_texts(member.value);
    }
    if (auto const text = string_of(value)) {
        auto const kept = scrubbed(url(prose(*text)));
        if (kept != *text)
            value.scalar = string_text(kept).scalar;
    }
}

std::string Redactor::value(std::string_view name, std::string_view value)
{
    bool const secret = is_credential_name(name) || is_credential_value(value);
    if (value.empty() || !secret)
        return std::string(value);
    remember(value);
    return std::string(redacted_value);
}

std::string Redactor::value_below(std::string_view value)
{
    bool const harmless = is_date(value) || is_number(value) ||
                          is_known_word(value) || words_.contains(value);
    auto kept = this->value(harmless ? "" : "token", value);
    dropped_below_ |= kept != value;
    return kept;
}

void Redactor::know_word(std::string_view word)
{
    if (word.size() <= max_word && !looks_secret(word) && !word.empty())
        words_.emplace(word);
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
        if ((marked && is_marked_secret(token, scheme)) ||
            is_web_token(token)) {
            remember(token);
            out.append(rest.substr(0, scheme)).append(redacted_value);
            at += scheme + token.size();
            continue;
        }
        auto const word = word_at(rest);
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
    // A text may hold several URLs, e.g. as values of a JSON text. `<` does not
    // end one, because placeholders have it.
    constexpr std::string_view ends = "\"\\\n";
    std::string out;
    for (;;) {
        auto const end = text.find_first_of(ends);
        out += one_url(text.substr(0, end));
        if (end == text.npos)
            return out;
        out += text[end];
        text.remove_prefix(end + 1);
    }
}

/// Returns a text that holds one URL, or none, without its credentials.
std::string Redactor::one_url(std::string_view text)
{
    std::string out;
    auto const scheme = text.find("://");
    if (scheme != text.npos) {
        auto const start = scheme + 3;
        auto const end =
            std::min(text.find_first_of("/?#", start), text.size());
        auto const at = text.substr(start, end - start).rfind('@');
        auto const user = text.substr(start, at == text.npos ? 0 : at);
        // A user's name alone is not a secret, a token is.
        if (user.find(':') != user.npos || looks_secret(user)) {
            remember(user);
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
                           JsonText& value,
                           std::vector<std::string>& pointers)
{
    return JsonRedactor(text, *this, pointers).redact(value);
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
