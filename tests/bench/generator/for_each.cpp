// Goes through the list of all endpoints.

#include <airudder/endpoints.hpp>

#include <string_view>

int main(int argc, char** argv)
{
    std::string_view const wanted = argc > 1 ? argv[1] : "";
    int found = 0;
    for_each(airudder::endpoints, [&](auto const& endpoint) {
        found += endpoint.name == wanted ? 1 : 0;
    });
    return found;
}
