// Editing a record anywhere within another one, after a lossy parse.
#include "catch.hpp"
#include "json_dom.hpp"
#include "record_type.hpp"
#include "sample_texts.hpp"

#include <string>

using json_dom::Value;
using types::AnyRecord;
using types::Part;
using types::RecordType;

namespace {

Value& at(Value& root, std::string const& pointer)
{
    return const_cast<Value&>(*json_dom::resolve(root, pointer));
}

/// Makes `object` have `value` as its member `name`.
void put(Value& object, std::string const& name, Value value)
{
    for (auto& member : object.members)
        if (member.first == name) {
            member.second = std::move(value);
            return;
        }
    object.members.emplace_back(name, std::move(value));
}

/// Whether a part is the element of a list that is null in the text.
bool is_whole(Part const& part)
{
    return !part.type->unmodeled(part.record).whole().empty();
}

/// Edits each member of one part, each in a copy of its own.
void check_part(RecordType const& type,
                AnyRecord& original,
                std::string const& text,
                std::size_t index)
{
    auto const pointer = types::parts(type, original)[index].pointer;
    auto const before = json_dom::read(text);
    REQUIRE(json_dom::resolve(before, pointer) != nullptr);
    auto const& members = types::parts(type, original)[index].type->members;
    for (auto const& member : members) {
        CAPTURE(pointer, member.name);
        auto const record = original.copy();
        auto const part = types::parts(type, *record)[index];
        if (is_whole(part))
            continue;
        member.assign(part.record, 0);
        auto wanted = before;
        put(at(wanted, pointer),
            member.name,
            json_dom::read(types::sample_text(member.shape, 0)));
        REQUIRE(json_dom::equal(json_dom::read(record->text()), wanted));
    }
}

} // namespace

TEST_CASE("an edit at any depth changes nothing but what was edited")
{
    for (auto const* type : types::all_types()) {
        auto const text = types::lossy_text(type->shape);
        CAPTURE(type->name, text);
        auto const record = parsed(*type, text);
        auto const before = json_dom::read(text);
        REQUIRE(json_dom::equal(json_dom::read(record->text()), before));
        auto const count = types::parts(*type, *record).size();
        for (std::size_t index = 0; index != count; ++index)
            check_part(*type, *record, text, index);
    }
}

TEST_CASE("what is kept at any depth can be erased there")
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
            auto wanted = json_dom::read(text);
            std::erase_if(
                at(wanted, part.pointer).members,
                [](auto const& one) { return one.first == "unknown"; });
            REQUIRE(json_dom::equal(json_dom::read(copy->text()), wanted));
        }
    }
}

TEST_CASE("a record in the place of what was no object is written")
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
            auto const written = json_dom::read(copy->text());
            auto const found = json_dom::resolve(written, part.pointer);
            REQUIRE(found != nullptr);
            REQUIRE(found->kind == '{');
            REQUIRE(found->find(member.name) != nullptr);
            member.reset(part.record);
            part.type->unmodeled(part.record).set("more", "1");
            auto const again = json_dom::read(copy->text());
            auto const more = json_dom::resolve(again, part.pointer + "/more");
            REQUIRE(more != nullptr);
        }
    }
}
