#ifndef AIRUDDER_GENERATOR_SPEC_FINDINGS_HPP
#define AIRUDDER_GENERATOR_SPEC_FINDINGS_HPP

#include "parts.hpp"

#include <boost/json/value.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace airudder::generator {

/// A point in which the spec departs from the pages.
struct SpecDeviation {
    Member const* member{}; // null: `pointer` states the place
    std::string pointer{};  // in the spec
    boost::json::value was{};
    boost::json::value is{};
    std::string because{};
};

/// The findings about an operation's rows and members: errors, open questions
/// and deviations.
class Findings {
public:
    Findings(OperationSource const& source,
             std::vector<Part> const& parts,
             Diagnostics& diagnostics);

    /// Reports an error at a row or an example. For a member, that is the row
    /// or example that it comes from.
    void report(auto const& subject, std::string_view message)
    {
        ask(subject, message, "");
    }

    /// Reports a question that the pages leave open about a member. A ruling of
    /// this kind at the member answers it.
    void ask(Member const& member,
             std::string_view question,
             std::string_view kind,
             boost::json::value const& was,
             boost::json::value const& is);

    /// Same for a question about the type; `is` is the suggested answer.
    void ask_type(Member const& member,
                  std::string_view question,
                  std::string_view is);

    /// Same, but the answer is any text to paste into the decisions.
    void ask(PlacedRow const& row,
             std::string_view question,
             std::string_view answer);
    void ask(PartExample const& example,
             std::string_view question,
             std::string_view answer);
    void ask(Member const& member,
             std::string_view question,
             std::string_view answer);

    /// Reports a message at a JSON Pointer into a file: the facts of the page
    /// without variant, the decisions or the wording. For a question, `answer`
    /// is the text to paste.
    void at_page(std::string_view pointer,
                 std::string_view message,
                 std::string_view answer = {});
    void at_decisions(std::string_view pointer,
                      std::string_view message,
                      std::string_view answer = {});
    void at_wording(std::string_view pointer,
                    std::string_view message,
                    std::string_view answer = {});

    /// Records that a ruling overrules the page at a member.
    void
    deviate(Member const& member, Ruling const& ruling, boost::json::value is);
    void deviate(SpecDeviation deviation);

    /// All deviations in the order of their discovery.
    std::vector<SpecDeviation> const& deviations() const { return deviations_; }

private:
    OperationSource const& source_;
    std::vector<Part> const& parts_;
    Diagnostics& diagnostics_;
    std::vector<SpecDeviation> deviations_{};
};

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_FINDINGS_HPP
