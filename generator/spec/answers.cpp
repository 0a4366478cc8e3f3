#include "answers.hpp"

#include "rulings.hpp"
#include "type_words.hpp"

#include <algorithm>
#include <set>
#include <string>

namespace airudder::generator {
namespace {

/// More than a decisions file may have is withdrawn.
constexpr std::size_t max_answers = 400;

/// Whether an answer replaces the type at its path: what the page says there and
/// below then no longer counts. A ruling that confirms a type does not.
bool replaces_type(Ruling const& answer)
{
    return answer.kind == "type" && answer.is != answer.was &&
           !read_type_words(answer.is.get_string()).enumeration;
}

bool places_row(Ruling const& answer)
{
    return answer.kind == "placement" || answer.kind == "renamed";
}

/// Whether a ruling other than of places and presence needs the type at its own
/// path.
bool needs_type(Ruling const& answer)
{
    return !places_row(answer) && answer.kind != "presence";
}

/// Whether the paths of two questions cannot both be answered: `first` comes
/// first.
class Conflict {
public:
    explicit Conflict(Question const& first) : first_(first) {}

    bool with(Ruling const& answer) const
    {
        auto const& mine = *first_.answer;
        if (mine.kind == "renamed" && places_row(answer))
            return is_below(answer.at, first_.at);
        if (mine.kind == "renamed")
            return changes_rows_of(answer.at);
        if (mine.kind == "illustration" && places_row(answer))
            return is_below(answer.at, mine.at);
        if (!replaces_type(mine))
            return false;
        if (answer.kind == "count" && answer.at == array_at(mine.at))
            return true;
        return answer.at == mine.at
                   ? needs_type(answer)
                   : is_below(answer.at, mine.at) && !places_row(answer);
    }

    bool with_name(std::string_view path) const
    {
        auto const& mine = *first_.answer;
        if (mine.kind == "renamed")
            return changes_rows_of(path);
        return replaces_type(mine) && is_within(path, mine.at);
    }

private:
    /// Whether a renaming moves the row of that path or a path above it: from the
    /// guessed member, or to the other one.
    bool changes_rows_of(std::string_view path) const
    {
        return is_within(path, first_.at) || is_within(path, first_.answer->at);
    }

    static bool is_below(std::string_view path, std::string_view above)
    {
        return path != above && is_within(path, above);
    }

    Question const& first_;
};

/// Withdraws what the places of rows decide, if rows get places in the part of
/// that question.
void withdraw_for_places(Question const& places,
                         std::vector<Question*> const& questions)
{
    auto const part = part_of(places.answer->at);
    for (auto* const one : questions) {
        auto& answer = one->answer;
        if (answer && !places_row(*answer) && is_within(answer->at, part) &&
            (places.moves_rows || answer->kind == "count" ||
             answer->kind == "presence"))
            answer.reset();
        if (places.moves_rows)
            std::erase_if(one->types, [&](auto const& type) {
                return is_within(type.first, part);
            });
    }
}

/// Whether an answer can change which headers have a constant value, and so
/// whether the request has parameters.
bool changes_header(Ruling const& answer)
{
    return (answer.kind == "type" || answer.kind == "enum") &&
           is_within(answer.at, "/header");
}

void withdraw_names_of_request(std::vector<Question*> const& questions)
{
    for (auto* const one : questions)
        std::erase_if(one->types, [](auto const& type) {
            return type.first == "/query" || type.first == "/header" ||
                   type.first == "/request";
        });
}

} // namespace

std::string_view part_of(std::string_view path)
{
    return path.substr(0, path.find('/', 1));
}

bool is_within(std::string_view path, std::string_view above)
{
    return path.starts_with(above) &&
           (path.size() == above.size() || path[above.size()] == '/');
}

std::string_view array_at(std::string_view path)
{
    while (path.ends_with("/-"))
        path.remove_suffix(2);
    return path;
}

void withdraw_answers(std::vector<Question*> const& questions)
{
    std::set<std::string> known;
    for (auto* const one : questions)
        if (one->answer && (known.size() == max_answers ||
                            !known.insert(key_of(*one->answer)).second))
            one->answer.reset();
    for (auto const* const first : questions)
        if (first->answer && places_row(*first->answer))
            withdraw_for_places(*first, questions);
        else if (first->answer && changes_header(*first->answer))
            withdraw_names_of_request(questions);
    for (auto const* const first : questions) {
        if (!first->answer || (!replaces_type(*first->answer) &&
                               first->answer->kind != "renamed" &&
                               first->answer->kind != "illustration"))
            continue;
        Conflict const conflict(*first);
        for (auto* const other : questions) {
            if (other != first && other->answer &&
                conflict.with(*other->answer))
                other->answer.reset();
            std::erase_if(other->types, [&](auto const& type) {
                return conflict.with_name(type.first);
            });
        }
    }
}

} // namespace airudder::generator
