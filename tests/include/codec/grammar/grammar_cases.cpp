#include "grammar_cases.hpp"

#include "fixtures.hpp"
#include "json.hpp"

#include <airudder/parse.hpp>
#include <airudder/serialize.hpp>

#include <algorithm>
#include <vector>

namespace grammar {
namespace {

using airudder::Error;
using airudder::conformance::read_json;
using fixtures::Nothing;
using fixtures::One;

/// A context in which a value can stand: the text before and after it.
struct Context {
    std::string_view before;
    std::string_view behind;

    std::string around(std::string_view value) const
    {
        return std::string(before).append(value).append(behind);
    }
};

constexpr Context member{"{\"value\":{\"k\":", "}}"};
constexpr Context listed{"{\"value\":[0,", "]}"};

constexpr Context members[]{
    {"{\"text\":", "}"},
    {"{\"count\":", "}"},
    {"{\"amount\":", "}"},
    {"{\"flag\":", "}"},
    {"{\"level\":", "}"},
    {"{\"inner\":", "}"},
    {"{\"inner\":{\"size\":", "}}"},
    {"{\"open\":", "}"},
    {"{\"maybe_inner\":", "}"},
    {"{\"counts\":", "}"},
    {"{\"inners\":", "}"},
};

std::string found_at(std::string const& text, std::size_t offset)
{
    if (offset >= text.size())
        return "the end";
    constexpr std::string_view hex = "0123456789ABCDEF";
    auto const code = static_cast<unsigned char>(text[offset]);
    if (code > ' ' && code < 0x7F)
        return std::string("'") + text[offset] + "'";
    return std::string("byte 0x") + hex[code / 16] + hex[code % 16];
}

void check_error(Error const& error,
                 std::string const& text,
                 std::size_t offset,
                 std::string_view expected)
{
    CHECK(error.pointer.empty());
    CHECK(error.offset == offset);
    CHECK(error.message == "expected " + std::string(expected) + ", found " +
                               found_at(text, offset));
    auto const before = text.substr(0, offset);
    auto const lines = std::count(before.begin(), before.end(), '\n');
    CHECK(error.line == static_cast<std::size_t>(lines) + 1);
    CHECK(error.column == offset - (before.rfind('\n') + 1) + 1);
}

template <class T>
void check_refused(Refused const& refused)
{
    auto const text = member.around(refused.value);
    CHECK_FALSE(read_json(text));
    auto const result = airudder::parse<T>(text);
    REQUIRE(result.has_error());
    check_error(result.error(),
                text,
                member.before.size() + refused.offset,
                refused.expected);
}

/// Checks the place of an error within the value. After the value, the error
/// depends on the context.
template <class T>
void check_offset(Context const& context, Refused const& refused)
{
    auto const text = context.around(refused.value);
    CAPTURE(text);
    auto const result = airudder::parse<T>(text);
    REQUIRE(result.has_error());
    if (refused.offset < refused.value.size())
        CHECK(result.error().offset == context.before.size() + refused.offset);
}

template <class T>
void check_accepted(Context const& context, Accepted const& accepted)
{
    auto const text = context.around(accepted.value);
    CAPTURE(text);
    auto const result = airudder::parse<T>(text);
    REQUIRE(result.has_value());
    auto const written = airudder::serialize(*result);
    auto const value = read_json(text).value();
    CHECK(airudder::conformance::comes_back(read_json(written).value(), value));
}

} // namespace

void check(Refused const& refused)
{
    CAPTURE(refused.what);
    check_refused<Nothing>(refused);
    check_refused<One<boost::json::object>>(refused);
    check_offset<One<std::vector<std::string>>>(listed, refused);
    for (auto const& context : members)
        check_offset<fixtures::Outer>(context, refused);
}

void check(Accepted const& accepted)
{
    CAPTURE(accepted.what);
    auto const text = member.around(accepted.value);
    auto const kept = airudder::parse<Nothing>(text);
    REQUIRE(kept.has_value());
    CHECK(airudder::serialize(*kept) == airudder::conformance::minified(text));
    check_accepted<One<boost::json::object>>(member, accepted);
    check_accepted<One<std::vector<std::string>>>(listed, accepted);
    for (auto const& context : members)
        check_accepted<fixtures::Outer>(context, accepted);
}

void check(RefusedText const& refused)
{
    CAPTURE(refused.what);
    auto const text = std::string(refused.text);
    for (bool const strict : {false, true}) {
        auto const result = airudder::parse<Nothing>(text, {.strict = strict});
        REQUIRE(result.has_error());
        if (!strict || result.error().pointer.empty())
            check_error(result.error(), text, refused.offset, refused.expected);
    }
}

} // namespace grammar
