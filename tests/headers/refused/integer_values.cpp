// expected: an enumeration with has_integer_values needs a wire_name for each
#include <airudder/parse.hpp>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

enum class Plan { unknown, none, daily };

BOOST_DESCRIBE_ENUM(Plan, none, daily)

template <>
inline constexpr bool airudder::has_integer_values<Plan> = true;

template <>
inline constexpr std::string_view airudder::wire_name<Plan::none> = "0";

struct Order {
    Plan plan{};
    airudder::Unmodeled unmodeled{};
};

BOOST_DESCRIBE_STRUCT(Order, (), (plan))

auto const order = airudder::parse<Order>("{}");
