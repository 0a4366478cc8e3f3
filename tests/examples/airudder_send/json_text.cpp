#include "airudder_send/json_text.hpp"

#include "airudder_send/failure.hpp"

#include <airudder/parse.hpp>
#include <airudder/serialize.hpp>
#include <airudder/unmodeled.hpp>

#include <boost/describe/class.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/string_view.hpp>

#include <sstream>
#include <stdexcept>

namespace airudder_send {
namespace {

/// Any JSON object. Keeps the texts of its members.
struct Object {
    airudder::Unmodeled unmodeled{};
};

BOOST_DESCRIBE_STRUCT(Object, (), ())

Object read_object(std::string_view text)
{
    auto object = airudder::parse<Object>(text);
    if (object)
        return *std::move(object);
    std::ostringstream reason;
    reason << "body: " << object.error();
    throw UsageError(reason.str());
}

} // namespace

Path path_of(std::string_view pointer)
{
    Path path;
    for (std::size_t i = 0; i < pointer.size(); ++i) {
        if (pointer[i] == '/')
            path.emplace_back();
        else if (pointer[i] == '~' && i + 1 < pointer.size())
            path.back() += pointer[++i] == '1' ? '/' : '~';
        else
            path.back() += pointer[i];
    }
    return path;
}

std::string pointer_of(std::span<std::string const> path)
{
    std::string pointer;
    for (auto const& name : path) {
        pointer += '/';
        for (char const c : name)
            if (c == '~' || c == '/')
                pointer += c == '~' ? "~0" : "~1";
            else
                pointer += c;
    }
    return pointer;
}

bool is_json(std::string_view text)
try {
    airudder::Unmodeled().set("", text);
    return true;
} catch (std::invalid_argument const&) {
    return false;
}

std::string json_string(std::string_view text)
{
    return boost::json::serialize(
        boost::json::string_view(text.data(), text.size()));
}

std::optional<std::string> string_in(std::string_view json)
{
    if (!json.starts_with('"'))
        return std::nullopt;
    auto const value = boost::json::parse({json.data(), json.size()});
    return std::string(value.as_string());
}

std::optional<std::string> member_at(std::string_view object,
                                     std::span<std::string const> path)
{
    auto const read = read_object(object);
    auto const text = read.unmodeled.find(path.front());
    if (!text)
        return std::nullopt;
    if (path.size() == 1)
        return std::string(*text);
    return member_at(*text, path.subspan(1));
}

std::string with_member(std::string_view object,
                        std::span<std::string const> path,
                        std::string_view value)
{
    if (path.empty())
        return std::string(value);
    auto read = read_object(object);
    auto const& name = path.front();
    std::string const inner(read.unmodeled.find(name).value_or("{}"));
    try {
        read.unmodeled.set(name, with_member(inner, path.subspan(1), value));
    } catch (std::invalid_argument const&) {
        throw UsageError("expected a value in UTF-8");
    }
    return airudder::serialize(read);
}

} // namespace airudder_send
