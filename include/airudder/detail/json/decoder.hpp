#ifndef AIRUDDER_DETAIL_JSON_DECODER_HPP
#define AIRUDDER_DETAIL_JSON_DECODER_HPP

#include <airudder/detail/joined.hpp>
#include <airudder/detail/json/place.hpp>
#include <airudder/detail/json/reader.hpp>
#include <airudder/detail/json/secret.hpp>
#include <airudder/parse_options.hpp>
#include <airudder/result.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace airudder::detail {

/// The outcome of reading a value. If it says so, the record that holds the
/// value also keeps its text.
enum class Outcome : unsigned char {
    /// The value represents its text completely.
    exact,

    /// The value fits, but its text says more and is kept, too.
    kept,

    /// The value does not fit: it is not stored, and its text is kept.
    rejected,

    failed,
};

/// The result of reading a value: the position after it, or null on failure,
/// and the outcome. Fits into two registers.
struct Step {
    char const* at;
    Outcome outcome;

    bool failed() const noexcept { return outcome == Outcome::failed; }
};

inline constexpr Step failed_step{nullptr, Outcome::failed};

/// `exact`, or `failed` if `at` is null.
constexpr Step exact_or_failure(char const* at) noexcept
{
    return {at, at == nullptr ? Outcome::failed : Outcome::exact};
}

/// Estimates the memory that an allocation of `size` bytes takes: malloc
/// typically adds a word and rounds up to a multiple of 16.
constexpr std::size_t allocated(std::size_t size) noexcept
{
    return std::max<std::size_t>((size + 23) & ~std::size_t{15}, 32);
}

/// Owns a record of any type. With std::unique_ptr, each file that parses would
/// include <memory>, too.
class AnyRecord {
public:
    AnyRecord(void* record, void (*deleter)(void*)) noexcept
        : record_(record), deleter_(deleter)
    {
    }

    AnyRecord(AnyRecord&& other) noexcept
        : record_(std::exchange(other.record_, nullptr)),
          deleter_(other.deleter_)
    {
    }

    AnyRecord& operator=(AnyRecord&&) = delete;

    ~AnyRecord()
    {
        if (record_ != nullptr)
            deleter_(record_);
    }

    void* get() const noexcept { return record_; }

private:
    void* record_;
    void (*deleter_)(void*);
};

struct RecordTable;

/// Options for reading text that was accepted before: no limits, no reports.
inline ParseOptions const& no_limits()
{
    constexpr auto most = (std::numeric_limits<std::size_t>::max)();
    static constexpr ParseOptions options{
        .max_depth = Reader::most_depth, .max_size = most, .max_memory = most};
    return options;
}

/// The state of one parse: the reader, the remaining limits and the issues.
class Decoder {
public:
    Decoder(std::string_view text, ParseOptions const& options) noexcept
        : reader(text, options.max_depth), options_(options),
          memory_left_(options.max_memory),
          pointer_room_(std::uint64_t{text.size()} + (1u << 20)),
          collects_(options.issues != nullptr)
    {
    }

    Reader reader;

    /// From now on, only the value of a number matters, not its spelling.
    void ignore_spelling() noexcept { spelling_counts_ = false; }

    /// The outcome of a number that fits.
    Outcome number(bool as_written) const noexcept
    {
        return as_written || !spelling_counts_ ? Outcome::exact : Outcome::kept;
    }

    /// Subtracts `bytes`, for the value at `at`, from the memory limit; false
    /// if fewer are left.
    bool charge(std::size_t bytes, char const* at) noexcept
    {
        if (bytes > memory_left_)
            return refuse_memory(at);
        memory_left_ -= bytes;
        return true;
    }

    /// The same for `count` times `bytes`, which must not be 0. With 32 bits,
    /// the product may be smaller than its factors.
    bool charge(std::size_t count, std::size_t bytes, char const* at) noexcept
    {
        return count <= memory_left_ / bytes ? charge(count * bytes, at)
                                             : refuse_memory(at);
    }

    /// Records that there is no memory for the value at `at`; returns false.
    bool refuse_memory(char const* at) noexcept;

    void release(std::size_t bytes) noexcept { memory_left_ += bytes; }

    /// The memory that was subtracted from the limit.
    std::size_t memory() const noexcept
    {
        return options_.max_memory - memory_left_;
    }

    /// Subtracts the heap memory of a string from the memory limit.
    bool charge_string(std::size_t size, char const* at) noexcept
    {
        return size < sizeof(std::string) / 2 || charge(size + 1, at);
    }

    /// The capacity that a full list grows to. Its elements have `size` bytes;
    /// its text began at `begin`, and its next element is at `at`.
    std::size_t grown_list(std::size_t capacity,
                           std::size_t size,
                           char const* begin,
                           char const* at) const noexcept;

    /// Reports that the value at `at` deviates; false if parsing must stop.
    bool report(Place const& place,
                IssueKind kind,
                char const* at,
                std::string_view expected,
                std::string_view found = {});

    /// Reports that the value at `at` is not `expected`, and skips it.
    Step misfit(char const* at, Place const& place, std::string_view expected);

    std::size_t issue_count() const noexcept { return issue_count_; }

    /// Whether an object in the value that begins at `begin`, and ends before
    /// what was read last, has a name twice.
    bool has_duplicate_since(char const* begin) const noexcept
    {
        return last_duplicate_ != nullptr && last_duplicate_ >= begin;
    }

    /// Returns a record of that type with default values, or null if it exceeds
    /// the memory limit. It is made once, for the value at `at`.
    void const* initial(RecordTable const& table, char const* at);

    /// Why parsing failed.
    Error error() const;

private:
    bool deviate(Place const& place,
                 char const* at,
                 std::string_view expected,
                 std::string_view found);
    bool collects(Place const& place) noexcept;
    void collect(Issue&& issue);
    void locate(Error& error) const;

    ParseOptions const& options_;
    std::size_t memory_left_;
    std::size_t issue_count_ = 0;

    /// Number of bytes that the pointers of further issues may have.
    std::uint64_t pointer_room_;

    bool collects_;
    bool spelling_counts_ = true;
    bool deviates_ = false;

    /// Where the memory limit was exceeded.
    char const* out_of_memory_ = reader.begin();

    /// Where the last repeated name is; null if there is none.
    char const* last_duplicate_ = nullptr;

    struct Initial {
        RecordTable const* table;
        AnyRecord record;
    };

    std::vector<Initial> initial_{};

    Error deviation_;
};

inline bool Decoder::refuse_memory(char const* at) noexcept
{
    out_of_memory_ = at;
    return false;
}

inline std::string expectation(std::string_view expected,
                               std::string_view found)
{
    return joined(
        {"expected ", expected, found.empty() ? "" : ", found ", found});
}

/// Whether the next issue is collected rather than only counted.
inline bool Decoder::collects(Place const& place) noexcept
{
    if (!collects_ || issue_count_ > options_.max_issues)
        return false;
    auto const bound = pointer_bound(place);
    collects_ = bound <= pointer_room_;
    pointer_room_ -= collects_ ? bound : 0;
    return collects_;
}

/// Records the deviation at which a strict parse stops; returns false.
inline bool Decoder::deviate(Place const& place,
                             char const* at,
                             std::string_view expected,
                             std::string_view found)
{
    deviates_ = true;
    deviation_.pointer = pointer_to(place);
    deviation_.offset = reader.offset_of(at);
    deviation_.message = expectation(expected, found);
    return false;
}

inline void Decoder::collect(Issue&& issue)
{
    options_.issues->push_back(std::move(issue));
}

inline bool Decoder::report(Place const& place,
                            IssueKind kind,
                            char const* at,
                            std::string_view expected,
                            std::string_view found)
{
    ++issue_count_;
    if (kind == IssueKind::duplicate)
        last_duplicate_ = at;
    if (collects(place))
        collect({pointer_to(place), kind, expectation(expected, found)});
    return !options_.strict || deviate(place, at, expected, found);
}

/// Names the JSON type of a value by its first byte.
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

inline Step
Decoder::misfit(char const* at, Place const& place, std::string_view expected)
{
    auto const end = reader.skip_value(at);
    if (end == nullptr || !report(place,
                                  IssueKind::wrong_type,
                                  at,
                                  expected,
                                  kind_of(reader.peek(at))))
        return failed_step;
    return {end, Outcome::rejected};
}

/// Names a byte of malformed text, unless it may be part of a secret.
inline std::string describe_byte(std::string_view text, std::size_t offset)
{
    if (offset >= text.size())
        return "the end";
    if (text_speaks_of_secret(text.substr(0, offset)))
        return "another byte";
    constexpr char hex[] = "0123456789ABCDEF";
    auto const code = static_cast<unsigned char>(text[offset]);
    if (code > 0x20 && code < 0x7F)
        return joined({"'", {&text[offset], 1}, "'"});
    return joined({"byte 0x", {&hex[code >> 4], 1}, {&hex[code & 15], 1}});
}

inline void Decoder::locate(Error& error) const
{
    auto const place = line_and_column(reader.text(), error.offset);
    error.line = place.line;
    error.column = place.column;
}

inline Error Decoder::error() const
{
    Error error;
    auto const& failure = reader.failure();
    if (deviates_) {
        error = deviation_;
    } else if (failure.expected != nullptr) {
        error.offset = failure.offset;
        error.message = expectation(
            failure.expected, describe_byte(reader.text(), failure.offset));
    } else {
        // No other reason is left.
        error.offset = reader.offset_of(out_of_memory_);
        error.message = expectation(joined({"a value that decodes to at most ",
                                            number_text(options_.max_memory),
                                            " bytes"}),
                                    "a larger one");
    }
    locate(error);
    return error;
}

/// Findings in the first bytes of a list's text.
struct ListGlance {
    /// Number of bytes before the end of its first object; 0 if there is none.
    std::size_t object = 0;

    /// Where the list seems to end: at a ']' with no '[' before it; npos if
    /// there is none.
    std::size_t end = std::string_view::npos;
};

inline ListGlance glance_at_list(std::string_view text) noexcept
{
    ListGlance seen;
    auto const begin = text.data();
    auto const end = begin + text.size();
    auto at = find_list_mark(begin, end);
    if (at != end && *at == '}')
        seen.object = left_of(begin, at);
    while (at != end && *at == '}')
        at = find_list_mark(at + 1, end);
    if (at != end && *at == ']')
        seen.end = left_of(begin, at);
    return seen;
}

/// A small list grows by the estimated number of elements before a nearby ']',
/// which usually ends it, so no memory is wasted. Any other list grows to the
/// number of elements that the rest of the text can hold if they stay as long
/// as before. Both estimates are bounded, because elements may turn out longer.
inline std::size_t Decoder::grown_list(std::size_t capacity,
                                       std::size_t size,
                                       char const* begin,
                                       char const* at) const noexcept
{
    constexpr std::size_t nearby = 512;
    auto const [object, end] =
        glance_at_list({at, (std::min)(reader.left(at), nearby)});
    bool const ends = end != std::string_view::npos;
    if (capacity == 0) {
        auto const most = std::max<std::size_t>(512 / size, 4);
        if (!ends || object == 0)
            return most;
        auto const count = (end + object / 2) / (object + 1);
        return std::clamp<std::size_t>(count, 1, most);
    }
    auto const read = static_cast<double>(at - begin);
    auto const count = static_cast<double>(capacity);
    auto const more = [&](std::size_t text) {
        return static_cast<std::size_t>(static_cast<double>(text) / read *
                                        count) +
               1;
    };
    if (capacity < 16 && ends)
        return capacity + std::clamp(more(end), capacity / 2 + 1, 4 * capacity);
    // Slightly more: if a few elements lacked room, all would be copied.
    auto const left = reader.left(at);
    auto const likely = capacity + more(left + left / 16);
    // At least twice as much; at most sixteen times, or four times the size of
    // the text.
    auto const least = 2 * capacity;
    auto const most = (std::max)(16 * capacity, 4 * left / size);
    return std::clamp((std::min)(likely, memory_left_ / 2 / size),
                      least,
                      (std::max)(least, most));
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_JSON_DECODER_HPP
