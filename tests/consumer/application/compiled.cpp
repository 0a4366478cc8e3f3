#include <airudder/workflow/waba_status_changed.hpp>

#include <string_view>

airudder::workflow::WabaStatusChange event_of_airudder();
airudder::workflow::WabaStatusChange event_of_types();
bool is_link_of_client(std::string_view text);
bool is_verified_by_receiver(std::string_view secret);

int main()
{
    return event_of_airudder().callee == event_of_types().callee &&
                   is_link_of_client("https://example.test/") &&
                   is_verified_by_receiver("s")
               ? 0
               : 1;
}
