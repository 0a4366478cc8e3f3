#include "json_object.hpp"

namespace airudder::generator {

namespace json = boost::json;

MemberReader::MemberReader(std::string_view file,
                           std::string pointer,
                           json::value const& value,
                           Diagnostics& diagnostics)
    : file_(file), pointer_(std::move(pointer)), object_(value.if_object()),
      diagnostics_(diagnostics)
{
    if (!object_)
        fail("", "expected an object");
}

json::value const* MemberReader::member(std::string_view name)
{
    known_.emplace(name);
    return object_ ? object_->if_contains(name) : nullptr;
}

std::string MemberReader::text(std::string_view name)
{
    auto text = optional_text(name);
    if (!text && object_ && !object_->contains(name))
        fail("", "expected a member " + in_quotes(name));
    return text.value_or("");
}

std::optional<std::string> MemberReader::optional_text(std::string_view name)
{
    auto const* const value = member(name);
    if (!value)
        return std::nullopt;
    if (auto const* const text = value->if_string())
        return std::string(*text);
    fail(name, "expected a string");
    return std::nullopt;
}

bool MemberReader::flag(std::string_view name)
{
    auto const* const value = member(name);
    if (value && !value->is_bool())
        fail(name, "expected true or false");
    return value && value->is_bool() && value->get_bool();
}

std::optional<std::size_t> MemberReader::number(std::string_view name)
{
    auto const* const value = member(name);
    if (!value)
        return std::nullopt;
    if (value->is_int64() && value->get_int64() >= 0)
        return static_cast<std::size_t>(value->get_int64());
    if (value->is_uint64())
        return static_cast<std::size_t>(value->get_uint64());
    fail(name, "expected a count");
    return std::nullopt;
}

json::array const& MemberReader::array(std::string_view name)
{
    static json::array const none;
    auto const* const value = member(name);
    if (!value)
        return none;
    if (auto const* const array = value->if_array())
        return *array;
    fail(name, "expected an array");
    return none;
}

std::vector<std::string> MemberReader::texts(std::string_view name)
{
    std::vector<std::string> texts;
    for (auto const& element : array(name)) {
        if (auto const* const text = element.if_string())
            texts.emplace_back(*text);
        else
            fail(name, "expected strings");
    }
    return texts;
}

void MemberReader::finish()
{
    if (!object_)
        return;
    for (auto const& member : *object_)
        if (known_.find(std::string_view(member.key())) == known_.end())
            fail(member.key(), "expected no such member");
}

void MemberReader::fail(std::string_view name, std::string_view message)
{
    diagnostics_.at_pointer(file_, pointer(name), message);
}

std::string MemberReader::pointer(std::string_view name) const
{
    return name.empty() ? pointer_ : child_pointer(pointer_, name);
}

} // namespace airudder::generator
