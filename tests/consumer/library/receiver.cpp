#include "library.hpp"

bool is_verified_by_receiver(std::string_view secret)
{
    return is_verified(secret);
}
