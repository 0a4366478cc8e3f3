// Uses what most users use: it parses, and with HEAVY it also has a client and a
// receiver.
#include <airudder/parse_webhook.hpp>
#include <airudder/serialize.hpp>
#include <airudder/workflow/waba_status_changed.hpp>

#ifdef HEAVY
#include <airudder/client.hpp>
#include <airudder/receiver.hpp>
#endif

#include <string_view>

bool comes_back(std::string_view body)
{
    auto const event =
        airudder::parse(airudder::workflow::waba_status_changed, body);
    return event && airudder::serialize(*event) == body;
}

bool has_network()
{
#ifdef HEAVY
    airudder::Client const client({.token = "placeholder"});
    airudder::Receiver const receiver(
        {.port = 0, .verifier = airudder::secret_in_header("X-Secret", "s")});
    return receiver.counters().accepted == 0;
#else
    return true;
#endif
}
