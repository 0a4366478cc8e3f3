// nlohmann's conversion from our struct, then its `dump`. Its objects are
// sorted, and its macros write an absent optional as null.

#include "contend.hpp"
#include "nlohmann.hpp"

#include <boost/json/parse.hpp>

namespace {

template <class T>
class Encode {
public:
    explicit Encode(T const& record) : record_(record) {}

    std::string operator()() const { return nlohmann::json(record_).dump(); }

    void check(std::string const& text) const
    {
        if (boost::json::parse(text) !=
            boost::json::parse(airudder::serialize(record_)))
            throw std::runtime_error("expected the same JSON value");
    }

private:
    T const& record_;
};

} // namespace

int main(int argc, char** argv)
{
    auto names = bench::records;
    std::erase_if(names, [](auto name) { return name.ends_with("_half"); });
    return bench::encode_main<Encode>(argc, argv, names);
}
