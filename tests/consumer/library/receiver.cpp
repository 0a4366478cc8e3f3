#include "network.hpp"

bool is_equal_for_receiver(std::string_view a, std::string_view b)
{
    return is_equal(a, b);
}
