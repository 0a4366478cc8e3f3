#ifndef AIRUDDER_GENERATOR_SPEC_RULINGS_HPP
#define AIRUDDER_GENERATOR_SPEC_RULINGS_HPP

#include "parts.hpp"

#include <set>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace airudder::generator {

/// The rulings of an operation, by kind and member. The code that asks for one
/// knows what it would decide without it, and marks the ruling as needed if
/// that differs.
class RulingSet {
public:
    RulingSet(Decisions const& decisions, Diagnostics& diagnostics);

    /// Finds the member of each ruling; a ruling whose member does not exist,
    /// or that is the second of its kind there, is a diagnostic.
    void resolve(std::vector<Part> const& parts);

    /// Those of a kind, in the order of the file.
    std::vector<Ruling const*> all(std::string_view kind) const;

    /// Those of a kind at a member, once they are resolved.
    std::vector<Ruling const*> all(std::string_view kind,
                                   Member const& member) const;

    /// The first of these, or null.
    Ruling const* find(std::string_view kind, Member const& member) const;

    /// The one of a kind at what is not a member, "" or "/404"; or null.
    Ruling const* find(std::string_view kind, std::string_view path) const;

    /// Marks a ruling: the spec differs without it, or cannot be built.
    void need(Ruling const& ruling) { needed_.insert(&ruling); }

    /// Reports each ruling that nothing needed.
    void report_unneeded();

    /// Reports at a ruling, or at its member `key`.
    void report(Ruling const& ruling,
                std::string_view key,
                std::string_view message);

    /// Reports that `was` is not the fact, unless it is.
    bool check_was(Ruling const& ruling, boost::json::value const& fact);

private:
    Decisions const& decisions_;
    Diagnostics& diagnostics_;
    std::unordered_map<Member const*, std::vector<Ruling const*>> of_member_{};
    std::set<Ruling const*> needed_{};
};

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_RULINGS_HPP
