#ifndef AIRUDDER_GENERATOR_SPEC_RULINGS_HPP
#define AIRUDDER_GENERATOR_SPEC_RULINGS_HPP

#include "members.hpp"

#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace airudder::generator {

/// A part and all that is known of its members.
struct PartTree {
    Part const* part{};
    std::unique_ptr<Member> root{};
};

/// The root of the part that `path` starts with, or null.
Member* find_root(std::vector<PartTree> const& trees, std::string_view path);

/// The rulings of an operation, by kind and place; one of them may be left
/// out, to see whether it is needed.
class RulingSet {
public:
    /// All of them: nothing is left out.
    static constexpr auto none = static_cast<std::size_t>(-1);

    RulingSet(Decisions const& decisions, std::size_t without);

    /// Those of a kind, in the order of the file.
    std::vector<Ruling const*> all(std::string_view kind) const;

    /// The ruling of a kind at a place that is not a member: "" or "/400".
    Ruling const* at_path(std::string_view kind, std::string_view path) const;

    /// Finds the member of each ruling; a ruling whose place does not exist,
    /// or is that of another ruling of its kind, is a diagnostic.
    void resolve(std::vector<PartTree> const& trees, Diagnostics& diagnostics);

    /// The one of a kind at a member, or null; valid after resolve().
    Ruling const* find(std::string_view kind, Member const& member) const;

    /// Those of a kind at a member, in the order of the file.
    std::vector<Ruling const*> all(std::string_view kind,
                                   Member const& member) const;

    /// Reports at a ruling, or at its member `key`.
    void report(Ruling const& ruling,
                std::string_view key,
                std::string_view message,
                Diagnostics& diagnostics) const;

    /// Reports that `was` is not the fact, unless it is.
    bool check_was(Ruling const& ruling,
                   boost::json::value const& fact,
                   Diagnostics& diagnostics) const;

private:
    void add(Member& member, Ruling const& ruling);
    void check_repetition(Diagnostics& diagnostics) const;

    Decisions const& decisions_;
    std::vector<Ruling const*> rulings_{};
    std::unordered_map<Member const*, std::vector<Ruling const*>> at_{};
};

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_RULINGS_HPP
