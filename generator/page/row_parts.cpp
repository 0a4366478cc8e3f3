#include "row_parts.hpp"

namespace airudder::generator {
namespace {

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
    /// "required", perhaps as the name of a member.
    RowPart presence_or_name(std::size_t index)
    {
        bool const unstated = !has_presence_;
        if (!context_.is_row(index)) {
            if (!unstated)
                report_unclear(
                    context_, index, "the row has a presence already");
            return unstated ? RowPart::presence : RowPart::description;
        }
        if (!unstated)
            return RowPart::new_row;
        if (context_.types_from(index + 1) > 1)
            return RowPart::presence; // of a row before one named "string"
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

    /// A type word where no name precedes it.
    RowPart type_or_name(std::size_t index, std::size_t types)
    {
        if (types == 1)
            return RowPart::description;
        if (types > 2)
            report_unclear(context_, index, "more than two types in a row");
        return RowPart::new_row;
    }

    /// A line before a type: a name, unless that type is a name itself.
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

} // namespace

RowPart row_part(PageContext& context, std::size_t index, bool has_presence)
{
    return PartReader(context, has_presence).read(index);
}

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

bool is_name_like(std::string_view words)
{
    return words.find_first_not_of(name_characters) == words.npos;
}

std::string_view row_mark(Word word)
{
    switch (word) {
    case Word::nullable: return "nullable";
    case Word::read_only: return "read-only";
    case Word::write_only: return "write-only";
    default: return "";
    }
}

void report_unclear(PageContext& context,
                    std::size_t index,
                    std::string_view why)
{
    context.fail(index,
                 "expected one way to read " + in_quotes(context.words(index)) +
                     ": " + std::string(why));
}

} // namespace airudder::generator
