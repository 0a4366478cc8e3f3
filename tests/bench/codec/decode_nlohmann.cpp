// nlohmann's `parse`, then its conversion to our struct. Its objects are
// sorted, so open objects change their order.

#include "contend.hpp"
#include "nlohmann.hpp"

#include <boost/json/parse.hpp>

namespace {

template <class T>
class Decode {
public:
    explicit Decode(bench::Work const& work) : work_(work) {}

    T operator()() const { return nlohmann::json::parse(work_.text).get<T>(); }

    void check(T const& record) const
    {
        if (boost::json::parse(airudder::serialize(record)) !=
            boost::json::parse(work_.compact))
            throw std::runtime_error("expected the same JSON value");
    }

private:
    bench::Work const& work_;
};

} // namespace

int main(int argc, char** argv)
{
    return bench::decode_main<Decode>(argc, argv);
}
