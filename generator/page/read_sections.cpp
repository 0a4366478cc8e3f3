#include "read_sections.hpp"

#include "curl.hpp"
#include "examples.hpp"
#include "rows.hpp"
#include "sections.hpp"

#include <algorithm>
#include <set>

namespace airudder::generator {
namespace {

class SectionsReader {
public:
    SectionsReader(PageContext& context, PageFacts& facts)
        : context_(context), facts_(facts)
    {
    }

    void read()
    {
        while (!context_.done()) {
            auto const section = section_at(context_, context_.at);
            if (section == Word::none) {
                skip_unknown();
                continue;
            }
            if (!seen_.insert(section).second)
                context_.fail(context_.at,
                              "expected this section once, found another " +
                                  in_quotes(context_.words()));
            read_section(section);
        }
        attach_samples();
    }

private:
    /// Reports the first of the lines that belong to no section.
    void skip_unknown()
    {
        context_.fail(context_.at,
                      "expected the heading of a section, found " +
                          in_quotes(context_.words()));
        do
            ++context_.at;
        while (!context_.done() &&
               section_at(context_, context_.at) == Word::none);
    }

    void read_section(Word section)
    {
        if (section == Word::body_table)
            return read_request_body();
        if (section == Word::code_samples)
            return read_code_samples();
        ++context_.at;
        switch (section) {
        case Word::request: return skip_request();
        case Word::path_table: return read_table(facts_.path);
        case Word::query_table: return read_table(facts_.query);
        case Word::header_table: return read_table(facts_.header);
        case Word::cookie_table: return read_table(facts_.cookie);
        case Word::responses: return read_responses();
        default: return read_response_samples();
        }
    }

    /// "None", or the site's own box that says how to authorize.
    void skip_request()
    {
        if (context_.word() == Word::nothing)
            ++context_.at;
        if (context_.word() != Word::authorization)
            return;
        while (!context_.done() &&
               section_at(context_, context_.at) == Word::none)
            ++context_.at;
    }

    void skip(Word word)
    {
        while (!context_.done() && context_.word() == word)
            ++context_.at;
    }

    void read_table(std::vector<Row>& rows)
    {
        skip(Word::nothing);
        skip(Word::button);
        rows = read_rows(context_, "application/json");
    }

    void read_request_body()
    {
        auto const heading = *body_heading(context_.words());
        ++context_.at;
        Body body{.media_type = heading.media_type};
        if (heading.presence != Word::none)
            body.presence = heading.presence == Word::required
                                ? Presence::required
                                : Presence::optional;
        read_media_type(body);
        read_content(body);
        facts_.body = std::move(body);
    }

    void read_media_type(Body& body)
    {
        auto const media_type = media_type_of(context_.words());
        if (media_type && body.media_type.empty()) {
            body.media_type = *media_type;
            ++context_.at;
        }
        skip(Word::button);
    }

    void read_content(Body& body)
    {
        body.rows = read_rows(context_, body.media_type);
        while (starts_example(context_, context_.at, body.media_type))
            for (auto& example : read_examples(context_, body.media_type))
                body.examples.push_back(std::move(example));
    }

    /// Names of languages around a curl command.
    void read_code_samples()
    {
        skip_languages();
        if (!context_.words().starts_with("curl "))
            return;
        if (facts_.sample)
            context_.fail(context_.at, "expected one sample request");
        facts_.sample = read_curl(context_);
    }

    void skip_languages()
    {
        while (!context_.done() && (context_.word() == Word::code_samples ||
                                    context_.word() == Word::button ||
                                    is_code_language(context_.words())))
            ++context_.at;
    }

    void read_responses()
    {
        while (!context_.done() &&
               (facts_.responses.empty() || is_tab_at(context_, context_.at))) {
            auto const tab = tab_of(context_.words());
            PageResponse response{.line = context_.line().number,
                                  .status = tab->status,
                                  .label = tab->label};
            ++context_.at;
            read_response(response);
            facts_.responses.push_back(std::move(response));
        }
        give_content_to_open_tab();
    }

    /// Tabs that follow one another come before the content of the one that is
    /// open: the first.
    void give_content_to_open_tab()
    {
        auto& all = facts_.responses;
        auto const is_bare = [](PageResponse const& response) {
            return !response.body && !response.description &&
                   response.header.empty();
        };
        if (all.size() < 2 || !std::all_of(all.begin(), all.end() - 1, is_bare))
            return;
        std::swap(all.front().description, all.back().description);
        std::swap(all.front().header, all.back().header);
        std::swap(all.front().body, all.back().body);
    }

    bool starts_body() const
    {
        return media_type_of(context_.words()) ||
               context_.word() == Word::body ||
               context_.types_from(context_.at) > 0 ||
               context_.is_row(context_.at) ||
               starts_example(context_, context_.at, "");
    }

    bool ends_response() const
    {
        return context_.done() || is_tab_at(context_, context_.at) ||
               section_at(context_, context_.at) != Word::none;
    }

    void read_response(PageResponse& response)
    {
        std::string words;
        for (; !ends_response() && !starts_body(); ++context_.at)
            if (context_.word() != Word::button)
                words.append(" ").append(context_.words());
        response.description = digest_of(words, context_.redactor);
        if (ends_response())
            return;
        auto& body = response.body.emplace();
        read_media_type(body);
        if (context_.word() == Word::body)
            ++context_.at; // a heading, even before a type
        skip(Word::button);
        read_content(body);
    }

    void read_response_samples()
    {
        skip(Word::response_sample);
        --context_.at; // where read_examples expects its heading
        samples_ = read_examples(context_, "application/json");
    }

    /// Examples beside the page belong to its first response.
    void attach_samples()
    {
        if (samples_.empty() || facts_.responses.empty())
            return;
        auto& body = facts_.responses.front().body;
        if (!body)
            body.emplace();
        for (auto& sample : samples_)
            body->examples.push_back(std::move(sample));
    }

    PageContext& context_;
    PageFacts& facts_;
    std::set<Word> seen_{};
    std::vector<PageExample> samples_{};
};

} // namespace

void read_sections(PageContext& context, PageFacts& facts)
{
    SectionsReader(context, facts).read();
}

} // namespace airudder::generator
