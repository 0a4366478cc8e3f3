// The only file of the targets that includes the generated types.
#include "types.hpp"

#include "described_shape.hpp"
#include "kinds.hpp"
#include "says.hpp"

#include <airudder/airudder.hpp>
#include <airudder/value.hpp>

#include <boost/core/demangle.hpp>

#include <algorithm>
#include <typeinfo>
#include <utility>

namespace fuzz {
namespace {

template <class T>
class Holder final : public Decoded {
public:
    explicit Holder(T record) : record_(std::move(record)) {}

    std::string text() const override { return airudder::serialize(record_); }

    void append_to(std::string& out) const override
    {
        airudder::serialize_to(out, record_);
    }

    boost::json::value value() const override
    {
        return boost::json::value_from(record_);
    }

    std::unique_ptr<Decoded> copy() const override
    {
        return std::make_unique<Holder>(record_);
    }

    std::unique_ptr<Decoded> moved() override
    {
        return std::make_unique<Holder>(std::move(record_));
    }

    bool equals(Decoded const& other) const override
    {
        return record_ == static_cast<Holder const&>(other).record_;
    }

    bool says(Json const& value) const override
    {
        return fuzz::says(record_, value);
    }

    airudder::Unmodeled& unmodeled() override { return record_.unmodeled; }

private:
    T record_;
};

template <class T>
Decoding parse(std::string_view text, airudder::ParseOptions const& options)
{
    auto result = airudder::parse<T>(text, options);
    if (!result)
        return result.error();
    return std::make_unique<Holder<T>>(*std::move(result));
}

template <class T>
std::unique_ptr<Decoded> from_value(boost::json::value const& value)
{
    return std::make_unique<Holder<T>>(boost::json::value_to<T>(value));
}

/// "workflow.ApiNodePush" for airudder::workflow::ApiNodePush.
template <class T>
std::string type_name()
{
    auto name = boost::core::demangle(typeid(T).name());
    if (name.starts_with("airudder::"))
        name.erase(0, name.find("::") + 2);
    return name.replace(name.find("::"), 2, ".");
}

/// Adds a type's record and the records of its members, each once.
template <class T>
struct Adding {
    static void add(std::vector<Type>& types)
    {
        if constexpr (airudder::Record<T>)
            add_record(types);
    }

    static void add_record(std::vector<Type>& types)
    {
        auto const name = type_name<T>();
        if (std::ranges::find(types, name, &Type::name) != types.end())
            return;
        types.push_back({name,
                         sizeof(Holder<T>),
                         airudder::conformance::ShapeOf<T>::get(),
                         &parse<T>,
                         &from_value<T>});
        using Members =
            boost::describe::describe_members<T, boost::describe::mod_public>;
        boost::mp11::mp_for_each<Members>([&types](auto member) {
            using Member = std::remove_cvref_t<decltype(std::declval<T>().*
                                                        member.pointer)>;
            Adding<Member>::add(types);
        });
    }
};

template <class T>
struct Adding<std::optional<T>> : Adding<T> {
};

template <class T>
struct Adding<std::vector<T>> : Adding<T> {
};

template <class T>
struct Adding<airudder::Map<T>> : Adding<T> {
};

template <class T>
struct Adding<airudder::Boxed<T>> : Adding<T> {
};

std::vector<Type> all_types()
{
    std::vector<Type> types;
    for_each(airudder::endpoints, [&](auto const& endpoint) {
        using Endpoint = std::remove_cvref_t<decltype(endpoint)>;
        Adding<typename Endpoint::Request>::add(types);
        Adding<typename Endpoint::Response>::add(types);
    });
    for_each(airudder::webhooks, [&](auto const& webhook) {
        using Webhook = std::remove_cvref_t<decltype(webhook)>;
        Adding<typename Webhook::Event>::add(types);
    });
    Adding<fixtures::Kinds>::add(types);
    Adding<fixtures::Egg>::add(types);
    Adding<fixtures::Wide>::add(types);
    return types;
}

} // namespace

std::vector<Type> const& types()
{
    static std::vector<Type> const all = all_types();
    return all;
}

std::vector<Type const*> types_of(char byte)
{
    std::vector<Type const*> out;
    if (byte == '*') {
        for (auto const& type : types())
            out.push_back(&type);
        return out;
    }
    auto const index = static_cast<unsigned char>(byte - 'A') % types().size();
    return {&types()[index]};
}

char byte_of(std::string_view type_name)
{
    auto const at = std::ranges::find(types(), type_name, &Type::name);
    return static_cast<char>('A' + (at - types().begin()));
}

std::vector<Example> examples()
{
    std::vector<Example> out;
    for_each(airudder::examples, [&](auto const& example) {
        using Value = typename std::remove_cvref_t<decltype(example)>::Value;
        auto const operation = example.name.substr(0, example.name.find(' '));
        out.push_back({std::string(example.name),
                       std::string(example.pointer),
                       type_name<Value>(),
                       std::string(operation)});
    });
    return out;
}

std::vector<Webhook> webhooks()
{
    std::vector<Webhook> out;
    for_each(airudder::webhooks, [&](auto const& webhook) {
        using Event = typename std::remove_cvref_t<decltype(webhook)>::Event;
        out.push_back({std::string(webhook.name), type_name<Event>()});
    });
    return out;
}

} // namespace fuzz
