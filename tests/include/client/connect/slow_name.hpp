#ifndef AIRUDDER_TESTS_SLOW_NAME_HPP
#define AIRUDDER_TESTS_SLOW_NAME_HPP

#include <string>

namespace fault {

/// A host's name that the system's resolver takes its time for: until
/// `release`, and then there is no address. One at a time.
class SlowName {
public:
    explicit SlowName(std::string name);
    ~SlowName();

    SlowName(SlowName const&) = delete;
    SlowName& operator=(SlowName const&) = delete;

    /// Waits until somebody asks for its address.
    void wait() const;

    void release() const;
};

} // namespace fault

#endif // AIRUDDER_TESTS_SLOW_NAME_HPP
