// Edits every member of every type after a lossy parse.
#include "catch.hpp"
#include "json.hpp"
#include "record_type.hpp"
#include "rounds.hpp"
#include "sample_texts.hpp"

#include <algorithm>
#include <string>

using airudder::Unmodeled;
using airudder::conformance::Json;
using airudder::conformance::read_json;
using airudder::conformance::same_value;
using types::AnyRecord;
using types::Form;
using types::RecordType;

namespace {

/// Calls `f(type, member, text)` for each member of each type in each form, with
/// other members that fit and with others that do not: by turns, or both if
/// AIRUDDER_TEST_FACTOR is greater than 1.
template <class F>
void for_each_member(F f)
{
    auto const both = rounds::setting("AIRUDDER_TEST_FACTOR", 1) > 1;
    std::size_t turn = 0;
    for (auto const* type : types::all_types())
        for (std::size_t at = 0; at != type->members.size(); ++at)
            for (auto const form : types::all_forms) {
                ++turn;
                for (auto const others : {Form::sample, Form::misfit}) {
                    if (!both && (turn % 2 == 0) != (others == Form::sample))
                        continue;
                    auto const text =
                        types::record_text(*type, others, at, form);
                    CAPTURE(type->name, type->members[at].name, text);
                    f(*type, type->members[at], text);
                }
            }
}

std::size_t count_of(Json const& object, std::string const& name)
{
    return static_cast<std::size_t>(
        std::ranges::count(object.members, name, &Json::Member::name));
}

/// Whether two objects have the same members, each of them once, except for
/// `name`.
bool same_but(std::string const& name, Json const& left, Json const& right)
{
    auto const covers = [&](Json const& one, Json const& other) {
        return std::ranges::all_of(one.members, [&](auto const& member) {
            if (member.name == name)
                return true;
            auto const found = other.find(member.name);
            return found && count_of(other, member.name) == 1 &&
                   same_value(member.value, *found);
        });
    };
    return covers(left, right) && covers(right, left);
}

/// The member's text in a record that keeps nothing; empty if there is none.
std::string untouched(RecordType const& type,
                      types::Member const& member,
                      AnyRecord& record)
{
    auto const fresh = type.make();
    member.copy(fresh->data(), record.data());
    auto const text = fresh->text();
    auto const value = read_json(text).value();
    auto const found = value.find(member.name);
    return found ? text.substr(found->begin, found->end - found->begin) : "";
}

bool kept(Unmodeled const& unmodeled, std::string const& name)
{
    return unmodeled.find(name) || unmodeled.absent(name);
}

} // namespace

TEST_CASE("an assigned member is written once and all others are unchanged")
{
    for_each_member([](RecordType const& type,
                       types::Member const& member,
                       std::string const& text) {
        auto const original = read_json(text).value();
        for (std::size_t sample : {0u, 1u}) {
            auto const record = parsed(type, text);
            member.assign(record->data(), sample);
            auto const written = read_json(record->text()).value();
            REQUIRE(count_of(written, member.name) == 1);
            auto const wanted = types::sample_text(member.shape, sample);
            REQUIRE(same_value(*written.find(member.name),
                               read_json(wanted).value()));
            REQUIRE(same_but(member.name, written, original));
        }
    });
}

TEST_CASE("a kept text is written again when the former value returns")
{
    for_each_member([](RecordType const& type,
                       types::Member const& member,
                       std::string const& text) {
        auto const record = parsed(type, text);
        auto const former = record->copy();
        auto const written = record->text();
        member.assign(record->data(), 1);
        member.copy(record->data(), former->data());
        REQUIRE(record->text() == written);
        REQUIRE(record->equals(*former));
    });
}

TEST_CASE("the kept text of a member can be erased")
{
    for_each_member([](RecordType const& type,
                       types::Member const& member,
                       std::string const& text) {
        auto const record = parsed(type, text);
        auto& unmodeled = type.unmodeled(record->data());
        auto const original = read_json(text).value();
        REQUIRE(unmodeled.forget(member.name) ==
                kept(type.unmodeled(parsed(type, text)->data()), member.name));
        REQUIRE_FALSE(kept(unmodeled, member.name));
        REQUIRE_FALSE(unmodeled.forget(member.name));

        auto const written = read_json(record->text()).value();
        auto const wanted = untouched(type, member, *record);
        REQUIRE(same_but(member.name, written, original));
        REQUIRE(count_of(written, member.name) == (wanted.empty() ? 0 : 1));
        if (!wanted.empty())
            REQUIRE(same_value(*written.find(member.name),
                               read_json(wanted).value()));
    });
}

TEST_CASE("a default is written after the kept text is erased")
{
    for_each_member([](RecordType const& type,
                       types::Member const& member,
                       std::string const& text) {
        auto const record = parsed(type, text);
        member.reset(record->data());
        type.unmodeled(record->data()).forget(member.name);
        auto const fresh = type.make();
        auto const written = read_json(record->text()).value();
        auto const wanted = read_json(fresh->text()).value();
        auto const found = wanted.find(member.name);
        REQUIRE(count_of(written, member.name) == (found ? 1 : 0));
        if (found)
            REQUIRE(same_value(*written.find(member.name), *found));
        REQUIRE(same_but(member.name, written, read_json(text).value()));
    });
}

TEST_CASE("unknown members can be erased and added")
{
    for_each_member([](RecordType const& type,
                       types::Member const&,
                       std::string const& text) {
        auto const record = parsed(type, text);
        auto& unmodeled = type.unmodeled(record->data());
        REQUIRE(unmodeled.forget("another unknown"));
        unmodeled.set("unknown / \"~", "[3E0]");
        auto const written = read_json(record->text()).value();
        REQUIRE(count_of(written, "another unknown") == 0);
        REQUIRE(count_of(written, "unknown / \"~") == 1);
        REQUIRE(same_value(*written.find("unknown / \"~"),
                           read_json("[3E0]").value()));
        auto original = read_json(text).value();
        original.members.pop_back();
        REQUIRE(same_but("unknown / \"~", written, original));
    });
}

TEST_CASE("copies, moves and swaps of any record are written alike")
{
    for_each_member([](RecordType const& type,
                       types::Member const& member,
                       std::string const& text) {
        auto const record = parsed(type, text);
        auto const written = record->text();
        auto const copy = record->copy();
        member.assign(copy->data(), 1);
        REQUIRE(record->text() == written);

        copy->assign(*record);
        REQUIRE(copy->text() == written);
        copy->assign(*copy);
        REQUIRE(copy->text() == written);
        auto const moved = copy->moved();
        REQUIRE(moved->text() == written);
        REQUIRE(type.unmodeled(copy->data()).empty());
        copy->assign_moved(*moved);
        REQUIRE(copy->text() == written);
        REQUIRE(copy->equals(*record));

        auto const other = type.make();
        auto const fresh = other->text();
        other->swap_with(*copy);
        REQUIRE(other->text() == written);
        REQUIRE(copy->text() == fresh);
    });
}

TEST_CASE("records differ by any member and by any kept text")
{
    for_each_member([](RecordType const& type,
                       types::Member const& member,
                       std::string const& text) {
        auto const record = parsed(type, text);
        REQUIRE(record->equals(*parsed(type, " " + text)));
        auto const edited = record->copy();
        member.assign(edited->data(), 1);
        bool const changed = !member.equal(edited->data(), record->data());
        REQUIRE(record->equals(*edited) != changed);

        auto const respelled = record->copy();
        type.unmodeled(respelled->data()).set("another unknown", "0.0");
        REQUIRE_FALSE(record->equals(*respelled));
        auto const erased = record->copy();
        type.unmodeled(erased->data()).forget("another unknown");
        REQUIRE_FALSE(record->equals(*erased));
    });
}
