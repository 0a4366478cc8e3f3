#ifndef AIRUDDER_SRC_HPP
#define AIRUDDER_SRC_HPP

/// The non-template parts of <airudder/client.hpp> and <airudder/receiver.hpp>,
/// to be compiled once. Compile all files of a program with
/// AIRUDDER_SEPARATE_COMPILATION and include this header in one of them. The
/// others then compile in a fraction of the time.
///
/// This needs what both of them need. A program that links only
/// airudder::client or airudder::receiver includes <airudder/client/src.hpp> or
/// <airudder/receiver/src.hpp> instead.
#include <airudder/client/src.hpp>
#include <airudder/receiver/src.hpp>

#endif // AIRUDDER_SRC_HPP
