// Our codec. It keeps everything and collects all issues into a reused vector.

#include "contend.hpp"

#include <airudder/issue.hpp>

namespace {

template <class T>
class Decode {
public:
    explicit Decode(bench::Work const& work) : work_(work)
    {
        options_.issues = &issues_;
        options_.max_size = std::size_t{1} << 30;
        options_.max_memory = std::size_t{8} << 30;
    }

    auto operator()() { return airudder::parse<T>(work_.text, options_); }

    void check(airudder::Result<T> const& result) const
    {
        bench::expect_same(airudder::serialize(result.value()), work_.compact);
    }

private:
    bench::Work const& work_;
    std::vector<airudder::Issue> issues_;
    airudder::ParseOptions options_;
};

} // namespace

int main(int argc, char** argv)
{
    return bench::decode_main<Decode>(argc, argv, bench::all_works);
}
