// Boost.JSON's `parse` into a buffer that is used again, then moved into our
// struct by hand: the next member is expected in document order, and looked
// for only if it is another one.

#include "contend.hpp"
#include "members.hpp"

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/parser.hpp>

namespace {
namespace json = boost::json;

void read(json::value const& value, std::string& out)
{
    auto const& text = value.as_string();
    out.assign(text.data(), text.size());
}

void read(json::value const& value, std::int64_t& out)
{
    out = value.as_int64();
}

void read(json::value const& value, json::object& out)
{
    out = value.as_object();
}

template <airudder::Enumeration E>
void read(json::value const& value, E& out)
{
    auto const& text = value.as_string();
    bench::enumerator_from({text.data(), text.size()}, out);
}

template <class T>
void read(json::value const& value, std::vector<T>& out);

template <airudder::Record T>
void read(json::value const& value, T& out);

template <class T>
void read(json::value const& value, std::optional<T>& out)
{
    read(value, out.emplace());
}

void read(json::value const& value, std::optional<std::string>& out)
{
    auto const& text = value.as_string();
    out.emplace(text.data(), text.size());
}

template <class T>
void read(json::value const& value, std::vector<T>& out)
{
    auto const& array = value.as_array();
    out.resize(array.size());
    for (std::size_t index = 0; index != array.size(); ++index)
        read(array[index], out[index]);
}

template <airudder::Record T>
void read(json::value const& value, T& out)
{
    auto const& object = value.as_object();
    auto next = object.begin();
    bench::for_each_member(out, [&](auto name, auto& member) {
        constexpr json::string_view key(name.value.data(), name.value.size());
        auto found = next;
        if (found == object.end() || found->key() != key)
            found = object.find(key);
        if (found == object.end())
            return;
        read(found->value(), member);
        next = found + 1;
    });
}

template <class T>
class Decode {
public:
    explicit Decode(bench::Work const& work)
        : work_(work), buffer_(work.text.size() * 8 + 4096)
    {
    }

    T operator()()
    {
        T record;
        json::monotonic_resource resource(buffer_.data(), buffer_.size());
        parser_.reset(&resource);
        parser_.write(work_.text);
        read(parser_.release(), record);
        return record;
    }

    void check(T const& record) const
    {
        bench::expect_same(airudder::serialize(record), work_.compact);
    }

private:
    bench::Work const& work_;
    std::vector<unsigned char> buffer_;
    unsigned char scratch_[4096];
    json::parser parser_{{}, json::parse_options{}, scratch_};
};

} // namespace

int main(int argc, char** argv)
{
    return bench::decode_main<Decode>(argc, argv);
}
