#ifndef AIRUDDER_GENERATOR_DIAGNOSTICS_HPP
#define AIRUDDER_GENERATOR_DIAGNOSTICS_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace airudder::generator {

/// A problem that a person must fix, and its place.
struct Diagnostic {
    /// The file, relative to the project's root.
    std::string file{};

    /// From 1; 0 if `pointer` states the place.
    std::size_t line{};

    /// RFC 6901 pointer into that file; empty for the whole document.
    std::string pointer{};

    /// What was expected and what was found: lower case, without a full stop.
    std::string message{};

    /// Text to paste, e.g. the skeleton of a ruling; may be empty.
    std::string skeleton{};

    /// True for wrong usage, and for a file or folder that cannot be read.
    bool usage_or_io{};
};

/// E.g. `file:12` or `file#/pointer`, not escaped.
std::string place_of(Diagnostic const& diagnostic);

/// Collects diagnostics, so that all of them are shown at once. More than anybody
/// reads are counted, but not kept.
class Diagnostics {
public:
    static constexpr std::size_t most = 100'000;
    static constexpr std::size_t most_bytes = 64u << 20;

    void at_line(std::string_view file,
                 std::size_t line,
                 std::string_view message,
                 std::string_view skeleton = {});

    void at_pointer(std::string_view file,
                    std::string_view pointer,
                    std::string_view message,
                    std::string_view skeleton = {});

    /// Reports wrong usage, or a file or folder that cannot be read. A command
    /// then exits with another code than for its findings about their content.
    void at_input(std::string_view input, std::string_view message);

    /// True if at_input() reported something.
    bool usage_or_io() const noexcept { return usage_or_io_; }

    bool empty() const noexcept { return size() == 0; }

    /// Number of all, with those that are not kept.
    std::size_t size() const noexcept { return all_.size() + left_out_; }

    /// True if no more are kept.
    bool full() const noexcept
    {
        return all_.size() >= most || bytes_ >= most_bytes;
    }

    /// Those that are kept.
    std::vector<Diagnostic> const& all() const noexcept { return all_; }

    /// Adds the diagnostics of `other`.
    void append(Diagnostics const& other);

    /// Those that are kept, sorted by place and without duplicates.
    std::vector<Diagnostic> sorted() const;

    /// The sorted diagnostics in the form `file:line: message` or
    /// `file#/pointer: message`, with a skeleton indented below. Hidden
    /// characters are shown as e.g. `\x1b` or `\u202e`, so hostile text cannot
    /// forge a line. The last line counts those that are not kept.
    std::string text() const;

private:
    void add(Diagnostic diagnostic);

    std::vector<Diagnostic> all_{};
    std::size_t bytes_{};
    std::size_t left_out_{};
    bool usage_or_io_{};
};

/// `text` in double quotes for a message: shortened to 60 characters, never
/// inside a UTF-8 sequence.
std::string in_quotes(std::string_view text);

/// Appends `token` to the JSON Pointer `pointer`, escaped (RFC 6901).
std::string child_pointer(std::string_view pointer, std::string_view token);

/// The tokens of an RFC 6901 pointer, unescaped; none if it is not a pointer.
std::vector<std::string> pointer_tokens(std::string_view pointer);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_DIAGNOSTICS_HPP
