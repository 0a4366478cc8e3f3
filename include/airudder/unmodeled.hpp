#ifndef AIRUDDER_UNMODELED_HPP
#define AIRUDDER_UNMODELED_HPP

#include <airudder/describe.hpp>
#include <airudder/detail/attributes.hpp>
#include <airudder/detail/joined.hpp>
#include <airudder/detail/json/kept.hpp>
#include <airudder/detail/json/reader.hpp>

#include <boost/json/fwd.hpp>

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace airudder {

namespace detail {

/// Throws an exception that says why a text is not a JSON value. Quotes none of
/// the text: it may be secret.
[[noreturn]] AIRUDDER_NOINLINE inline void
throw_no_value(std::string_view text, ReadFailure const& failure)
{
    auto const place = line_and_column(text, failure.offset);
    throw std::invalid_argument(
        joined({"expected the text of a JSON value: expected ",
                failure.expected,
                " at offset ",
                number_text(failure.offset),
                " (line ",
                number_text(place.line),
                ", column ",
                number_text(place.column),
                ")"}));
}

} // namespace detail

/// Keeps the JSON that has no member in a record or does not fit one:
///
/// - the text of members the record does not know;
/// - the text of members whose value does not fit, or would be written
///   differently (`2E4` for 20000), each under the member's JSON name;
/// - the text of the record's whole value, if that was not an object;
/// - the names of required members that were absent.
///
/// Text is JSON as received, without white space between its tokens.
/// `serialize` writes the kept text of a member if and only if reading it again
/// gives the member's present value. It leaves out a member that was absent if
/// and only if the member has its default value. So you can assign to members
/// without touching what is kept.
///
/// An Unmodeled is as large as a pointer, allocates nothing while it is empty,
/// and is empty after being moved from. Different threads may use different
/// objects at the same time.
class Unmodeled {
public:
    /// One kept text: `name` is a member's JSON name, `text` a JSON value.
    using Item = detail::KeptItem;

    /// Iterates over the pairs; they cannot be changed.
    using const_iterator = Item const*;

    Unmodeled() noexcept = default;
    Unmodeled(Unmodeled&&) noexcept = default;
    Unmodeled& operator=(Unmodeled&&) noexcept = default;
    ~Unmodeled() = default;

    Unmodeled(Unmodeled const& other) : kept_(copy_of(other)) {}

    Unmodeled& operator=(Unmodeled const& other)
    {
        if (this != &other)
            kept_ = copy_of(other);
        return *this;
    }

    /// Whether nothing is kept, not even an absence.
    bool empty() const noexcept
    {
        return kept() == nullptr || kept()->nothing();
    }

    /// Number of (name, text) pairs.
    std::size_t size() const noexcept
    {
        return kept() ? kept()->items.size() : 0;
    }

    /// Iterators over the pairs, in the order in which they were received or
    /// set; valid until the next change.
    const_iterator begin() const noexcept
    {
        return kept() ? kept()->items.data() : nullptr;
    }
    const_iterator end() const noexcept { return begin() + size(); }

    /// Returns the text kept for the member `name`, valid until the next
    /// change; nullopt if there is none. Takes time logarithmic in the number
    /// of pairs.
    std::optional<std::string_view> find(std::string_view name) const
    {
        auto const item = kept() ? kept()->find(name) : nullptr;
        if (item == nullptr)
            return std::nullopt;
        return item->text;
    }

    /// Keeps `text`, one JSON value, for the member `name`.
    ///
    /// If the record knows that member, `serialize` writes the text only if it
    /// reads as the member's present value: the text then determines the
    /// spelling. Throws std::invalid_argument, which says where, if `text` is
    /// not JSON (RFC 8259), and std::bad_alloc. In either case, nothing
    /// changes.
    void set(std::string_view name, std::string_view text)
    {
        detail::Reader reader(text, detail::Reader::most_depth);
        auto const end = reader.skip_value(reader.begin());
        if (end == nullptr || !reader.finish(end))
            detail::throw_no_value(text, reader.failure());
        detail::kept_in(*this).keep(name, text);
    }

    /// Forgets the text and the absence of the member `name`, so that
    /// `serialize` writes the member's value even if it is the default. Returns
    /// whether there was anything to forget.
    bool forget(std::string_view name)
    {
        bool const found = kept() && kept()->forget(name);
        if (found && kept()->nothing())
            clear();
        return found;
    }

    /// Forgets everything.
    void clear() noexcept { kept_ = {}; }

    /// Returns the text of the record's whole value if that was not an object;
    /// else an empty text. `serialize` writes it as long as all members have
    /// their default values and no other text is kept.
    std::string_view whole() const noexcept
    {
        return kept() ? std::string_view{kept()->whole} : std::string_view{};
    }

    /// Whether the required member `name` was absent when the record was
    /// parsed.
    bool absent(std::string_view name) const noexcept
    {
        return kept() && kept()->is_absent(name);
    }

    /// Whether the kept texts are equal, in any order. Absences do not count.
    friend bool operator==(Unmodeled const& left, Unmodeled const& right)
    {
        if (left.size() != right.size() || left.whole() != right.whole())
            return false;
        for (auto const& item : left)
            if (right.find(item.name) != std::string_view{item.text})
                return false;
        return true;
    }

private:
    friend detail::Kept& detail::kept_in(Unmodeled&);
    friend detail::Kept const* detail::kept_of(Unmodeled const&) noexcept;

    static detail::KeptOwner copy_of(Unmodeled const& other)
    {
        return detail::KeptOwner(
            other.empty() ? nullptr : new detail::Kept(*other.kept()));
    }

    detail::Kept* kept() const noexcept { return kept_.get(); }

    detail::KeptOwner kept_;
};

static_assert(sizeof(Unmodeled) == sizeof(void*));

namespace detail {

/// The content of an Unmodeled, created if it is empty.
inline Kept& kept_in(Unmodeled& unmodeled)
{
    if (unmodeled.kept() == nullptr)
        unmodeled.kept_ = KeptOwner(new Kept());
    return *unmodeled.kept();
}

/// The content of an Unmodeled; null if it is empty.
inline Kept const* kept_of(Unmodeled const& unmodeled) noexcept
{
    return unmodeled.kept();
}

} // namespace detail

// Each namespace with generated types has `using airudder::tag_invoke;`, so
// that boost::json::value_to and value_from find these functions.
// <airudder/value.hpp> defines and documents them.

template <Record T>
T tag_invoke(boost::json::value_to_tag<T>, boost::json::value const& value);

template <Enumeration T>
T tag_invoke(boost::json::value_to_tag<T>, boost::json::value const& value);

template <Record T>
void tag_invoke(boost::json::value_from_tag,
                boost::json::value& value,
                T const& record);

template <Enumeration T>
void tag_invoke(boost::json::value_from_tag,
                boost::json::value& value,
                T enumerator);

} // namespace airudder

#endif // AIRUDDER_UNMODELED_HPP
