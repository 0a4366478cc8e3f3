#ifndef AIRUDDER_RECEIVE_PRINT_HPP
#define AIRUDDER_RECEIVE_PRINT_HPP

#include "receive/storage.hpp"

#include <string_view>

/// Functions that print on standard output. They return early if nobody reads,
/// and throw Failure.
namespace receive {

void print_text(std::string_view text);

void list_events(EventReader& reader);

/// Goes on with the events to come. SIGTERM and SIGINT end the program with exit
/// code 0.
void follow_events(EventReader& reader);

} // namespace receive

#endif // AIRUDDER_RECEIVE_PRINT_HPP
