// Reads and writes every type of a golden case: first within other records, so
// that each type is used there first, then at the root. Argument: the folder of
// the case's headers.
#include "containers.hpp"
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
    auto const contained = golden::use_types<Contained>(argc, argv);
    return contained != 0 ? contained : golden::use_types<AtRoot>(argc, argv);
}
