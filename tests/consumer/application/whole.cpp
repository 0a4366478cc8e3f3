#include <string_view>

bool comes_back(std::string_view body);
bool has_network();

int main()
{
    return comes_back(R"({"unheard of":[1.50]})") && has_network() ? 0 : 1;
}
