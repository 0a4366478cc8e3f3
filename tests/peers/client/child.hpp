#ifndef AIRUDDER_PEERS_CHILD_HPP
#define AIRUDDER_PEERS_CHILD_HPP

#include "folder.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

/// Real servers, for tests of the client. Failures are thrown as
/// std::runtime_error, with their output.
namespace peers {

/// Asks again and again until the answer is yes; false after two minutes.
bool eventually(std::function<bool()> const& is_so);

/// A program that works in a folder, in a process group of its own. It is
/// killed when the object is destroyed, and when the test dies.
class Child {
public:
    /// `words` begin with the program's path. What it writes goes to the file
    /// `output` in the folder.
    Child(Folder const& folder,
          std::vector<std::string> const& words,
          std::string output);
    ~Child();

    Child(Child const&) = delete;
    Child& operator=(Child const&) = delete;

    /// Waits until it wrote `text` or ended; whether it did write it.
    bool wrote(std::string_view text);

    /// Waits until it wrote `text` and a number after it: its port.
    unsigned short port_after(std::string_view text);

    bool is_running();

    /// Writes to its standard input, and waits until it took that.
    void tell(std::string_view text);

    /// Asks it to end, and waits until it did.
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
