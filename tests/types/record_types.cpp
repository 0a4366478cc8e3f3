// The only file of these tests that includes the generated types.
#include "described_shape.hpp"
#include "kinds.hpp"
#include "record_type.hpp"
#include "says.hpp"

#include <airudder/airudder.hpp>

#include <boost/core/demangle.hpp>
#include <boost/mp11/list.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <typeinfo>
#include <utility>
#include <vector>

namespace types {
namespace {

template <class T>
class Owner final : public AnyRecord {
public:
    explicit Owner(T record) : record_(std::move(record)) {}

    static std::unique_ptr<AnyRecord> owned(T record)
    {
        return std::unique_ptr<AnyRecord>(new Owner(std::move(record)));
    }

    void* data() override { return &record_; }

    std::string text() const override { return airudder::serialize(record_); }

    void append_to(std::string& out) const override
    {
        airudder::serialize_to(out, record_);
    }

    bool says(Json const& value) const override
    {
        return fuzz::says(record_, value);
    }

    std::unique_ptr<AnyRecord> copy() const override { return owned(record_); }

    std::unique_ptr<AnyRecord> moved() override
    {
        return owned(std::move(record_));
    }

    bool equals(AnyRecord const& other) const override
    {
        return record_ == static_cast<Owner const&>(other).record_;
    }

    void assign(AnyRecord const& other) override
    {
        record_ = static_cast<Owner const&>(other).record_;
    }

    void assign_moved(AnyRecord& other) override
    {
        record_ = std::move(static_cast<Owner&>(other).record_);
    }

    void swap_with(AnyRecord& other) override
    {
        using std::swap;
        swap(record_, static_cast<Owner&>(other).record_);
    }

private:
    T record_;
};

template <class T>
Parsed parse(std::string_view text, airudder::ParseOptions const& options)
{
    auto result = airudder::parse<T>(text, options);
    if (!result)
        return result.error();
    return Owner<T>::owned(*std::move(result));
}

template <class T>
RecordType const& type_of();

/// Two values of every C++ type that a member may have, neither of them the
/// default (only true for bool). sample_texts.cpp has their JSON texts.
template <class T>
struct Sample;

template <>
struct Sample<std::string> {
    static std::string make(std::size_t at)
    {
        return at == 0 ? "sample" : "another \"sample\"/\xF0\x9F\x98\x80";
    }
};

template <>
struct Sample<std::int64_t> {
    static std::int64_t make(std::size_t at)
    {
        return at == 0 ? 4242 : INT64_MIN;
    }
};

template <>
struct Sample<double> {
    static double make(std::size_t at) { return at == 0 ? 0.375 : -1e-7; }
};

template <>
struct Sample<bool> {
    static bool make(std::size_t) { return true; }
};

template <>
struct Sample<boost::json::object> {
    static boost::json::object make(std::size_t at)
    {
        return at == 0
                   ? boost::json::object{{"sample", 20000}}
                   : boost::json::object{{"", nullptr}, {"list", {0.5, "x"}}};
    }
};

template <>
struct Sample<boost::json::value> {
    static boost::json::value make(std::size_t at)
    {
        return Sample<boost::json::object>::make(at);
    }
};

template <airudder::Enumeration T>
struct Sample<T> {
    /// The first or the last enumerator.
    static T make(std::size_t at)
    {
        using All = boost::describe::describe_enumerators<T>;
        return at == 0 ? boost::mp11::mp_front<All>::value
                       : boost::mp11::mp_back<All>::value;
    }
};

template <class T>
struct Sample<std::optional<T>> {
    static std::optional<T> make(std::size_t at) { return Sample<T>::make(at); }
};

/// One element, or two.
template <class T>
struct Sample<std::vector<T>> {
    static std::vector<T> make(std::size_t at)
    {
        if (at == 0)
            return {Sample<T>::make(0)};
        return {Sample<T>::make(1), Sample<T>::make(0)};
    }
};

/// One item, or two.
template <class T>
struct Sample<airudder::Map<T>> {
    static airudder::Map<T> make(std::size_t at)
    {
        if (at == 0)
            return {{"sample", Sample<T>::make(0)}};
        return {{"", Sample<T>::make(1)}, {"sample", Sample<T>::make(0)}};
    }
};

template <class T>
struct Sample<airudder::Boxed<T>> {
    static airudder::Boxed<T> make(std::size_t at)
    {
        return Sample<T>::make(at);
    }
};

/// A record within a record of its type has default values.
template <airudder::Record T>
struct Sample<T> {
    static T make(std::size_t at)
    {
        static bool within = false;
        T record{};
        if (std::exchange(within, true))
            return record;
        for (auto const& member : type_of<T>().members)
            member.assign(&record, at);
        within = false;
        return record;
    }
};

/// The records that a value contains.
template <class T>
struct Parts {
    static void add(T& value, std::string const& at, std::vector<Part>& out)
    {
        if constexpr (airudder::Record<T>)
            out.push_back({at, &type_of<T>(), &value});
    }

    static RecordType const* type()
    {
        if constexpr (airudder::Record<T>)
            return &type_of<T>();
        else
            return nullptr;
    }
};

template <class T>
struct Parts<std::optional<T>> : Parts<T> {
    static void
    add(std::optional<T>& value, std::string const& at, std::vector<Part>& out)
    {
        if (value)
            Parts<T>::add(*value, at, out);
    }
};

template <class T>
struct Parts<airudder::Boxed<T>> : Parts<T> {
    static void add(airudder::Boxed<T>& value,
                    std::string const& at,
                    std::vector<Part>& out)
    {
        if (value)
            Parts<T>::add(*value, at, out);
    }
};

template <class T>
struct Parts<airudder::Map<T>> : Parts<T> {
    static void
    add(airudder::Map<T>& map, std::string const& at, std::vector<Part>& out)
    {
        for (auto& [name, value] : map)
            Parts<T>::add(value, airudder::conformance::below(at, name), out);
    }
};

template <class T>
struct Parts<std::vector<T>> : Parts<T> {
    static void
    add(std::vector<T>& value, std::string const& at, std::vector<Part>& out)
    {
        for (std::size_t i = 0; i != value.size(); ++i)
            Parts<T>::add(value[i], at + "/" + std::to_string(i), out);
    }
};

template <>
struct Parts<std::vector<bool>> : Parts<bool> {
    static void add(std::vector<bool>&, std::string const&, std::vector<Part>&)
    {
    }
};

template <class T>
inline constexpr ValueType value_type{
    [](void* value, std::size_t sample) {
        *static_cast<T*>(value) = Sample<T>::make(sample);
    },
    [](void* value) { *static_cast<T*>(value) = T{}; },
    [](void* to, void const* from) {
        *static_cast<T*>(to) = *static_cast<T const*>(from);
    },
    [](void const* left, void const* right) {
        return *static_cast<T const*>(left) == *static_cast<T const*>(right);
    },
    [](void* value, std::string const& at, std::vector<Part>& out) {
        Parts<T>::add(*static_cast<T*>(value), at, out);
    },
    &Parts<T>::type};

void add_member(RecordType& record, ValueType const& type, std::size_t offset)
{
    auto const& stated = record.shape.members[record.members.size()];
    record.members.push_back(
        {stated.name, stated.required, stated.shape, &type, offset});
}

// Not a function for each member: there are hundreds.
template <class T, template <class...> class L, class... Members>
void add_members(RecordType& type, T const& record, L<Members...>)
{
    (add_member(type,
                value_type<airudder::conformance::TypeOf<T, Members>>,
                fuzz::offset_in(&record, &(record.*Members::pointer))),
     ...);
}

template <class T>
RecordType make_type()
{
    namespace describe = boost::describe;
    RecordType type{.name = boost::core::demangle(typeid(T).name()),
                    .shape = airudder::conformance::ShapeOf<T>::get(),
                    .parse = &parse<T>,
                    .make = [] { return Owner<T>::owned(T{}); },
                    .unmodeled = [](void* record) -> airudder::Unmodeled& {
                        return static_cast<T*>(record)->unmodeled;
                    }};
    add_members(
        type, T{}, describe::describe_members<T, describe::mod_public>{});
    return type;
}

template <class T>
RecordType const& type_of()
{
    static RecordType const type = make_type<T>();
    return type;
}

using Types = std::vector<RecordType const*>;

/// Adds a record type and the types of its parts, each once.
void add_type(Types& out, RecordType const* type)
{
    if (!type || std::ranges::find(out, type) != out.end())
        return;
    out.push_back(type);
    for (auto const& member : type->members)
        add_type(out, member.type->record());
}

template <class T>
void add_type_of(Types& out)
{
    add_type(out, Parts<T>::type());
}

Types make_generated_types()
{
    Types out;
    for_each(airudder::endpoints, [&](auto const& endpoint) {
        using Endpoint = std::remove_cvref_t<decltype(endpoint)>;
        add_type_of<typename Endpoint::Request>(out);
        add_type_of<typename Endpoint::Response>(out);
    });
    for_each(airudder::webhooks, [&](auto const& webhook) {
        using Webhook = std::remove_cvref_t<decltype(webhook)>;
        add_type_of<typename Webhook::Event>(out);
    });
    for_each(airudder::examples, [&](auto const& example) {
        using Example = std::remove_cvref_t<decltype(example)>;
        add_type_of<typename Example::Value>(out);
    });
    return out;
}

} // namespace

std::vector<RecordType const*> const& generated_types()
{
    static auto const types = make_generated_types();
    return types;
}

std::vector<RecordType const*> const& all_types()
{
    static auto const types = [] {
        auto all = generated_types();
        add_type_of<fixtures::Outer>(all);
        add_type_of<fixtures::Optional>(all);
        add_type_of<fixtures::Nothing>(all);
        add_type_of<fixtures::One<std::optional<std::vector<double>>>>(all);
        add_type_of<fixtures::Kinds>(all);
        add_type_of<fixtures::Egg>(all);
        add_type_of<fixtures::Wide>(all);
        return all;
    }();
    return types;
}

} // namespace types
