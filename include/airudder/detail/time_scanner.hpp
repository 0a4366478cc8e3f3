#ifndef AIRUDDER_DETAIL_TIME_SCANNER_HPP
#define AIRUDDER_DETAIL_TIME_SCANNER_HPP

#include <airudder/result.hpp>

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace airudder::detail {

/// Reads the parts of a date-time one after another. After the first failure,
/// it reads nothing more and every further part is zero, so that callers check
/// only once, at the end.
class TimeScanner {
public:
    constexpr explicit TimeScanner(std::string_view text) : text_(text) {}

    constexpr std::chrono::year_month_day date()
    {
        int const year = digits(4, 0, 9999, "a year of four digits");
        one_of("-", "'-'");
        int const month = digits(2, 1, 12, "a month from 01 to 12");
        one_of("-", "'-'");
        auto const at = next_;
        int const day = digits(2, 1, 31, "a day from 01 to 31");
        std::chrono::year_month_day const date(
            std::chrono::year{year},
            std::chrono::month{static_cast<unsigned>(month)},
            std::chrono::day{static_cast<unsigned>(day)});
        if (!failed() && !date.ok())
            fail(at, "a day that this month has");
        return date;
    }

    /// Reads hh:mm:ss, with hours up to 23 for a time of day, else up to 99.
    constexpr std::chrono::seconds hh_mm_ss(int last_hour)
    {
        std::chrono::hours const hours(
            last_hour == 23 ? digits(2, 0, 23, "an hour from 00 to 23")
                            : digits(2, 0, 99, "two digits of hours"));
        one_of(":", "':'");
        std::chrono::minutes const minutes(
            digits(2, 0, 59, "a minute from 00 to 59"));
        one_of(":", "':'");
        std::chrono::seconds const seconds(
            digits(2, 0, 59, "a second from 00 to 59"));
        return hours + minutes + seconds;
    }

    /// Reads a fraction if a decimal point is next. Only the first nine digits
    /// count.
    constexpr std::chrono::nanoseconds fraction()
    {
        if (!skip('.'))
            return {};
        int nanoseconds = digits(1, 0, 9, "a digit");
        int count = 1;
        for (; next_is_digit(); ++next_)
            if (count < 9) {
                nanoseconds = nanoseconds * 10 + (text_[next_] - '0');
                ++count;
            }
        for (; count < 9; ++count)
            nanoseconds *= 10;
        return std::chrono::nanoseconds(nanoseconds);
    }

    /// Reads "Z", a signed hh:mm, or nothing.
    constexpr std::optional<std::chrono::minutes> offset()
    {
        if (failed() || next_ == text_.size())
            return std::nullopt;
        if (skip('Z') || skip('z'))
            return std::chrono::minutes(0);
        bool const negative = skip('-');
        if (!negative)
            one_of("+", "'Z', '+', '-' or the end");
        std::chrono::hours const hours(
            digits(2, 0, 23, "an hour from 00 to 23"));
        one_of(":", "':'");
        std::chrono::minutes const minutes(
            digits(2, 0, 59, "a minute from 00 to 59"));
        return negative ? -(hours + minutes) : hours + minutes;
    }

    constexpr void one_of(std::string_view characters,
                          std::string_view expected)
    {
        if (failed())
            return;
        if (next_ < text_.size() &&
            characters.find(text_[next_]) != std::string_view::npos)
            ++next_;
        else
            fail(next_, expected);
    }

    /// Whether all of the text was read and nothing failed.
    constexpr bool done()
    {
        if (!failed() && next_ != text_.size())
            fail(next_, "the end");
        return !failed();
    }

    /// Why it is not `done`.
    Error error() const
    {
        Error error;
        error.offset = failed_at_;
        error.line = 1;
        error.column = failed_at_ + 1;
        error.message = "expected " + std::string(expected_);
        if (failed_at_ == text_.size())
            error.message += ", found the end";
        return error;
    }

private:
    constexpr bool failed() const { return !expected_.empty(); }

    constexpr void fail(std::size_t at, std::string_view expected)
    {
        failed_at_ = at;
        expected_ = expected;
    }

    constexpr bool next_is_digit() const
    {
        return next_ < text_.size() && text_[next_] >= '0' &&
               text_[next_] <= '9';
    }

    constexpr bool skip(char character)
    {
        bool const found =
            !failed() && next_ < text_.size() && text_[next_] == character;
        next_ += found ? 1 : 0;
        return found;
    }

    constexpr int
    digits(int count, int least, int most, std::string_view expected)
    {
        auto const at = next_;
        int number = 0;
        for (int i = 0; i != count && !failed(); ++i)
            if (next_is_digit())
                number = number * 10 + (text_[next_++] - '0');
            else
                fail(next_, expected);
        if (!failed() && (number < least || number > most))
            fail(at, expected);
        return failed() ? 0 : number;
    }

    std::string_view text_;
    std::size_t next_ = 0;
    std::size_t failed_at_ = 0;
    std::string_view expected_{};
};

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_TIME_SCANNER_HPP
