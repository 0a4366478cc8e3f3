#ifndef AIRUDDER_GENERATOR_EMIT_PRINTER_HPP
#define AIRUDDER_GENERATOR_EMIT_PRINTER_HPP

#include "escape.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace airudder::generator {

/// Collects lines of C++ and indents them.
///
/// There is no template language: a line is a list of strings, so a missing
/// value is a compile error and a value is never scanned for placeholders.
class Printer {
public:
    static constexpr std::size_t code_width = 100;
    static constexpr std::size_t comment_width = 80;

    /// Undoes one level of indentation when it goes out of scope.
    class [[nodiscard]] Indent {
    public:
        explicit Indent(Printer& printer) : printer_(printer)
        {
            ++printer_.depth_;
        }
        ~Indent() { --printer_.depth_; }
        Indent(Indent const&) = delete;
        Indent& operator=(Indent const&) = delete;

    private:
        Printer& printer_;
    };

    Indent indent() { return Indent(*this); }

    /// Prints the parts one after another as one line.
    template <class... Parts>
    void line(Parts const&... parts)
    {
        text_.append(4 * depth_, ' ');
        (text_.append(parts), ...);
        text_ += '\n';
    }

    void blank() { text_ += '\n'; }

    /// Prints `text` as a documentation comment, wrapped and harmless.
    void doc(std::string_view text);

    /// Prints `key value` as lines of a comment, the value's lines aligned.
    void note(std::string_view key, std::string_view value);

    /// Prints `before "text" after`, as adjacent literals below each other
    /// where one line is too short.
    void text_line(std::string_view before,
                   std::string_view text,
                   std::string_view after);

    /// Prints `before item, item, … after` on one line, or else each item on a
    /// line of its own.
    void list(std::string_view before,
              std::vector<std::string> const& items,
              std::string_view after);

    std::string take() { return std::exchange(text_, {}); }

private:
    std::size_t indentation() const { return 4 * depth_; }

    std::string text_{};
    std::size_t depth_ = 0;
};

/// The comment every generated file starts with; the next line is a comment
/// or empty.
void print_mark(Printer& printer, std::string_view spec_file);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_EMIT_PRINTER_HPP
