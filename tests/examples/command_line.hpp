#ifndef AIRUDDER_EXAMPLES_COMMAND_LINE_HPP
#define AIRUDDER_EXAMPLES_COMMAND_LINE_HPP

#include <CLI/CLI.hpp>
#include <string>

/// What the command lines of the programs have in common.
namespace examples {

/// Adds an option for any number of words. They are data: `[a,b]` and `{}` stay
/// as they are. CLI11 reads lists into them wherever it allows extra arguments or
/// converts to a vector. So this option takes the most arguments that CLI11
/// allows, and converts none: `results()` has the words.
inline CLI::Option* add_words(CLI::App& app,
                              std::string const& name,
                              std::string const& description)
{
    constexpr int any_number = CLI::detail::expected_max_vector_size;
    return app.add_option(name)
        ->type_name("")
        ->description(description)
        ->expected(any_number, any_number)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->allow_extra_args(false);
}

/// Adds a flag, which takes no value: `--list=task` is an error.
inline void add_flag(CLI::App& app,
                     std::string const& name,
                     bool& value,
                     std::string const& description)
{
    app.add_flag(name, value, description)->disable_flag_override();
}

/// The name of an option that was given and does not exist, without its value;
/// empty if there is none.
inline std::string unknown_option(CLI::App const& app)
{
    for (auto const& word : app.remaining())
        if (word != "--")
            return word.substr(0, word.find('='));
    return {};
}

} // namespace examples

#endif // AIRUDDER_EXAMPLES_COMMAND_LINE_HPP
