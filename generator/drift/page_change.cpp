#include "page_change.hpp"

#include <array>

namespace airudder::generator {
namespace {

constexpr auto kind_texts = std::to_array<KindText>({
    {"operation-added", "new operation"},
    {"operation-removed", "no page left"},
    {"page-added", "new page"},
    {"page-removed", "page removed"},
    {"page-vanished", "no longer in llms.txt"},
    {"page-returned", "in llms.txt again"},
    {"page-moved", "moved"},
    {"pages-reordered", "pages in another order"},
    {"page-skipped", "skipped", false, "skipped"},
    {"page-restored", "no longer skipped", false, "skipped"},

    {"source-changed", "source", true},
    {"title-changed", "title", true, "title"},
    {"section-changed", "section", true, "section"},
    {"place-changed", "place", true, "place"},
    {"status-word-changed", "status word", true},
    {"edit-time-changed", "edit time", true},
    {"method-changed", "method", true, "method"},
    {"url-changed", "URL", true, "URL"},
    {"security-changed", "security", true, "security"},
    {"page-id-changed", "page id", true},
    {"operation-id-changed", "operationId", true},
    {"otherwise-changed", "changed otherwise, e.g. in the order of its parts"},

    {"body-added", "new body"},
    {"body-removed", "body removed"},
    {"media-type-changed", "media type", true},
    {"response-added", "new response"},
    {"response-removed", "response removed"},
    {"label-changed", "label", true},
    {"example-changed", "example", true},
    {"sample-changed", "sample", true},

    {"row-added", "new row", false, "new"},
    {"row-removed", "row removed", false, "deleted"},
    {"row-renamed", "name", true, "name"},
    {"row-moved", "moved", false, "moved"},
    {"row-reordered", "reordered"},
    {"type-changed", "type", true, "type"},
    {"presence-changed", "presence", true, "presence"},
    {"values-changed", "values", true, "values"},
    {"default-changed", "default", true},
    {"constraints-changed", "constraints", true},
    {"deprecation-changed", "deprecation", true},

    {"prose-changed", "description", true},

    {"prose-kept", "descriptions now kept in words"},
    {"prose-dropped", "descriptions no longer kept in words"},
});
static_assert(kind_texts.size() ==
              static_cast<std::size_t>(ChangeKind::prose_dropped) + 1);

} // namespace

KindText const& text_of(ChangeKind kind)
{
    return kind_texts[static_cast<std::size_t>(kind)];
}

std::span<KindText const> all_kinds() { return kind_texts; }

std::string note_of(PageChange const& change)
{
    using enum ChangeKind;
    auto const& text = text_of(change.kind);
    if (text.noted.empty())
        return {};
    auto note = change.place;
    if (!note.empty())
        note += ": ";
    note += text.noted;
    if (change.kind == row_added || change.kind == row_removed)
        return note;
    return note + ' ' + in_quotes(change.before.value_or("")) + ", now " +
           in_quotes(change.after.value_or(""));
}

} // namespace airudder::generator
