#ifndef AIRUDDER_TIME_HPP
#define AIRUDDER_TIME_HPP

#include <airudder/detail/time_scanner.hpp>
#include <airudder/result.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

/// The forms of time that the API's documentation shows:
///
///     2023-10-19T03:00:20Z         UTC: task detail, WABA `send_time`
///     2023-09-01 00:00:00+08:00    offset from UTC: detailinstances request
///     2023-10-19 14:13:07          no zone: node push, `RedailCall`; the
///                                  customer's region
///     2024-02-01                   date
///     00:00:14                     position in a call
///     1744687206                   Unix time in seconds: WABA `timestamp`
///
/// The first three are a date-time as in RFC 3339, section 5.6, with the
/// variations that it allows (a space for the `T`, lower-case `t` and `z`, a
/// fraction of a second), or the same without an offset. Nothing else is
/// accepted, e.g. surrounding white space or missing digits or colons. A second
/// of 60 is refused, because std::chrono's system time has no leap seconds. No
/// function uses the locale. Reading allocates only for an error.
namespace airudder {

/// A date-time as written: the local time and, if the text states it, the
/// offset from UTC.
struct DateTime {
    /// Date and time of day, to the second.
    std::chrono::local_seconds local{};

    /// Offset of `local` from UTC, e.g. +8 hours. nullopt if the text states
    /// none; the moment is then known only if the zone is known from elsewhere.
    std::optional<std::chrono::minutes> offset{};

    /// Fraction of the second: at least 0 and less than 1 second.
    std::chrono::nanoseconds fraction{};

    /// Returns the moment to the second; nullopt without an offset.
    constexpr std::optional<std::chrono::sys_seconds> sys_time() const;

    /// Returns the moment to the second. If there is no `offset`, uses
    /// `assumed` instead, e.g. `std::chrono::hours(8)`.
    constexpr std::chrono::sys_seconds
    sys_time(std::chrono::minutes assumed) const;

    bool operator==(DateTime const&) const = default;
};

/// Returns the moment `time` as local time at `offset` from UTC. Accepts any
/// offset, but `to_string` accepts only offsets of less than a day. Seconds
/// saturate at the limits of 64 bits, here and in `sys_time`.
constexpr DateTime at_offset(std::chrono::sys_seconds time,
                             std::chrono::minutes offset);

/// Reads a date-time, e.g. "2023-10-19T03:00:20Z", "2023-10-19 14:13:07" or
/// "2023-09-01 00:00:00+08:00".
///
/// "Z", "+00:00" and "-00:00" all mean an offset of 0. Only the first nine
/// digits of a fraction count. The Error of any other text gives the place of
/// the first wrong part and says what was expected there.
Result<DateTime> parse_date_time(std::string_view text);

/// Reads a date, e.g. "2024-02-01". Fails as `parse_date_time` does.
Result<std::chrono::year_month_day> parse_date(std::string_view text);

/// Reads hours, minutes and seconds, e.g. "00:00:14", a position in a call.
/// This is not a time of day: hours go up to 99. Fails as `parse_date_time`
/// does.
Result<std::chrono::seconds> parse_hh_mm_ss(std::string_view text);

/// Returns the moment of a Unix time in seconds, e.g. 1744687206. Unix time is
/// always UTC.
constexpr std::chrono::sys_seconds from_unix_time(std::int64_t seconds) noexcept
{
    return std::chrono::sys_seconds(std::chrono::seconds(seconds));
}

/// Returns the Unix time in seconds.
constexpr std::int64_t to_unix_time(std::chrono::sys_seconds time) noexcept
{
    return time.time_since_epoch().count();
}

/// Returns `time` as requests spell it: "2023-09-01 00:00:00+08:00", or
/// "2023-09-01 00:00:00" without an offset. Writes a fraction only if it is not
/// zero. Throws std::out_of_range if the year is not from 0 to 9999, the offset
/// is a day or more, or the fraction is not within a second.
std::string to_string(DateTime const& time);

/// Returns `time` in UTC, e.g. "2023-10-19T03:00:20Z". Throws std::out_of_range
/// if the year is not from 0 to 9999.
std::string to_utc_string(std::chrono::sys_seconds time);

// Implementation

namespace detail {

/// The sum, or the limit of 64 bits that it exceeds.
constexpr std::int64_t add_saturating(std::int64_t number,
                                      std::int64_t more) noexcept
{
    if (more > 0 && number > INT64_MAX - more)
        return INT64_MAX;
    if (more < 0 && number < INT64_MIN - more)
        return INT64_MIN;
    return number + more;
}

/// The sum, or the limit of seconds that it exceeds. The limits of minutes are
/// far beyond those of seconds, so whole minutes are added first.
constexpr std::chrono::seconds
add_saturating(std::chrono::seconds time, std::chrono::minutes more) noexcept
{
    constexpr std::int64_t most = INT64_MAX / 60;
    auto whole = add_saturating(time.count() / 60, more.count());
    auto rest = time.count() % 60;
    if (whole > 0 && rest < 0) {
        --whole;
        rest += 60;
    } else if (whole < 0 && rest > 0) {
        ++whole;
        rest -= 60;
    }
    if (whole > most)
        return std::chrono::seconds(INT64_MAX);
    if (whole < -most)
        return std::chrono::seconds(INT64_MIN);
    return std::chrono::seconds(add_saturating(60 * whole, rest));
}

/// The negated offset, or the limit that it exceeds.
constexpr std::chrono::minutes negated(std::chrono::minutes offset) noexcept
{
    auto const count = offset.count();
    return std::chrono::minutes(count == INT64_MIN ? INT64_MAX : -count);
}

} // namespace detail

constexpr std::optional<std::chrono::sys_seconds> DateTime::sys_time() const
{
    if (!offset)
        return std::nullopt;
    return sys_time(*offset);
}

constexpr std::chrono::sys_seconds
DateTime::sys_time(std::chrono::minutes assumed) const
{
    return std::chrono::sys_seconds(detail::add_saturating(
        local.time_since_epoch(), detail::negated(offset.value_or(assumed))));
}

constexpr DateTime at_offset(std::chrono::sys_seconds time,
                             std::chrono::minutes offset)
{
    return {.local = std::chrono::local_seconds(
                detail::add_saturating(time.time_since_epoch(), offset)),
            .offset = offset};
}

inline Result<DateTime> parse_date_time(std::string_view text)
{
    detail::TimeScanner scanner(text);
    auto const date = scanner.date();
    scanner.one_of("Tt ", "'T' or a space");
    auto const time = scanner.hh_mm_ss(23);
    auto const fraction = scanner.fraction();
    auto const offset = scanner.offset();
    if (!scanner.done())
        return scanner.error();
    return DateTime{.local = std::chrono::local_days(date) + time,
                    .offset = offset,
                    .fraction = fraction};
}

inline Result<std::chrono::year_month_day> parse_date(std::string_view text)
{
    detail::TimeScanner scanner(text);
    auto const date = scanner.date();
    if (!scanner.done())
        return scanner.error();
    return date;
}

inline Result<std::chrono::seconds> parse_hh_mm_ss(std::string_view text)
{
    detail::TimeScanner scanner(text);
    auto const time = scanner.hh_mm_ss(99);
    if (!scanner.done())
        return scanner.error();
    return time;
}

namespace detail {

inline void append_digits(std::string& out, std::int64_t number, int count)
{
    auto const at = out.size();
    out.append(static_cast<std::size_t>(count), '0');
    for (auto next = out.size(); next != at; number /= 10)
        out[--next] = static_cast<char>('0' + number % 10);
}

/// "2023-09-01T00:00:00" with `separator` for the T.
inline void
append_local(std::string& out, std::chrono::local_seconds time, char separator)
{
    using namespace std::chrono;
    constexpr local_seconds first = local_days(year(0) / January / 1);
    constexpr local_seconds last = local_days(year(10000) / January / 1);
    if (time < first || time >= last)
        throw std::out_of_range("expected a year from 0 to 9999");
    auto const midnight = floor<days>(time);
    year_month_day const date(midnight);
    hh_mm_ss const clock(time - midnight);
    append_digits(out, int(date.year()), 4);
    out += '-';
    append_digits(out, unsigned(date.month()), 2);
    out += '-';
    append_digits(out, unsigned(date.day()), 2);
    out += separator;
    append_digits(out, clock.hours().count(), 2);
    out += ':';
    append_digits(out, clock.minutes().count(), 2);
    out += ':';
    append_digits(out, clock.seconds().count(), 2);
}

inline void append_fraction(std::string& out, std::chrono::nanoseconds fraction)
{
    using namespace std::chrono_literals;
    if (fraction < 0ns || fraction >= 1s)
        throw std::out_of_range("expected a fraction of a second");
    if (fraction == 0ns)
        return;
    out += '.';
    append_digits(out, fraction.count(), 9);
    out.erase(out.find_last_not_of('0') + 1);
}

inline void append_offset(std::string& out, std::chrono::minutes offset)
{
    using namespace std::chrono_literals;
    if (offset <= -24h || offset >= 24h)
        throw std::out_of_range("expected an offset within a day");
    auto const distance = std::chrono::abs(offset).count();
    out += offset < 0min ? '-' : '+';
    append_digits(out, distance / 60, 2);
    out += ':';
    append_digits(out, distance % 60, 2);
}

} // namespace detail

inline std::string to_string(DateTime const& time)
{
    std::string out;
    detail::append_local(out, time.local, ' ');
    detail::append_fraction(out, time.fraction);
    if (time.offset)
        detail::append_offset(out, *time.offset);
    return out;
}

inline std::string to_utc_string(std::chrono::sys_seconds time)
{
    std::string out;
    std::chrono::local_seconds const local(time.time_since_epoch());
    detail::append_local(out, local, 'T');
    out += 'Z';
    return out;
}

} // namespace airudder

#endif // AIRUDDER_TIME_HPP
