#include <airudder/workflow/waba_status_changed.hpp>

airudder::workflow::WabaStatusChange event_of_airudder() { return {}; }
