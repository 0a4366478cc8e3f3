// airudder-gen: documentation pages → facts → OpenAPI 3.1 → C++ headers.

#include "characters.hpp"
#include "commands/output.hpp"
#include "commands/run_distill.hpp"
#include "commands/run_generate.hpp"
#include "commands/run_spec.hpp"
#include "diagnostics.hpp"
#include "files.hpp"

#include <CLI/CLI.hpp>
#include <cstddef>
#include <exception>
#include <filesystem>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace airudder::generator {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view spec_file = "spec/airudder.openapi.json";

enum ExitCode { fine = 0, findings = 1, usage_or_io = 2 };

struct Options {
    fs::path root = ".";
    std::vector<fs::path> pages{};
    std::string as{};
    bool check = false;
    fs::path output{};
};

int report(Diagnostics const& diagnostics)
{
    std::cerr << diagnostics.text();
    return findings;
}

std::string count(std::size_t number, std::string_view noun)
{
    return std::to_string(number) + ' ' + std::string(noun) +
           (number == 1 ? "" : "s");
}

/// Writes `files` below `root`, or compares them with what is there.
int finish(fs::path const& root,
           std::vector<File> const& files,
           std::string_view folder,
           std::string_view command,
           bool check)
{
    if (!check) {
        auto const changes = replace_files(root, files, folder);
        std::cout << command << ": " << to_string(changes) << '\n';
        return fine;
    }
    Diagnostics diagnostics;
    compare_files(root,
                  files,
                  folder,
                  "airudder-gen " + std::string(command),
                  diagnostics);
    if (!diagnostics.empty())
        return report(diagnostics);
    std::cout << command << ": " << count(files.size(), "file")
              << " up to date\n";
    return fine;
}

int distill(Options const& options)
{
    Diagnostics diagnostics;
    auto const files =
        run_distill(options.root, options.pages, options.as, diagnostics);
    if (!diagnostics.empty())
        return report(diagnostics);
    auto const changes = write_files(options.root, files);
    std::cout << "distill: " << count(options.pages.size(), "page") << " read, "
              << to_string(changes) << '\n';
    return fine;
}

int spec(Options const& options)
{
    Diagnostics diagnostics;
    auto file = run_spec(options.root, diagnostics);
    if (!diagnostics.empty() || !file)
        return report(diagnostics);
    if (options.output.empty())
        return finish(options.root, {*file}, "", "spec", options.check);
    auto const path = fs::absolute(options.output);
    file->path = path.filename().generic_string();
    return finish(path.parent_path(), {*file}, "", "spec", options.check);
}

/// Without --output the headers are in generated/, with it in that folder.
int generate(Options const& options)
{
    Diagnostics diagnostics;
    auto const text = read_file(options.root, spec_file, diagnostics);
    std::vector<File> files;
    if (text)
        files = run_generate(spec_file, *text, diagnostics);
    if (!diagnostics.empty())
        return report(diagnostics);
    if (options.output.empty())
        return finish(
            options.root, files, "generated", "generate", options.check);
    for (auto& file : files)
        file.path.erase(0, std::string_view("generated/").size());
    return finish(options.output, files, "airudder", "generate", options.check);
}

void add_root(CLI::App& app, Options& options)
{
    app.add_option("--root", options.root, "The project's root")
        ->check(CLI::ExistingDirectory);
}

void add_output(CLI::App& app, Options& options)
{
    app.add_flag("--check",
                 options.check,
                 "Write nothing; name what is stale, missing or extra");
    app.add_option("--output", options.output, "Write here instead");
}

/// Adds the pages to distill. CLI11 splits `[a,b]` if an option allows extra
/// arguments or converts to a vector. This one expects as many arguments as
/// there can be and converts none, so every name stays as it is.
CLI::Option& add_pages(CLI::App& app)
{
    constexpr int any_number = CLI::detail::expected_max_vector_size;
    return *app.add_option("page")
                ->description("Text of a page")
                ->type_name("TEXT")
                ->required()
                ->expected(any_number, any_number)
                ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
                ->allow_extra_args(false);
}

int run(int argc, char** argv)
{
    Options options;
    CLI::App app("Documentation pages to OpenAPI 3.1 to C++ headers",
                 "airudder-gen");
    app.require_subcommand(1);
    app.failure_message([](CLI::App const*, CLI::Error const& error) {
        return printable(error.what()) +
               "\nRun with --help for more information.\n";
    });
    add_root(app, options);

    auto& distill_command = *app.add_subcommand(
        "distill", "Write the facts of pages copied from the site");
    auto const& pages = add_pages(distill_command);
    distill_command.add_option(
        "--as", options.as, "group/operation[.variant] the page describes");

    auto& spec_command = *app.add_subcommand(
        "spec", "Write the spec from facts, decisions and wording");
    add_output(spec_command, options);

    auto& generate_command =
        *app.add_subcommand("generate", "Write the headers from the spec");
    add_output(generate_command, options);

    for (auto* const command :
         {&distill_command, &spec_command, &generate_command})
        add_root(*command, options);

    try {
        app.parse(argc, argv);
        options.pages.assign(pages.results().begin(), pages.results().end());
    } catch (CLI::ParseError const& error) {
        return app.exit(error) == 0 ? fine : usage_or_io;
    }
    if (distill_command.parsed())
        return distill(options);
    return spec_command.parsed() ? spec(options) : generate(options);
}

} // namespace
} // namespace airudder::generator

int main(int argc, char** argv)
{
    try {
        return airudder::generator::run(argc, argv);
    } catch (std::exception const& error) {
        std::cerr << "airudder-gen: "
                  << airudder::generator::printable(error.what()) << '\n';
        return 2;
    }
}
