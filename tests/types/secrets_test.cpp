// No message about any type quotes a possible secret.
#include "catch.hpp"
#include "record_type.hpp"
#include "sample_texts.hpp"

#include <algorithm>
#include <exception>
#include <set>
#include <string>
#include <string_view>
#include <vector>

using airudder::Issue;
using types::RecordType;
using types::Shape;

namespace {

/// No message may contain a byte of this. Messages do not use these bytes
/// otherwise.
constexpr std::string_view secret = "Z%#~Z%#~";

/// Values that contain the secret, both well-formed and malformed.
constexpr std::string_view secret_values[]{
    R"("Z%#~Z%#~")",
    R"("Z%#~Z%#~\u0000")",
    R"(["Z%#~Z%#~"])",
    R"({"Z%#~Z%#~":"Z%#~Z%#~","Z%#~Z%#~":1e400})",
    R"([[{"x":"Z%#~Z%#~"}],null,1e400])",
    R"("Z%#~Z%#~)",
    R"("Z%#~Z%#~\x")",
    R"("Z%#~Z%#~\ud800")",
    "\"Z%#~Z%#~\n\"",
    "\"Z%#~Z%#~\xFF\"",
    "Z%#~Z%#~",
    R"("Z%#~Z%#~" "Z%#~Z%#~")",
    R"(["Z%#~Z%#~" "Z%#~Z%#~"])",
};

bool is_secret(std::string name)
{
    std::ranges::transform(name, name.begin(), [](char byte) {
        return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte | 0x20)
                                          : byte;
    });
    for (auto const word : {"secret", "token", "appkey", "password"})
        if (name.find(word) != name.npos)
            return true;
    return false;
}

/// All messages about a text; errors also as they are printed.
std::vector<std::string> messages(RecordType const& type,
                                  std::string const& text)
{
    std::vector<std::string> out;
    for (bool const strict : {false, true}) {
        std::vector<Issue> issues;
        auto const result =
            type.parse(text, {.strict = strict, .issues = &issues});
        for (auto const& issue : issues)
            out.push_back(issue.message);
        if (result)
            continue;
        out.push_back(result.error().message);
        try {
            result.value();
        } catch (std::exception const& exception) {
            // The pointer names members, even those within a secret.
            auto const& pointer = result.error().pointer;
            out.push_back(std::string(exception.what()).substr(pointer.size()));
        }
    }
    return out;
}

void check_messages(RecordType const& type,
                    std::string const& before,
                    std::string const& after)
{
    std::size_t count = 0;
    for (auto const value : secret_values) {
        auto const text = before + std::string(value) + after;
        CAPTURE(type.name, text);
        auto const found = messages(type, text);
        for (auto const& message : found)
            REQUIRE(message.find_first_of(secret) == message.npos);
        count += found.size();
    }
    REQUIRE(count > 20);
}

/// Calls `f(before, after, is_secret_place)` for each member at any depth of a
/// shape, with the text before and after its value.
template <class F>
void for_each_place(Shape const& shape,
                    std::string const& before,
                    std::string const& after,
                    bool below_secret,
                    F const& f)
{
    if (shape.type == "array")
        return for_each_place(
            shape.items.front(), before + "[", "]" + after, below_secret, f);
    if (shape.type == "map") {
        f(before + R"({"x":0,"api_token":)", "}" + after, true);
        return for_each_place(shape.items.front(),
                              before + R"({"x":)",
                              "}" + after,
                              below_secret,
                              f);
    }
    if (shape.type == "open" || shape.type == "any") {
        f(before + R"({"x":1,"api_token":)", "}" + after, true);
        return f(before + R"({"APPSecret":{"x":[)", "]}}" + after, true);
    }
    if (shape.type != "record")
        return;
    static std::set<Shape const*> open; // a record may contain itself
    if (!open.insert(&shape).second)
        return;
    f(before + R"({"access_token":)", "}" + after, true);
    f(before + R"({"access_\u0074oken":)", "}" + after, true);
    f(before + R"({"x":1,"APPSECRETs":)", "}" + after, true);
    for (auto const& member : shape.members) {
        auto const secret_here = below_secret || is_secret(member.name);
        auto const start = before + "{" +
                           airudder::conformance::write_string(member.name) +
                           ":";
        f(start, "}" + after, secret_here);
        for_each_place(member.shape, start, "}" + after, secret_here, f);
    }
    open.erase(&shape);
}

} // namespace

TEST_CASE("no message quotes a possible secret, for any type")
{
    std::size_t places = 0;
    for (auto const* type : types::all_types())
        for_each_place(type->shape,
                       "",
                       "",
                       false,
                       [&](std::string const& before,
                           std::string const& after,
                           bool is_secret_place) {
                           places += is_secret_place ? 1 : 0;
                           if (is_secret_place)
                               check_messages(*type, before, after);
                       });
    CHECK(places > 100);
}
