#include "receive/program.hpp"

#include "receive/log.hpp"
#include "receive/print.hpp"
#include "receive/serve.hpp"

#include <csignal>
#include <cstdio>
#include <exception>
#include <fcntl.h>
#include <unistd.h>

namespace receive {
namespace {

/// Keeps files and connections from getting the number of a standard stream that
/// was closed when the program started: they would get what is printed.
void open_standard_streams()
{
    for (int const stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        // The lowest free number is this one. Opening it in the wrong direction
        // keeps the stream unusable.
        if (::fcntl(stream, F_GETFD) == -1)
            ::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

/// Makes closed pipes and limits of file sizes errors, which do not end the
/// program.
void ignore_signals_of_writing()
{
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
}

void do_what_is_asked(Program& program, Options const& options, Log const& log)
{
    if (!options.answer.empty()) {
        print_text(options.answer);
        return;
    }
    switch (options.action) {
    case Action::serve: return serve(program, options, log);
    case Action::list: return list_events(*program.open_reader(options));
    case Action::follow: return follow_events(*program.open_reader(options));
    }
}

} // namespace

int run(Program& program, int argc, char const* const* argv)
{
    open_standard_streams();
    ignore_signals_of_writing();
    Log const log(program.name());
    try {
        auto const options = read_options(argc,
                                          argv,
                                          {.program = program.name(),
                                           .purpose = program.purpose(),
                                           .add = [&](CLI::App& app) {
                                               program.add_options(app);
                                           }});
        do_what_is_asked(program, options, log);
        return static_cast<int>(ExitCode::done);
    } catch (Failure const& failure) {
        log.failure(failure.what());
        return static_cast<int>(failure.code());
    } catch (std::exception const& error) {
        log.failure(error.what());
        return static_cast<int>(ExitCode::other);
    }
}

} // namespace receive
