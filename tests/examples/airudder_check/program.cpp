#include "airudder_check/program.hpp"

#include "airudder_check/body_type.hpp"
#include "command_line.hpp"

#include <airudder/parse_options.hpp>
#include <airudder/printable.hpp>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <system_error>
#include <utility>

namespace airudder_check {
namespace {

using airudder::printable;

constexpr auto purpose = "Checks JSON against what AI Rudder documents. Prints "
                         "a line for each issue.\n";

constexpr auto more_help = R"(
OPERATION names the event of a webhook or the answer of an endpoint. With .request
after it, it names the body of a request.

Exit codes:
  0   All as documented
  1   A FILE has issues, or is not JSON
  2   Usage
  19  A FILE or standard output could not be read or written)";

/// A command line that cannot be used.
class UsageError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

struct Arguments {
    /// Help, the version or the list of bodies, if asked for.
    std::string answer{};
    std::string operation{};
    std::vector<std::string> files{};
};

/// The names of all documented bodies, one on a line.
std::string list_of_names()
{
    std::string list;
    for (auto const& type : body_types())
        list += type.name + '\n';
    return list;
}

Arguments read_arguments(std::vector<std::string> words)
{
    CLI::App app(purpose, "airudder_check");
    app.set_help_flag();
    app.allow_extras();
    app.footer(more_help);
    Arguments arguments;
    std::optional<std::string> operation;
    bool help = false;
    bool version = false;
    bool list = false;
    app.add_option("OPERATION", operation)
        ->type_name("")
        ->description("What the files hold; --list shows all");
    auto const* const files =
        examples::add_words(app, "FILE", "Files to check; - is standard input");
    examples::add_flag(app, "-h,--help", help, "Show this help");
    examples::add_flag(app, "--version", version, "Show the version");
    examples::add_flag(app, "--list", list, "Show what OPERATION can be");
    std::reverse(words.begin(), words.end()); // as CLI11 takes them
    try {
        app.parse(std::move(words));
    } catch (CLI::ParseError const& error) {
        throw UsageError(error.what());
    }
    if (auto const option = examples::unknown_option(app); !option.empty())
        throw UsageError("expected an option of --help, found " + option);
    if (help)
        return {.answer = app.help()};
    if (version)
        return {.answer = "airudder_check " AIRUDDER_VERSION "\n"};
    if (list)
        return {.answer = list_of_names()};
    if (!operation || files->results().empty())
        throw UsageError("expected an operation and a file; see --help");
    return {.operation = *operation, .files = files->results()};
}

BodyType find_type(std::string const& name)
{
    auto const types = body_types();
    auto const found = std::ranges::find(types, name, &BodyType::name);
    if (found == types.end())
        throw UsageError("expected a name that --list shows, found " + name);
    return *found;
}

/// Reads up to one buffer more than a parser accepts. Returns nothing if reading
/// fails.
std::optional<std::string> read_all(std::istream& input)
{
    std::string text;
    std::array<char, 65536> buffer;
    while (input && text.size() <= airudder::ParseOptions().max_size) {
        input.read(buffer.data(), buffer.size());
        text.append(buffer.data(), static_cast<std::size_t>(input.gcount()));
    }
    if (input.bad())
        return std::nullopt;
    return text;
}

/// The text of a file; nothing, and `errno`, if it cannot be read.
std::optional<std::string> read_file(std::string const& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return std::nullopt;
    return read_all(file);
}

void print_error(airudder::Error const& error,
                 std::string_view file,
                 std::ostream& output)
{
    output << printable(file);
    if (error.line != 0)
        output << ':' << error.line << ':' << error.column;
    output << ": " << printable(error.message) << '\n';
}

/// Prints how a text deviates. Returns whether it does.
bool print_finding(BodyType const& type,
                   Finding const& finding,
                   std::string_view file,
                   std::ostream& output)
{
    if (finding.error) {
        print_error(*finding.error, file, output);
        return true;
    }
    auto rest = finding.count;
    if (!type.secret)
        for (auto const& issue : finding.issues) {
            output << printable(file) << ": " << issue << '\n';
            --rest;
        }
    if (rest != 0)
        output << printable(file) << ": "
               << (type.secret ? "issues of a secret, only counted: "
                               : "further issues: ")
               << rest << '\n';
    return finding.count != 0;
}

/// Checks each file in turn.
class Checks {
public:
    Checks(std::istream& input, std::ostream& output, std::ostream& errors)
        : input_(input), output_(output), errors_(errors)
    {
    }

    ExitCode run(BodyType const& type, std::vector<std::string> const& files)
    {
        for (auto const& file : files)
            check(type, file);
        if (is_unreadable_)
            return ExitCode::file;
        return deviates_ ? ExitCode::deviates : ExitCode::documented;
    }

private:
    void check(BodyType const& type, std::string const& file)
    {
        errno = 0;
        auto const text = file == "-" ? read_all(input_) : read_file(file);
        if (!text) {
            errors_ << "airudder_check: expected to read " << printable(file)
                    << ", found: " << std::generic_category().message(errno)
                    << '\n';
            is_unreadable_ = true;
        } else if (print_finding(type, type.check(*text), file, output_)) {
            deviates_ = true;
        }
    }

    std::istream& input_;
    std::ostream& output_;
    std::ostream& errors_;
    bool deviates_ = false;
    bool is_unreadable_ = false;
};

} // namespace

ExitCode run(std::vector<std::string> words,
             std::istream& input,
             std::ostream& output,
             std::ostream& errors)
try {
    auto const arguments = read_arguments(std::move(words));
    auto code = ExitCode::documented;
    if (arguments.answer.empty())
        code = Checks(input, output, errors)
                   .run(find_type(arguments.operation), arguments.files);
    else
        output << arguments.answer;
    if (output.flush())
        return code;
    errors << "airudder_check: expected to write to standard output\n";
    return ExitCode::file;
} catch (UsageError const& error) {
    errors << "airudder_check: " << printable(error.what()) << '\n';
    return ExitCode::usage;
}

} // namespace airudder_check
