// expected: expected #include <airudder/parse_webhook.hpp>
#include <airudder/parse.hpp>
#include <airudder/workflow/waba_status_changed.hpp>

auto const event = airudder::parse(airudder::workflow::waba_status_changed, "");
