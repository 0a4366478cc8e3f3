#ifndef AIRUDDER_PEERS_CHILD_HPP
#define AIRUDDER_PEERS_CHILD_HPP

#include "folder.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

/// Runs real servers for tests of the client. If a server fails, functions throw
/// std::runtime_error with the server's output.
namespace peers {

/// Waits until `condition` returns true. Returns false after two minutes.
bool eventually(std::function<bool()> const& condition);

/// A program that runs in a folder and in a process group of its own. It is
/// killed when the object is destroyed or the test ends.
class Child {
public:
    /// The first of `words` is the program's path. Its output goes to the file
    /// `output` in the folder.
    Child(Folder const& folder,
          std::vector<std::string> const& words,
          std::string output);
    ~Child();

    Child(Child const&) = delete;
    Child& operator=(Child const&) = delete;

    /// Waits until the program has written `text` or ended. Returns whether it
    /// has written `text`.
    bool wrote(std::string_view text);

    /// Waits until the program has written `text` and a port number after it.
    /// Returns the port.
    unsigned short port_after(std::string_view text);

    bool is_running();

    /// Writes to the program's standard input, and waits until it has read that.
    void tell(std::string_view text);

    /// Asks the program to end, and waits until it has.
    void stop();

private:
    std::string written() const { return folder_.read(output_); }

    Folder const& folder_;
    std::string program_;
    std::string output_;
    int input_ = -1;
    pid_t process_ = -1;
};

} // namespace peers

#endif // AIRUDDER_PEERS_CHILD_HPP
