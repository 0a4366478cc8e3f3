#ifndef AIRUDDER_TESTS_GOLDEN_USE_TYPES_HPP
#define AIRUDDER_TESTS_GOLDEN_USE_TYPES_HPP

#include "sample.hpp"

#include <airudder/airudder.hpp>
#include <airudder/value.hpp>

#include <boost/core/demangle.hpp>
#include <boost/json/value_from.hpp>
#include <boost/json/value_to.hpp>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <type_traits>
#include <typeindex>
#include <utility>

namespace golden {

/// Returns `holds`. If false, prints the type and `what` does not hold.
template <class T>
bool check(bool holds, char const* what)
{
    if (!holds)
        std::cerr << boost::core::demangle(typeid(T).name()) << ": " << what
                  << '\n';
    return holds;
}

/// Whether the runtime can do everything with a record that it offers.
template <class T>
bool can_be_used(T const& record)
{
    auto const text = airudder::serialize(record);
    auto const read = airudder::parse<T>(text, {.strict = true});
    auto const none = airudder::parse<T>("{\"?\":[{}],\"?\":1}");
    auto const value = boost::json::value_from(record);
    T copy = record;
    return check<T>(read && *read == record, "text is read back") &&
           check<T>(airudder::serialize(*read) == text, "is written again") &&
           check<T>(none && airudder::serialize(*none) == "{\"?\":1}",
                    "unknown members are kept") &&
           check<T>(boost::json::value_to<T>(value) == record,
                    "a value is read back") &&
           check<T>(copy == record && T{} == T{}, "copies are equal") &&
           check<T>(airudder::parse<T>("[]").has_error(), "no object");
}

/// Whether an enumeration's values convert to and from their JSON texts. Calls
/// are qualified only where a user must qualify them.
template <class E>
bool has_texts()
{
    bool all = check<E>(to_string(E{}) == "unknown", "unknown has a text") &&
               check<E>(airudder::from_string<E>("unknown") != E{} &&
                            airudder::from_string<E>("?") == std::nullopt,
                        "no text is unknown");
    airudder::detail::for_each_enumerator<E>([&](std::string_view text,
                                                 E value) {
        std::ostringstream out;
        out << value;
        all = all && check<E>(to_string(value) == text, "has its JSON text") &&
              check<E>(out.str() == text, "is printed") &&
              check<E>(airudder::from_string<E>(text) == value, "is read back");
    });
    return all;
}

/// The generated types of a case that were met so far.
struct Met {
    std::set<std::type_index> structs{};
    std::set<std::type_index> enumerations{};
    int failures = 0;
};

/// Adds a type and the types that it contains, each once. Calls `Use<T>` with
/// each record type.
template <template <class> class Use, class T>
struct Adding {
    static void add(Met& met)
    {
        if constexpr (airudder::RequestType<T>)
            add_struct(met);
        else if constexpr (airudder::Enumeration<T>)
            if (met.enumerations.insert(typeid(T)).second)
                met.failures += !has_texts<T>();
    }

    static void add_struct(Met& met)
    {
        // The runtime declares NoContent.
        if (std::is_same_v<T, airudder::NoContent> ||
            !met.structs.insert(typeid(T)).second)
            return;
        if constexpr (airudder::Record<T>)
            met.failures += !Use<T>::works();
        using Members =
            boost::describe::describe_members<T, boost::describe::mod_public>;
        boost::mp11::mp_for_each<Members>([&met](auto member) {
            using M = decltype(std::declval<T&>().*member.pointer);
            Adding<Use, std::remove_cvref_t<M>>::add(met);
        });
    }
};

template <template <class> class Use, class T>
struct Adding<Use, std::optional<T>> : Adding<Use, T> {
};

template <template <class> class Use, class T>
struct Adding<Use, std::vector<T>> : Adding<Use, T> {
};

template <template <class> class Use, class T>
struct Adding<Use, airudder::Map<T>> : Adding<Use, T> {
};

template <template <class> class Use, class T>
struct Adding<Use, airudder::Boxed<T>> : Adding<Use, T> {
};

template <template <class> class Use>
Met use_all()
{
    Met met;
    for_each(airudder::endpoints, [&]<class E>(E const&) {
        Adding<Use, typename E::Request>::add(met);
        Adding<Use, typename E::Response>::add(met);
    });
    for_each(airudder::webhooks, [&]<class W>(W const&) {
        Adding<Use, typename W::Event>::add(met);
    });
    for_each(airudder::examples, [&]<class E>(E const&) {
        Adding<Use, typename E::Value>::add(met);
    });
    return met;
}

/// The number of definitions that start with `begin` in all headers of a folder.
inline std::size_t count_lines(std::string const& folder,
                               std::string_view begin)
{
    std::size_t count = 0;
    for (auto const& entry :
         std::filesystem::recursive_directory_iterator(folder)) {
        std::ifstream in(entry.path());
        for (std::string line; std::getline(in, line);)
            count += line.starts_with(begin) && line.ends_with('{');
    }
    return count;
}

/// Uses each type of the headers in a folder. Returns 1 if one does not work or was
/// not met, otherwise 0.
template <template <class> class Use>
int use_types(std::string const& folder)
{
    auto const met = use_all<Use>();
    auto const structs = count_lines(folder, "struct ");
    auto const enumerations = count_lines(folder, "enum class ");
    if (met.structs.size() == structs &&
        met.enumerations.size() == enumerations)
        return met.failures == 0 ? 0 : 1;
    std::cerr << "expected " << structs << " structs and " << enumerations
              << " enumerations, met " << met.structs.size() << " and "
              << met.enumerations.size() << '\n';
    return 1;
}

} // namespace golden

#endif // AIRUDDER_TESTS_GOLDEN_USE_TYPES_HPP
