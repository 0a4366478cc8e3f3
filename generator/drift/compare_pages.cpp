#include "compare_pages.hpp"

#include "../json/json_text.hpp"
#include "../report_text.hpp"
#include "match_rows.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace airudder::generator {
namespace {

using Stated = std::optional<std::string>;

/// Nothing for an empty text.
Stated stated(std::string_view text)
{
    return text.empty() ? std::nullopt : Stated(text);
}

/// The words about the type of a row, with what a twin says besides.
std::string type_words_of(Row const& row)
{
    auto words = row.type;
    if (!row.format.empty())
        words += " (" + row.format + ')';
    if (row.component)
        words += " of component " + *row.component;
    if (row.children && words.find('{') == words.npos)
        words += " {" + std::to_string(*row.children) + '}';
    if (row.open)
        words += ", open";
    if (row.nullable)
        words += " or null";
    return words;
}

std::string_view presence_word(Presence presence)
{
    return presence == Presence::required   ? "required"
           : presence == Presence::optional ? "optional"
                                            : "unstated";
}

/// The values of an enum, each with its word if it has one.
Stated values_of_enum(Row const& row)
{
    if (row.enum_text)
        return row.enum_text;
    std::vector<std::string> values;
    for (std::size_t i = 0; i < row.values.size(); ++i) {
        bool const has_word = i < row.words.size() && !row.words[i].empty();
        values.push_back(row.values[i] +
                         (has_word ? " (" + row.words[i] + ')' : ""));
    }
    return stated(joined_with(", ", values));
}

Stated shown_default(Row const& row)
{
    if (row.credential && !row.default_value)
        return "a credential, dropped";
    return row.default_value;
}

std::string minified_text(std::string const& text)
{
    auto const json = read_json_text(text);
    auto const* const value = std::get_if<JsonText>(&json);
    return value ? minified(*value) : text;
}

bool is_same_example(PageExample const* before, PageExample const* after)
{
    if (!before || !after)
        return before == after;
    return before->name == after->name && before->sha256 == after->sha256 &&
           before->text == after->text && before->redacted == after->redacted;
}

/// What two versions of an example show: their data or, if that is equal, their
/// layout or digests.
std::pair<Stated, Stated> shown_examples(PageExample const* before,
                                         PageExample const* after)
{
    enum class Form { minified, whole, digest };
    auto const shown = [](PageExample const* example, Form form) {
        if (!example)
            return Stated();
        auto text = form == Form::digest || example->text.empty()
                        ? "sha256:" + example->sha256
                    : form == Form::whole ? example->text
                                          : minified_text(example->text);
        if (!example->redacted.empty())
            text += " without " + joined_with(", ", example->redacted);
        return Stated(std::move(text));
    };
    std::pair<Stated, Stated> both;
    for (auto const form : {Form::minified, Form::whole, Form::digest}) {
        both = {shown(before, form), shown(after, form)};
        if (both.first != both.second)
            break;
    }
    return both;
}

std::string shown_sample_pairs(std::vector<Sample::Pair> const& pairs,
                               std::string_view between)
{
    std::vector<std::string> all;
    for (auto const& [name, value] : pairs)
        all.push_back(name + std::string(between) + value);
    return joined_with(", ", all);
}

/// The responses of a page by their places.
std::vector<std::pair<std::string, PageResponse const*>>
placed_responses(PageFacts const& page)
{
    std::vector<std::pair<std::string, PageResponse const*>> all;
    std::map<std::string, int> numbers;
    for (auto const& response : page.responses) {
        auto place = child_pointer("", response.status);
        if (auto const number = ++numbers[place]; number > 1)
            place += " (" + std::to_string(number) + ")";
        all.emplace_back(std::move(place), &response);
    }
    return all;
}

/// The examples of a part by their places.
std::map<std::string, PageExample const*>
placed_examples(std::string const& part, Body const* body)
{
    std::map<std::string, PageExample const*> all;
    if (!body)
        return all;
    for (auto const& example : body->examples) {
        auto const first = part + " example" +
                           (example.name.empty() ? "" : ' ' + example.name);
        auto place = first;
        for (int number = 2; !all.emplace(place, &example).second; ++number)
            place = first + ' ' + std::to_string(number);
    }
    return all;
}

Body const* pointer_to(std::optional<Body> const& body)
{
    return body ? &*body : nullptr;
}

class PageComparison {
public:
    PageComparison(FactsName const& name,
                   PageFacts const& before,
                   PageFacts const& after,
                   RowPaths const& paths_before,
                   RowPaths const& paths_after)
        : name_(name), before_(before), after_(after),
          paths_before_(paths_before), paths_after_(paths_after)
    {
    }

    std::vector<PageChange> run()
    {
        if (before_ == after_)
            return {};
        compare_page();
        if (after_.skipped && !before_.skipped)
            return std::move(changes_); // its parts are not read
        compare_bodies(
            "/body", pointer_to(before_.body), pointer_to(after_.body));
        compare_responses();
        compare_samples();
        auto old = tables_of(before_);
        auto now = tables_of(after_);
        auto pairs = match_rows(old, now);
        place(old, paths_before_);
        place(now, paths_after_);
        pair_renamed(pairs);
        for (auto const& pair : pairs)
            compare_rows(pair);
        if (changes_.empty() && !keeps_words_ && !drops_words_ && differ())
            add(otherwise_changed, "", std::nullopt, std::nullopt);
        if (keeps_words_)
            add(prose_kept, "", std::nullopt, std::nullopt);
        if (drops_words_)
            add(prose_dropped, "", std::nullopt, std::nullopt);
        return std::move(changes_);
    }

private:
    using enum ChangeKind;

    void add(ChangeKind kind, std::string_view place, Stated was, Stated is)
    {
        changes_.push_back({.kind = kind,
                            .operation = name_.operation_name(),
                            .variant = name_.variant,
                            .place = std::string(place),
                            .before = std::move(was),
                            .after = std::move(is)});
    }

    void compare(ChangeKind kind, std::string_view place, Stated was, Stated is)
    {
        if (was != is)
            add(kind, place, std::move(was), std::move(is));
    }

    /// Compares digests, and shows words where they are kept.
    void compare_prose(std::string_view place,
                       Stated const& was,
                       std::string const& was_words,
                       Stated const& is,
                       std::string const& is_words)
    {
        if (was == is && (was_words.empty() || is_words.empty())) {
            keeps_words_ |= was_words.empty() && !is_words.empty();
            drops_words_ |= is_words.empty() && !was_words.empty();
            return;
        }
        auto const shown = [](Stated const& digest, std::string const& text) {
            return !digest        ? Stated()
                   : text.empty() ? "sha256:" + *digest
                                  : text;
        };
        if (was != is || was_words != is_words)
            add(prose_changed,
                place,
                shown(was, was_words),
                shown(is, is_words));
    }

    void compare_page()
    {
        auto const& was = before_;
        auto const& is = after_;
        if (was.skipped != is.skipped)
            add(is.skipped ? page_skipped : page_restored,
                "",
                was.skipped,
                is.skipped);
        compare(source_changed, "", source_of(was), source_of(is));
        compare(title_changed, "", stated(was.title), stated(is.title));
        compare(section_changed, "", was.section, is.section);
        compare(place_changed, "", was.place, is.place);
        compare(status_word_changed, "", was.status, is.status);
        compare(edit_time_changed, "", was.edited, is.edited);
        compare(method_changed, "", stated(was.method), stated(is.method));
        compare(url_changed, "", stated(was.url), stated(is.url));
        compare(security_changed, "", was.security, is.security);
        compare(page_id_changed, "", was.page_id, is.page_id);
        compare(operation_id_changed, "", was.operation_id, is.operation_id);
        compare_prose("", was.description, was.prose, is.description, is.prose);
    }

    static Stated source_of(PageFacts const& page)
    {
        if (!page.captured || !page.source.empty())
            return page.source;
        return page.twin ? "a Markdown twin" : "a text capture";
    }

    void
    compare_bodies(std::string const& part, Body const* was, Body const* is)
    {
        if (!was && is)
            add(body_added, part, std::nullopt, stated(is->media_type));
        else if (was && !is)
            add(body_removed, part, stated(was->media_type), std::nullopt);
        else if (was && is) {
            compare(media_type_changed,
                    part,
                    stated(was->media_type),
                    stated(is->media_type));
            compare_presence(part, was->presence, is->presence);
        }
        auto const old = placed_examples(part, was);
        auto const now = placed_examples(part, is);
        for (auto const& [place, example] : now) {
            auto const found = old.find(place);
            compare_examples(
                place, found == old.end() ? nullptr : found->second, example);
        }
        for (auto const& [place, example] : old)
            if (!now.contains(place))
                compare_examples(place, example, nullptr);
    }

    void compare_presence(std::string_view place, Presence was, Presence is)
    {
        compare(presence_changed,
                place,
                std::string(presence_word(was)),
                std::string(presence_word(is)));
    }

    void compare_examples(std::string const& place,
                          PageExample const* was,
                          PageExample const* is)
    {
        if (is_same_example(was, is))
            return;
        auto [old, now] = shown_examples(was, is);
        add(example_changed, place, std::move(old), std::move(now));
    }

    void compare_responses()
    {
        auto const old = placed_responses(before_);
        auto const now = placed_responses(after_);
        std::map const was_at(old.begin(), old.end());
        std::map const is_at(now.begin(), now.end());
        for (auto const& [place, response] : now) {
            auto const found = was_at.find(place);
            if (found == was_at.end()) {
                add(response_added,
                    place,
                    std::nullopt,
                    stated(response->label));
                compare_bodies(place, nullptr, pointer_to(response->body));
                continue;
            }
            auto const* const was = found->second;
            compare(label_changed,
                    place,
                    stated(was->label),
                    stated(response->label));
            compare_prose(place,
                          was->description,
                          was->prose,
                          response->description,
                          response->prose);
            compare_bodies(
                place, pointer_to(was->body), pointer_to(response->body));
        }
        for (auto const& [place, response] : old)
            if (!is_at.contains(place)) {
                add(response_removed,
                    place,
                    stated(response->label),
                    std::nullopt);
                compare_bodies(place, pointer_to(response->body), nullptr);
            }
    }

    void compare_samples()
    {
        auto const& was = before_.sample;
        auto const& is = after_.sample;
        std::string const place = "/sample";
        if (!was || !is) {
            auto const shown = [](std::optional<Sample> const& sample) {
                return sample ? Stated(sample->method + ' ' + sample->url)
                              : Stated();
            };
            compare(sample_changed, place, shown(was), shown(is));
            return;
        }
        auto const compare_member = [&](std::string_view member,
                                        std::string_view old,
                                        std::string_view now) {
            compare(sample_changed,
                    place + std::string(member),
                    stated(old),
                    stated(now));
        };
        compare_member("/method", was->method, is->method);
        compare_member("/url", was->url, is->url);
        compare_member("/headers",
                       shown_sample_pairs(was->headers, ": "),
                       shown_sample_pairs(is->headers, ": "));
        compare_member("/form",
                       shown_sample_pairs(was->form, "="),
                       shown_sample_pairs(is->form, "="));
        compare_sample_bodies(was->body, is->body);
    }

    void compare_sample_bodies(std::optional<PageExample> const& was,
                               std::optional<PageExample> const& is)
    {
        auto const is_example = [](std::optional<PageExample> const& body) {
            return body && body->text.empty(); // of the request body
        };
        auto const* const old = was ? &*was : nullptr;
        auto const* const now = is ? &*is : nullptr;
        if ((is_example(was) && is_example(is)) || is_same_example(old, now))
            return;
        auto [before, after] = shown_examples(old, now);
        add(sample_changed,
            "/sample/body",
            std::move(before),
            std::move(after));
    }

    /// The member path of a row that does not state it; null if it is not known.
    static std::string const* path_in(RowPaths const& paths,
                                      RowEntry const& entry)
    {
        auto const found = paths.find(entry.pointer);
        return entry.row->at || found == paths.end() ? nullptr : &found->second;
    }

    /// Gives rows that do not state their places those that are known. If
    /// several rows have one, the others have a number.
    static void place(std::vector<RowTable>& tables, RowPaths const& paths)
    {
        for (auto& table : tables) {
            std::map<std::string, std::string> known;
            std::map<std::string, int> numbers;
            for (auto& entry : table.entries) {
                auto const* const path = path_in(paths, entry);
                if (!path)
                    continue;
                auto place = *path;
                if (auto const number = ++numbers[place]; number > 1)
                    place += " (" + std::to_string(number) + ')';
                known.emplace(std::exchange(entry.place, place), place);
            }
            for (auto& entry : table.entries)
                if (auto const found = known.find(entry.previous);
                    found != known.end())
                    entry.previous = found->second;
        }
    }

    /// Pairs a row that is gone with a new one at its place in the spec: the
    /// row of a member has another name, or now has one.
    void pair_renamed(std::vector<RowPair>& pairs) const
    {
        std::map<std::string, RowEntry const*> gone;
        for (auto const& pair : pairs)
            if (!pair.after && path_in(paths_before_, *pair.before))
                gone.emplace(pair.before->place, pair.before);
        std::set<RowEntry const*> paired;
        for (auto& pair : pairs) {
            if (pair.before || !path_in(paths_after_, *pair.after))
                continue;
            auto const old = gone.find(pair.after->place);
            if (old == gone.end() || !paired.insert(old->second).second)
                continue;
            pair.before = old->second;
        }
        std::erase_if(pairs, [&](RowPair const& pair) {
            return !pair.after && paired.contains(pair.before);
        });
    }

    /// Whether the facts differ in more than lines and what confirms the name.
    bool differ() const
    {
        auto before = before_;
        before.proposed = after_.proposed;
        return !equal_but_lines(before, after_);
    }

    /// Whether a row that does not state its place is now a member of something
    /// else.
    bool has_moved(RowPair const& pair) const
    {
        auto const* const was = path_in(paths_before_, *pair.before);
        auto const* const is = path_in(paths_after_, *pair.after);
        return was && is && *was != *is;
    }

    void compare_rows(RowPair const& pair)
    {
        auto const* const before = pair.before;
        auto const* const after = pair.after;
        if (!after)
            return add(row_removed,
                       before->place,
                       stated(type_words_of(*before->row)),
                       std::nullopt);
        if (!before)
            return add(row_added,
                       after->place,
                       std::nullopt,
                       stated(type_words_of(*after->row)));
        auto const& place = after->place;
        bool const moved = pair.moved || has_moved(pair);
        if (moved)
            add(row_moved, place, before->place, place);
        if (pair.reordered && !moved)
            add(row_reordered,
                place,
                stated(before->previous),
                stated(after->previous));
        compare_rows(place, *before->row, *after->row);
    }

    void compare_rows(std::string const& place, Row const& was, Row const& is)
    {
        if (!is.at)
            compare(row_renamed, place, was.name, is.name);
        compare(type_changed,
                place,
                stated(type_words_of(was)),
                stated(type_words_of(is)));
        compare_presence(place, was.presence, is.presence);
        compare(values_changed, place, values_of_enum(was), values_of_enum(is));
        compare(default_changed, place, shown_default(was), shown_default(is));
        compare(example_changed, place, was.example, is.example);
        compare(constraints_changed,
                place,
                stated(joined_with(", ", was.constraints)),
                stated(joined_with(", ", is.constraints)));
        auto const deprecation = [](Row const& row) {
            return row.deprecated ? Stated("deprecated") : Stated();
        };
        compare(deprecation_changed, place, deprecation(was), deprecation(is));
        compare_prose(
            place, was.description, was.prose, is.description, is.prose);
    }

    FactsName const& name_;
    PageFacts const& before_;
    PageFacts const& after_;
    RowPaths const& paths_before_;
    RowPaths const& paths_after_;
    std::vector<PageChange> changes_{};

    // Whether the facts keep other words of descriptions that did not change.
    bool keeps_words_{};
    bool drops_words_{};
};

} // namespace

std::vector<PageChange> compare_pages(FactsName const& name,
                                      PageFacts const& before,
                                      PageFacts const& after,
                                      RowPaths const& paths_before,
                                      RowPaths const& paths_after)
{
    return PageComparison(name, before, after, paths_before, paths_after).run();
}

} // namespace airudder::generator
