#ifndef AIRUDDER_BENCH_CLIENT_WORK_HPP
#define AIRUDDER_BENCH_CLIENT_WORK_HPP

#include <string>

namespace bench {

/// What all contenders ask for: the path of task.get_task_detail.
std::string document_path();

/// What they get: its documented answer, without white space.
std::string document();

} // namespace bench

#endif // AIRUDDER_BENCH_CLIENT_WORK_HPP
