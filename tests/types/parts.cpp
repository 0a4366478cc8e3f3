#include "record_type.hpp"

namespace types {
namespace {

void add_parts(Part const& part, std::vector<Part>& out)
{
    out.push_back(part);
    std::vector<Part> inner;
    for (auto const& member : part.type->members)
        member.type->add_parts(
            member.in(part.record),
            airudder::conformance::below(part.pointer, member.name),
            inner);
    for (auto const& one : inner)
        add_parts(one, out);
}

} // namespace

std::vector<Part> parts(RecordType const& type, AnyRecord& record)
{
    std::vector<Part> out;
    add_parts({"", &type, record.data()}, out);
    return out;
}

} // namespace types
