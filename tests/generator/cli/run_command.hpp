#ifndef AIRUDDER_TESTS_GENERATOR_CLI_RUN_COMMAND_HPP
#define AIRUDDER_TESTS_GENERATOR_CLI_RUN_COMMAND_HPP

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace airudder::generator {

/// The result of a run of airudder-gen.
struct Run {
    int code{};
    std::string out{};
    std::string err{};
};

/// A temporary folder. The destructor removes it.
class Root {
public:
    Root();
    ~Root();
    Root(Root const&) = delete;
    Root& operator=(Root const&) = delete;

    std::filesystem::path const& path() const { return path_; }

    /// Writes a file below it and creates the file's folders.
    void write(std::string_view name, std::string_view text) const;
    std::string read(std::string_view name) const;
    bool has(std::string_view name) const;

    /// All regular files below it, sorted.
    std::vector<std::string> files() const;

    /// Runs airudder-gen with --root as the first argument.
    Run run(std::string const& arguments) const;

private:
    std::filesystem::path path_;
};

/// Runs airudder-gen with the arguments, as a shell reads them.
Run run_command(std::string const& arguments);

/// The text of a file of the tests, e.g. "golden/webhook/spec.json".
std::string test_file(std::string_view name);

/// Copies decisions, wording and pages/ of tests/fictitious.
void write_fictitious(Root const& root);

} // namespace airudder::generator

#endif // AIRUDDER_TESTS_GENERATOR_CLI_RUN_COMMAND_HPP
