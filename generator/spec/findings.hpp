#ifndef AIRUDDER_GENERATOR_SPEC_FINDINGS_HPP
#define AIRUDDER_GENERATOR_SPEC_FINDINGS_HPP

#include "parts.hpp"

#include <boost/json/value.hpp>

#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace airudder::generator {

/// Whether to assume a default for what pages and rulings leave open, or to
/// report it.
enum class OnQuestion { assume, report };

/// Whether what is decided or said at a path may be used once decisions that do
/// not apply are replaced.
using IsInDoubt = std::function<bool(std::string_view path)>;

/// A default that was taken because pages and rulings leave a question.
struct Assumption {
    std::string operation{}; // "shop.get_item"
    std::string title{};     // of its page
    std::string file{};      // its facts
    std::string at{};        // a member path, or a key of the operation
    std::string assumed{};
    std::string because{};

    /// To paste into the decisions instead: a ruling or names of types. Empty if
    /// none settles the question, or one that is offered elsewhere does.
    std::string answer{};

    std::string question{}; // "expected to know …"

    /// Whether a decisions file settles it, whatever that decides.
    bool by_file{};

    /// Whether the answer is that the default is right.
    bool accepts{};

    /// An initial decisions file, if the operation has none; else empty.
    std::string file_to_create{};
};

/// A question that the pages leave open, and its default.
struct Question {
    std::string text{}; // "expected to know …"

    /// A ruling that settles it, without a reason. It need not agree with the
    /// default. Without one, and where neither names nor a file settle it, the
    /// ruling is that the default is accepted.
    std::optional<Ruling> answer{};

    std::string at{}; // a member path, or a key of the operation
    std::string assumed{};
    std::string because{};

    /// Names of types to paste, by path.
    std::vector<std::pair<std::string, std::string>> types{};

    bool by_file{}; // see Assumption

    /// Whether its answer gives other rows another place.
    bool moves_rows{};
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

    /// Number of questions that were settled, and are errors if they are
    /// reported.
    std::size_t questions() const { return asked_.size(); }

    /// The rulings that accept a default.
    std::set<Ruling const*> const& accepted() const { return accepted_; }

    /// Whether one of them is what the type at a path is, or its values.
    bool asks_for_type(std::string_view path) const;

    /// Whether one of them is where a row of the part belongs.
    bool asks_for_place(std::string_view part) const;

    /// The assumptions: keys of the operation, then members in the order of
    /// their parts. If questions are reported, reports them instead. Their
    /// answers can be pasted together. To be called once, at the end.
    std::vector<Assumption> take_assumptions();

private:
    /// A question and its place in a file.
    struct Asked {
        Question question{};
        std::string file{};
        std::string pointer{};
    };

    struct Origin {
        std::size_t page{};
        std::string pointer{};
    };

    Origin origin_of(Member const& member) const;
    void ask(Asked one);
    void report_questions();

    OperationSource const& source_;
    Parts const& parts_;
    OnQuestion on_question_;
    Diagnostics& diagnostics_;
    Diagnostics& stale_;
    std::vector<SpecDeviation> deviations_{};
    std::vector<Asked> asked_{};
    std::set<Ruling const*> accepted_{};
};

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_FINDINGS_HPP
