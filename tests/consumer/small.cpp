// A user's program that compiles quickly.
#include <airudder/workflow/waba_status_changed.hpp>

int main()
{
    airudder::workflow::WabaStatusChange const event{.callee = "+62"};
    return event.callee == "+62" ? 0 : 1;
}
