#include "rows.hpp"

#include "examples.hpp"
#include "sections.hpp"

namespace airudder::generator {
namespace {

/// The role of a line after a row's type.
enum class RowPart {
    new_row,
    presence,
    marker,
    constraint,
    mark,
    description,
    unclear
};

constexpr std::string_view name_characters =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.$[]";

/// "<= 64", ">= 1 characters".
bool is_constraint(std::string_view words)
{
    for (std::string_view const sign : {">=", "<=", "≥", "≤", ">", "<"}) {
        if (!words.starts_with(sign))
            continue;
        words.remove_prefix(sign.size());
        for (std::string_view const before : {" ", "-"})
            if (words.starts_with(before))
                words.remove_prefix(1);
        return starts_with_digit(words);
    }
    return false;
}

/// True for "Default:" and the other markers that have a value below.
bool is_row_marker(PageContext const& context, std::size_t index)
{
    auto const word = context.word(index);
    bool const colon = has_colon(context.words(index));
    if (word == Word::example)
        return colon;
    bool const marker = word == Word::default_value ||
                        word == Word::enum_values ||
                        word == Word::example_value || word == Word::pattern;
    return marker && (colon || !context.is_row(index));
}

/// True if the words look like the name of a JSON member or a header.
bool is_name_like(std::string_view words)
{
    return words.find_first_not_of(name_characters) == words.npos;
}

/// "nullable", "read-only", "write-only" or "".
std::string_view row_mark(Word word)
{
    switch (word) {
    case Word::nullable: return "nullable";
    case Word::read_only: return "read-only";
    case Word::write_only: return "write-only";
    default: return "";
    }
}

/// Reports that line `index` can be read in several ways.
void report_unclear(PageContext& context,
                    std::size_t index,
                    std::string_view why)
{
    context.fail(index,
                 "expected one way to read " + in_quotes(context.words(index)) +
                     ": " + std::string(why));
}

/// Decides the role of a line in the row above it, which may already have a
/// presence. Reports a line that can be read in two ways.
class PartReader {
public:
    PartReader(PageContext& context, bool has_presence)
        : context_(context), has_presence_(has_presence)
    {
    }

    RowPart read(std::size_t index)
    {
        auto const words = context_.words(index);
        auto const word = context_.word(index);
        if (is_row_marker(context_, index))
            return RowPart::marker;
        if (word == Word::required || word == Word::optional)
            return presence_or_name(index);
        if (is_constraint(words))
            return RowPart::constraint;
        if (auto const types = context_.types_from(index))
            return type_or_name(index, types);
        if (context_.is_row(index))
            return name_or_description(index);
        return !row_mark(word).empty() || word == Word::deprecated
                   ? RowPart::mark
                   : RowPart::description;
    }

private:
    /// Decides whether "required" is a presence or the name of a member.
    RowPart presence_or_name(std::size_t index)
    {
        bool const unstated = !has_presence_;
        if (!context_.is_row(index)) {
            if (!unstated)
                report_second_presence(index);
            return unstated ? RowPart::presence : RowPart::description;
        }
        if (!unstated)
            return RowPart::new_row;
        if (context_.types_from(index + 1) > 1)
            return RowPart::presence; // the next row is named "string"
        auto const next = context_.word(index + 2);
        if (next == Word::required || next == Word::optional)
            return RowPart::new_row;
        report_unclear(
            context_,
            index,
            "a presence and a description that is a type, or a name and "
            "its type");
        return RowPart::unclear;
    }

    /// Reports the line above a presence: probably a type that is not known.
    void report_second_presence(std::size_t index)
    {
        auto const above = context_.words(index - 1);
        if (context_.word(index - 1) != Word::none || !is_name_like(above))
            return report_unclear(
                context_, index, "the row has a presence already");
        context_.fail(index - 1,
                      "expected a type above " +
                          in_quotes(context_.words(index)) + ", found " +
                          in_quotes(above));
    }

    /// Decides whether a type word is a description or the name of a member.
    RowPart type_or_name(std::size_t index, std::size_t types)
    {
        if (types == 1)
            return RowPart::description;
        if (types > 2)
            report_unclear(context_, index, "more than two types in a row");
        return RowPart::new_row;
    }

    /// Decides whether a line before a type is a name. It is not if the type
    /// itself is a name.
    RowPart name_or_description(std::size_t index)
    {
        if (context_.types_from(index + 1) != 2)
            return RowPart::new_row;
        if (!is_name_like(context_.words(index)))
            return RowPart::description;
        report_unclear(
            context_,
            index,
            "a name with its type and a description that is a type, or a "
            "description before a name that is a type");
        return RowPart::unclear;
    }

    PageContext& context_;
    bool has_presence_;
};

class RowsReader {
public:
    RowsReader(PageContext& context, std::string_view media_type)
        : context_(context), media_type_(media_type)
    {
    }

    std::vector<Row> read()
    {
        read_first();
        while (!at_end()) {
            bool const has_presence = row().presence != Presence::unstated;
            auto const part =
                PartReader(context_, has_presence).read(context_.next);
            if (part == RowPart::new_row || part == RowPart::unclear)
                start_row();
            else
                read_part(part);
        }
        finish_row();
        return std::move(rows_);
    }

private:
    bool at_end() const
    {
        return ends_table(context_, context_.next, media_type_);
    }

    Row& row() { return rows_.back(); }

    /// Starts the first row, which may lack a name. Reports lines before it.
    void read_first()
    {
        bool reported = false;
        for (; !at_end(); ++context_.next) {
            auto const types = context_.types_from(context_.next);
            if (types == 1)
                return add_row(context_.next, context_.next);
            if (types == 2 || (types == 0 && context_.is_row(context_.next)))
                return start_row();
            if (!reported)
                context_.fail(context_.next,
                              "expected a name and a type below it, found " +
                                  in_quotes(context_.words()));
            reported = true;
        }
    }

    void start_row()
    {
        if (context_.types_from(context_.next + 1) > 2)
            report_unclear(
                context_, context_.next, "more than two types in a row");
        add_row(context_.next, context_.next + 1);
    }

    /// Adds a row whose name and type are on these lines.
    void add_row(std::size_t name, std::size_t type)
    {
        finish_row();
        auto const stated = row_type(context_.words(type));
        Row added{.line = context_.line(name).number};
        if (name != type)
            added.name = std::string(context_.words(name));
        if (stated) {
            added.type = stated->words;
            added.children = stated->children;
            added.presence = stated->presence;
        }
        rows_.push_back(std::move(added));
        context_.next = type + 1;
    }

    void finish_row()
    {
        if (!rows_.empty())
            context_.keep(description_, row().description, row().prose);
        description_.clear();
    }

    void read_part(RowPart part)
    {
        auto const index = context_.next;
        auto const word = context_.word();
        if (part == RowPart::marker)
            return read_marker(word);
        ++context_.next;
        if (part == RowPart::presence)
            row().presence = word == Word::required ? Presence::required
                                                    : Presence::optional;
        else if (part == RowPart::constraint)
            row().constraints.emplace_back(context_.words(index));
        else if (part == RowPart::mark && word == Word::deprecated)
            row().deprecated = true;
        else if (part == RowPart::mark)
            row().constraints.emplace_back(row_mark(word));
        else
            description_.append(" ").append(context_.words(index));
    }

    void read_marker(Word word)
    {
        auto const marker = context_.next++;
        if (at_end() || is_row_marker(context_, context_.next)) {
            context_.fail(marker,
                          "expected a value below " +
                              in_quotes(context_.words(marker)));
            return;
        }
        if (word == Word::enum_values)
            keep(row().enum_text, read_enum());
        else if (word == Word::pattern)
            row().constraints.push_back("pattern " +
                                        context_.redactor.prose(read_value()));
        else if (word == Word::default_value)
            keep(row().default_value, read_value());
        else
            keep(row().example, read_value());
    }

    void keep(std::optional<std::string>& place, std::string const& value)
    {
        auto& redactor = context_.redactor;
        auto kept = redactor.value(row().name.value_or(""), value);
        kept = redactor.url(redactor.prose(kept));
        if (kept.find(redacted_value) != kept.npos)
            row().credential = true;
        else
            place = std::move(kept);
    }

    /// Reads one line, or JSON on several.
    std::string read_value()
    {
        auto const first = context_.next++;
        std::string value(context_.words(first));
        if (value.starts_with('{') || value.starts_with('['))
            for (auto const last = after_json(context_, first);
                 context_.next < last;
                 ++context_.next)
                value.append(" ").append(context_.words());
        else if (context_.types_from(context_.next) == 1)
            report_unclear(
                context_, first, "a value before a stray type, or a name");
        return value;
    }

    /// Reads values that are glued into one word, or one value per line.
    std::string read_enum()
    {
        std::string values(context_.words());
        for (++context_.next; !at_end() && is_enum_line(context_.next);
             ++context_.next)
            values.append(" ").append(context_.words());
        return values;
    }

    bool is_enum_line(std::size_t index) const
    {
        auto const words = context_.words(index);
        if (words == "null")
            return !context_.is_row(index);
        bool const row =
            context_.is_row(index) && context_.words(index + 1) != "null";
        return is_name_like(words) && !row && !is_row_marker(context_, index) &&
               context_.word(index) == Word::none;
    }

    PageContext& context_;
    std::string_view media_type_;
    std::vector<Row> rows_{};
    std::string description_{}; // of the last row
};

} // namespace

std::vector<Row> read_rows(PageContext& context, std::string_view media_type)
{
    return RowsReader(context, media_type).read();
}

} // namespace airudder::generator
