#ifndef AIRUDDER_DETAIL_CLIENT_HTTP_DATE_HPP
#define AIRUDDER_DETAIL_CLIENT_HTTP_DATE_HPP

#include <airudder/detail/requirements.hpp>

#include <chrono>
#include <optional>
#include <string_view>

/// Dates in HTTP headers (RFC 9110, section 5.6.7).
namespace airudder::detail {

/// Returns the moment of a date, in any of the three forms that recipients must
/// accept:
///
///     Sun, 06 Nov 1994 08:49:37 GMT
///     Sunday, 06-Nov-94 08:49:37 GMT    the latest year with these digits that
///                                       is not more than 50 years after `now`
///     Sun Nov  6 08:49:37 1994
///
/// A second of 60 is accepted in any minute and counts as the first moment of
/// the next minute. Returns nullopt if the text does not match a form byte for
/// byte, if the month does not have the day, or if the day of the week does not
/// match the date: either could be wrong.
std::optional<std::chrono::sys_seconds>
parse_http_date(std::string_view text, std::chrono::sys_seconds now);

// Implementation

/// The parts of a date as written, whether or not the date exists.
class HttpDate {
public:
    /// Reads all of `text`; false if it does not match `form`. In `form`, '%'
    /// and a letter stand for a part of a date, as in strftime. Any other
    /// character matches itself.
    bool read(std::string_view text, std::string_view form)
    {
        for (; !form.empty(); form.remove_prefix(1)) {
            bool const is_part = skip(form, "%");
            if (is_part && !part(text, form.front()))
                return false;
            if (!is_part && !skip(text, form.substr(0, 1)))
                return false;
        }
        return text.empty();
    }

    /// Turns a two-digit year into the latest year with these digits for which
    /// the date is not more than 50 years after `now`.
    void complete_year(std::chrono::sys_seconds now)
    {
        auto const today = std::chrono::floor<std::chrono::days>(now);
        // 29 February becomes 1 March.
        auto const last =
            std::chrono::year_month_day(today) + std::chrono::years(50);
        year_ += static_cast<int>(last.year()) / 100 * 100;
        if (time() > std::chrono::sys_days(last) + (now - today))
            year_ -= 100;
    }

    /// Returns the moment if the date exists and the day of the week matches
    /// it.
    std::optional<std::chrono::sys_seconds> moment() const
    {
        std::chrono::weekday const weekday{std::chrono::sys_days(date())};
        if (!date().ok() || static_cast<int>(weekday.c_encoding()) != weekday_)
            return std::nullopt;
        return time();
    }

private:
    std::chrono::year_month_day date() const
    {
        return std::chrono::year(year_) / (month_ + 1) / day_;
    }

    std::chrono::sys_seconds time() const
    {
        return std::chrono::sys_days(date()) + std::chrono::hours(hour_) +
               std::chrono::minutes(minute_) + std::chrono::seconds(second_);
    }

    bool part(std::string_view& text, char letter)
    {
        switch (letter) {
        case 'A': return name(text, long_weekdays, weekday_);
        case 'a': return name(text, weekdays, weekday_);
        case 'b': return name(text, months, month_);
        case 'd': return number(text, 2, 31, day_);
        case 'e': return number(text, skip(text, " ") ? 1 : 2, 31, day_);
        case 'H': return number(text, 2, 23, hour_);
        case 'M': return number(text, 2, 59, minute_);
        case 'S': return number(text, 2, 60, second_);
        case 'y': return number(text, 2, 99, year_);
        default: return number(text, 4, 9999, year_);
        }
    }

    static bool skip(std::string_view& text, std::string_view start)
    {
        bool const found = text.starts_with(start);
        text.remove_prefix(found ? start.size() : 0);
        return found;
    }

    /// Reads one of `names`. A space follows each name, and no name is a prefix
    /// of another name.
    static bool name(std::string_view& text, std::string_view names, int& index)
    {
        for (index = 0; !names.empty(); ++index) {
            auto const size = names.find(' ');
            if (skip(text, names.substr(0, size)))
                return true;
            names.remove_prefix(size + 1);
        }
        return false;
    }

    static bool number(std::string_view& text, int digits, int most, int& value)
    {
        value = 0;
        for (; digits != 0 && !text.empty(); --digits, text.remove_prefix(1)) {
            if (text.front() < '0' || text.front() > '9')
                return false;
            value = value * 10 + (text.front() - '0');
        }
        return digits == 0 && value <= most;
    }

    static constexpr std::string_view weekdays = "Sun Mon Tue Wed Thu Fri Sat ";
    static constexpr std::string_view long_weekdays =
        "Sunday Monday Tuesday Wednesday Thursday Friday Saturday ";
    static constexpr std::string_view months =
        "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec ";

    int weekday_ = 0; // from Sunday
    int month_ = 0;   // from January
    int day_ = 0;
    int year_ = 0;
    int hour_ = 0;
    int minute_ = 0;
    int second_ = 0;
};

inline std::optional<std::chrono::sys_seconds>
parse_http_date(std::string_view text, std::chrono::sys_seconds now)
{
    HttpDate date;
    if (date.read(text, "%A, %d-%b-%y %H:%M:%S GMT"))
        date.complete_year(now);
    else if (!date.read(text, "%a, %d %b %Y %H:%M:%S GMT") &&
             !date.read(text, "%a %b %e %H:%M:%S %Y"))
        return std::nullopt;
    return date.moment();
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_CLIENT_HTTP_DATE_HPP
