#ifndef AIRUDDER_GENERATOR_SPEC_RULINGS_HPP
#define AIRUDDER_GENERATOR_SPEC_RULINGS_HPP

#include "parts.hpp"

#include <set>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace airudder::generator {

/// The rulings of an operation, by kind and member. The code that applies a
/// ruling also knows the result without it, and marks the ruling as needed if
/// the results differ.
class RulingSet {
public:
    RulingSet(Decisions const& decisions, Diagnostics& diagnostics);

    /// Finds the member of each ruling. Reports a ruling whose member does not
    /// exist or already has a ruling of that kind.
    void resolve(std::vector<Part> const& parts);

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

    /// Reports each ruling that was not marked as needed.
    void report_unneeded();

    /// Reports a message at a ruling or at its member `key`.
    void report(Ruling const& ruling,
                std::string_view key,
                std::string_view message);

    /// Reports a ruling whose `was` differs from the fact; returns whether they
    /// are equal.
    bool check_was(Ruling const& ruling, boost::json::value const& fact);

private:
    Decisions const& decisions_;
    Diagnostics& diagnostics_;
    std::unordered_map<Member const*, std::vector<Ruling const*>> of_member_{};
    std::set<Ruling const*> needed_{};
};

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_RULINGS_HPP
