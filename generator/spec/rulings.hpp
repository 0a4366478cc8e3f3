#ifndef AIRUDDER_GENERATOR_SPEC_RULINGS_HPP
#define AIRUDDER_GENERATOR_SPEC_RULINGS_HPP

#include "parts.hpp"

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace airudder::generator {

/// Rulings of any operations that are not to be applied.
using IgnoredRulings = std::set<Ruling const*>;

/// Whether a ruling may be needed once others apply again.
using IsRulingInDoubt = std::function<bool(Ruling const&)>;

/// Distinguishes rulings of one kind at one member.
std::string key_of(Ruling const& ruling);

/// Says that the spec is the same without the ruling.
std::string unneeded_message(Ruling const& ruling);

/// The place of a ruling, or of its member `key`, in its decisions file.
std::string pointer_of(Decisions const& decisions,
                       Ruling const& ruling,
                       std::string_view key = {});

/// The member at the path of a ruling, which can be the elements of an array
/// even if no example shows one. Null if there is none.
Member* find_ruled(Parts const& parts, std::string_view path);

/// The rulings of an operation, by kind and member. The code that applies a
/// ruling also knows the result without it, and marks the ruling as needed if
/// the results differ.
class RulingSet {
public:
    /// Errors go to `diagnostics`; rulings that do not apply go to `stale`, as
    /// do those that a later one of the same kind and member replaces. Those
    /// that are `ignored` do not count and were reported.
    RulingSet(Decisions const& decisions,
              Diagnostics& diagnostics,
              Diagnostics& stale,
              IgnoredRulings const& ignored = {});

    /// Finds the member of each ruling. Reports a ruling whose member does not
    /// exist.
    void resolve(Parts const& parts);

    /// The rulings of a kind, in the order of the file.
    std::vector<Ruling const*> all(std::string_view kind) const;

    /// The rulings of a kind at a member; requires resolve().
    std::vector<Ruling const*> all(std::string_view kind,
                                   Member const& member) const;

    /// The first of these, or null.
    Ruling const* find(std::string_view kind, Member const& member) const;

    /// The ruling of a kind at a path without a member, "" or e.g. "/404"; or
    /// null.
    Ruling const* find(std::string_view kind, std::string_view path) const;

    /// Marks a ruling as needed: without it, the spec differs or cannot be
    /// built.
    void need(Ruling const& ruling) { needed_.insert(&ruling); }

    /// Reports each ruling that was not marked as needed, unless it is in doubt.
    void report_unneeded(IsRulingInDoubt const& is_in_doubt);

    /// Reports a message at a ruling or at its member `key`.
    void report(Ruling const& ruling,
                std::string_view key,
                std::string_view message);

    /// Same for a ruling that does not apply and is ignored. Reports it once,
    /// with the text to paste in its place, if any.
    void report_stale(Ruling const& ruling,
                      std::string_view key,
                      std::string_view message,
                      std::string_view paste = {});

    /// Reports a ruling whose `was` differs from the fact as stale; returns
    /// whether they are equal.
    bool check_was(Ruling const& ruling, boost::json::value const& fact);

    /// Same for a ruling that applies even if its `was` differs, so that it is
    /// to be corrected. Offers the corrected one.
    void expect_was(Ruling const& ruling, boost::json::value const& fact);

    /// The rulings that were reported as stale.
    std::set<Ruling const*> const& stale() const { return reported_; }

private:
    bool is_ignored(Ruling const& ruling) const
    {
        return ignored_.contains(&ruling);
    }
    void ignore_replaced();
    void report_was(Ruling const& ruling,
                    boost::json::value const& fact,
                    std::string_view advice,
                    std::string_view paste = {});
    Decisions const& decisions_;
    Diagnostics& diagnostics_;
    Diagnostics& stale_;
    std::unordered_map<Member const*, std::vector<Ruling const*>> of_member_{};
    std::set<Ruling const*> needed_{};
    std::set<Ruling const*> reported_{}; // as stale
    IgnoredRulings ignored_;
};

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_RULINGS_HPP
