#ifndef AIRUDDER_BENCH_CLIENT_WORK_HPP
#define AIRUDDER_BENCH_CLIENT_WORK_HPP

#include <string>

namespace bench {

/// The path that all contenders request, that of task.get_task_detail.
std::string document_path();

/// The answer they receive: the documented one without white space.
std::string document();

} // namespace bench

#endif // AIRUDDER_BENCH_CLIENT_WORK_HPP
