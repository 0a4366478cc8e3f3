#include "row_places.hpp"

#include "rulings.hpp"
#include "schema.hpp"

#include <algorithm>
#include <set>

namespace airudder::conformance {
namespace {

/// The decision of a ruling about a row.
struct Fixed {
    std::string at{};
    bool illustration{};
};

/// An object whose members may still be listed.
struct Frame {
    Json const* record{};
    std::string path{};
    std::set<std::string> listed{};
};

class Search {
public:
    Search(Json const& spec,
           std::vector<Json const*> const& rows,
           std::vector<Fixed> const& fixed,
           Frame const& root)
        : spec_(spec), rows_(rows), fixed_(fixed), root_(root)
    {
    }

    std::vector<PlacedRow> run()
    {
        placed_.resize(rows_.size());
        for (std::size_t bad = 0; bad <= 2 * rows_.size() + 1; ++bad) {
            steps_ = 0;
            if (place(0, {root_}, bad))
                break;
        }
        return placed_;
    }

private:
    /// Places the rows from `index` on. Allows at most `bad` faults: containers
    /// that are listed in part, and rows without a place.
    bool
    place(std::size_t index, std::vector<Frame> const& frames, std::size_t bad)
    {
        if (++steps_ > 200'000)
            return false;
        if (index == rows_.size())
            return halves(frames, 0) <= bad;
        placed_[index] = {rows_[index], {}, fixed_[index].illustration};
        if (fixed_[index].illustration)
            return place(index + 1, frames, bad);
        if (!fixed_[index].at.empty())
            return place_fixed(index, frames, bad);
        auto const name = std::string(rows_[index]->word("name"));
        for (auto depth = frames.size(); depth-- > 0;)
            if (has(frames[depth], name) &&
                place_in(index, name, frames, depth, bad))
                return true;
        placed_[index].member = {};
        return bad > 0 && place(index + 1, frames, bad - 1);
    }

    static bool has(Frame const& frame, std::string const& name)
    {
        return frame.record->find("properties")->find(name) &&
               !frame.listed.contains(name);
    }

    /// The number of containers from index `from` on that are listed only in
    /// part.
    static std::size_t halves(std::vector<Frame> const& frames,
                              std::size_t from)
    {
        return static_cast<std::size_t>(std::count_if(
            frames.begin() + static_cast<std::ptrdiff_t>(from),
            frames.end(),
            [](Frame const& frame) {
                auto const all =
                    frame.record->find("properties")->members.size();
                return !frame.listed.empty() && frame.listed.size() < all;
            }));
    }

    bool place_in(std::size_t index,
                  std::string const& name,
                  std::vector<Frame> frames,
                  std::size_t depth,
                  std::size_t bad)
    {
        auto const closed = halves(frames, depth + 1);
        if (closed > bad)
            return false;
        frames.resize(depth + 1);
        auto& frame = frames.back();
        frame.listed.insert(name);
        auto const& schema = *frame.record->find("properties")->find(name);
        auto path = below(frame.path, name);
        placed_[index].member = {
            path, &schema, &schema, requires_member(*frame.record, name)};
        if (auto const* record = record_of(spec_, schema, path))
            frames.push_back({record, path, {}});
        return place(index + 1, frames, bad - closed);
    }

    /// Opens the objects on the way to the ruled member.
    bool
    place_fixed(std::size_t index, std::vector<Frame> frames, std::size_t bad)
    {
        auto path = tokens(fixed_[index].at);
        auto const name = path.back();
        auto const parent =
            fixed_[index].at.substr(0, fixed_[index].at.rfind('/'));
        while (frames.size() > 1 &&
               !(parent + '/').starts_with(frames.back().path + '/'))
            frames.pop_back();
        while (frames.back().path != parent && open_towards(frames, parent)) {
        }
        if (frames.back().path != parent || !has(frames.back(), name)) {
            placed_[index].member = {};
            return bad > 0 && place(index + 1, frames, bad - 1);
        }
        return place_in(index, name, frames, frames.size() - 1, bad);
    }

    bool open_towards(std::vector<Frame>& frames, std::string const& parent)
    {
        auto const& frame = frames.back();
        auto const rest = tokens(parent.substr(frame.path.size()));
        auto const* member =
            rest.empty() ? nullptr
                         : frame.record->find("properties")->find(rest[0]);
        if (!member)
            return false;
        auto path = below(frame.path, rest[0]);
        auto const* record = record_of(spec_, *member, path);
        if (record)
            frames.push_back({record, path, {}});
        return record != nullptr;
    }

    Json const& spec_;
    std::vector<Json const*> const& rows_;
    std::vector<Fixed> const& fixed_;
    Frame const& root_;
    std::vector<PlacedRow> placed_{};
    std::size_t steps_ = 0;
};

/// "en" in "spec/pages/group/operation.en.json"; empty without variant.
std::string variant_of(std::string const& path)
{
    auto const stem = std::filesystem::path(path).stem().string();
    auto const dot = stem.find('.');
    return dot == stem.npos ? "" : stem.substr(dot + 1);
}

bool is_for(Json const& ruling, std::string const& variant)
{
    auto const* page = ruling.find("page");
    return !page || page->text == variant;
}

/// The row of that name that the ruling means: the `nth` one, or else the first
/// free one.
std::optional<std::size_t> row_named(std::vector<Json const*> const& rows,
                                     std::vector<Fixed> const& fixed,
                                     std::string_view name,
                                     Json const* nth)
{
    std::size_t seen = 0;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (rows[i]->word("name") == name) {
            ++seen;
            bool const free = fixed[i].at.empty() && !fixed[i].illustration;
            if (nth ? std::to_string(seen) == nth->text : free)
                return i;
        }
    return std::nullopt;
}

void fix(std::vector<Json const*> const& rows,
         std::vector<Fixed>& fixed,
         Json const& ruling,
         std::string_view name,
         Fixed const& value)
{
    if (auto const i = row_named(rows, fixed, name, ruling.find("nth")))
        fixed[*i] = value;
}

std::vector<Fixed> ruled_rows(Operation const& operation,
                              Document const& page,
                              std::string const& part,
                              std::vector<Json const*> const& rows)
{
    std::vector<Fixed> fixed(rows.size());
    auto const variant = variant_of(page.path);
    auto const applies = [&](Json const& ruling) {
        return is_for(ruling, variant) &&
               std::string(ruling.word("at")).starts_with(part);
    };
    for (auto const* ruling : rulings(operation, "illustration"))
        if (auto const* names = ruling->find("was"); applies(*ruling))
            for (auto const& name : names->elements)
                fix(rows, fixed, *ruling, name.text, {{}, true});
    for (auto const* ruling : rulings(operation, "placement"))
        if (std::string const at(ruling->word("at")); applies(*ruling))
            fix(rows, fixed, *ruling, tokens(at).back(), {at, false});
    for (auto const* ruling : rulings(operation, "renamed"))
        if (std::string const at(ruling->word("at")); applies(*ruling))
            fix(rows, fixed, *ruling, ruling->word("was"), {at, false});
    return fixed;
}

/// Rows without places, except that illustrations are marked.
std::vector<PlacedRow> without_places(std::vector<Json const*> const& rows,
                                      std::vector<Fixed> const& fixed)
{
    std::vector<PlacedRow> out;
    for (std::size_t i = 0; i < rows.size(); ++i)
        out.push_back({rows[i], {}, fixed[i].illustration});
    return out;
}

/// The parts of a twin's member path: "-" is an element, "*" a value of a map;
/// members of these names are "~-" and "~*".
struct Step {
    enum class Kind { member, element, value };

    Kind kind{};
    std::string name{};
};

std::vector<Step> steps_of(std::string_view path)
{
    std::vector<Step> out;
    while (!path.empty()) {
        path.remove_prefix(1);
        auto const token = path.substr(0, path.find('/'));
        path.remove_prefix(token.size());
        if (token == "-")
            out.push_back({Step::Kind::element, {}});
        else if (token == "*")
            out.push_back({Step::Kind::value, {}});
        else if (token == "~-" || token == "~*")
            out.push_back({Step::Kind::member, std::string(token.substr(1))});
        else
            out.push_back(
                {Step::Kind::member, tokens('/' + std::string(token))[0]});
    }
    return out;
}

/// The member of the spec at a twin's member path, without a schema if there is
/// none.
SpecMember member_at(Json const& spec,
                     Json const& root,
                     std::string const& part,
                     std::string_view path)
{
    SpecMember member{part + std::string(path), &root, nullptr, false};
    for (auto const& [kind, name] : steps_of(path)) {
        auto const& schema = resolved(spec, *member.schema);
        auto const* properties = schema.find("properties");
        member.place = kind == Step::Kind::element ? schema.find("items")
                       : kind == Step::Kind::value
                           ? schema.find("additionalProperties")
                       : properties ? properties->find(name)
                                    : nullptr;
        member.schema = member.place;
        member.required =
            kind == Step::Kind::member && requires_member(schema, name);
        if (!member.schema)
            break;
    }
    return member;
}

bool is_assumed(Operation const& operation, std::string_view path)
{
    auto const* list = operation.value->find("x-assumptions");
    return list && std::ranges::any_of(list->elements, [&](auto const& one) {
               auto const at = one.word("at");
               return !at.empty() && path.starts_with(at) &&
                      (path.size() == at.size() || path[at.size()] == '/');
           });
}

/// Places the rows of a twin. The rows of each component are placed where a row
/// first refers to it.
class TwinRows {
public:
    TwinRows(Project const& project,
             Operation const& operation,
             Document const& page)
        : spec_(project.spec), operation_(operation),
          components_(page.value.find("components"))
    {
    }

    void add(Json const& rows, std::string const& part, Json const& schema)
    {
        for (auto const& row : rows.elements) {
            auto member = member_at(spec_, schema, part, row.word("at"));
            auto const path = member.path;
            auto const* const inner = member.schema;
            if (row.find("name"))
                placed_.push_back(
                    {&row, member, false, is_assumed(operation_, path)});
            auto const component = row.word("component");
            auto const* more =
                components_ ? components_->find(component) : nullptr;
            if (more && inner && seen_.insert(more).second)
                add(*more, path, *inner);
        }
    }

    std::vector<PlacedRow> placed() { return std::move(placed_); }

private:
    Json const& spec_;
    Operation const& operation_;
    Json const* components_;
    std::set<Json const*> seen_{};
    std::vector<PlacedRow> placed_{};
};

} // namespace

Json const* record_of(Json const& spec, Json const& schema, std::string& path)
{
    auto const* inner = &resolved(spec, schema);
    if (stated_type(*inner) == "array") {
        inner = &resolved(spec, *inner->find("items"));
        path += "/-";
    }
    return is_record(*inner) ? inner : nullptr;
}

std::vector<PlacedRow> place_rows(Project const& project,
                                  Operation const& operation,
                                  Document const& page,
                                  Json const& rows,
                                  std::string const& part,
                                  Json const& schema)
{
    if (is_twin(page)) {
        TwinRows twin(project, operation, page);
        twin.add(rows, part, schema);
        return twin.placed();
    }
    std::vector<Json const*> named;
    for (auto const& row : rows.elements)
        if (row.find("name"))
            named.push_back(&row);
    auto const fixed = ruled_rows(operation, page, part, named);
    auto const& record = resolved(project.spec, schema);
    if (!is_record(record))
        return without_places(named, fixed);
    Frame const root{&record, part, {}};
    return Search(project.spec, named, fixed, root).run();
}

} // namespace airudder::conformance
