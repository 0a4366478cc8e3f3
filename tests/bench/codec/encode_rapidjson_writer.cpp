// RapidJSON's writer with a buffer that is used again, told of our struct by
// hand.

#include "contend.hpp"
#include "members.hpp"
#include "rapidjson.hpp"

namespace {
namespace json = boost::json;

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

rapidjson::SizeType narrow(std::size_t size)
{
    return static_cast<rapidjson::SizeType>(size);
}

void write(Writer& writer, std::string const& text)
{
    writer.String(text.data(), narrow(text.size()));
}

void write(Writer& writer, std::int64_t number) { writer.Int64(number); }

void write(Writer& writer, json::value const& value);

void write(Writer& writer, json::object const& object)
{
    writer.StartObject();
    for (auto const& member : object) {
        writer.Key(member.key().data(), narrow(member.key().size()));
        write(writer, member.value());
    }
    writer.EndObject();
}

void write(Writer& writer, json::value const& value)
{
    switch (value.kind()) {
    case json::kind::object: write(writer, value.get_object()); break;
    case json::kind::array:
        writer.StartArray();
        for (auto const& element : value.get_array())
            write(writer, element);
        writer.EndArray();
        break;
    case json::kind::string:
        writer.String(value.get_string().data(),
                      narrow(value.get_string().size()));
        break;
    case json::kind::int64: writer.Int64(value.get_int64()); break;
    case json::kind::uint64: writer.Uint64(value.get_uint64()); break;
    case json::kind::double_: writer.Double(value.get_double()); break;
    case json::kind::bool_: writer.Bool(value.get_bool()); break;
    case json::kind::null: writer.Null(); break;
    }
}

template <airudder::Enumeration E>
void write(Writer& writer, E enumerator)
{
    auto const name = bench::enumerator_name(enumerator);
    writer.String(name.data(), narrow(name.size()));
}

template <airudder::Record T>
void write(Writer& writer, T const& record);

template <class T>
void write(Writer& writer, std::vector<T> const& list)
{
    writer.StartArray();
    for (auto const& element : list)
        write(writer, element);
    writer.EndArray();
}

template <class T>
void write_member(Writer& writer, std::string_view name, T const& member)
{
    if constexpr (bench::is_optional<T>) {
        if (member)
            write_member(writer, name, *member);
    } else {
        writer.Key(name.data(), narrow(name.size()));
        write(writer, member);
    }
}

template <airudder::Record T>
void write(Writer& writer, T const& record)
{
    writer.StartObject();
    bench::for_each_member(record, [&](auto name, auto const& member) {
        write_member(writer, name.value, member);
    });
    writer.EndObject();
}

template <class T>
class Encode {
public:
    explicit Encode(T const& record) : record_(record) {}

    std::string_view operator()()
    {
        buffer_.Clear();
        writer_.Reset(buffer_);
        write(writer_, record_);
        return {buffer_.GetString(), buffer_.GetSize()};
    }

    void check(std::string_view text) const
    {
        bench::expect_same(text, airudder::serialize(record_));
    }

private:
    T const& record_;
    rapidjson::StringBuffer buffer_;
    Writer writer_{buffer_};
};

} // namespace

int main(int argc, char** argv)
{
    return bench::encode_main<Encode>(argc, argv);
}
