#ifndef AIRUDDER_GENERATOR_DIFF_SPEC_INDEX_HPP
#define AIRUDDER_GENERATOR_DIFF_SPEC_INDEX_HPP

#include "../document/document.hpp"
#include "../model/model.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace airudder::generator {

/// A record or enumeration and the header that declares it.
struct DeclaredType {
    Declaration const* declaration{};
    Header const* header{};
};

/// What the document says about a member, which the model leaves out.
struct DocumentedMember {
    Schema const* schema{};
    bool required{};

    /// The path, if it is a parameter of it, and the number of those before it
    /// there. No program sends its name.
    std::string path{};
    std::size_t position{};
};

/// A checked spec, and its parts by name. Refers to both arguments.
struct SpecIndex {
    SpecIndex(Document const& from_document, Model const& from_model);

    Document const& document;
    Model const& model;
    std::map<std::string, std::size_t> operations{};   // by operationId
    std::map<std::string, DeclaredType> types{};       // by group.Type
    std::map<std::string, DocumentedMember> members{}; // by pointer

    /// Null if the type is not a record or enumeration of a group.
    Declaration const* find(Type const& type) const;
};

/// E.g. "task.Detail", of a named type.
std::string full_name(Type const& type);

/// E.g. "airudder::task::Detail", of "task.Detail".
std::string cpp_name(std::string_view full_name);

/// The struct of a request of several parts; null if it has one part.
RequestStruct const* request_struct_of(Header const& header);

/// The path without the names of its parameters: "/boats/{}".
std::string unnamed_path(std::string_view path);

std::string const& name_of(Declaration const& declaration);
std::string const& pointer_of(Declaration const& declaration);
std::string const& description_of(Declaration const& declaration);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_DIFF_SPEC_INDEX_HPP
