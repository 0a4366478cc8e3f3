// Fuzz target: converts boost::json values to any generated type and back.
//
// Byte 0 chooses the type (types.hpp), the rest is the text of the value.
#include "boost_values.hpp"
#include "check.hpp"
#include "types.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/system/system_error.hpp>

#include <cstdint>

namespace fuzz {
namespace {

namespace json = boost::json;

constexpr std::size_t most_depth = 1024;

std::size_t depth_of(json::value const& value)
{
    std::size_t depth = 0;
    if (value.is_array())
        for (auto const& element : value.get_array())
            depth = std::max(depth, depth_of(element));
    if (value.is_object())
        for (auto const& member : value.get_object())
            depth = std::max(depth, depth_of(member.value()));
    return depth + (value.is_structured() ? 1 : 0);
}

/// Converts a value to a record. Returns null if it is refused.
std::unique_ptr<Decoded> record_of(Type const& type, json::value const& value)
{
    try {
        return type.from_value(value);
    } catch (boost::system::system_error const&) {
        return nullptr;
    }
}

/// Converting to a value and back changes no value; doing it again changes
/// nothing at all.
void check_return(Type const& type, Decoded const& record)
{
    auto const value = record.value();
    auto const again = record_of(type, value);
    require(again != nullptr, "the value of a record is accepted");
    auto const value_again = again->value();
    require(same(value, value_again), "the value of a record comes back");
    require(json::serialize(value) == json::serialize(value_again),
            "the value of a record comes back spelled alike",
            json::serialize(value_again));
}

void check_value(Type const& type, json::value const& value)
{
    auto const record = record_of(type, value);
    bool const accepted = value.is_object() && depth_of(value) <= most_depth;
    require((record != nullptr) == accepted,
            accepted ? "an object is accepted"
                     : "a value that is too deep or not an object is refused");
    if (record == nullptr)
        return;
    auto const text = record->text();
    require(same(value, airudder::conformance::read_json(text).value()),
            "what is written is the same value",
            text);
    require(record->says(json_of(value)),
            "each member is what the value says",
            text);
    require(same(value, record->value()), "value_from gives the same value");
    check_return(type, *record);
}

} // namespace
} // namespace fuzz

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data,
                                      std::size_t size)
{
    if (size == 0)
        return 0;
    boost::json::parse_options options;
    options.max_depth = fuzz::most_depth + 8;
    boost::json::error_code error;
    boost::json::string_view const text(reinterpret_cast<char const*>(data) + 1,
                                        size - 1);
    auto const value = boost::json::parse(text, error, {}, options);
    if (error)
        return 0;
    for (auto const type : fuzz::types_of(static_cast<char>(data[0])))
        fuzz::check_value(*type, value);
    return 0;
}
