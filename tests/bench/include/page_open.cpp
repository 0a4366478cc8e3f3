// One page's structs and descriptor, one of them with an open object.

#include <airudder/workflow/waba_status_changed.hpp>
