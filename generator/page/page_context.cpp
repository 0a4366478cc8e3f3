#include "page_context.hpp"

#include "../files.hpp"

namespace airudder::generator {

PageContext::PageContext(std::string_view file_name,
                         PageText const& text,
                         Redactor& credentials,
                         Diagnostics& findings,
                         bool keeps_prose)
    : end(text.lines().size()), page(text), redactor(credentials),
      file_(file_name), diagnostics_(findings), keeps_prose_(keeps_prose)
{
}

std::string_view PageContext::words(std::size_t index) const
{
    return index < end ? std::string_view(line(index).words)
                       : std::string_view();
}

std::size_t PageContext::types_from(std::size_t index) const
{
    std::size_t count = 0;
    while (count < 4 && row_type(words(index + count)))
        ++count;
    return count;
}

bool PageContext::is_row(std::size_t index) const
{
    return index + 1 < end && row_type(words(index + 1)).has_value();
}

void PageContext::fail(std::size_t index, std::string_view message)
{
    auto const& lines = page.lines();
    auto const number = lines.empty()          ? 1
                        : index < lines.size() ? lines[index].number
                                               : lines.back().number;
    diagnostics_.at_line(file_, number, message);
}

void PageContext::keep(std::string_view words,
                       std::optional<std::string>& digest,
                       std::string& prose)
{
    digest = digest_of(words, redactor);
    if (keeps_prose_)
        prose = prose_of(words, redactor);
}

std::string prose_of(std::string_view text, Redactor& redactor)
{
    return redactor.scrubbed(redactor.prose(words_of(text)));
}

std::optional<std::string> digest_of(std::string_view words, Redactor& redactor)
{
    auto const text = prose_of(words, redactor);
    return text.empty() ? std::nullopt : std::optional(sha256(text));
}

} // namespace airudder::generator
