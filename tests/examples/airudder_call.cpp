// Calls a documented operation from the shell: see `airudder_call --help`.

#include "airudder_call/arguments.hpp"
#include "airudder_call/calls.hpp"
#include "airudder_call/failure.hpp"
#include "airudder_call/files.hpp"
#include "airudder_call/interrupt.hpp"
#include "airudder_call/list.hpp"
#include "airudder_call/log.hpp"

#include <cstdlib>
#include <exception>
#include <string>

namespace airudder_call {
namespace {

/// Does what the arguments ask for. Returns the text for standard output.
std::string output_of(Arguments const& arguments, Log& log)
{
    if (!arguments.answer.empty())
        return arguments.answer;
    if (arguments.help)
        return help_on(*arguments.operation);
    if (arguments.list)
        return arguments.operation ? list_operations(*arguments.operation)
                                   : list_operations();
    if (arguments.operation != "download")
        return call(arguments, log);
    download(arguments, log);
    return {};
}

ExitCode run(int argc, char const* const* argv)
{
    Log log(false);
    try {
        open_standard_streams();
        watch_signals();
        auto const arguments = read_arguments(argc, argv);
        log = Log(arguments.verbose);
        write_standard_output(output_of(arguments, log));
        return ExitCode::done;
    } catch (Failure const& failure) {
        log.error(failure.what(), failure.lines());
        return failure.code();
    } catch (std::exception const& error) {
        log.error(error.what());
        return ExitCode::other;
    }
}

} // namespace
} // namespace airudder_call

int main(int argc, char** argv)
{
    // Returning would destroy objects that detached threads still use.
    std::_Exit(static_cast<int>(airudder_call::run(argc, argv)));
}
