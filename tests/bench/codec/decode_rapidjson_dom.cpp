// RapidJSON's document, parsed in place in a copy of the text with pools that
// are used again, then moved into our struct by hand: the next member is
// expected in document order, and looked for only if it is another one.

#include "contend.hpp"
#include "members.hpp"
#include "rapidjson.hpp"

namespace {
namespace json = boost::json;

using Pool = rapidjson::MemoryPoolAllocator<>;
using Document = rapidjson::GenericDocument<rapidjson::UTF8<>, Pool, Pool>;
using Value = Document::ValueType;

json::string_view text_of(Value const& value)
{
    return {value.GetString(), value.GetStringLength()};
}

void read(Value const& value, std::string& out)
{
    out.assign(value.GetString(), value.GetStringLength());
}

void read(Value const& value, std::int64_t& out) { out = value.GetInt64(); }

template <airudder::Enumeration E>
void read(Value const& value, E& out)
{
    bench::enumerator_from({value.GetString(), value.GetStringLength()}, out);
}

void read(Value const& value, json::value& out);

void read(Value const& value, json::object& out)
{
    out.reserve(value.MemberCount());
    for (auto const& member : value.GetObject())
        read(member.value,
             out.emplace(text_of(member.name), nullptr).first->value());
}

void read(Value const& value, json::array& out)
{
    out.reserve(value.Size());
    for (auto const& element : value.GetArray())
        read(element, out.emplace_back(nullptr));
}

void read(Value const& value, json::value& out)
{
    switch (value.GetType()) {
    case rapidjson::kObjectType: return read(value, out.emplace_object());
    case rapidjson::kArrayType: return read(value, out.emplace_array());
    case rapidjson::kStringType: out.emplace_string() = text_of(value); return;
    case rapidjson::kTrueType:
    case rapidjson::kFalseType: out = value.GetBool(); return;
    case rapidjson::kNumberType: break;
    default: return;
    }
    if (value.IsInt64())
        out = value.GetInt64();
    else if (value.IsUint64())
        out = value.GetUint64();
    else
        out = value.GetDouble();
}

template <class T>
void read(Value const& value, std::vector<T>& out);

template <airudder::Record T>
void read(Value const& value, T& out);

template <class T>
void read(Value const& value, std::optional<T>& out)
{
    read(value, out.emplace());
}

void read(Value const& value, std::optional<std::string>& out)
{
    out.emplace(value.GetString(), value.GetStringLength());
}

template <class T>
void read(Value const& value, std::vector<T>& out)
{
    out.resize(value.Size());
    auto next = out.begin();
    for (auto const& element : value.GetArray())
        read(element, *next++);
}

template <airudder::Record T>
void read(Value const& value, T& out)
{
    auto next = value.MemberBegin();
    bench::for_each_member(out, [&](auto name, auto& member) {
        auto found = next;
        if (found == value.MemberEnd() ||
            std::string_view(found->name.GetString(),
                             found->name.GetStringLength()) != name.value)
            found = value.FindMember(Value(
                rapidjson::StringRef(name.value.data(), name.value.size())));
        if (found == value.MemberEnd())
            return;
        read(found->value, member);
        next = found + 1;
    });
}

template <class T>
class Decode {
public:
    explicit Decode(bench::Work const& work)
        : work_(work), text_(work.text.size() + 1),
          values_(work.text.size() * 8 + 4096), stack_(64 * 1024)
    {
    }

    T operator()()
    {
        T record;
        std::memcpy(text_.data(), work_.text.c_str(), text_.size());
        Pool values(values_.data(), values_.size());
        Pool stack(stack_.data(), stack_.size());
        Document document(&values, stack_.size() / 2, &stack);
        document.ParseInsitu(text_.data());
        if (document.HasParseError())
            throw std::runtime_error("expected JSON");
        read(document, record);
        return record;
    }

    void check(T const& record) const
    {
        bench::expect_same(airudder::serialize(record), work_.compact);
    }

private:
    bench::Work const& work_;
    std::vector<char> text_;
    std::vector<char> values_;
    std::vector<char> stack_;
};

} // namespace

int main(int argc, char** argv)
{
    return bench::decode_main<Decode>(argc, argv);
}
