#ifndef AIRUDDER_GENERATOR_PAGE_CREDENTIALS_HPP
#define AIRUDDER_GENERATOR_PAGE_CREDENTIALS_HPP

#include "../json/json_text.hpp"

#include <set>
#include <string>
#include <string_view>
#include <vector>

/// Keeps credentials out of the facts. A value is a credential because of the
/// name it stands under (Authorization, APPSecret, access_token, …) or because
/// of its form ("Token …", "Bearer …", "Basic …", a JSON Web Token).
namespace airudder::generator {

/// What stands in the place of a dropped value.
inline constexpr std::string_view redacted_value = "<redacted>";

/// A page with more different credentials is none.
inline constexpr std::size_t max_secrets = 200;

/// True for names of headers, parameters and members that hold credentials;
/// neither case nor punctuation counts.
bool is_credential_name(std::string_view name);

/// True for "Token …", "Bearer …", "Basic …" and JSON Web Tokens.
bool is_credential_value(std::string_view value);

/// Drops credentials and remembers their values, so that they can be dropped
/// wherever else they stand.
class Redactor {
public:
    /// `value`, or redacted_value if it is a credential or `name` says so.
    std::string value(std::string_view name, std::string_view value);

    /// A text in prose: "Token …" and the like within it are dropped, and
    /// anything that looks like a secret after a credential name and ':' or
    /// '='.
    std::string prose(std::string_view text);

    /// A URL or its query: user information and values of credential names.
    std::string url(std::string_view text);

    /// "a=1&token=2".
    std::string query(std::string_view text);

    /// Drops strings and numbers under credential names, and strings of
    /// credential form, from `value` and returns `text`, which it was read
    /// from, without them. Their pointers are appended.
    std::string json(std::string_view text,
                     JsonText& value,
                     std::vector<std::string>& pointers);

    /// `text` without the dropped values that look like secrets; as it is if
    /// there are more than max_secrets of them.
    std::string scrubbed(std::string_view text) const;

    /// How many different values scrubbed() drops.
    std::size_t secrets() const { return secrets_.size(); }

private:
    void drop(std::string_view value);

    std::set<std::string, std::less<>> secrets_{};
};

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_PAGE_CREDENTIALS_HPP
