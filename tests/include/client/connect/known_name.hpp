#ifndef AIRUDDER_TESTS_KNOWN_NAME_HPP
#define AIRUDDER_TESTS_KNOWN_NAME_HPP

#include <optional>
#include <string>
#include <vector>

namespace fault {

/// Makes the system's resolver return these addresses for a host name, in this
/// order. Only one object can exist at a time.
class KnownName {
public:
    KnownName(std::string name, std::vector<std::string> addresses);
    ~KnownName();

    KnownName(KnownName const&) = delete;
    KnownName& operator=(KnownName const&) = delete;
};

/// The addresses of `name`, if it is the known one.
std::optional<std::vector<std::string>> known_addresses(char const* name);

} // namespace fault

#endif // AIRUDDER_TESTS_KNOWN_NAME_HPP
