// airudder-gen: documentation pages → facts → OpenAPI 3.1 → C++ headers.

#include "characters.hpp"
#include "commands/diff.hpp"
#include "commands/distill.hpp"
#include "commands/drift.hpp"
#include "commands/generate.hpp"
#include "commands/init.hpp"
#include "commands/spec.hpp"
#include "commands/update.hpp"
#include "diagnostics.hpp"
#include "version.hpp"

#include <CLI/CLI.hpp>
#include <exception>
#include <filesystem>
#include <iostream>
#include <unistd.h>

namespace airudder::generator {
namespace {

enum ExitCode { fine = 0, findings = 1, usage_or_io = 2 };

void add_root(CLI::App& app, std::filesystem::path& root)
{
    app.add_option("--root", root, "The project's root")
        ->check(CLI::ExistingDirectory);
}

void add_output(CLI::App& app, OutputOptions& options)
{
    app.add_flag("--check",
                 options.check,
                 "Write nothing; name what is stale, missing or extra");
    app.add_option("--output", options.output, "Write here instead");
}

/// Adds the pages to distill. CLI11 splits `[a,b]` if an option allows extra
/// arguments or converts to a vector. This option expects the maximum number of
/// arguments and converts none, so every name stays as it is.
CLI::Option* add_pages(CLI::App& app)
{
    constexpr int any_number = CLI::detail::expected_max_vector_size;
    return app.add_option("page")
        ->description("Pages: text captures, Markdown twins, llms.txt, "
                      "or folders of them")
        ->type_name("TEXT")
        ->required()
        ->expected(any_number, any_number)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->allow_extra_args(false);
}

/// Shows the number of files read so far on a terminal.
void show_progress(std::size_t done, std::size_t all)
{
    std::cerr << '\r' << done << " of " << all << " files";
    if (done == all)
        std::cerr << "\r\x1b[K";
    std::cerr << std::flush;
}

int run(int argc, char** argv)
{
    std::filesystem::path root = ".";
    DistillOptions distill_options;
    OutputOptions output_options;
    CLI::App app("Documentation pages to OpenAPI 3.1 to C++ headers",
                 "airudder-gen");
    app.require_subcommand(1);
    app.set_version_flag("--version",
                         "airudder-gen " + std::string(project_version()),
                         "Print the version and exit");
    app.failure_message([](CLI::App const*, CLI::Error const& error) {
        return printable(error.what()) +
               "\nRun with --help for more information.\n";
    });
    add_root(app, root);

    auto& distill_command = *app.add_subcommand(
        "distill", "Write the facts of pages copied from the site");
    auto const* const pages = add_pages(distill_command);
    distill_command.add_option("--as",
                               distill_options.as,
                               "group/operation[.variant] the page describes");

    auto& update_command = *app.add_subcommand(
        "update",
        "Distill pages, then write spec and headers; or say what changed");
    auto const* const updated = add_pages(update_command);
    bool dry_run = false;
    auto* const dry_run_flag = update_command.add_flag(
        "--dry-run",
        dry_run,
        "Write nothing; report drift, and exit with 1 if there is any");
    std::string drift_format = "text";
    update_command
        .add_option("--format", drift_format, "Of the report of --dry-run")
        ->check(CLI::IsMember({"text", "markdown", "json"}))
        ->needs(dry_run_flag)
        ->capture_default_str();

    for (auto* const command : {&distill_command, &update_command})
        command->add_flag("--keep-prose",
                          distill_options.keep_prose,
                          "Keep the pages' descriptions, for your own copy");

    std::filesystem::path init_folder;
    auto& init_command =
        *app.add_subcommand("init", "Make an empty project for your own pages");
    init_command.add_option("folder", init_folder, "Its folder")->required();

    auto& spec_command = *app.add_subcommand(
        "spec", "Write the spec from facts, decisions and wording");
    add_output(spec_command, output_options);
    bool no_assumptions = false;
    spec_command.add_flag("--no-assumptions",
                          no_assumptions,
                          "Report what pages and rulings leave open");

    auto& generate_command =
        *app.add_subcommand("generate", "Write the headers from the spec");
    add_output(generate_command, output_options);

    DiffOptions diff_options;
    auto& diff_command = *app.add_subcommand(
        "diff",
        "Compare two specs; exit with 1 if code that uses the headers "
        "breaks or changes its meaning");
    std::string const kinds = "A file; REV:PATH in git; or REV:, the spec of "
                              "that git revision";
    diff_command.add_option("old", diff_options.before, kinds)->required();
    diff_command.add_option("new", diff_options.after, kinds)->required();
    diff_command.add_option("--format", diff_options.format, "Of the report")
        ->check(CLI::IsMember({"text", "markdown", "json", "changelog"}))
        ->capture_default_str();

    for (auto* const command : {&distill_command,
                                &update_command,
                                &spec_command,
                                &generate_command,
                                &diff_command})
        add_root(*command, root);

    try {
        app.parse(argc, argv);
    } catch (CLI::ParseError const& error) {
        return app.exit(error) == 0 ? fine : usage_or_io;
    }
    auto const& names =
        distill_command.parsed() ? pages->results() : updated->results();
    distill_options.pages.assign(names.begin(), names.end());
    if (isatty(STDERR_FILENO) != 0)
        distill_options.progress = show_progress;
    distill_options.root = root;
    output_options.root = root;
    diff_options.root = root;

    Diagnostics diagnostics;
    bool is_fine = true;
    if (distill_command.parsed())
        distill(distill_options, diagnostics, std::cout);
    else if (dry_run)
        is_fine =
            report_drift(distill_options, drift_format, diagnostics, std::cout);
    else if (update_command.parsed())
        update(distill_options, diagnostics, std::cout);
    else if (init_command.parsed())
        init(init_folder, std::cout);
    else if (spec_command.parsed())
        spec({output_options, no_assumptions}, diagnostics, std::cout);
    else if (diff_command.parsed())
        is_fine = diff(diff_options, diagnostics, std::cout);
    else
        generate(output_options, diagnostics, std::cout);
    std::cerr << diagnostics.text();
    if (diagnostics.usage_or_io())
        return usage_or_io;
    return diagnostics.empty() && is_fine ? fine : findings;
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
        return airudder::generator::usage_or_io;
    }
}
