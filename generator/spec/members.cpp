#include "members.hpp"

#include "../json/json_number.hpp"
#include "findings.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace airudder::generator {
namespace {

constexpr std::size_t max_steps = 100;
constexpr std::size_t max_texts_of_member = 8;

/// Pairs of members that an object shows in succession, each as the index of
/// its first appearance.
using Order = std::set<std::pair<std::size_t, std::size_t>>;

class Folder {
public:
    /// Adds an example of a page. Its order counts if `ordering`.
    void fold(Member& root, PartExample const& example, bool ordering)
    {
        page_ = example.page;
        ordering_ = ordering;
        fold(root, example.value);
    }

    /// Sorts the members of every object. Returns the first object that cannot
    /// be sorted, or null.
    Member const* arrange()
    {
        Member const* contrary = nullptr;
        for (auto* const member : objects_)
            if (!arrange(*member) && !contrary)
                contrary = member;
        return contrary;
    }

private:
    void fold(Member& member, JsonText const& value)
    {
        member.kinds |= kind_of(value);
        note_page(member);
        ++member.shown;
        note_text(member, value);
        if (value.kind == JsonText::Kind::object)
            fold_object(member.self(), value);
        if (value.kind == JsonText::Kind::array)
            member.elements();
        for (auto const& element : value.elements)
            fold(*member.element, element);
    }

    /// Pages come in order, once for each part.
    void note_page(Member& member) const
    {
        auto& pages = member.pages;
        auto const at = std::ranges::lower_bound(pages, page_);
        if (at == pages.end() || *at != page_)
            pages.insert(at, page_);
    }

    static void note_text(Member& member, JsonText const& value)
    {
        if (kind_of(value) != kind_string || value.scalar.size() == 2 ||
            value.scalar.find('\\') != std::string::npos ||
            member.texts.size() >= max_texts_of_member)
            return;
        auto text = value.scalar.substr(1, value.scalar.size() - 2);
        if (std::ranges::find(member.texts, text) == member.texts.end())
            member.texts.push_back(std::move(text));
    }

    void fold_object(Member& member, JsonText const& value)
    {
        if (member.is_map()) {
            ++member.objects;
            for (auto const& inner : value.members)
                fold(*member.value, inner.value);
            return;
        }
        if (member.objects++ == 0)
            note_object(member);
        auto& order = orders_[&member];
        std::optional<std::size_t> before;
        for (auto const& [quoted, name, inner] : value.members) {
            auto* child = member.find(name);
            if (!child) {
                child = &member.add(name);
                index_.emplace(child, member.members.size() - 1);
            }
            auto const index = index_[child];
            if (before && ordering_)
                order.emplace(*before, index);
            before = index;
            fold(*child, inner);
        }
    }

    void note_object(Member& member)
    {
        objects_.push_back(&member);
        for (std::size_t i = 0; i < member.members.size(); ++i)
            index_.emplace(member.members[i].get(), i);
    }

    /// Sorts topologically, by first appearance where possible; returns false
    /// for a cycle.
    bool arrange(Member& member)
    {
        auto const& order = orders_[&member];
        if (std::ranges::all_of(order, [](auto const& pair) {
                return pair.first < pair.second;
            }))
            return true;
        auto all = std::exchange(member.members, {});
        auto const sorted = sort(all.size(), order);
        for (auto const index : sorted)
            member.members.push_back(std::move(all[index]));
        for (auto& left : all)
            if (left)
                member.members.push_back(std::move(left));
        return sorted.size() == all.size();
    }

    static std::vector<std::size_t> sort(std::size_t count, Order const& order)
    {
        std::vector<std::size_t> open(count);
        for (auto const& [from, to] : order)
            ++open[to];
        std::set<std::size_t> ready;
        for (std::size_t i = 0; i < count; ++i)
            if (open[i] == 0)
                ready.insert(i);
        std::vector<std::size_t> sorted;
        while (!ready.empty()) {
            auto const next = *ready.begin();
            ready.erase(next);
            sorted.push_back(next);
            for (auto edge = order.lower_bound({next, 0});
                 edge != order.end() && edge->first == next;
                 ++edge)
                if (--open[edge->second] == 0)
                    ready.insert(edge->second);
        }
        return sorted;
    }

    std::size_t page_{}; // of the example
    bool ordering_{};
    std::vector<Member*> objects_{};
    std::unordered_map<Member const*, Order> orders_{};
    std::unordered_map<Member const*, std::size_t> index_{};
};

/// The elements of an array or the values of a map.
std::unique_ptr<Member> make_inner(char name, Member& parent)
{
    auto inner = std::make_unique<Member>();
    inner->name = std::string(1, name);
    inner->parent = &parent;
    return inner;
}

} // namespace

unsigned kind_of(JsonText const& value)
{
    if (value.kind == JsonText::Kind::object)
        return kind_object;
    if (value.kind == JsonText::Kind::array)
        return kind_array;
    switch (value.scalar.front()) {
    case '"': return kind_string;
    case 't':
    case 'f': return kind_boolean;
    case 'n': return kind_null;
    default:
        if (value.scalar.find_first_of(".eE") == std::string::npos)
            return kind_integer;
        return is_int64(value.scalar) ? kind_spelled_integer : kind_number;
    }
}

Member* Member::find(std::string_view child) const
{
    auto const& all = self().by_name;
    auto const found = all.find(child);
    return found == all.end() ? nullptr : found->second;
}

bool Member::in_example_of(std::optional<std::size_t> page) const
{
    return page ? std::ranges::binary_search(pages, *page) : !pages.empty();
}

Member& Member::add(std::string_view child)
{
    auto added = std::make_unique<Member>();
    added->name = child;
    return add(std::move(added));
}

Member& Member::add(std::unique_ptr<Member> child)
{
    child->parent = this;
    by_name.emplace(child->name, child.get());
    return *members.emplace_back(std::move(child));
}

void Member::move_after(Member const* before, Member const& child)
{
    auto const position = [this](Member const* member) {
        return std::ranges::find_if(
            members, [&](auto const& one) { return one.get() == member; });
    };
    auto const from = position(&child);
    auto const to = before ? std::next(position(before)) : members.begin();
    if (to <= from)
        std::rotate(to, from, std::next(from));
    else
        std::rotate(from, std::next(from), to);
}

Member& Member::elements()
{
    if (!element)
        element = make_inner('-', *this);
    return *element;
}

Member& Member::values()
{
    if (!value)
        value = make_inner('*', *this);
    return *value;
}

void fold_examples(Part& part,
                   std::vector<bool> const& twins,
                   Findings& findings)
{
    Folder folder;
    for (auto const& example : part.examples)
        folder.fold(*part.root, example, !twins[example.page]);
    auto const* const contrary = folder.arrange();
    if (!contrary)
        return;
    auto const at = std::ranges::find_if(
        part.examples, [&](auto const& one) { return !twins[one.page]; });
    findings.settle(
        *at,
        {.text = "expected the members of " + path_of(*contrary) +
                 " in one order: its examples show them in contrary orders",
         .at = path_of(*contrary),
         .assumed = "the order in which they first appear",
         .because = "examples show them in contrary orders"});
}

std::string path_of(Member const& member)
{
    if (!member.parent)
        return '/' + member.name;
    auto const path = path_of(*member.parent);
    bool const inner = member.is_element() || member.is_value();
    if (!inner && (member.name == "-" || member.name == "*"))
        return path + "/~" + member.name;
    return child_pointer(path, member.name);
}

std::vector<std::string> path_steps(std::string_view path)
{
    std::vector<std::string> steps;
    if (!path.starts_with('/'))
        return steps;
    for (char const c : path)
        if (c == '/')
            steps.emplace_back();
        else
            steps.back() += c;
    return steps;
}

std::string name_of_step(std::string_view step)
{
    if (step == "~-" || step == "~*")
        return std::string(step.substr(1));
    auto const tokens = pointer_tokens('/' + std::string(step));
    return tokens.front();
}

Member* find_below(Member& from, std::vector<std::string> const& steps)
{
    auto* member = &from;
    for (auto const& step : steps) {
        auto& self = member->self();
        if (step == "-" && self.element)
            member = self.element.get();
        else if (step == "*" && self.value)
            member = self.value.get();
        else
            member = self.find(name_of_step(step));
        if (!member)
            return nullptr;
    }
    return member;
}

Member* make_below(Member& from, std::vector<std::string> const& steps)
{
    if (steps.size() > max_steps)
        return nullptr;
    auto* member = &from;
    for (auto const& step : steps) {
        auto& self = member->self();
        auto const name = name_of_step(step);
        if (step == "-")
            member = &self.elements();
        else if (step == "*")
            member = &self.values();
        else if (auto* const found = self.find(name))
            member = found;
        else
            member = &self.add(name);
    }
    return member;
}

} // namespace airudder::generator
