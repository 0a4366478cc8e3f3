// RapidJSON's reader, which parses a copy of the text in place, with a handler
// that fills our struct. The handler expects members in document order and
// searches only for others.

#include "contend.hpp"
#include "sax_types.hpp"

// RapidJSON's documentation recommends this for speed. Every contender is
// compiled for these instructions.
#define RAPIDJSON_SSE2
#define RAPIDJSON_HAS_STDSTRING 0

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wpedantic"
#pragma GCC diagnostic ignored "-Wshadow"
#include <rapidjson/reader.h>
#pragma GCC diagnostic pop

namespace {
namespace json = boost::json;
using bench::sax::Entry;
using bench::sax::Kind;
using bench::sax::Type;

class Handler {
public:
    Handler(void* root, Type const& type) : slot_(root), type_(&type)
    {
        // The root is a record, but not inside one.
        *frame_ = {Kind::record, nullptr, nullptr, nullptr};
    }

    bool Key(char const* text, rapidjson::SizeType size, bool)
    {
        if (frame_->kind == Kind::open) {
            auto& object = *static_cast<json::object*>(frame_->target);
            slot_ = &object.emplace(json::string_view(text, size), nullptr)
                         .first->value();
            return true;
        }
        auto entry = frame_->next;
        if (!entry->is(text, size)) {
            auto const& type = *frame_->type;
            auto const end = type.entries + type.count;
            for (entry = type.entries; entry != end && !entry->is(text, size);)
                ++entry;
            if (entry == end)
                return false;
        }
        frame_->next = entry + 1;
        slot_ = static_cast<char*>(frame_->target) + entry->offset;
        type_ = entry->type;
        return true;
    }

    bool String(char const* text, rapidjson::SizeType size, bool)
    {
        if (frame_->kind != Kind::record)
            return open_string(text, size);
        switch (type_->kind) {
        case Kind::text:
            static_cast<std::string*>(slot_)->assign(text, size);
            return true;
        case Kind::optional_text:
            static_cast<std::optional<std::string>*>(slot_)->emplace(text,
                                                                     size);
            return true;
        case Kind::enumerator:
            return type_->set_enumerator(slot_, {text, size});
        default: return false;
        }
    }

    bool Int(int number) { return Int64(number); }
    bool Uint(unsigned number) { return Int64(number); }
    bool Int64(std::int64_t number)
    {
        if (frame_->kind != Kind::record)
            return set_open(number);
        if (type_->kind == Kind::integer)
            *static_cast<std::int64_t*>(slot_) = number;
        else if (type_->kind == Kind::optional_integer)
            *static_cast<std::optional<std::int64_t>*>(slot_) = number;
        else
            return false;
        return true;
    }
    bool Uint64(std::uint64_t number) { return set_open(number); }
    bool Double(double number) { return set_open(number); }
    bool Bool(bool truth) { return set_open(truth); }
    bool Null() { return set_open(nullptr); }
    bool RawNumber(char const*, rapidjson::SizeType, bool) { return false; }

    bool StartObject()
    {
        if (auto const value = open_value())
            return push(Kind::open, &reserved(value->emplace_object()));
        if (frame_->kind == Kind::list)
            slot_ = frame_->type->append(frame_->target);
        if (type_->kind == Kind::record)
            return push(Kind::record, type_->enter(slot_));
        if (type_->kind != Kind::open)
            return false;
        auto& object = *static_cast<json::object*>(type_->enter(slot_));
        return push(Kind::open, &reserved(object));
    }

    bool StartArray()
    {
        if (auto const value = open_value())
            return push(Kind::list, &value->emplace_array(), nullptr);
        if (type_->kind != Kind::list)
            return false;
        push(Kind::list, type_->enter(slot_));
        type_ = type_->element;
        return true;
    }

    bool EndObject(rapidjson::SizeType) { return pop(); }
    bool EndArray(rapidjson::SizeType) { return pop(); }

private:
    /// An object or array that is being read. A list without a type belongs to
    /// an open object.
    struct Frame {
        Kind kind;
        void* target;
        Type const* type;
        Entry const* next;
    };

    static constexpr std::size_t most_frames = 32;

    /// A table for one member would be reallocated for each further member.
    static json::object& reserved(json::object& object)
    {
        object.reserve(4);
        return object;
    }

    bool push(Kind kind, void* target) { return push(kind, target, type_); }

    bool push(Kind kind, void* target, Type const* type)
    {
        if (frame_ + 1 == frames_ + most_frames)
            return false;
        *++frame_ = {kind, target, type, type ? type->entries : nullptr};
        return true;
    }

    bool pop()
    {
        --frame_;
        if (frame_->kind == Kind::list && frame_->type != nullptr)
            type_ = frame_->type->element;
        return true;
    }

    /// The place for a value of an open object; null outside of one.
    json::value* open_value()
    {
        if (frame_->kind == Kind::open)
            return static_cast<json::value*>(slot_);
        if (frame_->kind == Kind::list && frame_->type == nullptr)
            return &static_cast<json::array*>(frame_->target)
                        ->emplace_back(nullptr);
        return nullptr;
    }

    bool open_string(char const* text, std::size_t size)
    {
        auto const value = open_value();
        if (value != nullptr)
            value->emplace_string().assign(text, size);
        return value != nullptr;
    }

    template <class T>
    bool set_open(T content)
    {
        auto const value = open_value();
        if (value != nullptr)
            *value = content;
        return value != nullptr;
    }

    void* slot_;
    Type const* type_;
    Frame frames_[most_frames];
    Frame* frame_ = frames_;
};

template <class T>
class Decode {
public:
    explicit Decode(bench::Work const& work)
        : work_(work), text_(work.text.size() + 32)
    {
    }

    T operator()()
    {
        T record;
        Handler handler(&record, type_);
        std::memcpy(text_.data(), work_.text.c_str(), work_.text.size() + 1);
        rapidjson::InsituStringStream stream(text_.data());
        if (!reader_.Parse<rapidjson::kParseInsituFlag>(stream, handler))
            throw std::runtime_error("expected the documented JSON");
        return record;
    }

    void check(T const& record) const
    {
        bench::expect_same(airudder::serialize(record), work_.compact);
    }

private:
    bench::Work const& work_;
    Type const& type_ = bench::sax::type_of<T>();
    std::vector<char> text_;
    rapidjson::Reader reader_;
};

} // namespace

int main(int argc, char** argv)
{
    return bench::decode_main<Decode>(argc, argv);
}
