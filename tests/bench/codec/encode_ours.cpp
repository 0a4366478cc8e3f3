// Our codec, which writes to a new string.

#include "contend.hpp"

#include <airudder/value.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value_from.hpp>

namespace {

template <class T>
class Encode {
public:
    explicit Encode(T const& record) : record_(record) {}

    std::string operator()() const { return airudder::serialize(record_); }

    void check(std::string const& text) const
    {
        bench::expect_same(
            text, boost::json::serialize(boost::json::value_from(record_)));
    }

private:
    T const& record_;
};

} // namespace

int main(int argc, char** argv)
{
    return bench::encode_main<Encode>(argc, argv);
}
