#ifndef AIRUDDER_RECEIVE_SERVE_HPP
#define AIRUDDER_RECEIVE_SERVE_HPP

#include "receive/log.hpp"
#include "receive/program.hpp"

namespace receive {

/// Receives and stores events until SIGTERM or SIGINT. Throws Failure if it
/// cannot begin.
void serve(Program& program, Options const& options, Log const& log);

} // namespace receive

#endif // AIRUDDER_RECEIVE_SERVE_HPP
