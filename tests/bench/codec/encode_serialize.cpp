// Boost.JSON's `serialize` of an existing value to a new string.

#include "contend.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace {

template <class T>
class Encode {
public:
    explicit Encode(T const& record)
        : text_(airudder::serialize(record)), value_(boost::json::parse(text_))
    {
    }

    std::string operator()() const { return boost::json::serialize(value_); }

    void check(std::string const& text) const
    {
        bench::expect_same(text, text_);
    }

private:
    std::string text_;
    boost::json::value value_;
};

} // namespace

int main(int argc, char** argv)
{
    return bench::encode_main<Encode>(argc, argv);
}
