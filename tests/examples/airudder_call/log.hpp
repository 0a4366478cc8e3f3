#ifndef AIRUDDER_CALL_LOG_HPP
#define AIRUDDER_CALL_LOG_HPP

#include <airudder/client/client_options.hpp>
#include <airudder/detail/client/mask.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace airudder_call {

/// Prints to standard error. Because texts may come from servers, it masks
/// credentials and escapes characters that a terminal obeys or that forge lines.
class Log {
public:
    explicit Log(bool verbose) : verbose_(verbose) {}

    /// Masks the secrets of these options from now on.
    void hide(airudder::ClientOptions const& options);

    /// Prints a line if --verbose was given.
    void note(std::string_view text) const
    {
        if (verbose_)
            print(text);
    }

    /// Prints why the program fails, each text on a line of its own.
    void error(std::string_view text,
               std::vector<std::string> const& lines = {}) const
    {
        print("airudder_call: " + std::string(text));
        for (auto const& line : lines)
            print("  " + line);
    }

private:
    void print(std::string_view text) const;

    bool verbose_;
    airudder::detail::Mask mask_{};
};

} // namespace airudder_call

#endif // AIRUDDER_CALL_LOG_HPP
