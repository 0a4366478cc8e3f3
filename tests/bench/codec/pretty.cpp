#include "pretty.hpp"

#include <boost/json/serialize.hpp>

namespace bench {
namespace json = boost::json;

namespace {

class Printer {
public:
    explicit Printer(std::size_t indent) : indent_(indent) {}

    void print(json::value const& value, std::size_t level)
    {
        if (value.is_object())
            print(value.get_object(), level, "{}", [&](auto const& member) {
                out += json::serialize(json::string(member.key()));
                out += ": ";
                print(member.value(), level + 1);
            });
        else if (value.is_array())
            print(value.get_array(), level, "[]", [&](auto const& element) {
                print(element, level + 1);
            });
        else
            out += json::serialize(value);
    }

    std::string out;

private:
    template <class Items, class F>
    void print(Items const& items, std::size_t level, char const* ends, F f)
    {
        out += ends[0];
        bool first = true;
        for (auto const& item : items) {
            out += first ? "\n" : ",\n";
            first = false;
            out.append((level + 1) * indent_, ' ');
            f(item);
        }
        if (!first)
            out.append(1, '\n').append(level * indent_, ' ');
        out += ends[1];
    }

    std::size_t indent_;
};

} // namespace

std::string
pretty(json::value const& value, std::size_t indent, std::size_t level)
{
    Printer printer(indent);
    printer.print(value, level);
    return printer.out;
}

} // namespace bench
