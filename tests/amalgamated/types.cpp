// A user's program whose only header of this project is airudder.hpp.
#include <airudder.hpp>

#if __has_include(<airudder/parse.hpp>)
#error "expected no other headers of this project"
#endif

#include <cstddef>
#include <iostream>
#include <string_view>

int main()
{
    std::string_view const body = R"({"status":"read","unheard of":[1.50]})";
    auto const event =
        airudder::parse(airudder::workflow::waba_status_changed, body);
    if (!event || airudder::serialize(*event) != body) {
        std::cerr << "expected the parsed text to be written again\n";
        return 1;
    }
    std::size_t operations = 0;
    for_each(airudder::endpoints, [&](auto const&) { ++operations; });
    std::cout << "airudder " << airudder::version << ", " << operations
              << " endpoints\n";
    return operations == 0;
}
