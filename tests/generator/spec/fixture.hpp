#ifndef AIRUDDER_TESTS_GENERATOR_SPEC_FIXTURE_HPP
#define AIRUDDER_TESTS_GENERATOR_SPEC_FIXTURE_HPP

#include "generator/spec/build_spec.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// A fictitious page and its decisions, which each test changes.
namespace airudder::generator::test {

/// Rows "name type presence", one per line. `presence` is `!`, `?` or `-`.
/// After the type, "^values" are glued enum values and "=text" is a default.
std::vector<Row> rows(std::string_view text);

PageExample example(std::string_view text);

Body body(std::string_view rows_text, std::string_view example_text);

/// Facts of `GET /item` in group "shop". Its response has these rows and this
/// example.
PageFacts reply(std::string_view rows_text, std::string_view example_text);

/// Facts of a webhook whose body has these rows and this example.
PageFacts event(std::string_view rows_text, std::string_view example_text);

/// The result of build_spec.
struct Outcome {
    std::optional<JsonText> spec{}; // nothing if there are diagnostics
    std::string diagnostics{};
    std::string errors{}; // of them, without what no longer applies
    Diagnostics all{};
    std::vector<Assumption> assumptions{};

    /// The minified value at a JSON Pointer of the spec; "" if there is none.
    std::string at(std::string_view pointer) const;

    /// True if a diagnostic, on one line, contains each of the texts.
    template <class... Texts>
    bool says(Texts const&... texts) const
    {
        for (auto const& one : all.all())
            if (auto const line = on_one_line(one);
                ((line.find(texts) != std::string::npos) && ...))
                return true;
        return false;
    }

    /// What is assumed at a member path or key; "" if nothing is.
    std::string assumed(std::string_view at) const;

    static std::string on_one_line(Diagnostic const& diagnostic);
};

/// An operation "shop.get_item" with these facts. Decisions and wording are
/// JSON texts: `types` and `rulings` as in a decisions file.
class Shop {
public:
    explicit Shop(PageFacts facts);

    Shop& variant(std::string name, PageFacts facts);
    Shop& types(std::string_view json);
    Shop& rulings(std::string_view json);
    Shop& wording(std::string_view members_json);

    /// A second operation "shop.<name>", with its own decisions and wording.
    Shop& beside(std::string name, Shop const& other);

    /// Builds the spec once; reports open questions.
    Outcome build() const;

    /// Same, but takes the default where there is a question.
    Outcome assume() const;

    /// Pastes the skeletons of all diagnostics until there are none. A
    /// diagnostic that pasting does not resolve is left.
    Outcome paste();

    OperationSource& source() { return sources_.operations.front(); }
    SpecSources& sources() { return sources_; }

private:
    SpecSources sources_{};
};

/// An operation without decisions and wording.
Shop undecided(PageFacts facts);

/// A row of a twin at a path: "/a string !", with `presence` as in rows().
/// Further words before the presence: "null", "open", "=component", "[values]".
std::vector<Row> twin_rows(std::string_view text);

/// Facts of `GET /item` whose page is a twin with these rows and this example.
PageFacts twin(std::string_view rows_text, std::string_view example_text);

/// A shop whose response type is named "Item" and described.
Shop plain(PageFacts facts);

/// JSON Pointers to the operation of a Shop, and to its deviations.
inline std::string const get_item = "/paths/~1item/get";
inline std::string const deviations = get_item + "/x-deviations";

/// The member path of each row of an operation, in the order of its parts and
/// pages; nothing for a row without a place.
std::vector<std::optional<std::string>> row_paths(OperationSource const&);

/// Builds a spec without assumptions; nothing if something is reported.
std::optional<JsonText> build_strictly(SpecSources const& sources,
                                       Diagnostics& diagnostics);

/// Pastes what a report of drift offers for these assumptions, each with a
/// reason. Checks that each has a text to paste or a question. Returns those
/// that have an answer.
std::vector<Assumption> paste_answers(SpecSources& sources,
                                      std::vector<Assumption> const& gained);

/// Pastes skeletons and removes everything that is reported as unneeded, as a
/// person does. Returns whether there was anything to do.
bool paste_skeletons(SpecSources& sources, Diagnostics const& diagnostics);

} // namespace airudder::generator::test

#endif // AIRUDDER_TESTS_GENERATOR_SPEC_FIXTURE_HPP
