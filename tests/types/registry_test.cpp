// The tests of this folder cover every generated type.
#include "catch.hpp"
#include "json.hpp"
#include "record_type.hpp"
#include "sample_texts.hpp"

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>

using airudder::conformance::read_json;
using airudder::conformance::same_value;
using types::RecordType;

namespace {

std::string content_of(std::filesystem::path const& path)
{
    std::ostringstream out;
    out << std::ifstream(path).rdbuf();
    return out.str();
}

/// The number of records that the generated headers describe.
std::size_t described_records()
{
    constexpr std::string_view mark = "BOOST_DESCRIBE_STRUCT(";
    std::size_t count = 0;
    namespace fs = std::filesystem;
    for (auto const& entry :
         fs::recursive_directory_iterator(AIRUDDER_GENERATED_DIR)) {
        if (entry.path().extension() != ".hpp")
            continue;
        auto const text = content_of(entry.path());
        for (auto at = text.find(mark); at != text.npos;
             at = text.find(mark, at + 1))
            ++count;
    }
    return count;
}

} // namespace

TEST_CASE("generated_types lists every record of the generated headers")
{
    std::set<std::string> names;
    for (auto const* type : types::generated_types())
        names.insert(type->name);
    CHECK(names.size() == types::generated_types().size());
    CHECK(names.size() == described_records());
}

TEST_CASE("the types have members of every kind")
{
    std::set<std::string> kinds;
    for (auto const* type : types::all_types())
        for (auto const& member : type->members) {
            kinds.insert(member.shape->type);
            for (auto const& item : member.shape->items)
                kinds.insert(member.shape->type + " of " + item->type);
        }
    for (std::string const kind : {"string",
                                   "integer",
                                   "number",
                                   "boolean",
                                   "enum",
                                   "integer enum",
                                   "open",
                                   "any",
                                   "record",
                                   "array",
                                   "map"}) {
        CAPTURE(kind);
        CHECK(kinds.contains(kind));
        CHECK(kinds.contains("array of " + kind));
        bool const is_in_map =
            kind != "enum" && kind != "integer" && kind != "map";
        CHECK((kinds.contains("map of " + kind) || !is_in_map));
    }
}

TEST_CASE("a record of samples is written as its text, without issues")
{
    for (auto const* type : types::all_types())
        for (std::size_t sample : {0u, 1u}) {
            auto const record = type->make();
            for (auto const& member : type->members)
                member.assign(record->data(), sample);
            auto const text = types::sample_text(type->shape, sample);
            CAPTURE(type->name, sample);
            CHECK(same_value(read_json(record->text()).value(),
                             read_json(text).value()));
            auto const parsed = type->parse(text, {.strict = true});
            REQUIRE(parsed.has_value());
            CHECK((*parsed)->equals(*record));
        }
}
