#include "generator/diff/measures.hpp"

#include "catch.hpp"

namespace airudder::generator {

TEST_CASE("measures are units, zones and formats, however they are written")
{
    using Set = std::set<std::string>;
    CHECK(measures_in("").empty());
    CHECK(measures_in("Name of the task, e.g. \"Task-7\".").empty());
    CHECK(measures_in("How long, in seconds.") == Set{"second"});
    CHECK(measures_in("Seconds since 1970 (Unix time), UTC") ==
          Set{"second", "unix time", "utc"});
    CHECK(measures_in("Timeout (ms)") == Set{"millisecond"});
    CHECK(measures_in("Share: 12%.") == Set{"percent"});
    CHECK(measures_in("Calling number, E.164.") == Set{"e.164"});
    CHECK(measures_in("e.g. \"2024-05-01\"") == Set{"9999-99-99"});
    CHECK(measures_in("yyyy-MM-dd HH:mm:ss") == Set{"hh:mm:ss", "yyyy-mm-dd"});
    CHECK(measures_in("2024-05-01T10:00:00.5Z") ==
          Set{"9999-99-99t99:99:99.9z"});
    CHECK(measures_in("Version 1.2.3, 10/12, +6212345678").empty());
    CHECK(measures_in("UTC+8") == Set{"utc+8"});
    CHECK(measures_in("通话时长，单位：秒") == Set{"second"});
    CHECK(measures_in("超时时间(毫秒)") == Set{"millisecond"});
}

TEST_CASE("measures of a long text take linear time")
{
    std::string text;
    for (int i = 0; i < 300'000; ++i)
        text += "秒";
    CHECK(measures_in(text) == std::set<std::string>{"second"});
    CHECK(measures_in("unix毫秒time") == std::set<std::string>{"millisecond"});
}

TEST_CASE("measures differ only if both descriptions state some")
{
    CHECK(measures_differ("in seconds", "in milliseconds"));
    CHECK(measures_differ("单位：秒", "in minutes"));
    CHECK_FALSE(measures_differ("in seconds", "number of seconds"));
    CHECK_FALSE(measures_differ("how long", "how long, in seconds"));
    CHECK_FALSE(measures_differ("how long, in seconds", "how long"));
}

} // namespace airudder::generator
