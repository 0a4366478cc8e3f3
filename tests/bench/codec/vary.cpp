#include "vary.hpp"

#include <algorithm>
#include <iterator>

namespace bench {
namespace json = boost::json;

namespace {

constexpr std::string_view decimal = "0123456789";
constexpr std::string_view hexadecimal = "0123456789abcdef";

constexpr std::string_view names[]{"Li",
                                   "Budi",
                                   "Sri Wahyuni",
                                   "Maria dela Cruz",
                                   "Nguyen Thi Minh Khai",
                                   "name1",
                                   "A. Rahman bin Abdullah",
                                   "Carlos Hernandez Ortiz"};

constexpr std::string_view choices[]{
    "normal", "busy", "switchoff", "ByRobot", "ByCallee", "A", "finished"};

bool consists_of(std::string_view text, std::string_view bytes)
{
    return text.find_first_not_of(bytes) == std::string_view::npos;
}

bool is_number(std::string_view text)
{
    return !text.empty() && consists_of(text.substr(text[0] == '+'), decimal);
}

bool is_time(std::string_view text)
{
    return text.size() >= 8 && consists_of(text, "0123456789-:TZ ");
}

} // namespace

std::uint32_t Variation::below(std::uint32_t bound)
{
    return static_cast<std::uint32_t>(random_() % bound);
}

json::object Variation::of(json::object const& item)
{
    json::value value(item);
    vary(value, {});
    return value.get_object();
}

void Variation::vary(json::value& value, std::string_view name)
{
    if (value.is_object()) {
        for (auto& member : value.get_object())
            vary(member.value(), {member.key().data(), member.key().size()});
    } else if (value.is_array()) {
        for (auto& element : value.get_array())
            vary(element, name);
    } else if (value.is_int64()) {
        auto const number = value.get_int64();
        value = number < 10 ? below(100) : number + below(90'000'000);
    } else if (value.is_string()) {
        auto const& text = value.get_string();
        value = vary(std::string(text.data(), text.size()), name);
    }
}

void Variation::vary_digits(std::string& text, std::string_view digits)
{
    for (auto& byte : text)
        if (digits.find(byte) != std::string_view::npos)
            byte = digits[below(static_cast<std::uint32_t>(digits.size()))];
}

std::string Variation::vary(std::string text, std::string_view name)
{
    if (name == "CalleeName")
        return std::string(names[below(std::size(names))]);
    if (name == "Status" || name.ends_with("Type"))
        return std::string(choices[below(std::size(choices))]);
    if (is_time(text) && !is_number(text))
        vary_digits(text, "0123");
    else if (is_number(text))
        vary_digits(text, decimal);
    else if (text.size() == 32 && consists_of(text, hexadecimal))
        vary_digits(text, hexadecimal);
    else if (name == "robottext")
        text.resize(text.size() - below(40));
    else if (text.find_first_of(decimal) != std::string::npos)
        vary_digits(text, decimal);
    else if (name.ends_with("notes") && below(2) == 0)
        text.assign(below(30), 'n');
    return text;
}

} // namespace bench
