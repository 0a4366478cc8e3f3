#include "catch.hpp"

#include <airudder/identify.hpp>
#include <airudder/unmodeled.hpp>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

using namespace std::string_view_literals;

namespace {

struct CallEnded {
    std::string id{};
    std::int64_t seconds{};
    std::string slashed{};
    airudder::Unmodeled unmodeled{};
};

BOOST_DESCRIBE_STRUCT(CallEnded, (), (id, seconds, slashed))

struct MessageSent {
    std::string id{};
    std::string text{};
    std::string nul{};
    airudder::Unmodeled unmodeled{};
};

BOOST_DESCRIBE_STRUCT(MessageSent, (), (id, text, nul))

struct Pinged {
    std::string id{};
    airudder::Unmodeled unmodeled{};
};

BOOST_DESCRIBE_STRUCT(Pinged, (), (id))

inline constexpr airudder::Webhook<CallEnded> call_ended{.name = "call_ended"};
inline constexpr airudder::Webhook<MessageSent> message_sent{
    .name = "message_sent"};
inline constexpr airudder::Webhook<Pinged> pinged{.name = "pinged"};

constexpr airudder::List<call_ended, message_sent, pinged> test_webhooks{};

enum class OnlyOpened { unknown, opened };
BOOST_DESCRIBE_ENUM(OnlyOpened, opened)

enum class OnlyClosed { unknown, closed };
BOOST_DESCRIBE_ENUM(OnlyClosed, closed)

enum class OpenedOrMoved { unknown, opened, moved };
BOOST_DESCRIBE_ENUM(OpenedOrMoved, opened, moved)

enum class OnlySeven { unknown, seven };
BOOST_DESCRIBE_ENUM(OnlySeven, seven)

enum class SevenInWords { unknown, seven };
BOOST_DESCRIBE_ENUM(SevenInWords, seven)

/// Webhooks that share their members, one of which is an enumeration.
template <class Kind>
struct DoorEvent {
    std::string door{};
    Kind kind{};
    airudder::Unmodeled unmodeled{};

    BOOST_DESCRIBE_CLASS(DoorEvent, (), (door, kind), (), ())
};

template <class Kind>
constexpr airudder::Webhook<DoorEvent<Kind>> door_webhook(std::string_view name)
{
    return {.name = name};
}

inline constexpr auto opened = door_webhook<OnlyOpened>("opened");
inline constexpr auto opened_again = door_webhook<OnlyOpened>("opened_again");
inline constexpr auto closed =
    door_webhook<std::optional<OnlyClosed>>("closed");
inline constexpr auto moved = door_webhook<OpenedOrMoved>("moved");
inline constexpr auto seven = door_webhook<OnlySeven>("seven");
inline constexpr auto seven_in_words =
    door_webhook<SevenInWords>("seven_in_words");
inline constexpr auto free_text = door_webhook<std::string>("free_text");

constexpr airudder::List<opened, closed> door_webhooks{};

} // namespace

template <>
inline constexpr std::string_view airudder::wire_name<&CallEnded::slashed>{
    "a/b"};

template <>
inline constexpr std::string_view airudder::wire_name<&MessageSent::nul>{
    "text\0", 5};

template <>
inline constexpr bool airudder::has_integer_values<OnlySeven> = true;

template <>
inline constexpr std::string_view airudder::wire_name<OnlySeven::seven>{"7"};

template <>
inline constexpr std::string_view airudder::wire_name<SevenInWords::seven>{"7"};

TEST_CASE("identify returns the one webhook whose unique members are present")
{
    CHECK(identify(test_webhooks, R"({"id":"1","seconds":4})") == "call_ended");
    CHECK(identify(test_webhooks, R"({"text":"hi","id":"1"})") ==
          "message_sent");
    CHECK(identify(test_webhooks, R"({"seconds":4})") == "call_ended");
    CHECK(identify(test_webhooks, R"({"seconds":4,"a/b":""})") == "call_ended");
}

TEST_CASE("identify ignores values, unknown members and repetition")
{
    CHECK(identify(test_webhooks, R"({"seconds":null})") == "call_ended");
    CHECK(identify(test_webhooks, R"({"new":{"text":1},"seconds":[]})") ==
          "call_ended");
    CHECK(identify(test_webhooks, R"({"seconds":1,"seconds":"2"})") ==
          "call_ended");
    CHECK(identify(test_webhooks, " {\n\"seconds\" : 4 }\r\n\t") ==
          "call_ended");
}

TEST_CASE("identify returns nothing if no unique member is present")
{
    CHECK(identify(test_webhooks, "{}").empty());
    CHECK(identify(test_webhooks, R"({"id":"1"})").empty());
    CHECK(identify(test_webhooks, R"({"new":"1"})").empty());
    CHECK(identify(test_webhooks, R"({"Seconds":1})").empty());
    CHECK(identify(test_webhooks, R"({"inner":{"seconds":1}})").empty());
}

TEST_CASE("identify returns nothing for unique members of two webhooks")
{
    CHECK(identify(test_webhooks, R"({"seconds":4,"text":"hi"})").empty());
    CHECK(identify(test_webhooks, R"({"seconds":4,"text":"hi","a/b":""})")
              .empty());
    CHECK(identify(test_webhooks, R"({"text":"","seconds":4,"text":""})")
              .empty());
    CHECK(identify(test_webhooks, R"({"seconds":4,"text":"","text":""})")
              .empty());
}

TEST_CASE("identify compares decoded names")
{
    CHECK(identify(test_webhooks, R"({"\u0073econds":4})") == "call_ended");
    CHECK(identify(test_webhooks, R"({"a\/b":4})") == "call_ended");
    CHECK(identify(test_webhooks, R"({"text\u0000":4})") == "message_sent");
    CHECK(identify(test_webhooks, R"({"seconds\u0000":4})").empty());
}

TEST_CASE("identify returns nothing for a body that is not a JSON object")
{
    for (auto body : {""sv,
                      " "sv,
                      "null"sv,
                      "4"sv,
                      R"("seconds")"sv,
                      R"(["seconds"])"sv,
                      R"([{"seconds":4}])"sv,
                      R"({"seconds")"sv,
                      R"({"seconds":)"sv,
                      R"({"seconds":4)"sv,
                      R"({"seconds":4,})"sv,
                      R"({"seconds":4}})"sv,
                      R"({"seconds":4} {})"sv,
                      R"({"seconds":04})"sv,
                      R"({"seconds":4,"x":tru})"sv,
                      R"({"seconds":4,"x":"\ud800"})"sv,
                      "{\"seconds\":4,\"x\":\"\xff\"}"sv,
                      "{\"seconds\":4}\0"sv,
                      "\xEF\xBB\xBF{\"seconds\":4}"sv,
                      R"({'seconds':4})"sv}) {
        CAPTURE(body);
        CHECK(identify(test_webhooks, body).empty());
    }
    CHECK(identify(test_webhooks, std::string_view()).empty());
}

TEST_CASE("identify reads to a depth of 1,024 and no further")
{
    auto const nested = [](std::size_t depth) {
        return R"({"seconds":)" + std::string(depth - 1, '[') +
               std::string(depth - 1, ']') + '}';
    };
    CHECK(identify(test_webhooks, nested(1024)) == "call_ended");
    CHECK(identify(test_webhooks, nested(1025)).empty());
    CHECK(identify(test_webhooks, nested(1000000)).empty());
}

TEST_CASE("identify returns the name in the descriptor, not a copy")
{
    auto const name = identify(test_webhooks, std::string(R"({"seconds":4})"));
    CHECK(name.data() == call_ended.name.data());
}

TEST_CASE("identify uses the members of the webhooks in the given list")
{
    CHECK(identify(airudder::List<>{}, R"({"seconds":4})").empty());
    CHECK(identify(airudder::List<pinged>{}, R"({"id":4})") == "pinged");
    CHECK(identify(airudder::List<pinged, call_ended>{}, R"({"text":4})")
              .empty());
}

TEST_CASE("identify tells webhooks with the same members by constant values")
{
    CHECK(identify(door_webhooks, R"({"door":"1","kind":"opened"})") ==
          "opened");
    CHECK(identify(door_webhooks, R"({"kind":"\u0063losed"})") == "closed");
    CHECK(identify(door_webhooks, R"({"kind":"moved"})").empty());
    CHECK(identify(door_webhooks, R"({"kind":null})").empty());
    CHECK(identify(door_webhooks, R"({"kind":["opened"]})").empty());
    CHECK(identify(door_webhooks, R"({"door":"opened"})").empty());
    CHECK(identify(door_webhooks, R"({"kind":"opened\u0000"})").empty());
    CHECK(identify(door_webhooks, R"({"kind":"opened","kind":"closed"})")
              .empty());
    CHECK(identify(door_webhooks, R"({"kind":"opened)").empty());
    CHECK(identify(airudder::List<opened, free_text>{},
                   R"({"kind":"opened"})") == "opened");
}

TEST_CASE("a constant value that two webhooks document tells nothing")
{
    CHECK(identify(airudder::List<opened, opened_again, closed>{},
                   R"({"kind":"opened"})")
              .empty());
    CHECK(identify(airudder::List<opened, opened_again, closed>{},
                   R"({"kind":"closed"})") == "closed");
    CHECK(identify(airudder::List<opened, moved>{}, R"({"kind":"opened"})")
              .empty());
    CHECK(identify(airudder::List<opened, moved>{}, R"({"kind":"moved"})")
              .empty());
    CHECK(
        identify(airudder::List<free_text, free_text>{}, R"({"kind":"opened"})")
            .empty());
}

TEST_CASE("a constant integer may have any spelling, but is no text")
{
    constexpr airudder::List<opened, seven, seven_in_words> sevens{};
    CHECK(identify(sevens, R"({"kind":7})") == "seven");
    CHECK(identify(sevens, R"({"kind":70e-1})") == "seven");
    CHECK(identify(sevens, R"({"kind":"7"})") == "seven_in_words");
    CHECK(identify(sevens, R"({"kind":7.5})").empty());
    CHECK(identify(sevens, R"({"kind":-7})").empty());
    CHECK(identify(sevens, R"({"kind":1e99})").empty());
}

TEST_CASE("unique members take precedence over constant values")
{
    constexpr airudder::List<opened, closed, call_ended, message_sent> all{};
    CHECK(identify(all, R"({"kind":"opened","seconds":4})") == "call_ended");
    CHECK(identify(all, R"({"kind":"opened","seconds":4,"text":""})").empty());
    CHECK(identify(all, R"({"kind":"opened","id":"1"})") == "opened");
}

TEST_CASE("identify knows the documented webhooks")
{
    CHECK(airudder::identify(R"({"waba_task_id":""})") ==
          "workflow.waba_status_changed");
    CHECK(airudder::identify(R"({"call":{}})") == "workflow.api_node_pushed");
    CHECK(
        airudder::identify(R"({"workflow_id":"","workflow_name":""})").empty());
    CHECK(airudder::identify(R"({"call":{},"msg_id":""})").empty());
}
