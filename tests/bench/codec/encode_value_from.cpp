// Boost.JSON's `value_from` of described structs, then its `serialize`.

#include "contend.hpp"
#include "mirror.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value_from.hpp>
#include <boost/json/value_to.hpp>

namespace {
namespace json = boost::json;

template <class T>
class Encode {
public:
    using Mirror = typename mirror::Of<T>::Type;

    explicit Encode(T const& record)
        : text_(airudder::serialize(record)),
          record_(json::value_to<Mirror>(json::parse(text_)))
    {
    }

    std::string operator()() const
    {
        return json::serialize(json::value_from(record_));
    }

    void check(std::string const& text) const
    {
        bench::expect_same(text, text_);
    }

private:
    std::string text_;
    Mirror record_;
};

} // namespace

int main(int argc, char** argv)
{
    // Boost.JSON 1.81 writes an absent optional as null: it has no way to
    // leave half of them out.
    auto names = bench::documented_records;
    std::erase_if(names, [](auto name) { return name.ends_with("_half"); });
    return bench::encode_main<Encode>(argc, argv, names);
}
