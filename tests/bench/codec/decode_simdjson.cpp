// simdjson on-demand with a reused parser and a padded text. It finds members
// in document order and drops unknown ones.

#include "contend.hpp"
#include "members.hpp"

#include <simdjson.h>

namespace {
namespace json = boost::json;
namespace ondemand = simdjson::ondemand;

bool read(ondemand::value value, json::value& out);

bool read(ondemand::value value, json::object& out)
{
    ondemand::object object;
    if (value.get_object().get(object))
        return false;
    // A table for one member would be reallocated for each further member.
    out.reserve(4);
    for (auto field : object) {
        std::string_view name;
        ondemand::value inner;
        if (field.unescaped_key().get(name) || field.value().get(inner))
            return false;
        auto& member =
            out.emplace(json::string_view(name.data(), name.size()), nullptr)
                .first->value();
        if (!read(inner, member))
            return false;
    }
    return true;
}

bool read(ondemand::value value, json::array& out)
{
    ondemand::array array;
    if (value.get_array().get(array))
        return false;
    for (auto element : array) {
        ondemand::value inner;
        if (element.get(inner) || !read(inner, out.emplace_back(nullptr)))
            return false;
    }
    return true;
}

bool read_number(ondemand::value value, json::value& out)
{
    ondemand::number number;
    if (value.get_number().get(number))
        return false;
    if (number.is_int64())
        out = number.get_int64();
    else if (number.is_uint64())
        out = number.get_uint64();
    else
        out = number.get_double();
    return true;
}

bool read(ondemand::value value, json::value& out)
{
    ondemand::json_type type;
    if (value.type().get(type))
        return false;
    std::string_view text;
    switch (type) {
    case ondemand::json_type::object: return read(value, out.emplace_object());
    case ondemand::json_type::array: return read(value, out.emplace_array());
    case ondemand::json_type::number: return read_number(value, out);
    case ondemand::json_type::string:
        if (value.get_string().get(text))
            return false;
        out.emplace_string().assign(text.data(), text.size());
        return true;
    case ondemand::json_type::boolean:
        return !value.get_bool().get(out.emplace_bool());
    default: return value.is_null();
    }
}

bool read(ondemand::value value, std::string& out)
{
    std::string_view text;
    if (value.get_string().get(text))
        return false;
    out.assign(text);
    return true;
}

bool read(ondemand::value value, std::int64_t& out)
{
    return !value.get_int64().get(out);
}

template <airudder::Enumeration E>
bool read(ondemand::value value, E& out)
{
    std::string_view text;
    return !value.get_string().get(text) && bench::enumerator_from(text, out);
}

template <airudder::Record T>
bool read(ondemand::object object, T& out);

template <airudder::Record T>
bool read(ondemand::value value, T& out)
{
    ondemand::object object;
    return !value.get_object().get(object) && read(object, out);
}

template <class T>
bool read(ondemand::value value, std::vector<T>& out);

template <class T>
bool read(ondemand::value value, std::optional<T>& out)
{
    return read(value, out.emplace());
}

bool read(ondemand::value value, std::optional<std::string>& out)
{
    std::string_view text;
    if (value.get_string().get(text))
        return false;
    out.emplace(text);
    return true;
}

template <class T>
bool read(ondemand::value value, std::vector<T>& out)
{
    ondemand::array array;
    if (value.get_array().get(array))
        return false;
    for (auto element : array) {
        ondemand::value inner;
        if (element.get(inner) || !read(inner, bench::append(out)))
            return false;
    }
    return true;
}

template <airudder::Record T>
bool read(ondemand::object object, T& out)
{
    bool good = true;
    bench::for_each_member(out, [&](auto name, auto& member) BENCH_INLINE {
        ondemand::value value;
        if (good)
            good = !object.find_field(name.value).get(value) &&
                   read(value, member);
    });
    return good;
}

template <class T>
class Decode {
public:
    explicit Decode(bench::Work const& work) : work_(work), text_(work.text) {}

    T operator()()
    {
        T record;
        ondemand::document document;
        ondemand::object object;
        if (parser_.iterate(text_).get(document) ||
            document.get_object().get(object) || !read(object, record))
            throw std::runtime_error("expected the documented JSON");
        return record;
    }

    void check(T const& record) const
    {
        bench::expect_same(airudder::serialize(record), work_.compact);
    }

private:
    bench::Work const& work_;
    simdjson::padded_string text_;
    ondemand::parser parser_;
};

} // namespace

int main(int argc, char** argv)
{
    return bench::decode_main<Decode>(argc, argv);
}
