#ifndef AIRUDDER_TESTS_STAGES_HPP
#define AIRUDDER_TESTS_STAGES_HPP

#include <airudder/client/client_options.hpp>
#include <airudder/workflow/query_workflow_ids.hpp>

#include <functional>
#include <memory>
#include <string>
#include <vector>

/// Peers that hold a call up at one of its stages.
namespace stages {

class Stall {
public:
    virtual ~Stall() = default;

    /// Waits until a call is held up, or is about to be.
    virtual void wait() = 0;

    /// Lets go of what cannot be interrupted.
    virtual void release() {}

    /// For the client and for the call that is to be held up.
    airudder::ClientOptions options{.token = "some/token+1"};
    airudder::workflow::WorkflowQuery query{.start_time = "a", .end_time = "b"};
};

struct Stage {
    std::string name{};

    /// What the error of a deadline says the call was doing; empty where a call
    /// ends before its deadline, for it would only wait.
    std::string doing{};

    std::function<std::unique_ptr<Stall>()> make_stall{};
};

/// From the first to the last.
std::vector<Stage> const& all();

} // namespace stages

#endif // AIRUDDER_TESTS_STAGES_HPP
