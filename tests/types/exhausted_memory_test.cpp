// Lets memory run out at each allocation, for every record type.
#include "catch.hpp"
#include "counting_new.hpp"
#include "record_type.hpp"
#include "sample_texts.hpp"

#include <new>
#include <string>
#include <vector>

using airudder::Issue;
using airudder::Unmodeled;
using types::RecordType;

namespace {

/// The outcome of letting each allocation fail in turn.
struct Outcome {
    std::size_t allocations = 0;
    bool leaked = false;
};

/// Which allocations fail: all of them, or some.
struct Tries {
    std::size_t first = 0;
    std::size_t step = 1;
};

/// Runs `f` with each of these allocations failing.
template <class F>
Outcome exhaust(F f, Tries tries = {})
{
    Outcome outcome;
    auto const in_use = [] {
        return counting_new::counts().in_use;
    };
    outcome.allocations = counting_new::fail_at_each_allocation(
        [&] {
            auto const before = in_use();
            try {
                f();
            } catch (std::bad_alloc const&) {
                outcome.leaked = outcome.leaked || in_use() != before;
                throw;
            }
            outcome.leaked = outcome.leaked || in_use() != before;
        },
        tries.first,
        tries.step);
    return outcome;
}

/// Calls `f(type, text, more...)` after one parse and one write, which make
/// everything that is made only once.
template <class F, class... More>
void with_text(F f,
               RecordType const& type,
               std::string const& text,
               More... more)
{
    CAPTURE(type.name, text);
    auto const result = type.parse(text, {});
    REQUIRE(result.has_value());
    REQUIRE_FALSE((*result)->text().empty());
    f(type, text, more...);
}

/// Calls `f(type, text)` for each type with a text that is kept completely.
template <class F>
void for_each_type(F f)
{
    for (auto const* type : types::all_types())
        with_text(f, *type, types::lossy_text(type->shape));
}

/// Calls `f(type, text, tries)` with these texts and with texts that have each
/// name twice. Only every third allocation fails for the latter, because trying
/// all of them takes long.
template <class F>
void for_each_text(F f)
{
    std::size_t count = 0;
    for (auto const* type : types::all_types()) {
        with_text(f, *type, types::lossy_text(type->shape), Tries{});
        for (bool const fits_first : {false, true})
            with_text(f,
                      *type,
                      types::repeating_text(type->shape, fits_first),
                      Tries{count++ % 3, 3});
    }
}

} // namespace

TEST_CASE("a parse that runs out of memory leaks nothing")
{
    for_each_text(
        [](RecordType const& type, std::string const& text, Tries tries) {
            bool refused = false;
            for (bool const strict : {false, true}) {
                auto const outcome = exhaust(
                    [&] {
                        std::vector<Issue> issues;
                        auto const result = type.parse(
                            text, {.strict = strict, .issues = &issues});
                        refused = result.has_error();
                    },
                    tries);
                CHECK_FALSE(outcome.leaked);
                CHECK(outcome.allocations > 1);
                CHECK(refused == strict);
            }
        });
}

TEST_CASE("serialize_to that runs out of memory leaves its text unchanged")
{
    for_each_text([](RecordType const& type, std::string const& text, Tries) {
        auto const record = parsed(type, text);
        auto const expected = record->text();
        bool changed = false;
        std::string last;
        auto const outcome = exhaust([&] {
            std::string out = "kept";
            try {
                record->append_to(out);
            } catch (std::bad_alloc const&) {
                changed = changed || out != "kept";
                throw;
            }
            changed = changed || out.size() != 4 + expected.size();
        });
        CHECK(outcome.allocations != 0);
        CHECK_FALSE(outcome.leaked);
        CHECK_FALSE(changed);
        CHECK(record->text() == expected);
    });
}

TEST_CASE("kept texts are assigned completely or not at all")
{
    for_each_type([](RecordType const& type, std::string const& text) {
        auto const source = parsed(type, text);
        auto const target = parsed(type, R"({"other":[1],"second":2})");
        auto& from = type.unmodeled(source->data());
        auto& to = type.unmodeled(target->data());
        auto const before = target->text();
        bool half = false;
        exhaust([&] {
            Unmodeled copy;
            try {
                copy = from;
                to = from;
            } catch (std::bad_alloc const&) {
                half = half || (!copy.empty() && !(copy == from));
                half = half || to.find("other") != "[1]" || to.size() < 2;
                throw;
            }
            to.clear();
            to.set("other", "[1]");
            to.set("second", "2");
        });
        CHECK_FALSE(half);
        CHECK(to.size() == 2);
    });
}

TEST_CASE("a copy that runs out of memory leaves both records usable")
{
    for_each_type([](RecordType const& type, std::string const& text) {
        auto const source = parsed(type, text);
        auto const expected = source->text();
        auto const copied = exhaust([&] { source->copy(); });
        CHECK(copied.allocations > 1);
        CHECK_FALSE(copied.leaked);
        CHECK_FALSE(exhaust([&] {
                        auto const target = type.make();
                        target->assign(*source);
                    }).leaked);
        auto const target = type.make();
        for (std::size_t at = 0; at != copied.allocations; ++at) {
            counting_new::fail_at(at);
            try {
                target->assign(*source);
            } catch (std::bad_alloc const&) {
            }
            counting_new::cancel_failure();
            REQUIRE_FALSE(target->text().empty());
        }
        target->assign(*source);
        CHECK(target->text() == expected);
        CHECK(source->text() == expected);
    });
}

TEST_CASE("set that runs out of memory changes nothing in any record")
{
    for_each_type([](RecordType const& type, std::string const& text) {
        auto const original = parsed(type, text);
        auto const expected = original->text();
        bool changed = false;
        for (std::size_t at = 0;; ++at) {
            auto const record = original->copy();
            auto& unmodeled = type.unmodeled(record->data());
            counting_new::fail_at(at);
            try {
                unmodeled.set("a name that is longer than a small buffer",
                              R"(["and a text that is longer, too", 1.50])");
            } catch (std::bad_alloc const&) {
                changed = changed || record->text() != expected;
            }
            if (counting_new::cancel_failure())
                break;
        }
        CHECK_FALSE(changed);
    });
}
