#ifndef AIRUDDER_PARSE_HPP
#define AIRUDDER_PARSE_HPP

#include <airudder/describe.hpp>
#include <airudder/detail/as_bad_alloc.hpp>
#include <airudder/detail/joined.hpp>
#include <airudder/detail/json/type_of.hpp>
#include <airudder/issue.hpp>
#include <airudder/parse_options.hpp>
#include <airudder/result.hpp>

#include <cstddef>
#include <cstdint>
#include <new>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace airudder {

namespace detail {

/// Makes the error for a text that is too long.
inline Error size_error(std::size_t size, std::size_t most);

/// Whether a text is, or begins in, a text of one of the issues.
inline bool is_in_issues(std::string_view text,
                         std::vector<Issue> const& issues) noexcept;

/// Reads `text` into `record`, which has default values. On failure, calls
/// `fail` with `result`.
inline void read_root(RecordTable const& table,
                      void* record,
                      std::string_view text,
                      ParseOptions const& options,
                      void (*fail)(void* result, Error&& error),
                      void* result);

/// Replaces a result by an error. Assignment would generate code for records,
/// too.
template <class T>
void fail_result(void* result, Error&& error)
{
    using Failed = Result<T>;
    static_cast<Failed*>(result)->~Failed();
    ::new (result) Failed(boost::system::in_place_error, std::move(error));
}

} // namespace detail

/// Reads a record from JSON text. Returns the record, or the Error that says
/// why there is none.
///
/// By default, it is tolerant: members may be missing, unknown, null or of
/// another type than documented. Serializing the result still yields the same
/// JSON value as `text`, with the same spelling of every number. Each deviation
/// is an Issue. With `options.strict`, the first deviation is an Error instead.
///
/// In both cases, it is an Error, with its place in the text, if `text` is not
/// JSON (RFC 8259, in UTF-8 without byte order mark, surrogates in pairs), if
/// its root is not an object, or if a limit of `options` is exceeded. If an
/// object has the same name twice, the last value counts.
///
/// Takes time linear in the size of `text`, which may be one of
/// `*options.issues`, although they are cleared. Throws std::bad_alloc only.
template <Record T>
[[nodiscard]] Result<T> parse(std::string_view text,
                              ParseOptions const& options = {})
{
    Result<T> result{boost::system::in_place_value, detail::Fresh<T>{}};
    detail::read_root(detail::table_of<T>,
                      &*result,
                      text,
                      options,
                      &detail::fail_result<T>,
                      &result);
    return result;
}

/// For any other type, an error when it is compiled.
template <class T>
Result<T> parse(std::string_view, ParseOptions const& = {})
{
    static_assert(Record<T>,
                  "expected a struct with BOOST_DESCRIBE_STRUCT and a member "
                  "airudder::Unmodeled");
    return Error{};
}

template <Record Event>
struct Webhook;

/// Without <airudder/parse_webhook.hpp>, an error when it is compiled.
template <class Event>
Result<Event>
parse(Webhook<Event> const&, std::string_view, ParseOptions const& = {})
{
    static_assert(!Record<Event>,
                  "expected #include <airudder/parse_webhook.hpp>");
    return Error{};
}

inline Error detail::size_error(std::size_t size, std::size_t most)
{
    Error error;
    error.message =
        expectation(joined({"at most ", number_text(most), " bytes of text"}),
                    number_text(size));
    return error;
}

inline bool detail::is_in_issues(std::string_view text,
                                 std::vector<Issue> const& issues) noexcept
{
    auto const is_in = [text](std::string const& whole) {
        auto const offset = reinterpret_cast<std::uintptr_t>(text.data()) -
                            reinterpret_cast<std::uintptr_t>(whole.data());
        return offset < whole.size();
    };
    for (auto const& issue : issues)
        if (is_in(issue.pointer) || is_in(issue.message))
            return true;
    return false;
}

inline void detail::read_root(RecordTable const& table,
                              void* record,
                              std::string_view text,
                              ParseOptions const& options,
                              void (*fail)(void* result, Error&& error),
                              void* result)
{
    if (options.issues != nullptr) {
        if (is_in_issues(text, *options.issues)) {
            std::string const copy(text);
            options.issues->clear();
            read_root(table, record, copy, options, fail, result);
            return;
        }
        options.issues->clear();
    }
    if (options.issue_count != nullptr)
        *options.issue_count = 0;
    if (options.memory != nullptr)
        *options.memory = 0;
    if (text.size() > options.max_size) {
        fail(result, size_error(text.size(), options.max_size));
        return;
    }
    Decoder decoder(text, options);
    auto& reader = decoder.reader;
    auto at = reader.token(reader.begin());
    as_bad_alloc([&] {
        at = reader.peek(at) == '{'
                 ? table.read(decoder, at, record, table, Place{}).at
                 : reader.fail(at, "an object");
    });
    bool const ok = at != nullptr && reader.finish(at);
    if (options.issue_count != nullptr)
        *options.issue_count = decoder.issue_count();
    if (options.memory != nullptr)
        *options.memory = decoder.memory();
    if (!ok)
        fail(result, decoder.error());
}

} // namespace airudder

#endif // AIRUDDER_PARSE_HPP
