#ifndef AIRUDDER_GENERATOR_DRIFT_PAGE_CHANGE_HPP
#define AIRUDDER_GENERATOR_DRIFT_PAGE_CHANGE_HPP

#include "../sources/facts_files.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace airudder::generator {

/// What changed. JSON names every kind like its enumerator, with '-' for '_'.
enum class ChangeKind {
    // An operation, a page of it, or a page without one.
    operation_added,
    operation_removed,
    page_added,
    page_removed,
    page_vanished,
    page_returned,
    page_moved,
    pages_reordered,
    page_skipped,
    page_restored,

    // What a page says of itself.
    source_changed,
    title_changed,
    section_changed,
    place_changed,
    status_word_changed,
    edit_time_changed,
    method_changed,
    url_changed,
    security_changed,
    page_id_changed,
    operation_id_changed,
    otherwise_changed, // no other kind says how

    // Bodies, responses and examples.
    body_added,
    body_removed,
    media_type_changed,
    response_added,
    response_removed,
    label_changed,
    example_changed,
    sample_changed,

    // Rows.
    row_added,
    row_removed,
    row_renamed,
    row_moved,
    row_reordered,
    type_changed,
    presence_changed,
    values_changed,
    default_changed,
    constraints_changed,
    deprecation_changed,

    prose_changed, // of a page, a response or a row

    // What the facts keep of a page, which itself did not change.
    prose_kept,
    prose_dropped, // the last
};

struct KindText {
    std::string_view name{}; // kebab-case

    /// What a report calls it: "type" or "new row".
    std::string_view words{};

    /// Whether it is another value of something that may be absent. Otherwise
    /// the words say what happened.
    bool is_value{};

    /// What the notes of `update` call it; empty if they leave it out.
    std::string_view noted{};
};

KindText const& text_of(ChangeKind kind);

/// The texts of all kinds, in the order of the enumeration.
std::span<KindText const> all_kinds();

/// One change of what the pages say.
struct PageChange {
    ChangeKind kind{};

    /// The page: "boats.list", and the variant of its facts, usually empty. A
    /// page without an operation has neither.
    std::string operation{};
    std::string variant{};

    /// Where on the page: a part and the member path, "/200/data/-/id"; of what
    /// is gone, where it was. "/200 example 2" for an example. A row of a
    /// capture that the spec does not place has its name instead of a path, or
    /// only the part; with a number if several rows have that. Empty for the page
    /// itself. Of a page without an operation, its place in the catalogue.
    std::string place{};

    /// What it was and what it is; absent if there was or is nothing.
    std::optional<std::string> before{};
    std::optional<std::string> after{};

    bool operator==(PageChange const&) const = default;
};

/// The line that `update` notes, e.g. `/body/day: type "string", now
/// "integer"`; empty if it notes nothing.
std::string note_of(PageChange const& change);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_DRIFT_PAGE_CHANGE_HPP
