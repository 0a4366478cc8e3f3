// Every type of a golden case is read and written within another record. None
// is used at the root, so that each is met there first. Argument: the case's
// headers.
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

} // namespace

int main(int argc, char** argv) { return golden::use_types<Contained>(argc, argv); }
