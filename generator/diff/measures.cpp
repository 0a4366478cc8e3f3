#include "measures.hpp"

#include "../characters.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace airudder::generator {
namespace {

using Word = std::pair<std::string_view, std::string_view>;

/// Words, and what they mean.
constexpr std::array known_words{
    Word{"ms", "millisecond"},
    Word{"millisecond", "millisecond"},
    Word{"milliseconds", "millisecond"},
    Word{"microsecond", "microsecond"},
    Word{"microseconds", "microsecond"},
    Word{"second", "second"},
    Word{"seconds", "second"},
    Word{"minute", "minute"},
    Word{"minutes", "minute"},
    Word{"hour", "hour"},
    Word{"hours", "hour"},
    Word{"day", "day"},
    Word{"days", "day"},
    Word{"week", "week"},
    Word{"weeks", "week"},
    Word{"utc", "utc"},
    Word{"gmt", "utc"},
    Word{"local", "local"},
    Word{"percent", "percent"},
    Word{"percentage", "percent"},
    Word{"fraction", "fraction"},
    Word{"byte", "byte"},
    Word{"bytes", "byte"},
    Word{"kb", "kb"},
    Word{"kib", "kib"},
    Word{"mb", "mb"},
    Word{"mib", "mib"},
    Word{"cent", "cent"},
    Word{"cents", "cent"},
    Word{"usd", "usd"},
    Word{"dollars", "usd"},
    Word{"cny", "cny"},
    Word{"rmb", "cny"},
    Word{"yuan", "cny"},
    Word{"eur", "eur"},
    Word{"euros", "eur"},
    Word{"e.164", "e.164"},
    Word{"base64", "base64"},
    Word{"base64url", "base64url"},
    Word{"hex", "hexadecimal"},
    Word{"hexadecimal", "hexadecimal"},
};

/// Parts of any text: several words, or words of a language without spaces. A
/// longer part hides a shorter one in it.
constexpr std::array known_parts{
    Word{"iso 8601", "iso 8601"},
    Word{"rfc 3339", "rfc 3339"},
    Word{"unix time", "unix time"},
    Word{"毫秒", "millisecond"},
    Word{"微秒", "microsecond"},
    Word{"秒", "second"},
    Word{"分钟", "minute"},
    Word{"小时", "hour"},
    Word{"天", "day"},
    Word{"百分", "percent"},
    Word{"美元", "usd"},
    Word{"人民币", "cny"},
    Word{"时间戳", "unix time"},
    Word{"本地时间", "local"},
};

bool is_in_word(char c)
{
    return is_letter_or_digit(c) || c == '.' || c == '-' || c == ':' ||
           c == '/' || c == '+' || c == '%' || c == '_';
}

/// Adds a mask or an example of a date or time: of at least two numbers, or runs
/// of its letters, with other characters between them.
void add_format(std::set<std::string>& measures, std::string word)
{
    constexpr std::string_view letters = "ymdhs";
    constexpr std::string_view between = "-:/";
    int runs = 0;
    char before = '-';
    bool digits = false;
    bool mask = false;
    for (auto& c : word) {
        bool const is_between = between.find(c) != between.npos;
        if (is_digit(c)) {
            c = '9';
            digits = true;
        } else if (letters.find(c) != letters.npos) {
            mask = true;
        } else if (c != 't' && c != 'z' && c != '+' && c != '.' &&
                   !is_between) {
            return;
        }
        runs += !is_between && between.find(before) != between.npos;
        before = c;
    }
    if (runs > 2 && digits != mask)
        measures.insert(std::move(word));
}

void add_word(std::set<std::string>& measures, std::string_view word)
{
    while (!word.empty() && !is_letter_or_digit(word.back()) &&
           word.back() != '%')
        word.remove_suffix(1);
    if (word.ends_with('%'))
        measures.insert("percent");
    auto const found = std::ranges::find(known_words, word, &Word::first);
    if (found != known_words.end())
        measures.emplace(found->second);
    else if (word.starts_with("utc"))
        measures.emplace(word); // utc+8
    else
        add_format(measures, std::string(word));
}

} // namespace

std::set<std::string> measures_in(std::string_view description)
{
    std::set<std::string> measures;
    auto text = to_lower(description);
    for (auto const& [part, meaning] : known_parts)
        for (auto at = text.find(part); at != text.npos;
             at = text.find(part, at)) {
            measures.emplace(meaning);
            text.replace(at, part.size(), part.size(), ' ');
        }
    std::string word;
    for (char const c : text + ' ') {
        if (is_in_word(c)) {
            word += c;
        } else if (!word.empty()) {
            add_word(measures, word);
            word.clear();
        }
    }
    return measures;
}

bool measures_differ(std::string_view was, std::string_view is)
{
    auto const before = measures_in(was);
    auto const after = measures_in(is);
    return !before.empty() && !after.empty() && before != after;
}

} // namespace airudder::generator
