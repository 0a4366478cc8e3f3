#include "catch.hpp"

#include <airudder/boxed.hpp>
#include <airudder/detail/receiver/delivery_key.hpp>
#include <airudder/parse.hpp>
#include <airudder/webhooks.hpp>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace event_keys {

enum class Status { unknown, sent, read };

BOOST_DESCRIBE_ENUM(Status, sent, read)

struct Inner {
    std::string id{};
    std::optional<std::string> note{};
    airudder::Unmodeled unmodeled{};
};

BOOST_DESCRIBE_STRUCT(Inner, (), (id, note))

/// Every kind of member that a key may lead to.
struct Event {
    std::string id{};
    std::optional<std::string> note{};
    Status status{};
    std::optional<Status> state{};
    std::int64_t number{};
    Inner inner{};
    std::optional<Inner> perhaps{};
    airudder::Boxed<Inner> boxed{};
    boost::json::object open{};
    std::vector<std::string> list{};
    std::string odd{};
    airudder::Unmodeled unmodeled{};
};

BOOST_DESCRIBE_STRUCT(
    Event,
    (),
    (id, note, status, state, number, inner, perhaps, boxed, open, list, odd))

} // namespace event_keys

template <>
inline constexpr std::string_view airudder::wire_name<&event_keys::Event::odd>{
    "a/b~c\"\0d", 8};

namespace {

using Pointers = std::vector<std::string_view>;

/// The key of the decoded event; empty if `body` cannot be decoded.
template <class Event = event_keys::Event>
std::string event_key(std::span<std::string_view const> pointers,
                      std::string_view body)
{
    std::vector<char> const copy(body.begin(), body.end());
    std::string_view const text(copy.data(), copy.size());
    auto const event = airudder::parse<Event>(text);
    if (!event)
        return {};
    airudder::detail::EventKey const key(airudder::detail::table_of<Event>,
                                         pointers);
    return key.of(&*event, text);
}

std::string key(Pointers const& pointers, std::string_view body)
{
    // A copy, so that AddressSanitizer sees reads beyond the end.
    std::vector<char> const copy(body.begin(), body.end());
    return airudder::detail::delivery_key(pointers, {copy.data(), copy.size()});
}

bool is_digest(std::string_view text)
{
    return text.starts_with("sha256:") && text.size() == 71;
}

} // namespace

TEST_CASE("a natural key holds the decoded strings, apart from each other")
{
    CHECK(key({"/a"}, R"({"a":"x"})") == R"(["x"])");
    CHECK(key({"/a", "/b"}, R"({"b":"y", "a" : "x"})") == R"(["x","y"])");
    CHECK(key({"/a"}, R"({"\u0061":"\u0078\/"})") == R"(["x/"])");
    CHECK(key({"/a", "/b"}, R"({"a":"x\",\"y","b":"z"})") ==
          R"(["x\",\"y","z"])");
    CHECK(key({"/a", "/b"}, R"({"a":"x","b":"\",\"z"})") !=
          key({"/a", "/b"}, R"({"a":"x\",\"","b":"z"})"));
    CHECK(key({"/a"}, R"({"a":"\u00e9"})") ==
          key({"/a"}, "{\"a\":\"\xC3\xA9\"}"));
}

TEST_CASE("a natural key compares texts exactly")
{
    CHECK(key({"/a"}, R"({"a":"X"})") != key({"/a"}, R"({"a":"x"})"));
    CHECK(key({"/a"}, R"({"a":"x "})") != key({"/a"}, R"({"a":"x"})"));
    CHECK(key({"/a"}, R"({"a":"x\u0000y"})") == R"(["x\u0000y"])");
    CHECK(key({"/a"}, R"({"a":"x\u0000y"})") != key({"/a"}, R"({"a":"x"})"));
}

TEST_CASE("pointers lead through objects")
{
    CHECK(key({"/a/b", "/a/c"}, R"({"a":{"c":"y","b":"x"}})") ==
          R"(["x","y"])");
    CHECK(key({"/a", "/a/b"}, R"({"a":"x"})").starts_with("sha256:"));
    CHECK(key({"/a~1b", "/c~0d", "/~01"},
              R"({"a/b":"1","c~d":"2","~1":"3"})") == R"(["1","2","3"])");
    CHECK(key({"/"}, R"({"":"x"})") == R"(["x"])");
    CHECK(key({"//"}, R"({"":{"":"x"}})") == R"(["x"])");
    CHECK(is_digest(key({""}, R"({"a":"x"})")));
    CHECK(is_digest(key({"/a/0"}, R"({"a":["x"]})")));
    CHECK(is_digest(key({"/a~"}, R"({"a~":"x"})")));
    CHECK(is_digest(key({"/~2"}, R"({"~2":"x"})")));
}

TEST_CASE("the last of equal names counts")
{
    CHECK(key({"/a"}, R"({"a":"x","a":"y"})") == R"(["y"])");
    CHECK(key({"/a/b"}, R"({"a":{"b":"x"},"\u0061":{"b":"y"}})") == R"(["y"])");
    CHECK(is_digest(key({"/a"}, R"({"a":"x","a":1})")));
    CHECK(is_digest(key({"/a"}, R"({"a":"x","a":""})")));
    CHECK(is_digest(key({"/a/b"}, R"({"a":{"b":"x"},"a":{}})")));
    CHECK(is_digest(key({"/a/b"}, R"({"a":{"b":"x"},"a":"y"})")));
}

TEST_CASE("without non-empty strings, the key is the digest of the body")
{
    for (auto const* body : {R"({})",
                             R"({"a":""})",
                             R"({"a":null})",
                             R"({"a":1})",
                             R"({"a":["x"]})",
                             R"({"a":{"a":"x"}})",
                             R"({"b":{"a":"x"}})",
                             R"({"A":"x"})",
                             R"(["x"])",
                             R"("x")",
                             R"({"a":"x")",
                             R"({"a":"x"}})",
                             R"({"a":"\ud800"})",
                             "{\"a\":\"\xFF\"}",
                             "",
                             "x"}) {
        INFO(body);
        CHECK(is_digest(key({"/a"}, body)));
    }
    CHECK(is_digest(key({"/a", "/b"}, R"({"a":"x"})")));
    // From `printf '{}' | sha256sum`.
    CHECK(key({}, "{}") ==
          "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e"
          "8310c060f61caaff8a");
    CHECK(key({"/a"}, "{}") == key({}, "{}"));
    CHECK(key({"/a"}, "{ }") != key({"/a"}, "{}"));
}

TEST_CASE("a natural key needs no memory for depth")
{
    auto const deep = std::string(100'000, '[') + std::string(100'000, ']');
    CHECK(is_digest(key({"/a"}, R"({"a":"x","b":)" + deep + "}")));
    CHECK(is_digest(key({"/a"}, R"({"a":)" + deep + "}")));
}

TEST_CASE("a natural key is written as Boost.JSON writes it")
{
    std::string all;
    for (int code = 1; code != 128; ++code)
        all += static_cast<char>(code);
    all += std::string("\0 \xC3\xA9 \xF0\x9F\x98\x80", 9);
    auto const text = boost::json::serialize(boost::json::string(all));
    CHECK(key({"/a", "/a"}, "{\"a\":" + text + '}') ==
          boost::json::serialize(boost::json::array{all, all}));
}

TEST_CASE("the key of a decoded event is that of its text")
{
    // The values of all members in turn.
    std::vector<std::string> const values{
        R"("x")",
        R"("")",
        R"("read")",
        R"("re\u0061d")",
        R"("unknown")",
        R"("\u0000")",
        R"("read\u0000")",
        R"("\ud83d\ude00\/\b\"\\")",
        "\"\xC3\xA9\x7F\"",
        R"(" x ")",
        "null",
        "true",
        "1",
        "1e400",
        "20000.00",
        "[]",
        R"(["x"])",
        "{}",
        R"({"id":"y","note":"z"})",
        R"({ "note" : "z\u00e9" , "id" : null })",
        R"({"id":1,"id":"y","note":"z","note":null})",
        R"({"id":"","x":"y"})",
        R"({"id":{"id":"y"}})",
    };
    std::vector<std::string> const names{
        R"("id")",
        R"("\u0069d")",
        R"("note")",
        R"("status")",
        R"("state")",
        R"("number")",
        R"("inner")",
        R"("perhaps")",
        R"("boxed")",
        R"("open")",
        R"("list")",
        R"("a\/b~c\"\u0000d")",
        R"("other")",
    };
    Pointers const alone{"/id",
                         "/note",
                         "/status",
                         "/state",
                         "/number",
                         "/inner",
                         "/inner/id",
                         "/inner/note",
                         "/perhaps",
                         "/perhaps/id",
                         "/perhaps/note",
                         "/boxed/id",
                         "/boxed/note",
                         "/boxed",
                         "/open",
                         "/open/id",
                         "/list",
                         "/list/0",
                         "/other",
                         "/other/id",
                         "",
                         "/",
                         "id",
                         "/id/",
                         "/id~",
                         "/inner/id/id",
                         std::string_view("/a~1b~0c\"\0d", 11)};
    auto const check = [](Pointers const& pointers, std::string const& body) {
        INFO(body << ", " << pointers.front());
        auto const found = event_key(pointers, body);
        REQUIRE_FALSE(found.empty());
        REQUIRE(found == key(pointers, body));
        return is_digest(found) ? 0 : 1;
    };
    int natural = 0;
    std::size_t pairs = 0;
    for (auto const& name : names)
        for (auto const& value : values) {
            auto const member = name + ": " + value;
            for (auto const& pointer : alone)
                natural += check({pointer}, '{' + member + '}');
            // Repeated, with another value before and after: every fifth pair,
            // so that each value meets each other one under some name.
            for (auto const& other : values) {
                if (++pairs % 5 != 0)
                    continue;
                for (auto const& pointer : alone)
                    natural +=
                        check({pointer},
                              '{' + member + " ," + name + ':' + other + '}');
            }
            check({"/id", "/status"}, R"({"id":"x",)" + member + '}');
            check({"/status", "/inner/id"},
                  '{' + member + R"(,"status":"sent"})");
        }
    CHECK(natural > 500);
}

TEST_CASE("the keys of documented webhooks come from decoded events")
{
    using airudder::workflow::WabaStatusChange;
    for_each(airudder::webhooks, [](auto const& webhook) {
        using Event = typename std::remove_cvref_t<decltype(webhook)>::Event;
        for (auto const* body :
             {R"({"msg_id":"1","status":"read","call":{"call_id":"2"}})",
              R"({"msg_id":"1","status":"new","call":{"call_id":"\u0032"}})",
              R"({"msg_id":"1","status":null,"call":{"call_id":2}})",
              R"({"msg_id":"1","status":"","call":["call_id"]})",
              R"({"msg_id":"1","call":{"call_id":"2"},"call":{}})",
              R"({})"})
            CHECK(event_key<Event>(webhook.delivery_key, body) ==
                  airudder::detail::delivery_key(webhook.delivery_key, body));
    });
    CHECK(event_key<WabaStatusChange>(
              airudder::workflow::waba_status_changed.delivery_key,
              R"({"msg_id":"1","status":"new"})") == R"(["1","new"])");
}
