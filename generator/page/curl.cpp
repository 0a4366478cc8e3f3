#include "curl.hpp"

#include "examples.hpp"
#include "shell_words.hpp"

#include <algorithm>
#include <array>

namespace airudder::generator {
namespace {

/// The effect of a curl option on the request.
enum class Effect {
    none,          // leaves the request as it is; takes no value
    ignored_value, // leaves the request as it is; takes a value
    method,
    header,
    data,        // appended to the body, joined by '&'
    url_encoded, // one field of an urlencoded form
    form,        // one field of a multipart form
    url,
    get, // sends the data in the query
    head,
    user,
    cookie,
    user_agent,
    referer,
    json
};

/// An option, spelled "--name" and, if it has a letter, "-l".
struct Option {
    std::string_view name;
    char letter; // NUL if it has none
    Effect effect;
};

constexpr std::array known_options{
    Option{"location", 'L', Effect::none},
    Option{"insecure", 'k', Effect::none},
    Option{"silent", 's', Effect::none},
    Option{"show-error", 'S', Effect::none},
    Option{"include", 'i', Effect::none},
    Option{"verbose", 'v', Effect::none},
    Option{"fail", 'f', Effect::none},
    Option{"globoff", 'g', Effect::none},
    Option{"compressed", '\0', Effect::none},
    Option{"http1.1", '\0', Effect::none},
    Option{"http2", '\0', Effect::none},
    Option{"output", 'o', Effect::ignored_value},
    Option{"max-time", 'm', Effect::ignored_value},
    Option{"connect-timeout", '\0', Effect::ignored_value},
    Option{"request", 'X', Effect::method},
    Option{"header", 'H', Effect::header},
    Option{"data", 'd', Effect::data},
    Option{"data-raw", '\0', Effect::data},
    Option{"data-ascii", '\0', Effect::data},
    Option{"data-binary", '\0', Effect::data},
    Option{"json", '\0', Effect::json},
    Option{"data-urlencode", '\0', Effect::url_encoded},
    Option{"form", 'F', Effect::form},
    Option{"form-string", '\0', Effect::form},
    Option{"url", '\0', Effect::url},
    Option{"get", 'G', Effect::get},
    Option{"head", 'I', Effect::head},
    Option{"user", 'u', Effect::user},
    Option{"cookie", 'b', Effect::cookie},
    Option{"user-agent", 'A', Effect::user_agent},
    Option{"referer", 'e', Effect::referer}};

template <class Key, class Member>
Option const* find_option(Key key, Member member)
{
    auto const found = std::ranges::find(known_options, key, member);
    return found == known_options.end() ? nullptr : &*found;
}

/// Returns null if the option is unknown.
Option const* find_option(std::string_view name)
{
    return find_option(name, &Option::name);
}

Option const* find_option(char letter)
{
    return find_option(letter, &Option::letter);
}

bool has_value(Effect effect)
{
    return effect != Effect::none && effect != Effect::get &&
           effect != Effect::head;
}

class CurlReader {
public:
    explicit CurlReader(PageContext& context) : context_(context)
    {
        start_ = context_.page.offset(context_.next);
        auto const end = context_.page.offset(context_.end);
        command_ = read_shell_command(
            context_.page.text().substr(start_, end - start_));
    }

    Sample read()
    {
        sample_.line = context_.line().number;
        if (!command_.error.empty())
            fail(command_.error_offset, command_.error);
        else
            for (word_ = 1; word_ < command_.words.size(); ++word_)
                read_word(command_.words[word_].text);
        context_.next = context_.page.line_after(start_ + command_.end);
        finish();
        return std::move(sample_);
    }

private:
    /// Reports at an offset from the start of the command.
    void fail(std::size_t offset, std::string_view message)
    {
        auto const next = context_.page.line_after(start_ + offset + 1);
        context_.fail(next - 1, message);
    }

    void fail(std::string_view message)
    {
        fail(command_.words[word_].offset, message);
    }

    void read_word(std::string const& text)
    {
        if (text.starts_with("--"))
            long_option(std::string_view(text).substr(2));
        else if (text.size() > 1 && text.front() == '-')
            letters(std::string_view(text).substr(1));
        else
            set_url(text);
    }

    void long_option(std::string_view name)
    {
        auto const* const found = find_option(name);
        if (!found)
            return unknown("--" + std::string(name));
        if (!has_value(found->effect))
            apply(found->effect, "");
        else if (auto const value = next_value())
            apply(found->effect, *value);
    }

    /// An unknown option may take the next word as its value. So neither a
    /// second URL nor a missing one is reported after it.
    void unknown(std::string const& option)
    {
        fail("expected a known option of curl, found " + in_quotes(option));
        skips_url_checks_ = true;
    }

    /// "-kXPOST"
    void letters(std::string_view text)
    {
        for (; !text.empty(); text.remove_prefix(1)) {
            auto const* const found = find_option(text.front());
            if (!found)
                return unknown("-" + std::string(text.substr(0, 1)));
            if (!has_value(found->effect)) {
                apply(found->effect, "");
                continue;
            }
            if (text.size() > 1)
                apply(found->effect, text.substr(1));
            else if (auto const value = next_value())
                apply(found->effect, *value);
            return;
        }
    }

    std::optional<std::string> next_value()
    {
        if (word_ + 1 < command_.words.size())
            return command_.words[++word_].text;
        fail("expected a value for this option");
        return std::nullopt;
    }

    void apply(Effect effect, std::string_view value)
    {
        switch (effect) {
        case Effect::none:
        case Effect::ignored_value: break;
        case Effect::method: sample_.method = value; break;
        case Effect::header: add_header_line(value); break;
        case Effect::data: add_data(value); break;
        case Effect::url_encoded: add_field(value); break;
        case Effect::form: add_field(value); break;
        case Effect::url: set_url(value); break;
        case Effect::get: get_ = true; break;
        case Effect::head: sample_.method = "HEAD"; break;
        case Effect::user: add_header("Authorization", value); break;
        case Effect::cookie: add_header("Cookie", value); break;
        case Effect::user_agent: add_header("User-Agent", value); break;
        case Effect::referer: add_header("Referer", value); break;
        case Effect::json:
            add_header("Content-Type", "application/json");
            add_header("Accept", "application/json");
            add_data(value);
            break;
        }
    }

    void set_url(std::string_view url)
    {
        if (has_url_ && !skips_url_checks_)
            fail("expected one URL, found another " + in_quotes(url));
        skips_url_checks_ = skips_url_checks_ || has_url_;
        has_url_ = true;
        sample_.url = context_.redactor.url(url);
    }

    /// "Name: value"; "Name;" is a header with an empty value, "Name:" one
    /// that is not sent.
    void add_header_line(std::string_view line)
    {
        auto const colon = line.find(':');
        if (colon == line.npos && line.ends_with(';'))
            return add_header(line.substr(0, line.size() - 1), "");
        auto const value = words_of(line.substr(std::min(colon, line.size())));
        if (colon == line.npos)
            return fail("expected a header, found " + in_quotes(line));
        if (value != ":")
            add_header(line.substr(0, colon),
                       words_of(std::string_view(value).substr(1)));
    }

    void add_header(std::string_view name, std::string_view value)
    {
        auto kept = context_.redactor.value(name, value);
        sample_.headers.emplace_back(
            words_of(name),
            context_.redactor.url(context_.redactor.prose(kept)));
    }

    void add_data(std::string_view value)
    {
        if (has_data_)
            data_ += '&';
        else
            data_offset_ = command_.words[word_].offset;
        has_data_ = true;
        data_ += value;
    }

    /// "name=value" of a form; Apifox puts the value into double quotes.
    void add_field(std::string_view field)
    {
        auto const equals = std::min(field.find('='), field.size());
        auto const name = field.substr(0, equals);
        auto value = field.substr(std::min(equals + 1, field.size()));
        if (value.size() > 1 && value.front() == '"' && value.back() == '"')
            value = value.substr(1, value.size() - 2);
        auto& redactor = context_.redactor;
        sample_.form.emplace_back(
            name, redactor.url(redactor.prose(redactor.value(name, value))));
    }

    void finish()
    {
        if (!has_url_ && !skips_url_checks_ && command_.error.empty())
            fail(0, "expected a URL in this command");
        if (get_)
            move_data_to_query();
        if (sample_.method.empty())
            sample_.method =
                !get_ && (has_data_ || !sample_.form.empty()) ? "POST" : "GET";
        if (data_.find_first_not_of(" \t\n") != data_.npos)
            sample_.body = body();
    }

    void move_data_to_query()
    {
        for (auto const& [name, value] : sample_.form)
            add_data(name + "=" + value);
        if (!data_.empty())
            sample_.url +=
                sample_.url.find('?') == sample_.url.npos ? '?' : '&';
        sample_.url += context_.redactor.query(data_);
        data_.clear();
        sample_.form.clear();
    }

    bool is_form() const
    {
        return std::ranges::any_of(sample_.headers, [](auto const& header) {
            return header.second.starts_with(
                "application/x-www-form-urlencoded");
        });
    }

    std::optional<PageExample> body()
    {
        auto read = json_example(data_, context_.redactor);
        if (auto* const example = std::get_if<PageExample>(&read)) {
            example->line = sample_.line;
            return std::move(*example);
        }
        if (is_form()) {
            auto example =
                text_example(context_.redactor.query(data_), context_.redactor);
            example.line = sample_.line;
            return example;
        }
        auto const first = data_.find_first_not_of(" \t\n");
        if (data_[first] == '{' || data_[first] == '[') {
            fail_in_body(std::get<JsonTextError>(read));
            return std::nullopt;
        }
        auto example = text_example(data_, context_.redactor);
        example.line = sample_.line;
        return example;
    }

    void fail_in_body(JsonTextError const& error)
    {
        auto const text = context_.page.text();
        auto at = start_ + data_offset_;
        for (std::size_t line = 1; line < error.line; ++line)
            at = std::min(text.find('\n', at), text.size() - 1) + 1;
        fail(at - start_, "expected a body in JSON: " + error.message);
    }

    PageContext& context_;
    std::size_t start_{};
    std::size_t data_offset_{};
    std::size_t word_{};
    ShellCommand command_{};
    Sample sample_{};
    std::string data_{};
    bool has_data_{};
    bool has_url_{};
    bool skips_url_checks_{};
    bool get_{};
};

} // namespace

Sample read_curl(PageContext& context) { return CurlReader(context).read(); }

} // namespace airudder::generator
