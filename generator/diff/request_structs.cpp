#include "request_structs.hpp"

namespace airudder::generator {

void RequestStructs::compare() const
{
    for (auto const& [name, is] : after_)
        if (auto const* const was = partner(is, after_, before_))
            compare(*was, is);
}

void RequestStructs::report(bool removed) const
{
    auto const& mine = removed ? before_ : after_;
    auto const& others = removed ? after_ : before_;
    auto const& spec = removed ? comparison_.after : comparison_.before;
    for (auto const& [name, one] : mine)
        if (!partner(one, mine, others) &&
            !spec.operations.contains(one.operation()))
            comparison_.changes.push_back(
                {.rule = removed ? Rule::type_removed : Rule::type_added,
                 .cpp =
                     removed ? CppEffect::source_break : CppEffect::compatible,
                 .operations = {one.operation()},
                 .pointer = one.request->pointer,
                 .in_old = removed,
                 .cpp_name = cpp_name(name)});
}

RequestStructs::Structs RequestStructs::structs_of(SpecIndex const& spec)
{
    Structs all;
    for (auto const& header : spec.model.headers)
        if (auto const* const request = request_struct_of(header)) {
            DeclaredRequest const one{request, &header};
            all.emplace(one.name(), one);
        }
    return all;
}

/// The one of the other spec of its name, or of the operation that its own
/// one is perhaps, if neither name is in the other spec.
DeclaredRequest const* RequestStructs::partner(DeclaredRequest const& one,
                                               Structs const& mine,
                                               Structs const& others) const
{
    if (auto const found = others.find(one.name()); found != others.end())
        return &found->second;
    auto const same = comparison_.renamed.find(one.operation());
    if (same == comparison_.renamed.end())
        return nullptr;
    auto const& spec =
        &others == &after_ ? comparison_.after : comparison_.before;
    auto const& header = spec.model.headers[spec.operations.at(same->second)];
    DeclaredRequest const other{request_struct_of(header), &header};
    bool const alone = other.request && !mine.contains(other.name());
    return alone ? &others.at(other.name()) : nullptr;
}

void RequestStructs::compare(DeclaredRequest const& was,
                             DeclaredRequest const& is) const
{
    Change const change{.operations = {is.operation()},
                        .pointer = is.request->pointer,
                        .cpp_name = cpp_name(is.name())};
    if (was.name() == is.name())
        return compare_place(comparison_, *was.header, *is.header, change);
    comparison_.add(change,
                    Rule::type_renamed,
                    CppEffect::source_break,
                    {},
                    cpp_name(was.name()),
                    cpp_name(is.name()));
}

} // namespace airudder::generator
