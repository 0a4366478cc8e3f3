#include <library.hpp>

airudder::Header kind_of_airudder();
airudder::Header kind_of_types();

int main()
{
    return kind_of_airudder() == kind() && kind_of_types() == kind() ? 0 : 1;
}
