#ifndef AIRUDDER_RECEIVE_PROGRAM_HPP
#define AIRUDDER_RECEIVE_PROGRAM_HPP

#include "receive/options.hpp"
#include "receive/storage.hpp"

#include <memory>
#include <string>

namespace receive {

/// A program that receives events and stores them.
class Program {
public:
    virtual ~Program() = default;

    virtual std::string name() const = 0;

    /// A sentence for --help.
    virtual std::string purpose() const = 0;

    /// Adds the options that say where the events are stored. Their values must
    /// be known when the other functions are called.
    virtual void add_options(CLI::App& app) = 0;

    /// Throws Failure.
    virtual std::unique_ptr<Storage> open_storage(Options const& options) = 0;
    virtual std::unique_ptr<EventReader>
    open_reader(Options const& options) = 0;
};

/// Does what the command line asks for. Returns the exit code.
int run(Program& program, int argc, char const* const* argv);

} // namespace receive

#endif // AIRUDDER_RECEIVE_PROGRAM_HPP
