#include "generator/diff/compare_specs.hpp"

#include "catch.hpp"
#include "generator/diagnostics.hpp"
#include "specs.hpp"

#include <memory>
#include <set>
#include <string>
#include <vector>

namespace airudder::generator {
namespace {

/// A line of cases.json: class, rule, C++ name, wire and note.
std::string line_of(Change const& change)
{
    std::string line(to_string(change.cpp));
    line.append(" | ").append(text_of(change.rule).name);
    if (!change.cpp_name.empty())
        line += " | " + change.cpp_name;
    std::string wire;
    if (change.sent != WireEffect::none)
        wire.append("sent: ").append(to_string(change.sent));
    if (change.received != WireEffect::none)
        wire.append(wire.empty() ? "received: " : "; received: ")
            .append(to_string(change.received));
    if (!wire.empty())
        line += " | " + wire;
    if (!change.note.empty())
        line += " | " + change.note;
    if (!change.noted.empty())
        line += ' ' + change.noted;
    return line;
}

std::string lines_of(std::vector<Change> const& changes)
{
    std::string lines;
    for (auto const& change : changes)
        lines += line_of(change) + '\n';
    return lines;
}

std::string expected_lines(JsonText const& texts)
{
    std::string lines;
    for (auto const& text : texts.elements)
        lines += string_of(text).value() + '\n';
    return lines;
}

/// Every change names a place that exists.
void check_pointers(std::vector<Change> const& changes,
                    CheckedSpec const& before,
                    CheckedSpec const& after)
{
    for (auto const& change : changes) {
        auto const& spec = change.in_old ? before : after;
        INFO(line_of(change) << " at " << change.pointer);
        CHECK(at_pointer(*spec.text, change.pointer));
    }
}

/// One row of cases.json: names, specs and expected changes.
struct DiffCase {
    std::string name{};
    std::shared_ptr<CheckedSpec const> before{};
    std::shared_ptr<CheckedSpec const> after{};
    JsonText const* forward{};
    JsonText const* back{}; // null: only forward
};

std::shared_ptr<CheckedSpec const> shared(JsonText text)
{
    auto spec = checked(std::move(text), "spec.json");
    REQUIRE(spec);
    return std::make_shared<CheckedSpec const>(*std::move(spec));
}

DiffCase read_case(JsonText const& row)
{
    DiffCase one{.name = string_of(*at_pointer(row, "/name")).value(),
                 .forward = at_pointer(row, "/changes"),
                 .back = at_pointer(row, "/back")};
    INFO(one.name);
    auto text = base_spec();
    if (auto const* const given = at_pointer(row, "/given")) {
        apply_patch(text, *given);
        one.before = shared(text);
    } else {
        static auto const base = shared(text);
        one.before = base;
    }
    apply_patch(text, *at_pointer(row, "/patch"));
    one.after = shared(std::move(text));
    return one;
}

/// The names of all cases.
std::set<std::string> case_names(JsonText const& rows)
{
    std::set<std::string> names;
    for (auto const& row : rows.elements)
        for (auto const* const pointer : {"/name", "/back/name"})
            if (auto const* const name = at_pointer(row, pointer)) {
                INFO(string_of(*name).value());
                CHECK(names.insert(string_of(*name).value()).second);
            }
    return names;
}

/// Calls `f(text, place)` for each copy of `whole` with one change below
/// `place`: a scalar altered, or a member or element removed.
template <class F>
void for_each_alteration(JsonText& whole,
                         JsonText& part,
                         std::string const& place,
                         F f)
{
    if (part.kind == JsonText::Kind::scalar) {
        auto const spelled = part.scalar;
        if (spelled == "true" || spelled == "false")
            part.scalar = spelled == "true" ? "false" : "true";
        else if (spelled.starts_with('"'))
            part.scalar.insert(spelled.size() - 1, "x");
        else
            part.scalar += "1";
        f(whole, place);
        part.scalar = spelled;
    }
    for (std::size_t i = 0; i < part.members.size(); ++i) {
        auto const below = child_pointer(place, part.members[i].name);
        for_each_alteration(whole, part.members[i].value, below, f);
        auto member = part.members[i];
        part.members.erase(part.members.begin() + std::ptrdiff_t(i));
        f(whole, below);
        part.members.insert(part.members.begin() + std::ptrdiff_t(i),
                            std::move(member));
    }
    for (std::size_t i = 0; i < part.elements.size(); ++i) {
        auto const below = child_pointer(place, std::to_string(i));
        for_each_alteration(whole, part.elements[i], below, f);
        auto element = part.elements[i];
        part.elements.erase(part.elements.begin() + std::ptrdiff_t(i));
        f(whole, below);
        part.elements.insert(part.elements.begin() + std::ptrdiff_t(i),
                             std::move(element));
    }
}

} // namespace

TEST_CASE("every kind of change has its rule, class and effects")
{
    auto const rows = test_json("cases.json");
    std::set<Rule> seen;
    for (auto const& row : rows.elements) {
        auto const one = read_case(row);
        INFO(one.name);
        auto const changes = compare_specs(*one.before, *one.after);
        CHECK(lines_of(changes) == expected_lines(*one.forward));
        check_pointers(changes, *one.before, *one.after);
        for (auto const& change : changes)
            seen.insert(change.rule);
        auto const reverse = compare_specs(*one.after, *one.before);
        check_pointers(reverse, *one.after, *one.before);
        if (!one.back)
            continue;
        INFO(string_of(*at_pointer(*one.back, "/name")).value());
        CHECK(lines_of(reverse) ==
              expected_lines(*at_pointer(*one.back, "/changes")));
        for (auto const& change : reverse)
            seen.insert(change.rule);
    }
    for (auto const& rule : all_rules()) {
        INFO(rule.name << " has no case");
        CHECK(seen.contains(Rule(&rule - all_rules().data())));
    }
}

TEST_CASE("every rule of oasdiff and buf has a case or a reason")
{
    auto const cases = case_names(test_json("cases.json"));
    auto const rules = test_json("rules.json");
    auto const& reasons = *at_pointer(rules, "/reasons");
    std::set<std::string> used;
    std::size_t count = 0;
    for (auto const& [quoted, list, names] : rules.members) {
        if (list == "reasons")
            continue;
        for (auto const& rule : names.members) {
            INFO(list << ": " << rule.name);
            ++count;
            auto const* const name = at_pointer(rule.value, "/case");
            auto const* const why = at_pointer(rule.value, "/reason");
            REQUIRE(!name != !why);
            if (name)
                CHECK(cases.contains(string_of(*name).value()));
            else
                used.insert(string_of(*why).value());
        }
    }
    CHECK(count == 509 + 69);
    std::set<std::string> stated;
    for (auto const& reason : reasons.members)
        stated.insert(reason.name);
    CHECK(used == stated);
}

TEST_CASE("the spec cannot have what a reason says it never has")
{
    auto const rules = test_json("rules.json");
    for (auto const& reason : at_pointer(rules, "/reasons")->members) {
        auto const* const patches = at_pointer(reason.value, "/rejected");
        if (!patches)
            continue;
        for (auto const& step : patches->elements) {
            INFO(reason.name << ": " << minified(step));
            JsonText patch;
            patch.elements.push_back(step);
            auto text = base_spec();
            apply_patch(text, patch);
            CHECK_FALSE(checked(std::move(text), "s"));
        }
    }
}

TEST_CASE("equal specs have no differences")
{
    auto const spec = checked(base_spec(), "s");
    REQUIRE(spec);
    CHECK(compare_specs(*spec, *spec).empty());
}

TEST_CASE("no alteration of a spec is lost")
{
    // What no header shows and no rule is about: the version of OpenAPI, and
    // "required": false, which may as well be left out.
    std::set<std::string> const unspecific{
        "/openapi",
        "/paths/~1v1~1notes/post/requestBody/required",
        "/paths/~1v1~1orders/get/parameters/1/required",
        "/paths/~1v1~1orders/get/parameters/2/required",
        "/paths/~1v1~1orders/post/parameters/0/required",
        "/paths/~1v1~1orders~1{id}/put/parameters/1/required",
        "/webhooks/order_paid/post/parameters/0/required",
    };
    auto const before = checked(base_spec(), "old");
    REQUIRE(before);
    auto text = base_spec();
    std::size_t altered = 0;
    std::set<std::string> found;
    for_each_alteration(
        text, text, "", [&](JsonText const& whole, std::string const& place) {
            auto const after = checked(whole, "new");
            if (!after)
                return;
            ++altered;
            INFO(place);
            auto const changes = compare_specs(*before, *after);
            REQUIRE_FALSE(changes.empty());
            check_pointers(changes, *before, *after);
            if (changes.front().rule == Rule::text_changed)
                found.insert(place);
        });
    CHECK(altered > 250);
    CHECK(found == unspecific);
}

} // namespace airudder::generator
