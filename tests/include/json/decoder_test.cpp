// Growth of lists before their length is known.
#include "catch.hpp"

#include <airudder/detail/json/type_of.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

using airudder::detail::Decoder;
using airudder::detail::glance_at_list;

namespace {

/// The new capacity of a list that has `capacity` elements of 100 bytes, when
/// the next element is `at` bytes after the beginning of `text`.
std::size_t grown(std::string const& text, std::size_t capacity, std::size_t at)
{
    airudder::ParseOptions const options;
    Decoder const decoder(text, options);
    return decoder.grown_list(capacity, 100, text.data(), text.data() + at);
}

std::string records(std::size_t count)
{
    std::string text;
    for (std::size_t index = 0; index != count; ++index)
        text += index == 0 ? "{\"a\":\"some text\"}" : ",{\"a\":\"some text\"}";
    return text;
}

} // namespace

TEST_CASE("glance_at_list finds the end of the list, not of a nested one")
{
    CHECK(glance_at_list("1,2]").end == 3);
    CHECK(glance_at_list("]").end == 0);
    CHECK(glance_at_list("[1],2]").end == std::string_view::npos);
    CHECK(glance_at_list("1,2").end == std::string_view::npos);
    CHECK(glance_at_list("1],[2]").end == 1);
    CHECK(glance_at_list("{},{},[]").end == std::string_view::npos);
}

TEST_CASE("glance_at_list measures the first object unless it has a list")
{
    CHECK(glance_at_list(R"({"a":1},{"b":22}])").object == 6);
    CHECK(glance_at_list(R"({"a":{}},{}])").object == 6);
    CHECK(glance_at_list(R"({"a":[1]}])").object == 0);
    CHECK(glance_at_list("1]}").object == 0);
    CHECK(glance_at_list("").object == 0);
}

TEST_CASE("glance_at_list finds brackets at any distance")
{
    for (std::size_t size = 1; size != 70; ++size) {
        std::string const other(size, 'x');
        CAPTURE(size);
        CHECK(glance_at_list(other + "}" + other + "]").object == size);
        CHECK(glance_at_list(other + "}" + other + "]").end == 2 * size + 1);
        CHECK(glance_at_list(other + "[" + other + "]").end ==
              std::string_view::npos);
    }
}

TEST_CASE("a short list of records gets room for all of them")
{
    CHECK(grown(records(1) + "]", 0, 0) == 1);
    CHECK(grown(records(2) + "]", 0, 0) == 2);
    CHECK(grown(records(3) + "]", 0, 0) == 3);
    CHECK(grown(records(5) + "]", 0, 0) == 5);
    // At most 512 bytes before the first element has been read.
    CHECK(grown(records(20) + "]", 0, 0) == 5);
}

TEST_CASE("a growing list gets room for its remaining elements")
{
    auto const text = records(8) + "]";
    auto const four = records(4).size() + 1;
    CHECK(grown(text, 4, four) == 8);
    // At least half as many again, so that the list is not copied too often.
    CHECK(grown(records(5) + "]", 4, four) == 7);
    // At most five times as many: the next element may be longer than all
    // earlier ones.
    CHECK(grown("1,1,1,1," + std::string(400, '1') + "]", 4, 8) == 20);
}

TEST_CASE("a long list grows to what the rest of the text can hold")
{
    auto const text = records(1000) + "]";
    auto const size = records(100).size() + 1;
    auto const whole = grown(text, 100, size);
    // And some more, because the remaining elements may be a little shorter.
    CHECK(whole >= 1050);
    CHECK(whole <= 1070);
    // At most four times the memory of the text: 4 * 17,640 / 100.
    CHECK(grown(text, 20, records(20).size() + 1) == 705);
    // Or at most sixteen times as many elements, and at least twice as many.
    std::string ones;
    for (auto count = 0; count != 20; ++count)
        ones += "1,";
    CHECK(grown(ones + std::string(4000, '1'), 20, ones.size()) == 320);
    CHECK(grown(records(101) + "]", 100, size) == 200);
}

TEST_CASE("a list that gets no room fails for want of memory")
{
    // In place of a library that breaks its promises.
    airudder::detail::ListType const type{
        {&airudder::detail::read_list, airudder::detail::Kind::list, 0},
        &airudder::detail::TypeOf<std::int64_t>::value,
        [](void*) -> void* { return nullptr; },
        [](void*, std::size_t) -> void* { return nullptr; },
        nullptr,
        [](void const*) {
            return airudder::detail::Elements{};
        }};
    airudder::ParseOptions const options;
    std::string_view const text = " [1,2]";
    Decoder decoder(text, options);
    int list = 0;
    auto const step = type.read(decoder, text.data() + 1, &list, type, {});
    REQUIRE(step.failed());
    auto const error = decoder.error();
    CHECK(error.message == "expected a value that decodes to at most "
                           "268435456 bytes, found a larger one");
    CHECK(error.offset == 2);
}

TEST_CASE("the memory of a list is limited even if its size overflows")
{
    airudder::ParseOptions const options{.max_memory = 100};
    std::string_view const text = "[1]";
    Decoder decoder(text, options);
    std::vector<std::int64_t> list;
    auto const huge = ~std::size_t{} / sizeof(std::int64_t) + 2;
    CHECK(airudder::detail::grow_list(
              decoder,
              &list,
              airudder::detail::TypeOf<std::vector<std::int64_t>>::value,
              0,
              huge,
              text.data() + 1) == nullptr);
    CHECK(decoder.error().offset == 1);
    CHECK(decoder.memory() == 0);
}
