#include "change.hpp"

#include <array>
#include <cstddef>

namespace airudder::generator {
namespace {

constexpr std::size_t rule_count = std::size_t(Rule::text_changed) + 1;

constexpr std::array<RuleText, rule_count> rule_texts{{
    {"group-added", "is a new group", ChangelogSection::added},
    {"group-removed", "is gone", ChangelogSection::removed},
    {"endpoint-added", "is a new endpoint", ChangelogSection::added},
    {"endpoint-removed", "is gone", ChangelogSection::removed},
    {"webhook-added", "is a new webhook", ChangelogSection::added},
    {"webhook-removed", "is gone", ChangelogSection::removed},
    {"operation-kind-changed", "is another kind of operation"},
    {"descriptor-renamed",
     "is the new name of",
     ChangelogSection::changed,
     ChangeValues::object},
    {"method-changed", "has another method"},
    {"path-changed", "has another path"},
    {"webhook-key-changed", "has another key in the spec"},
    {"request-part-added",
     "is a new part of the request",
     ChangelogSection::added},
    {"request-part-removed",
     "is no longer a part of the request",
     ChangelogSection::removed},
    {"request-part-changed", "has another part of the request"},
    {"body-became-required", "became required"},
    {"body-became-optional", "became optional"},
    {"request-type-changed", "takes another type"},
    {"response-type-changed", "gives another type"},
    {"event-type-changed", "gives events of another type"},
    {"authorization-added", "needs a token now"},
    {"authorization-removed", "no longer needs a token"},
    {"idempotence-changed",
     "is idempotent now",
     ChangelogSection::changed,
     ChangeValues::flag,
     "is no longer idempotent"},
    {"envelope-changed",
     "answers with an envelope now",
     ChangelogSection::changed,
     ChangeValues::flag,
     "no longer answers with an envelope"},
    {"secret-answer-changed",
     "answers with a secret now",
     ChangelogSection::changed,
     ChangeValues::flag,
     "no longer answers with a secret"},
    {"reply-changed", "is acknowledged with another text"},
    {"reply-media-type-changed", "is acknowledged with another media type"},
    {"delivery-key-changed", "has another delivery key"},
    {"identification-changed",
     "is told apart in another way",
     ChangelogSection::changed,
     ChangeValues::sentences},
    {"header-added",
     "has the new header",
     ChangelogSection::added,
     ChangeValues::object},
    {"header-removed",
     "no longer has the header",
     ChangelogSection::removed,
     ChangeValues::object},
    {"header-value-changed", "has another value of a header"},
    {"header-type-changed", "has another type of a header"},
    {"header-became-required", "has a header that became required"},
    {"header-became-optional", "has a header that became optional"},
    {"response-status-added",
     "documents the new status",
     ChangelogSection::added,
     ChangeValues::object},
    {"response-status-removed",
     "no longer documents the status",
     ChangelogSection::removed,
     ChangeValues::object},
    {"type-added", "is a new type", ChangelogSection::added},
    {"type-removed", "is gone", ChangelogSection::removed},
    {"type-renamed",
     "is the new name of",
     ChangelogSection::changed,
     ChangeValues::object},
    {"type-kind-changed", "is another kind of type"},
    {"type-moved", "is declared in another header"},
    {"members-reordered", "has its members in another order"},
    {"member-added", "is new", ChangelogSection::added},
    {"member-removed", "is gone", ChangelogSection::removed},
    {"member-renamed",
     "is the new C++ name of",
     ChangelogSection::changed,
     ChangeValues::object},
    {"wire-name-changed", "has another JSON name"},
    {"member-type-changed", "has another type"},
    {"member-became-required", "became required"},
    {"member-became-optional", "became optional"},
    {"became-nullable", "may be null now"},
    {"became-not-nullable", "may no longer be null"},
    {"default-added", "has a documented default now"},
    {"default-changed", "has another documented default"},
    {"default-removed", "no longer has a documented default"},
    {"enum-value-added", "is a new value", ChangelogSection::added},
    {"enum-value-removed", "is gone", ChangelogSection::removed},
    {"enum-value-changed", "has another JSON text"},
    {"enum-type-changed", "has values of another JSON type"},
    {"enumerator-renamed",
     "is the new C++ name of",
     ChangelogSection::changed,
     ChangeValues::object},
    {"enumerator-numbers-changed", "has enumerators with other numbers"},
    {"unit-or-format-changed",
     "has another documented unit or format",
     ChangelogSection::changed,
     ChangeValues::prose},
    {"description-changed",
     "has another description",
     ChangelogSection::changed,
     ChangeValues::prose},
    {"examples-changed", "has other examples"},
    {"page-changed", "has pages that changed"},
    {"assumptions-changed", "has other assumptions"},
    {"deviations-changed", "has other deviations"},
    {"info-changed", "changed", ChangelogSection::changed, ChangeValues::prose},
    {"server-changed", "has another server"},
    {"text-changed", "is only written differently"},
}};

} // namespace

RuleText const& text_of(Rule rule) { return rule_texts[std::size_t(rule)]; }

std::span<RuleText const> all_rules() { return rule_texts; }

std::string_view to_string(CppEffect effect)
{
    switch (effect) {
    case CppEffect::documentation: return "compatible (documentation)";
    case CppEffect::compatible: return "compatible";
    case CppEffect::silent_change: return "silent change";
    case CppEffect::source_break: break;
    }
    return "source break";
}

std::string_view to_string(WireEffect effect)
{
    switch (effect) {
    case WireEffect::none: return "none";
    case WireEffect::compatible: return "compatible";
    case WireEffect::may_break: return "may break";
    case WireEffect::breaking: break;
    }
    return "breaking";
}

} // namespace airudder::generator
