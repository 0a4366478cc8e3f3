// Properties of times, checked with a reader that counts days one by one.
#include "check.hpp"
#include "helper_rules.hpp"

#include <airudder/time.hpp>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace fuzz {
namespace {

using airudder::DateTime;
using std::chrono::local_seconds;
using std::chrono::minutes;
using std::chrono::nanoseconds;
using std::chrono::seconds;

constexpr std::int64_t first_second = -62167219200; // of the year 0
constexpr std::int64_t end_second = 253402300800;   // of the year 10000

/// Takes text of the given form, in which 0 stands for any digit.
bool take_form(std::string_view& text, std::string_view form)
{
    if (text.size() < form.size())
        return false;
    for (std::size_t i = 0; i != form.size(); ++i) {
        bool const digit = text[i] >= '0' && text[i] <= '9';
        if (form[i] == '0' ? !digit : text[i] != form[i])
            return false;
    }
    text.remove_prefix(form.size());
    return true;
}

/// The number of `size` digits at `begin`.
int digits(std::string_view text, std::size_t begin, std::size_t size)
{
    return std::atoi(std::string(text.substr(begin, size)).c_str());
}

bool is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int days_in(int year, int month)
{
    if (month == 2)
        return is_leap(year) ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/// Takes a date. Counts `days` from the first day of the year 0.
bool take_date(std::string_view& text, std::int64_t& days)
{
    auto const date = text;
    if (!take_form(text, "0000-00-00"))
        return false;
    int const year = digits(date, 0, 4);
    int const month = digits(date, 5, 2);
    int const day = digits(date, 8, 2);
    if (month < 1 || month > 12 || day < 1 || day > days_in(year, month))
        return false;
    days = day - 1;
    for (int before = 0; before != year; ++before)
        days += is_leap(before) ? 366 : 365;
    for (int before = 1; before != month; ++before)
        days += days_in(year, before);
    return true;
}

bool take_clock(std::string_view& text, int last_hour, std::int64_t& count)
{
    auto const clock = text;
    if (!take_form(text, "00:00:00"))
        return false;
    int const hour = digits(clock, 0, 2);
    int const minute = digits(clock, 3, 2);
    int const second = digits(clock, 6, 2);
    count = hour * 3600 + minute * 60 + second;
    return hour <= last_hour && minute < 60 && second < 60;
}

/// Takes the fraction, if there is one. Counts nanoseconds.
bool take_fraction(std::string_view& text, std::int64_t& count)
{
    if (!text.starts_with('.'))
        return true;
    text.remove_prefix(1);
    auto const size =
        std::min(text.find_first_not_of("0123456789"), text.size());
    std::string nine(text.substr(0, size));
    nine.resize(9, '0');
    count = digits(nine, 0, 9);
    text.remove_prefix(size);
    return size != 0;
}

/// Takes the rest of the text as an offset in minutes.
bool take_offset(std::string_view text, std::optional<int>& count)
{
    if (text == "Z" || text == "z")
        count = 0;
    if (text.empty() || count)
        return true;
    auto const offset = text;
    if (!take_form(text, "+00:00") && !take_form(text, "-00:00"))
        return false;
    int const hours = digits(offset, 1, 2);
    int const rest = digits(offset, 4, 2);
    count = (offset[0] == '-' ? -1 : 1) * (hours * 60 + rest);
    return text.empty() && hours < 24 && rest < 60;
}

std::optional<DateTime> date_time_in(std::string_view text)
{
    std::int64_t days = 0;
    std::int64_t clock = 0;
    std::int64_t fraction = 0;
    std::optional<int> offset;
    if (!take_date(text, days) || text.empty() ||
        std::string_view("Tt ").find(text[0]) == text.npos)
        return std::nullopt;
    text.remove_prefix(1);
    if (!take_clock(text, 23, clock) || !take_fraction(text, fraction) ||
        !take_offset(text, offset))
        return std::nullopt;
    DateTime time{
        .local = local_seconds(seconds(first_second + days * 86400 + clock)),
        .fraction = nanoseconds(fraction)};
    if (offset)
        time.offset = minutes(*offset);
    return time;
}

/// Checks that documented forms are accepted, and that an error has a place in
/// the text of one line.
template <class T>
void check_result(airudder::Result<T> const& result,
                  bool accepted,
                  std::string_view text)
{
    require(result.has_value() == accepted,
            accepted ? "a documented form is read"
                     : "any other form is refused");
    if (accepted)
        return;
    auto const& error = result.error();
    require(error.offset <= text.size() && error.line == 1 &&
                error.column == error.offset + 1,
            "an error in a time has its place");
    require(error.message.starts_with("expected ") &&
                error.message.ends_with(", found the end") ==
                    (error.offset == text.size()),
            "an error in a time says what was expected",
            error.message);
}

void check_date_time(std::string_view text)
{
    auto const result = airudder::parse_date_time(text);
    auto const expected = date_time_in(text);
    check_result(result, expected.has_value(), text);
    if (!expected)
        return;
    require(*result == *expected, "a date-time has the value in its text");
    auto const again = airudder::parse_date_time(to_string(*result));
    require(again && *again == *result, "a date-time is read as written");
    auto const offset = result->offset.value_or(minutes(480));
    require(result->sys_time(minutes(480)).time_since_epoch() ==
                result->local.time_since_epoch() - offset,
            "the moment is the local time less its offset");
    require(result->sys_time().has_value() == result->offset.has_value(),
            "a time without an offset has no sys_time");
}

void check_date(std::string_view text)
{
    auto const result = airudder::parse_date(text);
    auto rest = text;
    std::int64_t days = 0;
    bool const accepted = take_date(rest, days) && rest.empty();
    check_result(result, accepted, text);
    require(!accepted ||
                std::chrono::sys_days(*result).time_since_epoch().count() ==
                    first_second / 86400 + days,
            "a date has the value in its text");
}

void check_hh_mm_ss(std::string_view text)
{
    auto const result = airudder::parse_hh_mm_ss(text);
    auto rest = text;
    std::int64_t clock = 0;
    bool const accepted = take_clock(rest, 99, clock) && rest.empty();
    check_result(result, accepted, text);
    require(!accepted || result->count() == clock,
            "a position in a call has the value in its text");
}

/// The text that `write` returns; nullopt if the value has no spelling.
template <class F>
std::optional<std::string> spelling(F write)
{
    try {
        return write();
    } catch (std::out_of_range const&) {
        return std::nullopt;
    }
}

bool has_year(std::int64_t second)
{
    return second >= first_second && second < end_second;
}

void check_utc(std::int64_t second)
{
    auto const time = airudder::from_unix_time(second);
    require(airudder::to_unix_time(time) == second, "Unix time comes back");
    auto const text = spelling([&] { return airudder::to_utc_string(time); });
    require(text.has_value() == has_year(second),
            "a moment has a spelling in the years 0 to 9999");
    if (!text)
        return;
    require(
        text->size() == 20 && text->ends_with('Z'), "UTC is written", *text);
    check_time_text(*text);
    require(airudder::parse_date_time(*text)->sys_time() == time,
            "UTC is read as written",
            *text);
}

void check_spelling(DateTime const& time)
{
    using namespace std::chrono_literals;
    auto const text = spelling([&] { return to_string(time); });
    auto const offset = time.offset.value_or(0min);
    bool const expected = has_year(time.local.time_since_epoch().count()) &&
                          offset > -24h && offset < 24h &&
                          time.fraction >= 0ns && time.fraction < 1s;
    require(text.has_value() == expected,
            "a date-time has a spelling if its parts are in range");
    if (text)
        require(airudder::parse_date_time(*text) == time,
                "a date-time is read as written",
                *text);
}

} // namespace

void check_time_text(std::string_view text)
{
    check_date_time(text);
    check_date(text);
    check_hh_mm_ss(text);
}

void check_moment(std::string_view bytes)
{
    // Bits of the first byte decide which parts are brought into their range.
    auto const choice = take<unsigned char>(bytes);
    auto second = take<std::int64_t>(bytes);
    auto offset = take<std::int64_t>(bytes);
    auto fraction = take<std::int64_t>(bytes);
    second = choice & 1 ? second % 300'000'000'000 : second;
    offset = choice & 2 ? offset % 1500 : offset;
    fraction = choice & 4 ? fraction % 1'000'000'000 : fraction;
    check_utc(second);
    DateTime time{.local = local_seconds(seconds(second)),
                  .fraction = nanoseconds(fraction)};
    check_spelling(time);
    if ((choice & 2) != 0 && (choice & 1) != 0) {
        auto const moment = airudder::from_unix_time(second);
        require(airudder::at_offset(moment, minutes(offset)).sys_time() ==
                    moment,
                "a moment at an offset is that moment");
    }
    time.offset = minutes(offset);
    check_spelling(time);
}

} // namespace fuzz
