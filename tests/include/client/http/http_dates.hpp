#ifndef AIRUDDER_TESTS_HTTP_DATES_HPP
#define AIRUDDER_TESTS_HTTP_DATES_HPP

#include <airudder/detail/client/http_date.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Dates in the forms of HTTP, for the tests of their readers.
namespace http_dates {

inline constexpr std::string_view imf_fixdate = "Sun, 06 Nov 1994 08:49:37 GMT";
inline constexpr std::string_view rfc850_date =
    "Sunday, 06-Nov-94 08:49:37 GMT";
inline constexpr std::string_view asctime_date = "Sun Nov  6 08:49:37 1994";

/// The moment that each of these forms names.
inline constexpr std::chrono::sys_seconds documented =
    std::chrono::sys_days(std::chrono::year(1994) / 11 / 6) +
    std::chrono::hours(8) + std::chrono::minutes(49) + std::chrono::seconds(37);

inline constexpr std::chrono::sys_seconds some_time =
    documented - std::chrono::seconds(10);

/// The texts between the vertical bars.
inline std::vector<std::string> texts(std::string_view list)
{
    std::vector<std::string> out(1);
    for (char const c : list)
        if (c == '|')
            out.emplace_back();
        else
            out.back() += c;
    return out;
}

/// The moment that a text names. The text is copied so that AddressSanitizer
/// detects reads past its end.
inline std::optional<std::chrono::sys_seconds>
moment_of(std::string_view text, std::chrono::sys_seconds now = some_time)
{
    std::vector<char> const exact(text.begin(), text.end());
    return airudder::detail::parse_http_date({exact.data(), exact.size()}, now);
}

/// Tries `date` with each of these names of a day, so that a wrong day of the
/// week is never the only reason for a refusal. Returns how many are accepted.
inline int accepted(std::string_view names,
                    std::string const& date,
                    std::chrono::sys_seconds now = some_time)
{
    int count = 0;
    for (auto const& weekday : texts(names))
        count += moment_of(weekday + date, now).has_value() ? 1 : 0;
    return count;
}

inline constexpr auto weekdays = "Mon|Tue|Wed|Thu|Fri|Sat|Sun";

inline int accepted_imf(std::string const& date_and_time)
{
    return accepted(weekdays, ", " + date_and_time + " GMT");
}

inline int accepted_asctime(std::string const& date)
{
    return accepted(weekdays, " " + date);
}

inline int accepted_rfc850(std::string const& date_and_time,
                           std::chrono::sys_seconds now = some_time)
{
    return accepted("Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday",
                    ", " + date_and_time + " GMT",
                    now);
}

} // namespace http_dates

#endif // AIRUDDER_TESTS_HTTP_DATES_HPP
