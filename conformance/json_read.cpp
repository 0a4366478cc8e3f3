// Builds Json from the events of Boost.JSON's parser.
#include "json.hpp"

#include <boost/json/basic_parser_impl.hpp>

#include <algorithm>
#include <cstdint>
#include <utility>

namespace airudder::conformance {
namespace {

namespace json = boost::json;

class Builder {
public:
    static constexpr std::size_t max_object_size = std::size_t(-1);
    static constexpr std::size_t max_array_size = std::size_t(-1);
    static constexpr std::size_t max_key_size = std::size_t(-1);
    static constexpr std::size_t max_string_size = std::size_t(-1);

    using Code = json::error_code&;
    using Text = json::string_view;

    Json root{};

    bool on_document_begin(Code) { return true; }
    bool on_document_end(Code) { return true; }
    bool on_object_begin(Code) { return open(Json::Kind::object); }
    bool on_object_end(std::size_t, Code) { return close(); }
    bool on_array_begin(Code) { return open(Json::Kind::array); }
    bool on_array_end(std::size_t, Code) { return close(); }
    bool on_key_part(Text text, std::size_t, Code) { return add(text); }
    bool on_key(Text text, std::size_t, Code)
    {
        name_ = take(text);
        return true;
    }
    bool on_string_part(Text text, std::size_t, Code) { return add(text); }
    bool on_string(Text text, std::size_t, Code)
    {
        return scalar(Json::Kind::string, take(text));
    }
    bool on_number_part(Text text, Code) { return add(text); }
    bool on_int64(std::int64_t, Text text, Code) { return number(text); }
    bool on_uint64(std::uint64_t, Text text, Code) { return number(text); }
    bool on_double(double, Text text, Code) { return number(text); }
    bool on_bool(bool value, Code)
    {
        return scalar(Json::Kind::boolean, value ? "true" : "false");
    }
    bool on_null(Code) { return scalar(Json::Kind::null, {}); }
    bool on_comment_part(Text, Code) { return true; }
    bool on_comment(Text, Code) { return true; }

private:
    bool add(Text text)
    {
        part_.append(text.data(), text.size());
        return true;
    }
    std::string take(Text text)
    {
        add(text);
        return std::exchange(part_, {});
    }
    bool number(Text text) { return scalar(Json::Kind::number, take(text)); }
    bool scalar(Json::Kind kind, std::string text)
    {
        return place(Json{kind, std::move(text), {}, {}}) != nullptr;
    }
    Json* place(Json value)
    {
        if (open_.empty())
            return &(root = std::move(value));
        auto& parent = *open_.back();
        if (parent.is(Json::Kind::array))
            return &parent.elements.emplace_back(std::move(value));
        parent.members.push_back({std::exchange(name_, {}), std::move(value)});
        return &parent.members.back().value;
    }
    bool open(Json::Kind kind)
    {
        open_.push_back(place(Json{kind, {}, {}, {}}));
        return true;
    }
    bool close()
    {
        open_.pop_back();
        return true;
    }

    std::string part_{};
    std::string name_{};
    std::vector<Json*> open_{}; // a parent does not grow while a child is open
};

/// Where the value that begins at `i` ends.
std::size_t end_of_value(std::string_view text, std::size_t i)
{
    std::size_t depth = 0;
    do {
        char const c = text[i];
        if (c == '"') {
            for (++i; text[i] != '"'; ++i)
                i += text[i] == '\\';
            ++i;
        } else if (c == '{' || c == '[') {
            ++depth;
            ++i;
        } else if (c == '}' || c == ']') {
            --depth;
            ++i;
        } else if (depth == 0) {
            return std::min(text.find_first_of(",]} \t\r\n", i), text.size());
        } else {
            ++i;
        }
    } while (depth > 0);
    return i;
}

std::size_t skip_space(std::string_view text, std::size_t i)
{
    return std::min(text.find_first_not_of(" \t\r\n", i), text.size());
}

/// The part of `container` that `token` names.
std::optional<std::string_view> part(std::string_view container,
                                     std::string_view token)
{
    bool const object = container.front() == '{';
    std::size_t i = skip_space(container, 1);
    for (std::size_t n = 0; i < container.size() - 1; ++n) {
        std::string name = std::to_string(n);
        if (object) {
            auto const end = end_of_value(container, i);
            name = read_json(container.substr(i, end - i)).value().text;
            i = skip_space(container, skip_space(container, end) + 1);
        }
        auto const end = end_of_value(container, i);
        if (name == token)
            return container.substr(i, end - i);
        i = skip_space(container, skip_space(container, end) + 1);
    }
    return std::nullopt;
}

} // namespace

std::optional<Json> read_json(std::string_view text)
{
    json::parse_options options;
    options.max_depth = 200;
    json::basic_parser<Builder> parser(options);
    json::error_code error;
    auto const read = parser.write_some(false, text.data(), text.size(), error);
    if (error || skip_space(text, read) != text.size())
        return std::nullopt;
    return std::move(parser.handler().root);
}

std::optional<std::string_view> slice(std::string_view text,
                                      std::string_view pointer)
{
    auto const begin = skip_space(text, 0);
    std::optional<std::string_view> found =
        text.substr(begin, end_of_value(text, begin) - begin);
    for (auto const& token : tokens(pointer)) {
        if (!found || (found->front() != '{' && found->front() != '['))
            return std::nullopt;
        found = part(*found, token);
    }
    return found;
}

std::string minified(std::string_view text)
{
    std::string out;
    bool in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char const c = text[i];
        if (in_string && c == '\\' && i + 1 < text.size()) {
            out += c;
            out += text[++i];
            continue;
        }
        in_string ^= c == '"';
        if (in_string || (c != ' ' && c != '\t' && c != '\r' && c != '\n'))
            out += c;
    }
    return out;
}

} // namespace airudder::conformance
