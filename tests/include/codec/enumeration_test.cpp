#include "catch.hpp"
#include "codec.hpp"
#include "fixtures.hpp"

#include <airudder/airudder.hpp>
#include <airudder/client/call_error.hpp>
#include <airudder/enumeration.hpp>

#include <boost/describe/enum.hpp>

#include <cstdint>
#include <iomanip>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>

using airudder::from_string;
using airudder::IssueKind;
using airudder::Method;
using codec::printed;
using fixtures::Level;
using namespace std::string_view_literals;

namespace other {

/// Described outside this library, with an operator<< of its own.
enum class Color { red, green };

BOOST_DESCRIBE_ENUM(Color, red, green)

inline std::ostream& operator<<(std::ostream& out, Color)
{
    return out << "a color";
}

/// Its values are the limits of the underlying type.
enum class Wide : std::int8_t { unknown, low = -128, high = 127 };

BOOST_DESCRIBE_ENUM(Wide, low, high)

/// Not described.
enum class Plain { one };

std::string to_string(Plain) { return "plain"; }

} // namespace other

namespace {

template <class T>
concept Printed = requires(std::ostream& out, T value)
{
    out << value;
};

template <class T>
concept Spelled = requires(T value)
{
    to_string(value);
};

} // namespace

TEST_CASE("to_string of an enumerator is its JSON text")
{
    CHECK(airudder::to_string(Level::low) == "low");
    CHECK(airudder::to_string(Level::default_) == "default");
    CHECK(airudder::to_string(Level::quoted_) == "\"\\\0/"sv);
    CHECK(airudder::to_string(Level::unknown) == "unknown");
    CHECK(airudder::to_string(static_cast<Level>(99)) == "unknown");
    STATIC_REQUIRE(noexcept(airudder::to_string(Level::low)));
}

TEST_CASE("from_string takes exactly the JSON text")
{
    STATIC_REQUIRE(from_string<Level>("default") == Level::default_);
    CHECK(from_string<Level>("\"\\\0/"sv) == Level::quoted_);
    for (auto const text : {"default_"sv,
                            "LOW"sv,
                            " low"sv,
                            "low "sv,
                            "low\0"sv,
                            "low\0evil"sv,
                            "lo"sv,
                            "\"\\"sv,
                            "unknown"sv,
                            ""sv,
                            std::string_view{}})
        CHECK(from_string<Level>(text) == std::nullopt);
}

TEST_CASE("texts go both ways for enumerations of any width")
{
    using other::Wide;
    CHECK(from_string<Wide>("low") == Wide::low);
    CHECK(from_string<Wide>("high") == Wide::high);
    CHECK(airudder::to_string(Wide::low) == "low");
    CHECK(airudder::to_string(Wide::high) == "high");
}

TEST_CASE("generated enumerators are printed and found without a namespace")
{
    auto const first = from_string<airudder::task::TaskStatus>("finished");
    REQUIRE(first.has_value());
    CHECK(to_string(*first) == "finished");
    CHECK(printed(*first) == "finished");
    CHECK(printed(airudder::task::TaskStatus::unknown) == "unknown");
    CHECK(Catch::Detail::stringify(*first) == "finished");
}

TEST_CASE("generated enumerators are printed with the width that is set")
{
    std::ostringstream out;
    out << std::setw(10) << std::left << std::setfill('.')
        << from_string<airudder::task::TaskStatus>("finished").value();
    CHECK(out.str() == "finished..");
}

TEST_CASE("using-directives do not make texts ambiguous")
{
    using namespace airudder;
    using namespace airudder::task;
    using std::to_string;
    CHECK(to_string(TaskStatus::unknown) == "unknown");
    CHECK(to_string(42) == "42");
    CHECK(to_string(Method::get) == "GET");
    CHECK(printed(TaskStatus::unknown) == "unknown");
    CHECK(printed(other::Color::red) == "a color");
    CHECK(to_string(DateTime{}) == "1970-01-01 00:00:00");
}

TEST_CASE("the runtime's own enumerations have texts in the same way")
{
    CHECK(printed(Method::delete_) == "DELETE");
    CHECK(from_string<Method>("PATCH") == Method::patch);
    CHECK(from_string<Method>("patch") == std::nullopt);
    CHECK(from_string<Method>("") == std::nullopt);
    CHECK(from_string<IssueKind>("rounded") == IssueKind::rounded);
    CHECK(printed(static_cast<IssueKind>(99)) == "invalid");
    using airudder::CallErrorKind;
    CHECK(printed(CallErrorKind::http_status) == "http_status");
    CHECK(from_string<CallErrorKind>("tls") == CallErrorKind::tls);
    CHECK(printed(static_cast<CallErrorKind>(99)) == "invalid");
}

TEST_CASE("other types get no texts from this library")
{
    STATIC_REQUIRE_FALSE(Printed<other::Plain>);
    STATIC_REQUIRE_FALSE(Printed<other::Wide>);
    STATIC_REQUIRE_FALSE(Spelled<other::Color>);
    STATIC_REQUIRE_FALSE(Printed<airudder::task::TaskDetail>);
    STATIC_REQUIRE_FALSE(Spelled<airudder::task::TaskDetail>);
    STATIC_REQUIRE_FALSE(Printed<airudder::RequestPart>);
    CHECK(printed(other::Color::green) == "a color");
    CHECK(to_string(other::Plain::one) == "plain");
}
