// Properties of pointers and numbers, checked on small records.
#include "check.hpp"
#include "decimal.hpp"
#include "helper_rules.hpp"
#include "json.hpp"
#include "utf8.hpp"

#include <airudder/parse.hpp>
#include <airudder/serialize.hpp>

#include <boost/describe/class.hpp>

#include <cmath>
#include <cstdint>
#include <string>

namespace fuzz {

using namespace airudder::conformance;
using airudder::Issue;
using airudder::IssueKind;
using airudder::Unmodeled;

struct Open {
    boost::json::object open{};
    Unmodeled unmodeled{};
};

BOOST_DESCRIBE_STRUCT(Open, (), (open))

struct Nothing {
    Unmodeled unmodeled{};
};

BOOST_DESCRIBE_STRUCT(Nothing, (), ())

struct Numbers {
    std::int64_t integer{};
    double real{};
    Unmodeled unmodeled{};
};

BOOST_DESCRIBE_STRUCT(Numbers, (), (integer, real))

namespace {

/// Nested JSON text, and the pointer to its innermost value.
struct Nesting {
    std::string text;
    std::string pointer;
};

/// Wraps the text in an object with a member `name`. If `name` starts with '#',
/// wraps it in an array instead, after as many elements as further characters.
void wrap(Nesting& nesting, std::string const& name)
{
    auto token = name;
    if (name.starts_with('#')) {
        token = std::to_string(name.size() - 1);
        std::string others;
        for (auto left = name.size() - 1; left != 0; --left)
            others += "0,";
        nesting.text = "[" + others + nesting.text + "]";
    } else {
        nesting.text = "{" + write_string(name) + ":" + nesting.text + "}";
    }
    nesting.pointer = below("", token) + nesting.pointer;
}

Nesting nested(std::vector<std::string> const& names)
{
    Nesting nesting{"1e400", ""};
    for (auto name = names.rbegin(); name != names.rend(); ++name)
        wrap(nesting, *name);
    return nesting;
}

std::vector<std::string> split(std::string_view bytes)
{
    constexpr std::size_t most = 1000;
    std::vector<std::string> parts;
    for (;;) {
        auto const part = bytes.substr(0, bytes.find(','));
        parts.emplace_back(part);
        if (part.size() == bytes.size() || parts.size() == most)
            return parts;
        bytes.remove_prefix(part.size() + 1);
    }
}

/// Checks that a parse of `text` has one issue, of this kind and at this
/// pointer; or that it fails if `text` is not UTF-8.
template <class T>
void check_issue(std::string const& text,
                 std::string const& pointer,
                 IssueKind kind)
{
    std::vector<Issue> issues;
    auto const result =
        airudder::parse<T>(text, {.max_depth = 1024, .issues = &issues});
    require(result.has_value() == is_utf8(text), "names are UTF-8", text);
    if (!result)
        return;
    require(issues.size() == 1 && issues[0].kind == kind, "one issue", text);
    require(issues[0].pointer == pointer,
            "a pointer has its names escaped",
            issues[0].pointer);
    auto const strict =
        airudder::parse<T>(text, {.strict = true, .max_depth = 1024});
    require(strict.has_error() && strict.error().pointer == pointer,
            "strict parsing fails at that pointer");
}

/// A finite double as Number::toString of ECMAScript writes it.
std::string written(double number)
{
    auto const value = read_decimal(shortest(number));
    if (value.digits.empty())
        return "0";
    std::string const sign = value.negative ? "-" : "";
    auto digits = value.digits;
    auto const count = static_cast<long>(digits.size());
    auto const point = count + value.exponent;
    auto const zeros = [](long number_of) {
        return std::string(static_cast<std::size_t>(number_of), '0');
    };
    if (count <= point && point <= 21)
        return sign + digits + zeros(point - count);
    if (0 < point && point <= 21)
        return sign + digits.insert(static_cast<std::size_t>(point), ".");
    if (-6 < point && point <= 0)
        return sign + "0." + zeros(-point) + digits;
    if (count > 1)
        digits.insert(1, ".");
    return sign + digits + (point > 0 ? "e+" : "e-") +
           std::to_string(std::labs(point - 1));
}

} // namespace

void check_pointer(std::string_view bytes)
{
    auto names = split(bytes);
    // The value of `open` must be an object.
    if (names.front().starts_with('#'))
        names.front() = "x";
    auto const nesting = nested(names);
    check_issue<Open>("{\"open\":" + nesting.text + "}",
                      "/open" + nesting.pointer,
                      IssueKind::wrong_type);
    auto const name = write_string(names.front());
    auto const pointer = below("", names.front());
    check_issue<Nothing>(
        "{" + name + ":0}", pointer, IssueKind::unknown_member);
    check_issue<Open>("{\"open\":{" + name + ":0," + name + ":1}}",
                      "/open" + pointer,
                      IssueKind::duplicate);
}

void check_numbers(std::string_view bytes)
{
    Numbers numbers;
    numbers.integer = take<std::int64_t>(bytes);
    numbers.real = take<double>(bytes);
    auto const text = airudder::serialize(numbers);
    bool const finite = std::isfinite(numbers.real);
    auto const real = finite ? written(numbers.real) : "null";
    require(text == "{\"integer\":" + std::to_string(numbers.integer) +
                        ",\"real\":" + real + "}",
            "numbers are written as " + real,
            text);
    auto const again = airudder::parse<Numbers>(text, {.strict = true});
    require(again.has_value() == finite, "numbers are read as written", text);
    require(!finite || again->real == numbers.real, "doubles come back", text);
    require(!finite || again->integer == numbers.integer,
            "integers come back",
            text);
    require(!finite || again->unmodeled.empty(), "nothing is kept", text);
}

} // namespace fuzz
