#ifndef AIRUDDER_GENERATOR_PAGE_CREDENTIALS_HPP
#define AIRUDDER_GENERATOR_PAGE_CREDENTIALS_HPP

#include "../json/json_text.hpp"

#include <set>
#include <string>
#include <string_view>
#include <vector>

/// Keeps credentials out of the facts. A value is a credential because of its
/// name (Authorization, APPSecret, access_token, …), the name of a member that
/// contains it, or its form ("Token …", "Bearer …", "Basic …", a JSON Web Token).
namespace airudder::generator {

/// Replaces each dropped value.
inline constexpr std::string_view redacted_value = "<redacted>";

/// A text with more distinct credentials is not a documentation page.
inline constexpr std::size_t max_secrets = 200;

/// True for names of headers, parameters and members that hold credentials.
/// Ignores case and punctuation.
bool is_credential_name(std::string_view name);

/// True for "Token …", "Bearer …", "Basic …" and JSON Web Tokens.
bool is_credential_value(std::string_view value);

/// Drops credentials and remembers their values, so that scrubbed() can drop
/// them wherever else they occur.
class Redactor {
public:
    /// Returns `value`, or redacted_value if its name or form is that of a
    /// credential.
    std::string value(std::string_view name, std::string_view value);

    /// Returns the value of a member below one that is named like a credential,
    /// e.g. of "expires" in "token": redacted_value unless it is a date, a
    /// number, a boolean, the name of a scheme such as "Bearer", or a known
    /// word, none of which is a credential.
    std::string value_below(std::string_view value);

    /// Makes the value of an enum a known word, unless it looks like a secret.
    void know_word(std::string_view word);

    /// Returns prose without credentials: drops "Token …" and the like, and
    /// secrets that follow a credential name and ':' or '='.
    std::string prose(std::string_view text);

    /// Returns a text without the user information of its URLs, and without the
    /// values of credential names in their queries.
    std::string url(std::string_view text);

    /// Returns a query such as "a=1&token=2" without the values of credential
    /// names.
    std::string query(std::string_view text);

    /// Drops strings and numbers under credential names, and strings in the form
    /// of a credential, from `value`; what is deeper below such a name as
    /// value_below() does. Returns `text`, which `value` was read
    /// from, without them. Appends their JSON Pointers.
    std::string json(std::string_view text,
                     JsonText& value,
                     std::vector<std::string>& pointers);

    /// Drops from the texts and names in `value` what the functions above drop
    /// from prose and URLs, and the remembered values.
    void redact_texts(JsonText& value);

    /// Returns `text` without the remembered values, or unchanged if there are
    /// more than max_secrets of them.
    std::string scrubbed(std::string_view text) const;

    /// The number of distinct values that scrubbed() drops.
    std::size_t secrets() const { return secrets_.size(); }

    /// True if value_below() dropped a value, which may be a word that became
    /// known later.
    bool has_dropped_below() const { return dropped_below_; }

private:
    /// Remembers `value`, and the token in it, if they look like secrets.
    void remember(std::string_view value);

    std::string one_url(std::string_view text);

    std::set<std::string, std::less<>> secrets_{};
    std::set<std::string, std::less<>> words_{};
    bool dropped_below_{};
};

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_PAGE_CREDENTIALS_HPP
