// Edits records within other records after a lossy parse.
#include "catch.hpp"
#include "json.hpp"
#include "record_type.hpp"
#include "sample_texts.hpp"

#include <string>

using airudder::conformance::at;
using airudder::conformance::Json;
using airudder::conformance::read_json;
using airudder::conformance::same_value;
using types::AnyRecord;
using types::Part;
using types::RecordType;

namespace {

/// Sets the member `name` of `object` to `value`.
void put(Json& object, std::string const& name, Json value)
{
    for (auto& member : object.members)
        if (member.name == name) {
            member.value = std::move(value);
            return;
        }
    object.members.push_back({name, std::move(value)});
}

/// Whether a part is a list element that is null in the text.
bool is_whole(Part const& part)
{
    return !part.type->unmodeled(part.record).whole().empty();
}

/// Edits each member of one part, each time in a new copy.
void check_part(RecordType const& type,
                AnyRecord& original,
                std::string const& text,
                std::size_t index)
{
    auto const pointer = types::parts(type, original)[index].pointer;
    auto const before = read_json(text).value();
    REQUIRE(at(before, pointer) != nullptr);
    auto const& members = types::parts(type, original)[index].type->members;
    for (auto const& member : members) {
        CAPTURE(pointer, member.name);
        auto const record = original.copy();
        auto const part = types::parts(type, *record)[index];
        if (is_whole(part))
            continue;
        member.assign(part.record, 0);
        auto wanted = before;
        put(*at(wanted, pointer),
            member.name,
            read_json(types::sample_text(member.shape, 0)).value());
        REQUIRE(same_value(read_json(record->text()).value(), wanted));
    }
}

} // namespace

TEST_CASE("an edit at any depth changes only the edited member")
{
    for (auto const* type : types::all_types()) {
        auto const text = types::lossy_text(type->shape);
        CAPTURE(type->name, text);
        auto const record = parsed(*type, text);
        auto const before = read_json(text).value();
        REQUIRE(same_value(read_json(record->text()).value(), before));
        auto const count = types::parts(*type, *record).size();
        for (std::size_t index = 0; index != count; ++index)
            check_part(*type, *record, text, index);
    }
}

TEST_CASE("a kept text can be erased at any depth")
{
    for (auto const* type : types::all_types()) {
        auto const text = types::lossy_text(type->shape);
        CAPTURE(type->name, text);
        auto const record = parsed(*type, text);
        auto const count = types::parts(*type, *record).size();
        for (std::size_t index = 0; index != count; ++index) {
            auto const copy = record->copy();
            auto const part = types::parts(*type, *copy)[index];
            if (is_whole(part))
                continue;
            REQUIRE(part.type->unmodeled(part.record).forget("unknown"));
            auto wanted = read_json(text).value();
            std::erase_if(
                at(wanted, part.pointer)->members,
                [](auto const& one) { return one.name == "unknown"; });
            REQUIRE(same_value(read_json(copy->text()).value(), wanted));
        }
    }
}

TEST_CASE("a record is written if it was not an object before the edit")
{
    for (auto const* type : types::all_types()) {
        auto const record = parsed(*type, types::lossy_text(type->shape));
        auto const count = types::parts(*type, *record).size();
        for (std::size_t index = 0; index != count; ++index) {
            auto const copy = record->copy();
            auto const part = types::parts(*type, *copy)[index];
            if (!is_whole(part) || part.type->members.empty())
                continue;
            auto const& member = part.type->members.front();
            CAPTURE(type->name, part.pointer);
            member.assign(part.record, 0);
            auto const written = read_json(copy->text()).value();
            auto const found = at(written, part.pointer);
            REQUIRE(found != nullptr);
            REQUIRE(found->is(Json::Kind::object));
            REQUIRE(found->find(member.name) != nullptr);
            member.reset(part.record);
            part.type->unmodeled(part.record).set("more", "1");
            auto const again = read_json(copy->text()).value();
            auto const more = at(again, part.pointer + "/more");
            REQUIRE(more != nullptr);
        }
    }
}
