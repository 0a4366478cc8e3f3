// Properties of accepted texts: every operation keeps the values.
#include "check.hpp"
#include "decode_rules.hpp"

namespace fuzz {

using namespace airudder::conformance;

namespace {

/// Copies and moves are equal and written alike.
void check_copies(Decoded& record, std::string const& written)
{
    auto copy = record.copy();
    require(copy->equals(record), "a copy is equal");
    require(copy->text() == written, "a copy is written alike");
    auto const moved = copy->moved();
    require(moved->equals(record), "a moved record is equal");
    require(moved->text() == written, "a moved record is written alike");
    require(copy->unmodeled().empty(), "a moved-from record keeps no texts");
}

/// Each kept text is found under its name, and can be set and forgotten.
void check_kept(Decoded const& record, std::string const& written)
{
    auto const copy = record.copy();
    auto& kept = copy->unmodeled();
    auto const items = std::vector(kept.begin(), kept.end());
    for (auto const& [name, text] : items) {
        require(kept.find(name) == std::string_view(text),
                "a kept text is found under its name");
        kept.set(name, text);
        require(minified(text) == text,
                "what is kept has no white space between tokens");
    }
    require(copy->text() == written, "setting a kept text changes nothing");
    for (auto const& item : items) {
        require(kept.forget(item.name), "a kept text can be forgotten");
        require(!kept.find(item.name), "a forgotten text is not found");
    }
    require(kept.size() == 0, "all kept texts can be forgotten");
}

} // namespace

void check_record(Type const& type, Decoded& record, Json const& value)
{
    auto const written = record.text();
    require(comes_back(read_json(written).value(), value),
            "what is written is the same JSON value",
            written);
    require(record.says(value), "each member has the value in the text");
    std::string appended = "before";
    record.append_to(appended);
    require(appended == "before" + written, "serialize_to appends");

    auto const again = type.parse(written, {.max_depth = 1024});
    require(again.has_value(), "the written text is accepted", written);
    require((*again)->text() == written,
            "the written text is written alike again",
            (*again)->text());
    require(without_repeated_names(value) != value || (*again)->equals(record),
            "what is written is an equal record");
    check_copies(record, written);
    check_kept(record, written);
}

} // namespace fuzz
