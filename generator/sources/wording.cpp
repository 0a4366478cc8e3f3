#include "wording.hpp"

#include "../json/object_reader.hpp"

#include <algorithm>

namespace airudder::generator {
namespace {

/// More texts than a person writes.
constexpr std::size_t max_wordings = 5'000;

/// True for a text that can be printed on one line of a comment.
bool is_wording(std::string_view text)
{
    bool const control = std::ranges::any_of(text, [](char c) {
        auto const byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7f;
    });
    return !control && text.find_first_not_of(' ') != text.npos;
}

/// Reports a text that is not a wording.
std::string
checked(std::string text, std::string pointer, ReadContext const& context)
{
    if (!is_wording(text))
        context.report(pointer, "expected a text on one line");
    return text;
}

std::string
get_wording(ObjectReader& in, std::string_view name, ReadContext const& context)
{
    return checked(in.get_string(name), in.pointer(name), context);
}

/// The wording at `name`; empty if there is none.
std::string find_wording(ObjectReader& in,
                         std::string_view name,
                         ReadContext const& context)
{
    auto text = in.find_string(name);
    return text ? checked(std::move(*text), in.pointer(name), context)
                : std::string();
}

std::map<std::string, std::string> find_wordings(ObjectReader& in,
                                                 std::string_view name,
                                                 ReadContext const& context)
{
    std::map<std::string, std::string> texts;
    auto const members = in.find_members(name);
    if (members.size() > max_wordings)
        in.report_at(name,
                     "expected at most " + std::to_string(max_wordings) +
                         " texts");
    else
        for (auto const& [key, node] : members)
            if (auto text = read_string(node, context))
                texts.emplace(key,
                              checked(std::move(*text), node.pointer, context));
    return texts;
}

} // namespace

std::optional<Wording> read_wording(std::string_view file,
                                    JsonText const& text,
                                    Diagnostics& diagnostics)
{
    auto const read = [](Node const& node, ReadContext const& context) {
        ObjectReader in(node, context);
        return Wording{.file = std::string(context.file),
                       .summary = find_wording(in, "summary", context),
                       .description = find_wording(in, "description", context),
                       .members = find_wordings(in, "members", context),
                       .responses = find_wordings(in, "responses", context)};
    };
    return read_whole(file, text, diagnostics, read);
}

std::optional<GeneralWording> read_info_wording(std::string_view file,
                                                JsonText const& text,
                                                Diagnostics& diagnostics)
{
    auto const read = [](Node const& node, ReadContext const& context) {
        ObjectReader in(node, context);
        return GeneralWording{.title = get_wording(in, "title", context),
                              .description =
                                  find_wording(in, "description", context)};
    };
    return read_whole(file, text, diagnostics, read);
}

std::optional<std::string> read_group_wording(std::string_view file,
                                              JsonText const& text,
                                              Diagnostics& diagnostics)
{
    auto const read = [](Node const& node, ReadContext const& context) {
        ObjectReader in(node, context);
        return get_wording(in, "description", context);
    };
    return read_whole(file, text, diagnostics, read);
}

} // namespace airudder::generator
