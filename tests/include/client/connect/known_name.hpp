#ifndef AIRUDDER_TESTS_KNOWN_NAME_HPP
#define AIRUDDER_TESTS_KNOWN_NAME_HPP

#include <optional>
#include <string>
#include <vector>

namespace fault {

/// A host's name for which the system's resolver finds these addresses, if any,
/// in this order. One at a time.
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
