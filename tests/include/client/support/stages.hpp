#ifndef AIRUDDER_TESTS_STAGES_HPP
#define AIRUDDER_TESTS_STAGES_HPP

#include <airudder/client/client_options.hpp>
#include <airudder/workflow/query_workflow_ids.hpp>

#include <functional>
#include <memory>
#include <string>
#include <vector>

/// Peers that stall a call at one of its stages.
namespace stages {

class Stall {
public:
    virtual ~Stall() = default;

    /// Waits until a call is stalled or about to be.
    virtual void wait() = 0;

    /// Releases an operation that cannot be interrupted.
    virtual void release() {}

    /// The options of the client whose call is stalled.
    airudder::ClientOptions options{.token = "some/token+1"};
    airudder::workflow::WorkflowQuery query{.start_time = "a", .end_time = "b"};
};

struct Stage {
    std::string name{};

    /// The activity that a deadline error states. Empty if the call ends before
    /// its deadline, because it can only wait.
    std::string doing{};

    std::function<std::unique_ptr<Stall>()> make_stall{};
};

/// All stages in the order of a call.
std::vector<Stage> const& all();

} // namespace stages

#endif // AIRUDDER_TESTS_STAGES_HPP
