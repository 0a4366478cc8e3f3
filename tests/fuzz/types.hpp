#ifndef AIRUDDER_TESTS_FUZZ_TYPES_HPP
#define AIRUDDER_TESTS_FUZZ_TYPES_HPP

#include "json.hpp"
#include "shape.hpp"

#include <airudder/parse_options.hpp>
#include <airudder/result.hpp>
#include <airudder/unmodeled.hpp>

#include <boost/json/value.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// The record types without their C++ types, so that only one file
/// instantiates the runtime for them.
namespace fuzz {

using airudder::conformance::Json;
using airudder::conformance::Shape;

/// A record of one of the types.
class Decoded {
public:
    virtual ~Decoded() = default;

    /// The results of serialize, serialize_to and boost::json::value_from.
    virtual std::string text() const = 0;
    virtual void append_to(std::string& out) const = 0;
    virtual boost::json::value value() const = 0;

    virtual std::unique_ptr<Decoded> copy() const = 0;
    virtual std::unique_ptr<Decoded> moved() = 0;

    /// `other` must be a record of the same type.
    virtual bool equals(Decoded const& other) const = 0;

    /// Whether each member is what decoding a JSON value must give.
    virtual bool says(Json const& value) const = 0;

    virtual airudder::Unmodeled& unmodeled() = 0;
};

using Decoding = airudder::Result<std::unique_ptr<Decoded>>;

struct Type {
    /// The name in the spec, e.g. "workflow.ApiNodePush".
    std::string name{};

    /// The size of a Decoded of this type, in bytes.
    std::size_t size{};

    airudder::conformance::ShapeReference shape;
    Decoding (*parse)(std::string_view text, airudder::ParseOptions const&){};
    std::unique_ptr<Decoded> (*from_value)(boost::json::value const&){};
};

/// The record types of all endpoints and webhooks, of their members, and
/// types with kinds of members that these lack.
std::vector<Type> const& types();

/// The types that a byte stands for: all types for '*', otherwise one.
std::vector<Type const*> types_of(char byte);

/// The byte that stands for a type.
char byte_of(std::string_view type_name);

/// An entry of airudder::examples.
struct Example {
    std::string name{};
    std::string pointer{}; // into the spec
    std::string type{};
    std::string operation{};
};

std::vector<Example> examples();

/// An entry of airudder::webhooks.
struct Webhook {
    std::string name{};
    std::string type{};
};

std::vector<Webhook> webhooks();

} // namespace fuzz

#endif // AIRUDDER_TESTS_FUZZ_TYPES_HPP
