// Boost.JSON's `serializer`, used again, of a value that is ready, into a
// buffer in which the whole text has room.

#include "contend.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serializer.hpp>

namespace {
namespace json = boost::json;

template <class T>
class Encode {
public:
    explicit Encode(T const& record)
        : text_(airudder::serialize(record)), value_(json::parse(text_)),
          buffer_(text_.size() + 4096)
    {
    }

    std::string_view operator()()
    {
        serializer_.reset(&value_);
        auto const part = serializer_.read(buffer_.data(), buffer_.size());
        return {part.data(), part.size()};
    }

    void check(std::string_view text) const
    {
        bench::expect_same(text, text_);
        if (!serializer_.done())
            throw std::runtime_error("expected a buffer that is large enough");
    }

private:
    std::string text_;
    json::value value_;
    std::vector<char> buffer_;
    json::serializer serializer_;
};

} // namespace

int main(int argc, char** argv)
{
    return bench::encode_main<Encode>(argc, argv, bench::all_records);
}
