#ifndef AIRUDDER_TESTS_TYPES_RECORD_TYPE_HPP
#define AIRUDDER_TESTS_TYPES_RECORD_TYPE_HPP

#include "json.hpp"
#include "shape.hpp"

#include <airudder/parse_options.hpp>
#include <airudder/result.hpp>
#include <airudder/unmodeled.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// Record types without their C++ types, so that only one file instantiates the
/// runtime and each test is written once for all types.
namespace types {

using airudder::conformance::Json;
using airudder::conformance::Shape;

struct RecordType;

/// A record within a record.
struct Part {
    /// JSON Pointer to it.
    std::string pointer{};

    RecordType const* type{};
    void* record{};
};

/// Operations on a value of some C++ type, given by address.
struct ValueType {
    /// Assigns one of two values other than the default; a boolean has only
    /// one. `sample_text` is the text of the value.
    void (*assign)(void* value, std::size_t sample){};

    void (*reset)(void* value){};
    void (*copy)(void* to, void const* from){};
    bool (*equal)(void const* left, void const* right){};

    /// Adds the records that the value contains.
    void (*add_parts)(void* value, std::string const& at, std::vector<Part>&){};

    /// The type of the value, or of its elements, if that is a record type; may
    /// be null.
    RecordType const* (*record)(){};
};

/// One member of a record type; records are given by address.
struct Member {
    /// Name in JSON.
    std::string name{};

    bool required{};
    airudder::conformance::ShapeReference shape;
    ValueType const* type{};
    std::size_t offset{};

    void* in(void* record) const { return static_cast<char*>(record) + offset; }

    void const* in(void const* record) const
    {
        return static_cast<char const*>(record) + offset;
    }

    void assign(void* record, std::size_t sample) const
    {
        type->assign(in(record), sample);
    }

    void reset(void* record) const { type->reset(in(record)); }

    void copy(void* to, void const* from) const
    {
        type->copy(in(to), in(from));
    }

    bool equal(void const* left, void const* right) const
    {
        return type->equal(in(left), in(right));
    }
};

/// A record of some type.
class AnyRecord {
public:
    virtual ~AnyRecord() = default;

    virtual void* data() = 0;
    virtual std::string text() const = 0;
    virtual void append_to(std::string& out) const = 0;

    /// Whether each member is what decoding a JSON value must give.
    virtual bool says(Json const& value) const = 0;

    virtual std::unique_ptr<AnyRecord> copy() const = 0;
    virtual std::unique_ptr<AnyRecord> moved() = 0;

    // `other` must be a record of the same type.
    virtual bool equals(AnyRecord const& other) const = 0;
    virtual void assign(AnyRecord const& other) = 0;
    virtual void assign_moved(AnyRecord& other) = 0;
    virtual void swap_with(AnyRecord& other) = 0;
};

using Parsed = airudder::Result<std::unique_ptr<AnyRecord>>;

struct RecordType {
    /// The C++ name, e.g. "airudder::workflow::ApiNodePush".
    std::string name{};

    std::vector<Member> members{};
    Shape shape{};

    Parsed (*parse)(std::string_view text, airudder::ParseOptions const&){};
    std::unique_ptr<AnyRecord> (*make)(){};
    airudder::Unmodeled& (*unmodeled)(void* record){};
};

/// The record types of all endpoints, webhooks and examples, and of their
/// members.
std::vector<RecordType const*> const& generated_types();

/// The generated types, and types with kinds of members that these lack.
std::vector<RecordType const*> const& all_types();

/// The record in `text`. A tolerant parse must accept the text.
inline std::unique_ptr<AnyRecord> parsed(RecordType const& type,
                                         std::string_view text)
{
    return type.parse(text, {}).value();
}

/// A record and all records within it.
std::vector<Part> parts(RecordType const& type, AnyRecord& record);

} // namespace types

#endif // AIRUDDER_TESTS_TYPES_RECORD_TYPE_HPP
