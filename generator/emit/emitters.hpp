#ifndef AIRUDDER_GENERATOR_EMIT_EMITTERS_HPP
#define AIRUDDER_GENERATOR_EMIT_EMITTERS_HPP

#include "../model/model.hpp"
#include "printer.hpp"

#include <cstddef>
#include <set>
#include <string>
#include <string_view>

/// One emitter per kind of output file, and the parts they share.
namespace airudder::generator {

/// airudder/<group>/<operation>.hpp
std::string emit_header(Model const& model, Header const& header);

/// airudder/<group>.hpp: all headers of the group.
std::string emit_group(Model const& model, Group const& group);

/// airudder/endpoints.hpp and airudder/webhooks.hpp
std::string emit_endpoints(Model const& model);
std::string emit_webhooks(Model const& model);

/// airudder/examples.hpp
std::string emit_examples(Model const& model);

/// airudder/version.hpp
std::string emit_version(Model const& model);

/// airudder/airudder.hpp: everything that needs no network.
std::string emit_umbrella(Model const& model);

/// The most members or enumerators that a macro of Boost.Describe takes.
inline constexpr std::size_t most_in_macro = 52;

/// The C++ spelling of `type` in namespace airudder::`group`.
std::string spell(Type const& type, std::string_view group);

/// The same for a member, which may be optional or boxed, and for a part of a
/// request.
std::string member_type(Field const& field, std::string_view group);
std::string part_type(RequestStruct::Part const& part, std::string_view group);

/// Prints the enumerations and records of a header.
void print_declarations(Printer& printer, Header const& header);

/// True if the JSON spelling of any name differs from the C++ name.
bool has_wire_names(Header const& header);

/// Prints the specialisations of wire_name for these names, and of
/// has_integer_values, in namespace airudder.
void print_wire_names(Printer& printer, Header const& header);

/// Prints the constexpr descriptor of the operation.
void print_descriptor(Printer& printer, Header const& header);

/// #include lines in three sorted blocks: ours, Boost's and the standard
/// library's.
class Includes {
public:
    /// `name` without angle brackets, e.g. "boost/json/object.hpp".
    void add(std::string_view name);
    void print(Printer& printer) const;

private:
    std::set<std::string> ours_{};
    std::set<std::string> boost_{};
    std::set<std::string> standard_{};
};

/// The includes that `header` needs.
Includes includes_of(Header const& header);

void open_guard(Printer& printer, std::string_view guard);
void close_guard(Printer& printer, std::string_view guard);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_EMIT_EMITTERS_HPP
