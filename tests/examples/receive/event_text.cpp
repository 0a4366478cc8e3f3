#include "receive/event_text.hpp"

#include <boost/json/serialize.hpp>

#include <cstdio>
#include <string_view>

namespace receive {
namespace {

std::string quoted(std::string_view text)
{
    return boost::json::serialize(boost::json::string_view(text));
}

} // namespace

std::string time_text(std::chrono::system_clock::time_point time)
{
    using namespace std::chrono;
    auto const day = floor<days>(time);
    year_month_day const date(day);
    hh_mm_ss const clock(floor<milliseconds>(time - day));
    char text[64];
    std::snprintf(text,
                  sizeof text,
                  "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ",
                  static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()),
                  static_cast<unsigned>(date.day()),
                  static_cast<int>(clock.hours().count()),
                  static_cast<int>(clock.minutes().count()),
                  static_cast<int>(clock.seconds().count()),
                  static_cast<int>(clock.subseconds().count()));
    return text;
}

std::string issues_text(std::vector<airudder::Issue> const& issues)
{
    std::string text = "[";
    for (auto const& issue : issues) {
        if (text.size() > 1)
            text += ',';
        text += R"({"pointer":)" + quoted(issue.pointer) + R"(,"kind":)" +
                quoted(to_string(issue.kind)) + '}';
    }
    return text + ']';
}

std::string line_of(StoredEvent const& event)
{
    return R"({"id":)" + std::to_string(event.id) + R"(,"received_at":)" +
           quoted(event.received_at) + R"(,"operation":)" +
           quoted(event.operation) + R"(,"delivery_key":)" +
           quoted(event.delivery_key) + R"(,"issues":)" + event.issues +
           R"(,"body":)" + quoted(event.body) + "}\n";
}

} // namespace receive
