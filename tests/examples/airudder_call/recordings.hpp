#ifndef AIRUDDER_CALL_RECORDINGS_HPP
#define AIRUDDER_CALL_RECORDINGS_HPP

#include "airudder_call/program.hpp"
#include "client/support/certificates.hpp"
#include "client/support/fault_server.hpp"
#include "temporary_folder.hpp"

#include <cstddef>
#include <cstdlib>
#include <fcntl.h>
#include <stdexcept>
#include <string>
#include <unistd.h>
#include <utility>
#include <vector>

/// Servers that send recordings, and places to download them to.
namespace airudder_call {

/// A folder for recordings.
class Folder : public tests::TemporaryFolder {
public:
    std::string file(std::string const& name = "recording.mp3") const
    {
        return TemporaryFolder::file(name);
    }
};

/// A TLS server, and invocations that trust its authority.
class Server {
public:
    explicit Server(fault::Script script)
        : server_(std::move(script),
                  {.identity =
                       authority_.issue({.alternative_names = "IP:127.0.0.1"})})
    {
    }

    std::string url() const { return server_.url(); }
    std::size_t connections() const { return server_.connections(); }

    Invocation download_to(std::string const& file,
                           std::vector<std::string> const& more = {}) const
    {
        Invocation invocation{.arguments = {"download",
                                            url() + "/a.mp3?sign=made-up-value",
                                            file,
                                            "--ca",
                                            ca_.path()}};
        invocation.arguments.insert(
            invocation.arguments.end(), more.begin(), more.end());
        return invocation;
    }

private:
    fault::Authority authority_{};
    fault::TemporaryFile ca_{authority_.pem()};
    fault::Server server_;
};

/// A pseudoterminal that a program can write to.
class Terminal {
public:
    Terminal()
    {
        if (grantpt(master_.get()) != 0 || unlockpt(master_.get()) != 0)
            throw std::runtime_error("expected a terminal");
    }

    std::string name() const { return ptsname(master_.get()); }

    /// All that was written to the terminal. Call this after the program has
    /// ended.
    std::string shown() const
    {
        std::string text;
        char buffer[4096];
        for (;;) {
            auto const size = read(master_.get(), buffer, sizeof buffer);
            if (size <= 0)
                return text;
            text.append(buffer, static_cast<std::size_t>(size));
        }
    }

private:
    airudder::detail::FileDescriptor master_{
        posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC)};
};

} // namespace airudder_call

#endif // AIRUDDER_CALL_RECORDINGS_HPP
