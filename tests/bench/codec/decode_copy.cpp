// The second floor: copying the finished struct.

#include "contend.hpp"

namespace {

template <class T>
class Decode {
public:
    explicit Decode(bench::Work const& work)
        : work_(work), record_(decoded(work.text))
    {
    }

    T operator()() const { return record_; }

    void check(T const& copy) const
    {
        bench::expect_same(airudder::serialize(copy), work_.compact);
    }

private:
    static T decoded(std::string const& text)
    {
        airudder::ParseOptions options;
        options.max_size = std::size_t{1} << 30;
        options.max_memory = std::size_t{8} << 30;
        return airudder::parse<T>(text, options).value();
    }

    bench::Work const& work_;
    T record_;
};

} // namespace

int main(int argc, char** argv)
{
    return bench::decode_main<Decode>(argc, argv, bench::all_works);
}
