// use FOLDER [examples]: reads and writes every type of the golden case in FOLDER,
// first within other records, so that each type is used there first, then at the
// root. With `examples`, every documented example goes through its type and back.
#include <airudder/airudder.hpp>

// The generated headers come first, to find out whether they include what they use.
#include "containers.hpp"
#include "round_trip.hpp"
#include "types.hpp"

namespace {

template <class T>
bool works()
{
    return golden::can_be_used(golden::Sample<T>::make(golden::levels));
}

template <class T>
struct Contained {
    static bool works()
    {
        return ::works<golden::Element<T>>() && ::works<golden::Member<T>>();
    }
};

template <class T>
struct AtRoot {
    static bool works() { return ::works<T>(); }
};

} // namespace

int main(int argc, char** argv)
{
    bool const with_examples = argc == 3 && argv[2] == std::string("examples");
    if (argc != 2 && !with_examples)
        return 2;
    std::string const folder = argv[1];
    auto const headers = folder + "/expected";
    if (auto const contained = golden::use_types<Contained>(headers))
        return contained;
    if (auto const at_root = golden::use_types<AtRoot>(headers))
        return at_root;
    return with_examples ? golden::differing_examples(folder + "/spec.json")
                         : 0;
}
