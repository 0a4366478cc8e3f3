#ifndef AIRUDDER_GENERATOR_DIFF_REQUEST_STRUCTS_HPP
#define AIRUDDER_GENERATOR_DIFF_REQUEST_STRUCTS_HPP

#include "comparison.hpp"

#include <map>
#include <string>

namespace airudder::generator {

/// The struct of a request and the header that declares it.
struct DeclaredRequest {
    RequestStruct const* request{};
    Header const* header{};

    std::string name() const { return header->group + '.' + request->name; }
    std::string operation() const
    {
        return header->group + '.' + header->operation;
    }
};

/// Compares the structs of requests of several parts: which header declares
/// them, and what they are called. If the operation stays, a change of its type
/// says so.
class RequestStructs {
public:
    explicit RequestStructs(Comparison const& comparison)
        : comparison_(comparison), before_(structs_of(comparison.before)),
          after_(structs_of(comparison.after))
    {
    }

    void compare() const;

    /// Those of one spec that correspond to none of the other.
    void report(bool removed) const;

private:
    using Structs = std::map<std::string, DeclaredRequest>; // by group.Type

    static Structs structs_of(SpecIndex const& spec);
    DeclaredRequest const* partner(DeclaredRequest const& one,
                                   Structs const& mine,
                                   Structs const& others) const;
    void compare(DeclaredRequest const& was, DeclaredRequest const& is) const;

    Comparison const& comparison_;
    Structs before_;
    Structs after_;
};

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_DIFF_REQUEST_STRUCTS_HPP
