#ifndef AIRUDDER_TESTS_SLOW_NAME_HPP
#define AIRUDDER_TESTS_SLOW_NAME_HPP

#include <string>

namespace fault {

/// A host name whose lookup blocks until `release` and then finds no address.
/// Only one object can exist at a time.
class SlowName {
public:
    explicit SlowName(std::string name);
    ~SlowName();

    SlowName(SlowName const&) = delete;
    SlowName& operator=(SlowName const&) = delete;

    /// Waits until a lookup of the name begins.
    void wait() const;

    void release() const;
};

} // namespace fault

#endif // AIRUDDER_TESTS_SLOW_NAME_HPP
