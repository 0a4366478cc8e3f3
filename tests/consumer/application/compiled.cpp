#include <airudder/workflow/waba_status_changed.hpp>

#include <string_view>

airudder::Header kind_of_airudder();
airudder::Header kind_of_types();
bool is_secure_for_client(std::string_view scheme);
bool is_equal_for_receiver(std::string_view a, std::string_view b);

int main()
{
    airudder::workflow::WabaStatusChange const event{};
    return event.callee.empty() && kind_of_airudder() == kind_of_types() &&
                   is_secure_for_client("https") &&
                   is_equal_for_receiver("s", "s")
               ? 0
               : 1;
}
