#ifndef AIRUDDER_TESTS_GENERATOR_SPEC_FIXTURE_HPP
#define AIRUDDER_TESTS_GENERATOR_SPEC_FIXTURE_HPP

#include "generator/spec/build_spec.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// A fictitious page and what is decided about it, changed by each test.
namespace airudder::generator::test {

/// Rows "name type presence", one a line: `presence` is `!`, `?` or `-`;
/// "^values" after the type are glued enum values, "=text" is a default.
std::vector<Row> rows(std::string_view text);

PageExample example(std::string_view text);

Body body(std::string_view rows_text, std::string_view example_text);

/// Facts of `GET /item` in group "shop": its response has rows and example.
PageFacts reply(std::string_view rows_text, std::string_view example_text);

/// Facts of a webhook whose body has these rows and this example.
PageFacts event(std::string_view rows_text, std::string_view example_text);

/// What build_spec said.
struct Outcome {
    std::optional<JsonText> spec{};
    std::string diagnostics{};
    Diagnostics all{};

    /// The value at a JSON Pointer of the spec, minified; "" if none.
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

    static std::string on_one_line(Diagnostic const& diagnostic);
};

/// An operation "shop.get_item" of those facts, with decisions and wording as
/// JSON texts: `types` and `rulings` as they stand in a decisions file.
class Shop {
public:
    explicit Shop(PageFacts facts);

    Shop& variant(std::string name, PageFacts facts);
    Shop& types(std::string_view json);
    Shop& rulings(std::string_view json);
    Shop& wording(std::string_view members_json);

    /// A second operation "shop.<name>", with its own decisions and wording.
    Shop& beside(std::string name, Shop const& other);

    /// Builds once.
    Outcome build() const;

    /// Pastes the skeletons of all diagnostics until there is none; a
    /// diagnostic that pasting does not settle is left.
    Outcome paste();

    OperationSource& source() { return sources_.operations.front(); }
    SpecSources& sources() { return sources_; }

private:
    SpecSources sources_{};
};

/// A shop whose response is an "Item" and has a text.
Shop plain(PageFacts facts);

/// JSON Pointers to the operation of a Shop, and to its deviations.
inline std::string const get_item = "/paths/~1item/get";
inline std::string const deviations = get_item + "/x-deviations";

/// The member path of each row of an operation, in the order of its parts and
/// pages; nothing where a row has no place.
std::vector<std::optional<std::string>> row_paths(OperationSource const&);

/// Pastes skeletons, and removes what is said not to be needed, as a person
/// would; true if there was anything to do.
bool paste_skeletons(SpecSources& sources, Diagnostics const& diagnostics);

} // namespace airudder::generator::test

#endif // AIRUDDER_TESTS_GENERATOR_SPEC_FIXTURE_HPP
