#ifndef AIRUDDER_GENERATOR_SPEC_FINDINGS_HPP
#define AIRUDDER_GENERATOR_SPEC_FINDINGS_HPP

#include "parts.hpp"

#include <boost/json/value.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace airudder::generator {

/// Whether to assume a default for what pages and rulings leave open, or to
/// report it.
enum class OnQuestion { assume, report };

/// A default that was taken because pages and rulings leave a question.
struct Assumption {
    std::string operation{}; // "shop.get_item"
    std::string title{};     // of its page
    std::string file{};      // its facts
    std::string at{};        // a member path, or a key of the operation
    std::string assumed{};
    std::string because{};

    /// To paste into the decisions instead: a ruling, names of types or a whole
    /// file; empty if no decision settles the question.
    std::string answer{};

    std::string question{}; // "expected to know …"; may be empty
};

/// A question that the pages leave open, and its default.
struct Question {
    std::string text{};   // "expected to know …"
    std::string answer{}; // to paste into the decisions; may be empty
    std::string at{};     // a member path, or a key of the operation
    std::string assumed{};
    std::string because{};
};

/// A point in which the spec departs from the pages.
struct SpecDeviation {
    Member const* member{}; // null: `pointer` states the place
    std::string pointer{};  // in the spec
    boost::json::value was{};
    boost::json::value is{};
    std::string because{};
    std::vector<std::string> pages{}; // that share it; empty for one page
};

/// The findings about an operation's rows and members: errors, assumptions and
/// deviations.
class Findings {
public:
    /// Errors go to `diagnostics`; rulings, names and texts that do not apply
    /// go to `stale`.
    Findings(OperationSource const& source,
             Parts const& parts,
             OnQuestion on_question,
             Diagnostics& diagnostics,
             Diagnostics& stale);

    /// Reports an error at a row or an example. For a member, that is the row
    /// or example that it comes from.
    void report(PlacedRow const& row, std::string_view message);
    void report(Member const& member, std::string_view message);

    /// Settles a question about a row, an example or a member: assumes the
    /// default, or reports the question.
    void settle(PlacedRow const& row, Question const& question);
    void settle(PartExample const& example, Question const& question);
    void settle(Member const& member, Question question);

    /// Same at a pointer into the facts of a page or into the decisions.
    void settle(std::size_t page,
                std::string_view pointer,
                Question const& question);
    void settle_in_decisions(std::string_view pointer,
                             Question const& question);

    /// Reports a message at a JSON Pointer into a file: the facts of a page,
    /// the decisions or the wording.
    void at_page(std::size_t page,
                 std::string_view pointer,
                 std::string_view message);
    void at_decisions(std::string_view pointer, std::string_view message);

    /// Same for what no longer applies; the spec is the same without it.
    void stale_decision(std::string_view pointer, std::string_view message);
    void stale_wording(std::string_view pointer, std::string_view message);

    /// Records that a ruling overrules the page, or the row of one page, at a
    /// member.
    void deviate(Member const& member,
                 Ruling const& ruling,
                 boost::json::value is,
                 PlacedRow const* row = nullptr);

    void deviate(SpecDeviation deviation);

    bool reports_questions() const
    {
        return on_question_ == OnQuestion::report;
    }

    /// All deviations in the order of their discovery.
    std::vector<SpecDeviation> const& deviations() const { return deviations_; }

    /// The assumptions: keys of the operation, then members in the order of
    /// their parts.
    std::vector<Assumption> take_assumptions();

private:
    struct Origin {
        std::size_t page{};
        std::string pointer{};
    };

    Origin origin_of(Member const& member) const;
    void add(Question const& question);

    OperationSource const& source_;
    Parts const& parts_;
    OnQuestion on_question_;
    Diagnostics& diagnostics_;
    Diagnostics& stale_;
    std::vector<SpecDeviation> deviations_{};
    std::vector<Assumption> assumptions_{};
};

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_FINDINGS_HPP
