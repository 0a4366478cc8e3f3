#include "wording.hpp"

#include "../json/json_object.hpp"

#include <algorithm>

namespace airudder::generator {
namespace {

namespace json = boost::json;

/// More than a person writes.
constexpr std::size_t max_wordings = 5'000;

/// A text that is printed on one line of a comment.
bool is_wording(std::string_view text)
{
    bool const control = std::ranges::any_of(text, [](char c) {
        auto const byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7f;
    });
    return !control && text.find_first_not_of(' ') != text.npos;
}

void check(MemberReader& in, std::string_view name, std::string_view text)
{
    if (!is_wording(text))
        in.fail(name, "expected a text on one line");
}

std::map<std::string, std::string> read_wordings(MemberReader& in,
                                                 std::string_view name)
{
    std::map<std::string, std::string> texts;
    auto const* const value = in.member(name);
    if (!value)
        return texts;
    MemberReader inner(in.file(), in.pointer(name), *value, in.diagnostics());
    auto const* const object = value->if_object();
    if (object && object->size() > max_wordings)
        in.fail(name,
                "expected at most " + std::to_string(max_wordings) + " texts");
    else if (object)
        for (auto const& member : *object) {
            auto const text = inner.text(member.key());
            if (member.value().is_string() && !is_wording(text))
                in.diagnostics().at_pointer(
                    in.file(),
                    child_pointer(in.pointer(name), member.key()),
                    "expected a text on one line");
            texts.emplace(member.key(), text);
        }
    return texts;
}

} // namespace

std::optional<Wording> read_wording(std::string_view file,
                                    json::value const& value,
                                    Diagnostics& diagnostics)
{
    auto const before = diagnostics.size();
    MemberReader in(file, "", value, diagnostics);
    Wording wording;
    wording.file = file;
    wording.summary = in.text("summary");
    check(in, "summary", wording.summary);
    if (auto const text = in.optional_text("description")) {
        check(in, "description", *text);
        wording.description = *text;
    }
    wording.members = read_wordings(in, "members");
    wording.responses = read_wordings(in, "responses");
    in.finish();
    if (diagnostics.size() != before)
        return std::nullopt;
    return wording;
}

std::optional<GeneralWording> read_info_wording(std::string_view file,
                                                json::value const& value,
                                                Diagnostics& diagnostics)
{
    auto const before = diagnostics.size();
    MemberReader in(file, "", value, diagnostics);
    GeneralWording wording;
    wording.title = in.text("title");
    check(in, "title", wording.title);
    if (auto const text = in.optional_text("description")) {
        check(in, "description", *text);
        wording.description = *text;
    }
    in.finish();
    if (diagnostics.size() != before)
        return std::nullopt;
    return wording;
}

std::optional<std::string> read_group_wording(std::string_view file,
                                              json::value const& value,
                                              Diagnostics& diagnostics)
{
    auto const before = diagnostics.size();
    MemberReader in(file, "", value, diagnostics);
    auto text = in.text("description");
    check(in, "description", text);
    in.finish();
    if (diagnostics.size() != before)
        return std::nullopt;
    return text;
}

} // namespace airudder::generator
