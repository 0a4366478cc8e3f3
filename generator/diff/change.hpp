#ifndef AIRUDDER_GENERATOR_DIFF_CHANGE_HPP
#define AIRUDDER_GENERATOR_DIFF_CHANGE_HPP

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace airudder::generator {

/// What a change does to code that uses the headers, the least severe first.
enum class CppEffect {
    documentation, // only comments change
    compatible,
    silent_change, // the code compiles and means something else
    source_break,  // code that compiled may not compile
};

/// What a change does to programs that use the old headers, for what they send
/// or for what they receive. The terms are those of oasdiff's levels.
enum class WireEffect {
    none,       // it is not sent, or not received, or stays as it was
    compatible, // oasdiff: INFO
    may_break,  // oasdiff: WARN
    breaking,   // oasdiff: ERR
};

/// What changed. Every rule is named like its enumerator, with '-' for '_'.
enum class Rule {
    group_added,
    group_removed,
    endpoint_added,
    endpoint_removed,
    webhook_added,
    webhook_removed,
    operation_kind_changed,
    descriptor_renamed,
    method_changed,
    path_changed,
    webhook_key_changed,
    request_part_added,
    request_part_removed,
    request_part_changed,
    body_became_required,
    body_became_optional,
    request_type_changed,
    response_type_changed,
    event_type_changed,
    authorization_added,
    authorization_removed,
    idempotence_changed,
    envelope_changed,
    secret_answer_changed,
    reply_changed,
    reply_media_type_changed,
    delivery_key_changed,
    identification_changed,
    header_added,
    header_removed,
    header_value_changed,
    header_type_changed,
    header_became_required,
    header_became_optional,
    response_status_added,
    response_status_removed,
    type_added,
    type_removed,
    type_renamed,
    type_kind_changed,
    type_moved,
    members_reordered,
    member_added,
    member_removed,
    member_renamed,
    wire_name_changed,
    member_type_changed,
    member_became_required,
    member_became_optional,
    became_nullable,
    became_not_nullable,
    default_added,
    default_changed,
    default_removed,
    enum_value_added,
    enum_value_removed,
    enum_value_changed,
    enum_type_changed,
    enumerator_renamed,
    enumerator_numbers_changed,
    unit_or_format_changed,
    description_changed,
    examples_changed,
    page_changed,
    assumptions_changed,
    deviations_changed,
    info_changed,
    server_changed,
    text_changed, // the last
};

/// Where a changelog lists the changes of a rule.
enum class ChangelogSection { added, changed, removed };

/// What `was` and `is` of a change are.
enum class ChangeValues {
    code,
    prose,     // of the spec; a report shortens it to where it differs
    sentences, // of the generator
    object,    // of the sentence: what was, or else what is
    flag,      // "true" or "false"
};

struct RuleText {
    std::string_view name{}; // kebab-case

    /// What follows the C++ name: "has another type". Of a flag, if it is true
    /// now.
    std::string_view sentence{};

    ChangelogSection section = ChangelogSection::changed;
    ChangeValues values = ChangeValues::code;
    std::string_view if_false{}; // what follows if a flag is false now
};

RuleText const& text_of(Rule rule);

/// The texts of all rules, in the order of the enumeration.
std::span<RuleText const> all_rules();

/// One difference between two specs.
struct Change {
    Rule rule{};
    CppEffect cpp{};
    WireEffect sent{};
    WireEffect received{};

    /// The operationIds that it concerns, in spec order.
    std::vector<std::string> operations{};

    /// The place in the new spec or, of what is gone, in the old one.
    std::string pointer{};
    bool in_old{};

    /// E.g. "airudder::workflow::WabaStatusChange::status"; the old name of what
    /// is gone; empty if the change concerns the spec as a whole.
    std::string cpp_name{};

    /// Before and after; may be empty.
    std::string was{};
    std::string is{};

    /// What else helps to judge it, e.g. "perhaps renamed to", and the name or
    /// value at its end, e.g. "memo".
    std::string note{};
    std::string noted{};
};

/// E.g. "source break"; documentation is "compatible (documentation)".
std::string_view to_string(CppEffect effect);

/// E.g. "may break".
std::string_view to_string(WireEffect effect);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_DIFF_CHANGE_HPP
