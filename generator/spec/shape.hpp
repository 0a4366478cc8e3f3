#ifndef AIRUDDER_GENERATOR_SPEC_SHAPE_HPP
#define AIRUDDER_GENERATOR_SPEC_SHAPE_HPP

#include "rulings.hpp"
#include "type_words.hpp"

#include <boost/json/value.hpp>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace airudder::generator {

/// The type that a member is given.
struct Shape {
    enum class Kind {
        none, // could not be said; there is a diagnostic
        string,
        integer,
        number,
        boolean,
        open, // object of any keys
        list,
        record,
        enumeration
    };

    struct Field;

    static Shape of(Kind kind, Member const& at);

    Kind kind{};
    Member const* at{};
    std::string fact{};           // type words that a ruling would overrule
    Ruling const* ruled{};        // `type` ruling that it comes from
    Ruling const* same_as{};      // it is another operation's type
    std::string name{};           // record, enumeration: "workflow.CallRecord"
    std::vector<Shape> element{}; // list: exactly one
    std::vector<Field> fields;    // record
    std::vector<std::string> values{};                // enumeration
    std::map<std::string, std::string> value_names{}; // … ruled C++ names
};

struct Shape::Field {
    Member const* at{};
    Shape shape{};
    bool required{};
    std::string fallback{}; // the documented default, as JSON; mostly empty
    std::string name{};     // ruled C++ name; mostly empty
};

/// A point in which the spec departs from the pages.
struct Departure {
    Member const* at{};
    boost::json::value was{};
    boost::json::value is{};
    std::string because{};
};

/// Says what type each member has, from rows, examples and rulings; what they
/// leave open is a diagnostic.
class ShapeMaker {
public:
    ShapeMaker(OperationSource const& source,
               RulingSet const& rulings,
               std::vector<PartTree> const& trees,
               Diagnostics& diagnostics);

    /// Rows without a place are missing: says nothing of what they may settle.
    void expect_more() { settled_ = false; }

    /// The shape of a part's root.
    Shape make(PartTree const& tree);

    /// The parameters of a part whose root has no type of its own.
    std::vector<Shape::Field> make_fields(PartTree const& tree);

    /// In the order in which the members were met.
    std::vector<Departure> const& departures() const { return departures_; }

    /// Reports the type names that no shape used.
    void report_unused_types();

private:
    /// What is said about the type of a member.
    struct Said {
        std::string words{}; // the type that counts
        std::string fact{};  // … without rulings
        Member const* at{};  // whose words they are: itself or its array
        Ruling const* ruled{};
    };

    Said said(Member const& member);
    Said said_of_element(Member const& element, Said const& list);
    Said rule(Member const& member, std::string fact);
    Shape shape(Member const& member, Said const& said);
    Shape list(Member const& member, Said const& said);
    Shape object(Member const& member);
    Shape open(Member const& member);
    Shape record(Member const& member);
    Shape enumeration(Member const& member,
                      std::string const& glued,
                      Said const& said);
    Shape unknown(Member const& member, Said const& said);
    bool is_open(Member const& member);
    void check_kinds(Member const& member, Said const& said);
    void check_counts(Member const& member, Member const& container);
    void check_count(Member const& member,
                     Described const& described,
                     std::size_t actual);
    bool check_values(Ruling const& ruling, std::string const& glued);

    // shape_fields.cpp
    Shape::Field field(Member const& member);
    bool required(Member const& member);
    bool ruled_presence(Member const& member,
                        Ruling const& ruling,
                        std::string const& stated,
                        bool lacking);
    std::string fallback(Member const& member, Shape const& shape);
    std::string
    fallback(Member const& member, Shape const& shape, std::string const& text);
    std::string ruled_name(Member const& member);
    void note_renamed(Member const& member);
    void name_values(Member const& member, Shape& shape);

    // shape_names.cpp
    void name_type(Member const& member, Shape& shape);
    void check_names(Shape const& record);
    void report_missing_name(Member const& member);
    std::string suggested_name(Member const& member) const;

    void depart(Member const& member,
                Ruling const& ruling,
                boost::json::value const& is);
    void report(Member const& member,
                std::string const& message,
                std::string const& skeleton = {});

    OperationSource const& source_;
    RulingSet const& rulings_;
    Diagnostics& diagnostics_;
    std::unordered_map<Member const*, std::string> types_{};
    std::unordered_map<Member const*, bool> used_{};
    std::set<std::string> suggested_{}; // names that are taken
    std::vector<Departure> departures_{};
    Part const* part_{};
    bool settled_ = true;  // no row is missing
    std::size_t shared_{}; // levels inside a type of another operation
};

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_SHAPE_HPP
