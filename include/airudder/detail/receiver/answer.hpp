#ifndef AIRUDDER_DETAIL_RECEIVER_ANSWER_HPP
#define AIRUDDER_DETAIL_RECEIVER_ANSWER_HPP

#include <airudder/detail/requirements.hpp>

#include <boost/beast/http/status.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/string.hpp>

#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <string>
#include <string_view>

namespace airudder::detail {

/// An answer to a webhook request.
struct Answer {
    /// HTTP status, e.g. 200.
    int status{};

    /// With success, the body, which is JSON. Otherwise, what was expected and
    /// what was found.
    std::string text{};

    /// Further field, e.g. {"Allow", "POST"}; none if the name is empty.
    std::string_view field{};
    std::string value{};

    /// Whether the connection ends with this answer.
    bool close = false;
};

inline std::string_view reason_phrase(int status)
{
    auto const phrase = boost::beast::http::obsolete_reason(
        static_cast<boost::beast::http::status>(status));
    return {phrase.data(), phrase.size()};
}

/// Writes the current time as HTTP does (RFC 9110, section 5.6.7), once a
/// second.
class DateField {
public:
    /// Returns e.g. "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n".
    std::string_view text()
    {
        auto const now = std::time(nullptr);
        if (now != at_) {
            at_ = now;
            write();
        }
        return {text_.data(), size_};
    }

private:
    void write()
    {
        constexpr std::array days{
            "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
        constexpr std::array months{"Jan",
                                    "Feb",
                                    "Mar",
                                    "Apr",
                                    "May",
                                    "Jun",
                                    "Jul",
                                    "Aug",
                                    "Sep",
                                    "Oct",
                                    "Nov",
                                    "Dec"};
        std::tm parts{};
        gmtime_r(&at_, &parts);
        auto const size =
            std::snprintf(text_.data(),
                          text_.size(),
                          "Date: %s, %02d %s %04d %02d:%02d:%02d GMT\r\n",
                          days[static_cast<std::size_t>(parts.tm_wday)],
                          parts.tm_mday,
                          months[static_cast<std::size_t>(parts.tm_mon)],
                          parts.tm_year + 1900,
                          parts.tm_hour,
                          parts.tm_min,
                          parts.tm_sec);
        size_ = static_cast<std::size_t>(size);
    }

    std::time_t at_ = 0;
    std::array<char, 80> text_{};
    std::size_t size_ = 0;
};

/// Returns the body of an answer: problem details (RFC 9457) unless it is a
/// success.
inline std::string body_of(Answer const& answer)
{
    if (answer.status == 200)
        return answer.text;
    return "{\"status\":" + std::to_string(answer.status) + ",\"title\":" +
           boost::json::serialize(
               boost::json::string(reason_phrase(answer.status))) +
           ",\"detail\":" +
           boost::json::serialize(boost::json::string(answer.text)) + "}";
}

/// Appends an answer as HTTP/1.1 text. `with_body` is false for HEAD.
inline void append_answer(std::string& out,
                          Answer const& answer,
                          std::string_view date,
                          int version,
                          bool with_body)
{
    auto const body = body_of(answer);
    out += "HTTP/1.1 ";
    out += std::to_string(answer.status);
    out += ' ';
    out += reason_phrase(answer.status);
    out += answer.status == 200
               ? "\r\nContent-Type: application/json\r\n"
               : "\r\nContent-Type: application/problem+json\r\n";
    out += date;
    if (!answer.field.empty()) {
        out += answer.field;
        out += ": ";
        out += answer.value;
        out += "\r\n";
    }
    if (answer.close)
        out += "Connection: close\r\n";
    else if (version == 10)
        out += "Connection: keep-alive\r\n";
    out += "Content-Length: ";
    out += std::to_string(body.size());
    out += "\r\n\r\n";
    if (with_body)
        out += body;
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_RECEIVER_ANSWER_HPP
