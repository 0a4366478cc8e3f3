// Every type of a golden case is read and written. Argument: the case's headers.
#include "types.hpp"

namespace {

template <class T>
struct AtRoot {
    static bool works()
    {
        return golden::can_be_used(golden::Sample<T>::make(golden::levels));
    }
};

} // namespace

int main(int argc, char** argv) { return golden::use_types<AtRoot>(argc, argv); }
