#include "airudder_call/arguments.hpp"

#include "airudder_call/failure.hpp"
#include "airudder_call/help.hpp"
#include "airudder_call/options.hpp"

#include <charconv>
#include <chrono>
#include <cmath>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace airudder_call {
namespace {

constexpr double longest_timeout = 24 * 60 * 60;

std::chrono::milliseconds read_timeout(std::string_view text)
{
    double seconds = 0;
    auto const end = text.data() + text.size();
    auto const [stop, failure] = std::from_chars(text.data(), end, seconds);
    if (failure != std::errc{} || stop != end || !(seconds > 0) ||
        seconds > longest_timeout)
        throw usage_failure("--timeout: expected a number of seconds, more "
                            "than 0 and at most 86400");
    return std::chrono::milliseconds(std::llround(std::ceil(seconds * 1000)));
}

/// Reads word after word. None is taken apart but for `--NAME=VALUE`: the rest
/// is data.
class CommandLine {
public:
    CommandLine(int argc, char const* const* argv)
        : at_(argv + (argc > 0 ? 1 : 0)), end_(argv + argc)
    {
    }

    Given read() &&
    {
        bool options = true;
        while (at_ != end_) {
            std::string_view const word(*at_++);
            if (options && word == "--")
                options = false;
            else if (options && word.size() > 1 && word.front() == '-')
                read_option(word);
            else
                add_word(word);
        }
        return std::move(given_);
    }

private:
    void add_word(std::string_view word)
    {
        if (given_.operation)
            given_.words.emplace_back(word);
        else
            given_.operation = word;
    }

    void read_option(std::string_view word)
    {
        auto const equals = word.find('=');
        auto const name = word.substr(0, equals);
        auto const* const option = find_option(name);
        if (option == nullptr)
            throw usage_failure("expected an option of --help, found " +
                                std::string(name));
        if (option->flag != nullptr)
            return set_flag(*option, equals != word.npos);
        auto& text = given_.*option->text;
        if (text)
            throw usage_failure(std::string(option->name) +
                                ": expected it once, found it twice");
        text = equals != word.npos ? std::string(word.substr(equals + 1))
                                   : next_word(*option);
    }

    void set_flag(Option const& option, bool has_value)
    {
        if (has_value)
            throw usage_failure(std::string(option.name) +
                                ": expected no value");
        given_.*option.flag = true;
    }

    std::string next_word(Option const& option)
    {
        if (at_ == end_)
            throw usage_failure(std::string(option.name) + ": 1 required " +
                                std::string(option.value_name) + " missing");
        return *at_++;
    }

    char const* const* at_;
    char const* const* end_;
    Given given_{};
};

void check_download(Arguments const& arguments)
{
    if (arguments.words.size() != 2)
        throw usage_failure("download: expected URL and FILE");
    if (arguments.body)
        throw usage_failure("download: expected no --body");
    if (arguments.is_private && arguments.words[1] == "-")
        throw usage_failure("--private: expected a file, found standard "
                            "output");
}

/// What is wanted has to be said, and no more.
void check(Arguments const& arguments)
{
    if (arguments.list && !arguments.words.empty())
        throw usage_failure("--list: expected one operation or group beside "
                            "it, found more");
    if (arguments.list)
        return;
    if (arguments.operation.value_or("").empty())
        throw usage_failure("expected an operation; --list shows them");
    if (arguments.operation == "download")
        return check_download(arguments);
    if (arguments.is_private)
        throw usage_failure("--private: expected it with download only");
}

} // namespace

Arguments read_arguments(int argc, char const* const* argv)
{
    auto given = CommandLine(argc, argv).read();
    if (given.version)
        return {.answer = "airudder_call " AIRUDDER_VERSION "\n"};
    if (given.help && !given.operation)
        return {.answer = general_help()};
    if (given.help)
        return {.help = true, .operation = given.operation};
    if (given.seconds)
        given.timeout = read_timeout(*given.seconds);
    check(given);
    return given;
}

} // namespace airudder_call
