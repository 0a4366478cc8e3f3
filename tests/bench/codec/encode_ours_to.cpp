// Ours, into a string that is used again.

#include "contend.hpp"

namespace {

template <class T>
class Encode {
public:
    explicit Encode(T const& record) : record_(record) {}

    std::string_view operator()()
    {
        out_.clear();
        airudder::serialize_to(out_, record_);
        return out_;
    }

    void check(std::string_view text) const
    {
        bench::expect_same(text, airudder::serialize(record_));
    }

private:
    T const& record_;
    std::string out_;
};

} // namespace

int main(int argc, char** argv)
{
    return bench::encode_main<Encode>(argc, argv, bench::all_records);
}
