#include <airudder/workflow/waba_status_changed.hpp>

airudder::workflow::WabaStatusChange event_of_types() { return {}; }
