#ifndef AIRUDDER_RECEIVE_LOG_HPP
#define AIRUDDER_RECEIVE_LOG_HPP

#include <string>
#include <string_view>

namespace receive {

/// Prints to standard error. Any thread may call it, because it never waits: a
/// line is dropped if standard error is closed, or if its reader is too slow.
class Log {
public:
    /// Why the program, or a part of its work, fails.
    explicit Log(std::string_view program) : program_(program) {}

    void failure(std::string_view text) const
    {
        line(program_ + ": " + std::string(text));
    }

    /// Characters that would control a terminal are escaped.
    void line(std::string_view text) const;

private:
    std::string program_;
};

} // namespace receive

#endif // AIRUDDER_RECEIVE_LOG_HPP
