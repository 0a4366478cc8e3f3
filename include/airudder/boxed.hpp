#ifndef AIRUDDER_BOXED_HPP
#define AIRUDDER_BOXED_HPP

#include <airudder/detail/requirements.hpp>

#include <optional>
#include <utility>

namespace airudder {

/// An optional value in memory of its own, so that a record may have a member
/// of its own type. Has the interface of std::optional.
///
///     if (tree.child)
///         std::cout << tree.child->name << '\n';
///     tree.child = Tree{.name = "leaf"};
///
/// A Boxed is as large as a pointer and allocates nothing while it is empty.
/// Copies are deep; a moved-from Boxed is empty. T may be incomplete where a
/// Boxed<T> is declared.
///
/// Copying, comparing and destroying a chain of Boxed values, each in the one
/// before, calls itself once for each of them, and so needs stack in proportion
/// to their number. In what `parse` returns there are at most
/// ParseOptions::max_depth of them, i.e. 64 by default and never more than
/// 1,024. A chain that you build yourself has no limit: one of a hundred
/// thousand values overflows a usual stack when it is destroyed. Shorten such a
/// chain from its start before that:
///
///     while (tree.child)
///         tree = Tree(std::move(*tree.child));
template <class T>
class Boxed {
public:
    /// As that of std::optional.
    using value_type = T;

    /// Empty.
    Boxed() noexcept = default;
    Boxed(std::nullopt_t) noexcept {}

    /// Holds a copy of `value`, or what is moved from it.
    Boxed(T const& value) : value_(new T(value)) {}
    Boxed(T&& value) : value_(new T(std::move(value))) {}

    Boxed(Boxed const& other) : value_(other.value_ ? new T(*other) : nullptr)
    {
    }

    Boxed(Boxed&& other) noexcept : value_(std::exchange(other.value_, nullptr))
    {
    }

    Boxed& operator=(Boxed const& other)
    {
        if (this != &other)
            *this = Boxed(other);
        return *this;
    }

    // Takes the value first: `other` may be a part of the present value.
    Boxed& operator=(Boxed&& other) noexcept
    {
        Boxed moved(std::move(other));
        std::swap(value_, moved.value_);
        return *this;
    }

    ~Boxed() { delete value_; }

    /// Whether there is a value.
    bool has_value() const noexcept { return value_ != nullptr; }
    explicit operator bool() const noexcept { return has_value(); }

    /// The value. There must be one.
    T& operator*() noexcept { return *value_; }
    T const& operator*() const noexcept { return *value_; }
    T* operator->() noexcept { return value_; }
    T const* operator->() const noexcept { return value_; }

    /// Returns the value. Throws std::bad_optional_access if there is none.
    T& value()
    {
        return has_value() ? *value_ : throw std::bad_optional_access();
    }
    T const& value() const
    {
        return has_value() ? *value_ : throw std::bad_optional_access();
    }

    /// Replaces the value by T(arguments...) and returns it.
    template <class... Arguments>
    T& emplace(Arguments&&... arguments)
    {
        Boxed made;
        made.value_ = new T(std::forward<Arguments>(arguments)...);
        *this = std::move(made);
        return *value_;
    }

    /// Destroys the value, if there is one.
    void reset() noexcept { *this = Boxed(); }

    /// Whether both are empty, or have equal values.
    friend bool operator==(Boxed const& left, Boxed const& right)
    {
        return left.value_ != nullptr && right.value_ != nullptr
                   ? *left == *right
                   : left.value_ == right.value_;
    }

private:
    T* value_ = nullptr;
};

} // namespace airudder

#endif // AIRUDDER_BOXED_HPP
