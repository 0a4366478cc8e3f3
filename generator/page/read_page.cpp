#include "read_page.hpp"

#include "../files.hpp"
#include "curl.hpp"
#include "examples.hpp"
#include "page_context.hpp"
#include "rows.hpp"
#include "sections.hpp"

#include <algorithm>
#include <set>

namespace airudder::generator {
namespace {

/// The most lines between title and method: a status and a choice of servers.
constexpr std::size_t max_between = 12;

bool is_url(std::string_view words)
{
    return words.starts_with("https://") || words.starts_with("http://");
}

/// "POST" alone, or "POST https://…" on one line.
std::optional<std::string> method_at(std::string_view words, std::string& url)
{
    auto const space = words.find(' ');
    auto method = method_of(words.substr(0, space));
    if (!method || space == words.npos)
        return method;
    auto const rest = words.substr(space + 1);
    if (!is_url(rest) && !rest.starts_with('/'))
        return std::nullopt;
    url = rest;
    return method;
}

/// Drops the choice of servers: each name is repeated (in the list below the
/// choice) or has a URL below it.
void drop_servers(std::vector<std::size_t>& between, PageContext const& context)
{
    auto const words = [&](std::size_t i) {
        return context.words(between[i]);
    };
    for (std::size_t size : {1u, 2u}) {
        auto const count = between.size();
        if (count < 2 * size)
            continue;
        bool same = true;
        for (auto i = count - size; i < count; ++i)
            same = same && words(i) == words(i - size);
        if (same)
            between.resize(count - 2 * size);
    }
    for (std::size_t i = 1; i < between.size(); ++i)
        if (is_url(words(i)) && !is_url(words(i - 1))) {
            between.erase(between.begin() + static_cast<long>(i) - 1,
                          between.begin() + static_cast<long>(i) + 1);
            i = 0;
        }
}

void read_status(PageContext& context,
                 PageFacts& facts,
                 std::vector<std::size_t> between)
{
    std::erase_if(between, [&](auto index) {
        return context.word(index) == Word::button;
    });
    drop_servers(between, context);
    if (!between.empty())
        facts.status = std::string(context.words(between.front()));
    for (std::size_t i = 1; i < between.size(); ++i)
        context.fail(between[i],
                     "expected an HTTP method, found " +
                         in_quotes(context.words(between[i])));
}

/// Reads title and method. Returns false if there is no method.
bool read_title(PageContext& context, PageFacts& facts)
{
    auto const title = context.next++;
    facts.title = std::string(context.words(title));
    std::vector<std::size_t> between;
    for (; !context.done() && between.size() < max_between; ++context.next) {
        if (auto const method = method_at(context.words(), facts.url)) {
            facts.method = *method;
            ++context.next;
            read_status(context, facts, std::move(between));
            return true;
        }
        between.push_back(context.next);
    }
    context.fail(title,
                 "expected the title of a documentation page and an HTTP "
                 "method below it, or a Markdown twin, found " +
                     in_quotes(facts.title));
    return false;
}

void read_url(PageContext& context, PageFacts& facts)
{
    bool const below = facts.url.empty() && !context.done() &&
                       section_at(context, context.next) == Word::none;
    if (below)
        facts.url = std::string(context.line(context.next++).words);
    facts.url = context.redactor.url(context.redactor.prose(facts.url));
}

/// Reads the prose below the URL. The edit time may precede it.
void read_description(PageContext& context, PageFacts& facts)
{
    std::string words;
    for (; !context.done() && section_at(context, context.next) == Word::none;
         ++context.next) {
        auto edited = edited_at(context.words());
        if (edited && words.empty() && !facts.edited)
            facts.edited = std::move(edited);
        else if (context.word() != Word::button)
            words.append(" ").append(context.words());
    }
    context.keep(words, facts.description, facts.prose);
}

/// Finds the foot, which ends the content: the edit time, links to the next and
/// previous page, and the name of the site's software, each if present. Sets
/// the context's end and the edit time. Returns true if there is a foot.
bool read_page_foot(PageContext& context, PageFacts& facts)
{
    auto const first = context.next;
    auto const whole = context.end;
    auto const above = [&](std::size_t lines) {
        return context.end >= first + lines ? context.word(context.end - lines)
                                            : Word::none;
    };
    auto const text_below = [&](Word word) {
        return above(2) == word && context.types_from(context.end - 1) == 0;
    };
    auto const last_words = [&] {
        return context.words(context.end - 1);
    };

    if (above(1) == Word::built_with)
        context.end -= 1;
    else if (text_below(Word::built_with))
        context.end -= 2;
    for (auto const link : {Word::next, Word::previous})
        if (text_below(link))
            context.end -= 2;
    if (context.end == first)
        return context.end != whole;
    if (auto edited = edited_at(last_words())) {
        facts.edited = std::move(edited);
        context.end -= 1;
    } else if (text_below(Word::edited) && starts_with_digit(last_words())) {
        facts.edited = std::string(last_words());
        context.end -= 2;
    }
    return context.end != whole;
}

/// Reads title, status, method, URL and description, up to the first section.
/// Returns false if the text is not the head of a page.
bool read_page_head(PageContext& context, PageFacts& facts)
{
    if (context.done()) {
        context.fail(context.next,
                     "expected the title of a documentation page or a Markdown "
                     "twin");
        return false;
    }
    if (!read_title(context, facts))
        return false;
    read_url(context, facts);
    read_description(context, facts);
    return true;
}

/// Reads the sections of a page, from the current line to the end.
class SectionsReader {
public:
    SectionsReader(PageContext& context, PageFacts& facts)
        : context_(context), facts_(facts)
    {
    }

    void read()
    {
        while (!context_.done()) {
            auto const section = section_at(context_, context_.next);
            if (section == Word::none) {
                skip_unknown();
                continue;
            }
            if (!seen_.insert(section).second)
                context_.fail(context_.next,
                              "expected this section once, found another " +
                                  in_quotes(context_.words()));
            read_section(section);
        }
        attach_samples();
    }

private:
    /// Skips lines that belong to no section, and reports the first.
    void skip_unknown()
    {
        context_.fail(context_.next,
                      "expected the heading of a section, found " +
                          in_quotes(context_.words()));
        do
            ++context_.next;
        while (!context_.done() &&
               section_at(context_, context_.next) == Word::none);
    }

    void read_section(Word section)
    {
        if (section == Word::body_table)
            return read_request_body();
        if (section == Word::code_samples)
            return read_code_samples();
        ++context_.next;
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

    /// Skips "None", or the site's box about authorization.
    void skip_request()
    {
        if (context_.word() == Word::nothing)
            ++context_.next;
        if (context_.word() != Word::authorization)
            return;
        while (!context_.done() &&
               section_at(context_, context_.next) == Word::none)
            ++context_.next;
    }

    void skip(Word word)
    {
        while (!context_.done() && context_.word() == word)
            ++context_.next;
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
        ++context_.next;
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
            ++context_.next;
        }
        skip(Word::button);
    }

    void read_content(Body& body)
    {
        body.rows = read_rows(context_, body.media_type);
        while (starts_example(context_, context_.next, body.media_type))
            for (auto& example : read_examples(context_, body.media_type))
                body.examples.push_back(std::move(example));
    }

    /// Reads the curl command among the names of languages.
    void read_code_samples()
    {
        skip_languages();
        if (!context_.words().starts_with("curl "))
            return;
        if (facts_.sample)
            context_.fail(context_.next, "expected one sample request");
        facts_.sample = read_curl(context_);
    }

    void skip_languages()
    {
        while (!context_.done() && (context_.word() == Word::code_samples ||
                                    context_.word() == Word::button ||
                                    is_code_language(context_.words())))
            ++context_.next;
    }

    void read_responses()
    {
        while (!context_.done() && (facts_.responses.empty() ||
                                    is_tab_at(context_, context_.next))) {
            auto const tab = tab_of(context_.words());
            PageResponse response{.line = context_.line().number,
                                  .status = tab->status,
                                  .label = tab->label};
            ++context_.next;
            read_response(response);
            facts_.responses.push_back(std::move(response));
        }
        give_content_to_open_tab();
    }

    /// If all tabs come first, the content below them belongs to the open tab:
    /// the first.
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
        std::swap(all.front().prose, all.back().prose);
        std::swap(all.front().header, all.back().header);
        std::swap(all.front().body, all.back().body);
    }

    bool starts_body() const
    {
        return media_type_of(context_.words()) ||
               context_.word() == Word::body ||
               context_.types_from(context_.next) > 0 ||
               context_.is_row(context_.next) ||
               starts_example(context_, context_.next, "");
    }

    bool ends_response() const
    {
        return context_.done() || is_tab_at(context_, context_.next) ||
               section_at(context_, context_.next) != Word::none;
    }

    void read_response(PageResponse& response)
    {
        std::string words;
        for (; !ends_response() && !starts_body(); ++context_.next)
            if (context_.word() != Word::button)
                words.append(" ").append(context_.words());
        context_.keep(words, response.description, response.prose);
        if (ends_response())
            return;
        auto& body = response.body.emplace();
        read_media_type(body);
        if (context_.word() == Word::body)
            ++context_.next; // a heading, even before a type
        skip(Word::button);
        read_content(body);
    }

    void read_response_samples()
    {
        skip(Word::response_sample);
        --context_.next; // where read_examples expects its heading
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

/// Limits that no documentation page reaches.
constexpr std::ptrdiff_t max_lines = 20'000;
constexpr std::size_t max_size = 1u << 20;

/// Keeps a body that is both the sample's and the page's only once.
void share_body(PageFacts& facts)
{
    if (!facts.sample || !facts.sample->body || !facts.body)
        return;
    auto& body = *facts.sample->body;
    bool const shared =
        std::ranges::any_of(facts.body->examples, [&](auto const& example) {
            return example.sha256 == body.sha256;
        });
    if (shared)
        body = PageExample{.sha256 = body.sha256};
}

/// True if a page without a foot is complete: its last response has an example.
bool ends_with_example(PageFacts const& facts)
{
    return std::ranges::any_of(facts.responses, [&](auto const& response) {
        return response.body && !response.body->examples.empty() &&
               response.body->examples.back().line >
                   facts.responses.back().line;
    });
}

/// Finds the leaf with the page's title and folder in the page's own tree. Of
/// several, chooses the one with the page's method.
void find_place(SitePage& page, PageContext& context)
{
    auto const& tree = page.navigation;
    if (!tree.nested)
        return;
    auto const title = without_spaces(page.facts.title);
    auto const folder =
        tree.breadcrumb.empty() ? std::string() : tree.breadcrumb.back();
    auto const places = leaf_places(tree);
    std::vector<std::string> above;
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < tree.entries.size(); ++i) {
        auto const& entry = tree.entries[i];
        above.resize(std::min(above.size(), entry.level));
        bool const inside =
            above.empty() ? folder.empty() : above.back() == folder;
        if (!places[i].empty() && inside &&
            without_spaces(entry.title) == title)
            found.push_back(i);
        above.push_back(entry.title);
    }
    if (found.size() > 1)
        std::erase_if(found, [&](auto i) {
            return tree.entries[i].method != page.facts.method;
        });
    if (found.size() == 1)
        page.facts.place = places[found.front()];
    else if (found.size() > 1)
        context.fail(0,
                     "expected one entry " + in_quotes(page.facts.title) +
                         " in folders of the navigation called " +
                         in_quotes(folder) + ", found several");
}

std::string joined_titles(std::vector<std::string> const& breadcrumb)
{
    std::string section;
    for (auto const& crumb : breadcrumb)
        section.append(section.empty() ? "" : " / ").append(crumb);
    return section;
}

void read(PageContext& context,
          std::string_view file,
          SitePage& page,
          Diagnostics& diagnostics)
{
    page.navigation =
        read_navigation(file, context.page.lines(), context.next, diagnostics);
    if (!diagnostics.empty())
        return;
    if (!page.navigation.breadcrumb.empty())
        page.facts.section = joined_titles(page.navigation.breadcrumb);
    bool const foot = read_page_foot(context, page.facts);
    if (!read_page_head(context, page.facts))
        return;
    SectionsReader(context, page.facts).read();
    if (!foot && !ends_with_example(page.facts))
        context.fail(context.end,
                     "expected more of the page: it ends within its content");
    share_body(page.facts);
    find_place(page, context);
}

} // namespace

std::optional<SitePage> read_page(std::string_view file,
                                  std::string_view text,
                                  Diagnostics& diagnostics,
                                  bool keep_prose)
{
    if (text.size() > max_size || !is_utf8(text) ||
        std::ranges::count(text, '\n') > max_lines) {
        diagnostics.at_line(file,
                            1,
                            "expected a documentation page: UTF-8, at most " +
                                std::to_string(max_size >> 20) + " MiB and " +
                                std::to_string(max_lines) + " lines");
        return std::nullopt;
    }

    // A credential that is found anywhere is dropped everywhere.
    Redactor redactor;
    auto const pass = [&](std::string_view content, Diagnostics& findings) {
        PageText const page_text(content);
        PageContext context(file, page_text, redactor, findings, keep_prose);
        SitePage page;
        read(context, file, page, findings);
        return page;
    };
    Diagnostics findings;
    auto page = pass(text, findings);
    if (redactor.secrets() > max_secrets) {
        diagnostics.at_line(file,
                            1,
                            "expected a documentation page, found more than " +
                                std::to_string(max_secrets) + " credentials");
        return std::nullopt;
    }
    if (redactor.secrets() > 0) {
        findings = {};
        page = pass(redactor.scrubbed(text), findings);
    }
    diagnostics.append(findings);
    if (!findings.empty())
        return std::nullopt;
    return page;
}

} // namespace airudder::generator
