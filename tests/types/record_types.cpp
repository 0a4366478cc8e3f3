// The one file of these tests that sees the generated types.
#include "described_shape.hpp"
#include "fixtures.hpp"
#include "record_type.hpp"
#include "samples.hpp"
#include "says.hpp"

#include <airudder/airudder.hpp>

#include <boost/core/demangle.hpp>

#include <algorithm>
#include <type_traits>
#include <typeinfo>
#include <utility>

namespace types {
namespace {

template <class T>
class Owner final : public AnyRecord {
public:
    explicit Owner(T record) : record_(std::move(record)) {}

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

    std::unique_ptr<AnyRecord> copy() const override
    {
        return std::make_unique<Owner>(record_);
    }

    std::unique_ptr<AnyRecord> moved() override
    {
        return std::make_unique<Owner>(std::move(record_));
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
    return std::make_unique<Owner<T>>(*std::move(result));
}

template <class T>
RecordType const& type_of();

/// Adds the records that a value consists of.
template <class T>
struct Parts {
    static void add(T& value, std::string const& at, std::vector<Part>& out)
    {
        if constexpr (airudder::Record<T>)
            out.push_back({at, &type_of<T>(), &value});
    }
};

template <class T>
struct Parts<std::optional<T>> {
    static void
    add(std::optional<T>& value, std::string const& at, std::vector<Part>& out)
    {
        if (value)
            Parts<T>::add(*value, at, out);
    }
};

template <class T>
struct Parts<std::vector<T>> {
    static void
    add(std::vector<T>& value, std::string const& at, std::vector<Part>& out)
    {
        for (std::size_t i = 0; i != value.size(); ++i)
            Parts<T>::add(value[i], at + "/" + std::to_string(i), out);
    }
};

/// What Member does, for the member that Boost.Describe's `D` is about.
template <class T, class D>
struct MemberOf {
    using Type = std::remove_cvref_t<decltype(std::declval<T>().*D::pointer)>;

    static Type& in(void* record)
    {
        return static_cast<T*>(record)->*D::pointer;
    }

    static Type const& in(void const* record)
    {
        return static_cast<T const*>(record)->*D::pointer;
    }

    static void assign(void* record, std::size_t sample)
    {
        in(record) = Sample<Type>::make(sample);
    }

    static void reset(void* record) { in(record) = Type{}; }

    static void copy(void* to, void const* from) { in(to) = in(from); }

    static bool equal(void const* left, void const* right)
    {
        return in(left) == in(right);
    }

    static void
    add_parts(void* record, std::string const& at, std::vector<Part>& out)
    {
        Parts<Type>::add(in(record), at, out);
    }

    static Member get(airudder::conformance::Shape::Member const& documented)
    {
        return {documented.name,
                documented.required,
                documented.shape,
                &assign,
                &reset,
                &copy,
                &equal,
                &add_parts};
    }
};

template <class T>
RecordType make_type()
{
    using Members =
        boost::describe::describe_members<T, boost::describe::mod_public>;
    auto const shape = airudder::conformance::ShapeOf<T>::get();
    RecordType type{.name = boost::core::demangle(typeid(T).name()),
                    .shape = shape,
                    .parse = &parse<T>,
                    .make =
                        [] {
                            return std::unique_ptr<AnyRecord>(
                                std::make_unique<Owner<T>>(T{}));
                        },
                    .unmodeled = [](void* record) -> airudder::Unmodeled& {
                        return static_cast<T*>(record)->unmodeled;
                    }};
    boost::mp11::mp_for_each<Members>([&](auto member) {
        type.members.push_back(MemberOf<T, decltype(member)>::get(
            shape.members[type.members.size()]));
    });
    return type;
}

template <class T>
RecordType const& type_of()
{
    static RecordType const type = make_type<T>();
    return type;
}

/// Adds a record type and those it consists of, each once.
template <class T>
struct Adding {
    static void add(std::vector<RecordType const*>& out)
    {
        if constexpr (airudder::Record<T>)
            add_record(out);
    }

    static void add_record(std::vector<RecordType const*>& out)
    {
        auto const type = &type_of<T>();
        if (std::ranges::find(out, type) != out.end())
            return;
        out.push_back(type);
        using Members =
            boost::describe::describe_members<T, boost::describe::mod_public>;
        boost::mp11::mp_for_each<Members>([&out](auto member) {
            Adding<typename MemberOf<T, decltype(member)>::Type>::add(out);
        });
    }
};

template <class T>
struct Adding<std::optional<T>> : Adding<T> {
};

template <class T>
struct Adding<std::vector<T>> : Adding<T> {
};

std::vector<RecordType const*> make_generated_types()
{
    std::vector<RecordType const*> out;
    for_each(airudder::endpoints, [&](auto const& endpoint) {
        using Endpoint = std::remove_cvref_t<decltype(endpoint)>;
        Adding<typename Endpoint::Request>::add(out);
        Adding<typename Endpoint::Response>::add(out);
    });
    for_each(airudder::webhooks, [&](auto const& webhook) {
        using Webhook = std::remove_cvref_t<decltype(webhook)>;
        Adding<typename Webhook::Event>::add(out);
    });
    for_each(airudder::examples, [&](auto const& example) {
        using Example = std::remove_cvref_t<decltype(example)>;
        Adding<typename Example::Value>::add(out);
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
        Adding<fixtures::Outer>::add(all);
        Adding<fixtures::Optional>::add(all);
        Adding<fixtures::Nothing>::add(all);
        Adding<fixtures::One<std::optional<std::vector<double>>>>::add(all);
        return all;
    }();
    return types;
}

} // namespace types
