#ifndef AIRUDDER_JSON_DECODER_HPP
#define AIRUDDER_JSON_DECODER_HPP

#include <airudder/json/place.hpp>
#include <airudder/json/reader.hpp>
#include <airudder/parse_options.hpp>
#include <airudder/result.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace airudder::detail {

/// What became of a value. The record that asked for it keeps the text.
enum class Outcome : unsigned char {
    /// The value says all.
    exact,

    /// The value is right, but its text is to be kept too.
    kept,

    /// The value is left as it was, its text is to be kept instead.
    instead,

    failed,
};

/// `failed` over `kept` over `exact`; for values that consist of others.
constexpr Outcome combine(Outcome left, Outcome right) noexcept
{
    if (left == Outcome::failed || right == Outcome::failed)
        return Outcome::failed;
    return left == Outcome::exact && right == Outcome::exact ? Outcome::exact
                                                             : Outcome::kept;
}

/// State of one parse: the reader, what is left of the limits, the findings.
class Decoder {
public:
    Decoder(std::string_view text, ParseOptions const& options) noexcept
        : reader(text, options.max_depth), options_(options),
          memory_left_(options.max_memory)
    {
    }

    Reader reader;

    /// From now on a number's value counts, not how it is spelled.
    void ignore_spelling() noexcept { spelling_counts_ = false; }

    /// The outcome of a number that fits.
    Outcome number(bool as_written) const noexcept
    {
        return as_written || !spelling_counts_ ? Outcome::exact : Outcome::kept;
    }

    /// Takes `bytes` from the memory limit; false if there are not so many.
    bool charge(std::size_t bytes) noexcept
    {
        if (bytes > memory_left_) {
            out_of_memory_ = true;
            return false;
        }
        memory_left_ -= bytes;
        return true;
    }

    void release(std::size_t bytes) noexcept { memory_left_ += bytes; }

    /// Takes the heap memory of a string from the memory limit.
    bool charge_string(std::size_t size) noexcept
    {
        return size < sizeof(std::string) / 2 || charge(size + 1);
    }

    /// Reports a deviation of the value at `offset`; whether to go on.
    bool report(Place const& place,
                IssueKind kind,
                std::size_t offset,
                std::string_view expected,
                std::string_view found = {});

    /// Skips a value that is not `expected`, and reports it.
    Outcome misfit(Place const& place, std::string_view expected);

    std::size_t issue_count() const noexcept { return issue_count_; }

    /// Why something failed.
    Error error() const;

private:
    bool collects(Place const& place) noexcept;
    void locate(Error& error) const;

    ParseOptions const& options_;
    std::size_t memory_left_;
    std::size_t issue_count_ = 0;
    std::size_t pointer_bytes_ = 0;
    bool spelling_counts_ = true;
    bool out_of_memory_ = false;
    bool deviates_ = false;
    Error deviation_;
};

inline std::string expectation(std::string_view expected,
                               std::string_view found)
{
    std::string message = "expected ";
    message += expected;
    if (!found.empty())
        message.append(", found ").append(found);
    return message;
}

/// Whether one more issue is collected rather than only counted.
inline bool Decoder::collects(Place const& place) noexcept
{
    if (options_.issues == nullptr || issue_count_ > options_.max_issues)
        return false;
    pointer_bytes_ += pointer_bound(place);
    return pointer_bytes_ <= reader.text().size() + (std::size_t{1} << 20);
}

inline bool Decoder::report(Place const& place,
                            IssueKind kind,
                            std::size_t offset,
                            std::string_view expected,
                            std::string_view found)
{
    ++issue_count_;
    if (collects(place))
        options_.issues->push_back(
            {pointer_to(place), kind, expectation(expected, found)});
    if (!options_.strict)
        return true;
    deviates_ = true;
    deviation_.pointer = pointer_to(place);
    deviation_.offset = offset;
    deviation_.message = expectation(expected, found);
    return false;
}

/// What a value is, by its first byte.
constexpr std::string_view kind_of(char first) noexcept
{
    switch (first) {
    case '{': return "an object";
    case '[': return "an array";
    case '"': return "a string";
    case 't':
    case 'f': return "a boolean";
    case 'n': return "null";
    default: return "a number";
    }
}

inline Outcome Decoder::misfit(Place const& place, std::string_view expected)
{
    auto const found = kind_of(reader.peek());
    auto const offset = reader.offset();
    if (!reader.skip_value() ||
        !report(place, IssueKind::wrong_type, offset, expected, found))
        return Outcome::failed;
    return Outcome::instead;
}

/// Names a byte of malformed text.
inline std::string describe_byte(std::string_view text, std::size_t offset)
{
    if (offset >= text.size())
        return "the end";
    constexpr char hex[] = "0123456789ABCDEF";
    auto const code = static_cast<unsigned char>(text[offset]);
    if (code > 0x20 && code < 0x7F)
        return std::string("'") + text[offset] + "'";
    return std::string("byte 0x") + hex[code >> 4] + hex[code & 15];
}

/// Counts lines and columns up to the error's offset.
inline void Decoder::locate(Error& error) const
{
    auto const before = reader.text().substr(0, error.offset);
    auto const lines = std::count(before.begin(), before.end(), '\n');
    auto const line_start = before.rfind('\n') + 1;
    error.line = static_cast<std::size_t>(lines) + 1;
    error.column = before.size() - line_start + 1;
}

inline Error Decoder::error() const
{
    Error error;
    auto const& failure = reader.failure();
    if (deviates_) {
        error = deviation_;
    } else if (out_of_memory_) {
        error.offset = reader.offset();
        error.message =
            expectation("a value that decodes to at most " +
                            std::to_string(options_.max_memory) + " bytes",
                        "a larger one");
    } else {
        error.offset = failure.offset;
        error.message = expectation(
            failure.expected, describe_byte(reader.text(), failure.offset));
    }
    locate(error);
    return error;
}

} // namespace airudder::detail

#endif // AIRUDDER_JSON_DECODER_HPP
