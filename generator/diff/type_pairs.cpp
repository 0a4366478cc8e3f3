#include "type_pairs.hpp"

#include <tuple>

namespace airudder::generator {
namespace {

/// Walks both specs in parallel from each operation.
class PairSearch {
public:
    PairSearch(SpecIndex const& before,
               SpecIndex const& after,
               RenamedOperations const& renamed)
        : before_(before), after_(after), renamed_(renamed)
    {
        for (auto const& header : after.model.headers)
            for (auto const& declaration : header.declarations)
                order_.push_back(header.group + '.' + name_of(declaration));
        for (auto const& name : order_)
            ranks_.emplace(name, ranks_.size());
        for (std::size_t i = 0; i < after.model.headers.size(); ++i)
            search_operation(i);
        for (auto const& name : order_)
            if (before.types.contains(name))
                found_.try_emplace({ranks_.at(name), name});
    }

    std::vector<TypePairs::TypePair> result() const
    {
        std::vector<TypePairs::TypePair> all;
        for (auto const& [key, usage] : found_)
            all.push_back({.before = key.second,
                           .after = order_[key.first],
                           .usage = usage});
        return all;
    }

private:
    struct Visit {
        std::string before{};
        std::string after{};
        bool sent{};
    };

    void search_operation(std::size_t index)
    {
        auto const& id = after_.document.operations[index].operation_id;
        auto const same = renamed_.find(id);
        auto const found =
            before_.operations.find(same == renamed_.end() ? id : same->second);
        if (found == before_.operations.end())
            return;
        auto const& before = before_.model.headers[found->second];
        auto const& after = after_.model.headers[index];
        auto const* const was = std::get_if<Endpoint>(&before.descriptor);
        auto const* const is = std::get_if<Endpoint>(&after.descriptor);
        if (!was != !is)
            return;
        auto const old_parts = parts_of(before);
        auto const new_parts = parts_of(after);
        for (auto const& part : pair_parts(old_parts, new_parts))
            if (part.before && part.after)
                reach(part.before->type, part.after->type, is != nullptr);
        if (is)
            reach(was->response, is->response, false);
        else
            search_reply(found->second, index);
        run(index);
    }

    /// A webhook's reply is sent. Its type is in the document alone.
    void search_reply(std::size_t before, std::size_t after)
    {
        auto const name_of_reply = [](OperationObject const& operation) {
            auto const* const success = success_of(operation);
            return success && success->content ? success->content->schema.ref
                                               : std::string();
        };
        auto const was = name_of_reply(before_.document.operations[before]);
        auto const is = name_of_reply(after_.document.operations[after]);
        if (!was.empty() && !is.empty())
            reach(was, is, true);
    }

    void reach(Type const& before, Type const& after, bool sent)
    {
        if (before.kind != after.kind)
            return;
        if (before.kind == Type::Kind::named)
            reach(full_name(before), full_name(after), sent);
        else if (!before.element.empty())
            reach(before.element.front(), after.element.front(), sent);
    }

    void reach(std::string const& before, std::string const& after, bool sent)
    {
        if (!before_.types.contains(before) || !after_.types.contains(after))
            return;
        if (before == after ||
            (!after_.types.contains(before) && !before_.types.contains(after)))
            open_.push_back({before, after, sent});
    }

    /// Visits what is open, and all that it reaches.
    void run(std::size_t operation)
    {
        while (!open_.empty()) {
            auto const visit = std::move(open_.back());
            open_.pop_back();
            auto& usage = found_[{ranks_.at(visit.after), visit.before}];
            bool const is_new = visited_
                                    .insert({operation,
                                             ranks_.at(visit.after),
                                             visit.before,
                                             visit.sent})
                                    .second;
            if (!is_new)
                continue;
            usage.operations.insert(operation);
            (visit.sent ? usage.sent : usage.received) = true;
            search_members(visit);
        }
        visited_.clear();
    }

    void search_members(Visit const& visit)
    {
        auto const* const before =
            std::get_if<Record>(before_.types.at(visit.before).declaration);
        auto const* const after =
            std::get_if<Record>(after_.types.at(visit.after).declaration);
        if (!before || !after)
            return;
        for (auto const& [was, is] :
             match_members(*before, *after, before_, after_))
            if (was && is)
                reach(was->type, is->type, visit.sent);
    }

    SpecIndex const& before_;
    SpecIndex const& after_;
    RenamedOperations const& renamed_;
    std::vector<std::string> order_{}; // the new types
    std::map<std::string, std::size_t> ranks_{};
    std::map<std::pair<std::size_t, std::string>, Usage> found_{};
    std::vector<Visit> open_{};
    std::set<std::tuple<std::size_t, std::size_t, std::string, bool>>
        visited_{};
};

} // namespace

std::vector<RequestStruct::Part> parts_of(Header const& header)
{
    if (auto const* const webhook = std::get_if<Webhook>(&header.descriptor))
        return {{.name = "body", .type = webhook->event}};
    auto const& endpoint = std::get<Endpoint>(header.descriptor);
    if (endpoint.request_struct)
        return endpoint.request_struct->parts;
    return {{.name = endpoint.request_in, .type = endpoint.request}};
}

std::vector<PartPair> pair_parts(std::vector<RequestStruct::Part> const& before,
                                 std::vector<RequestStruct::Part> const& after)
{
    if (before.size() == 1 && after.size() == 1)
        return {{.name = after.front().name,
                 .before = &before.front(),
                 .after = &after.front()}};
    std::vector<PartPair> pairs;
    for (std::string_view const name : {"path", "query", "header", "body"}) {
        PartPair pair{.name = std::string(name)};
        for (auto const& part : before)
            if (part.name == name)
                pair.before = &part;
        for (auto const& part : after)
            if (part.name == name)
                pair.after = &part;
        if (pair.before || pair.after)
            pairs.push_back(std::move(pair));
    }
    return pairs;
}

std::vector<Pair<Field>> match_members(Record const& was,
                                       Record const& is,
                                       SpecIndex const& before,
                                       SpecIndex const& after)
{
    auto const is_of_path = [](Record const& record, SpecIndex const& spec) {
        return !record.fields.empty() &&
               !spec.members.at(record.fields.front().pointer).path.empty();
    };
    auto const place_in = [](SpecIndex const& spec) {
        return [&spec](Field const& field) {
            auto const& member = spec.members.at(field.pointer);
            return std::to_string(member.position) + unnamed_path(member.path);
        };
    };
    Matcher<Field> matcher(was.fields, is.fields);
    if (is_of_path(was, before) && is_of_path(is, after))
        matcher.pair(place_in(before), place_in(after));
    pair_names(matcher);
    return matcher.pairs();
}

TypePairs::TypePairs(SpecIndex const& before,
                     SpecIndex const& after,
                     RenamedOperations const& renamed)
    : all_(PairSearch(before, after, renamed).result())
{
    for (auto const& pair : all_) {
        names_.emplace(pair.before, pair.after);
        before_names_.insert(pair.before);
        after_names_.insert(pair.after);
    }
}

bool TypePairs::same(Type const& before, Type const& after) const
{
    if (before.kind != after.kind)
        return false;
    if (before.kind == Type::Kind::named)
        return full_name(before) == full_name(after) ||
               names_.contains({full_name(before), full_name(after)});
    return before.element.empty() ||
           same(before.element.front(), after.element.front());
}

} // namespace airudder::generator
