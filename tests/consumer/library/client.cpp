#include "library.hpp"

bool is_link_of_client(std::string_view text) { return is_link(text); }
