// A user's program that includes only <airudder/airudder.hpp>.
#include <airudder/airudder.hpp>

#ifdef CONSUMER_HAS_BOOST_JSON_SOURCE
#include <boost/json/src.hpp>
#endif

#include <iostream>

int main()
{
    std::size_t documented = 0;
    for_each(airudder::endpoints, [&](auto const&) { ++documented; });
    for_each(airudder::webhooks, [&](auto const&) { ++documented; });

    std::string_view const body = R"({"unheard of":[1.50]})";
    auto const event =
        airudder::parse(airudder::workflow::waba_status_changed, body);
    if (!event || airudder::serialize(*event) != body) {
        std::cerr << "expected the parsed text to be written again\n";
        return 1;
    }
    std::cout << documented << " operations\n";
    return documented == 0;
}
