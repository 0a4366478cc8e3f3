#include "url.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

namespace airudder::conformance {
namespace {

Pairs read_query(std::string_view text)
{
    Pairs out;
    while (!text.empty()) {
        auto const item = text.substr(0, text.find('&'));
        auto const equals = item.find('=');
        if (!item.empty())
            out.emplace_back(decoded(item.substr(0, equals)),
                             equals == item.npos
                                 ? std::string()
                                 : decoded(item.substr(equals + 1)));
        text.remove_prefix(std::min(item.size() + 1, text.size()));
    }
    return out;
}

} // namespace

std::string decoded(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool const escape =
            text[i] == '%' && i + 2 < text.size() &&
            std::isxdigit(static_cast<unsigned char>(text[i + 1])) &&
            std::isxdigit(static_cast<unsigned char>(text[i + 2]));
        if (escape) {
            out += static_cast<char>(
                std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16));
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

Url read_url(std::string_view text)
{
    Url url;
    auto const scheme = text.find("://");
    if (scheme != text.npos && scheme < text.find('?')) {
        auto const end = text.find_first_of("/?", scheme + 3);
        url.origin = text.substr(0, end);
        text = end == text.npos ? std::string_view() : text.substr(end);
    }
    auto const mark = text.find('?');
    url.path = text.substr(0, mark);
    if (mark != text.npos)
        url.query = read_query(text.substr(mark + 1));
    return url;
}

bool have_one_end(std::string_view path, std::string_view other)
{
    for (auto* const one : {&path, &other})
        one->remove_prefix(std::min(one->find_first_not_of('/'), one->size()));
    if (path.size() < other.size())
        std::swap(path, other);
    if (other.empty())
        return path.empty();
    auto const rest = path.size() - other.size();
    return path.ends_with(other) && (rest == 0 || path[rest - 1] == '/');
}

std::string shown(Pairs const& query)
{
    std::string out;
    for (auto const& [name, value] : query)
        out += (out.empty() ? "" : ", ") + name + "=" + value;
    return out.empty() ? "none" : out;
}

} // namespace airudder::conformance
