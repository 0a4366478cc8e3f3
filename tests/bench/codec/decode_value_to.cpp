// Boost.JSON's `parse`, then its `value_to` on described structs.

#include "contend.hpp"
#include "mirror.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value_from.hpp>
#include <boost/json/value_to.hpp>

namespace {
namespace json = boost::json;

template <class T>
class Decode {
public:
    using Mirror = typename mirror::Of<T>::Type;

    explicit Decode(bench::Work const& work) : work_(work) {}

    Mirror operator()() const
    {
        return json::value_to<Mirror>(json::parse(work_.text));
    }

    void check(Mirror const& record) const
    {
        bench::expect_same(json::serialize(json::value_from(record)),
                           work_.compact);
    }

private:
    bench::Work const& work_;
};

} // namespace

int main(int argc, char** argv)
{
    return bench::decode_main<Decode>(argc, argv);
}
