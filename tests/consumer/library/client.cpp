#include "network.hpp"

bool is_secure_for_client(std::string_view scheme) { return is_secure(scheme); }
