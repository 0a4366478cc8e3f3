#include <airudder/workflow/waba_status_changed.hpp>

#include <library.hpp>

int main()
{
    airudder::workflow::WabaStatusChange const event{};
    return event.callee.empty() && is_link("https://example.test/") &&
                   is_verified("s")
               ? 0
               : 1;
}
