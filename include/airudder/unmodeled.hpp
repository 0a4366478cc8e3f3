#ifndef AIRUDDER_UNMODELED_HPP
#define AIRUDDER_UNMODELED_HPP

#include <airudder/describe.hpp>
#include <airudder/detail/attributes.hpp>
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

/// Throws why a text is not a JSON value. Quotes none of it: it may be secret.
[[noreturn]] AIRUDDER_NOINLINE inline void
throw_no_value(std::string_view text, ReadFailure const& failure)
{
    auto const place = line_and_column(text, failure.offset);
    throw std::invalid_argument("expected the text of a JSON value: expected " +
                                std::string(failure.expected) + " at offset " +
                                std::to_string(failure.offset) + " (line " +
                                std::to_string(place.line) + ", column " +
                                std::to_string(place.column) + ")");
}

} // namespace detail

/// JSON that has no member in a record or does not fit one:
///
/// - the text of members the record does not know;
/// - the text of members whose value does not fit, or would be written
///   differently (`2E4` for 20000), each under the member's JSON name;
/// - the text of the record's whole value, if that was not an object;
/// - the names of required members that were absent.
///
/// Text is JSON as it was received, without white space between its tokens.
/// `serialize` writes the text of a member if and only if reading it again
/// gives the member's present value, and leaves an absent member out if and
/// only if it has its default value. So you can assign members without
/// touching what is kept.
///
/// It is as large as a pointer, allocates nothing while it is empty, and is
/// empty after a move from it. Different threads may use different objects at
/// the same time.
class Unmodeled {
public:
    /// One kept text: `name` is a member's JSON name, `text` a JSON value.
    using Item = detail::KeptItem;

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

    /// Iterates over the pairs in the order in which they were received or set.
    /// Iterators are valid until the next change.
    const_iterator begin() const noexcept
    {
        return kept() ? kept()->items.data() : nullptr;
    }
    const_iterator end() const noexcept { return begin() + size(); }

    /// The text kept for the member `name`, if any; valid until the next
    /// change. Takes time logarithmic in the number of pairs.
    std::optional<std::string_view> find(std::string_view name) const
    {
        auto const item = kept() ? kept()->find(name) : nullptr;
        if (item == nullptr)
            return std::nullopt;
        return item->text;
    }

    /// Keeps `text`, one JSON value, for the member `name`.
    ///
    /// If the record knows that member, the text is written only if it reads as
    /// the member's present value: it chooses the spelling. Throws
    /// std::invalid_argument, which says where, if `text` is not JSON (RFC
    /// 8259), and std::bad_alloc; nothing changes then.
    void set(std::string_view name, std::string_view text)
    {
        detail::Reader reader(text, detail::Reader::most_depth);
        auto const end = reader.skip_value(reader.begin());
        if (end == nullptr || !reader.finish(end))
            detail::throw_no_value(text, reader.failure());
        detail::kept_in(*this).keep(name, text);
    }

    /// Forgets the text and the absence of the member `name`, so that a default
    /// value is written as it is. Returns whether there was anything to forget.
    bool forget(std::string_view name)
    {
        bool const found = kept() && kept()->forget(name);
        if (found && kept()->nothing())
            clear();
        return found;
    }

    /// Forgets everything.
    void clear() noexcept { kept_ = {}; }

    /// The text of the record's whole value, if that was not an object; else
    /// empty. It is written as long as the record has all its default values.
    std::string_view whole() const noexcept
    {
        return kept() ? std::string_view{kept()->whole} : std::string_view{};
    }

    /// Whether the required member `name` was absent.
    bool absent(std::string_view name) const noexcept
    {
        return kept() && kept()->is_absent(name);
    }

    /// Equal if the kept texts are, in any order. Absences do not count.
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

/// What an Unmodeled keeps, made if it is empty.
inline Kept& kept_in(Unmodeled& unmodeled)
{
    if (unmodeled.kept() == nullptr)
        unmodeled.kept_ = KeptOwner(new Kept());
    return *unmodeled.kept();
}

/// What an Unmodeled keeps, null if it is empty.
inline Kept const* kept_of(Unmodeled const& unmodeled) noexcept
{
    return unmodeled.kept();
}

} // namespace detail

// A namespace with generated types says `using airudder::tag_invoke;`, so that
// boost::json::value_to and value_from find these. <airudder/value.hpp>
// defines and documents them.

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
