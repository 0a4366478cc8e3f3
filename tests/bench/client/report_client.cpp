// Runs the clients in turn against nginx, compiles programs that use them, and
// compares the costs with the budgets: report_client <folder of contenders>
// [--repetitions N] [--only REGEX]. The expression is searched for in
// `calls/<in flight>/<contender>`, `idle/<contender>` and `compile/<unit>`.

#include "../options.hpp"
#include "../report.hpp"
#include "call_report.hpp"
#include "compile_report.hpp"

#include <exception>
#include <iostream>
#include <stdexcept>

namespace {

using namespace bench;

bool report(Options const& options)
{
    CallReport calls(options);
    CompileReport compiled(options);
    if (calls.is_empty() && compiled.is_empty())
        throw std::invalid_argument("expected --only to match something");
    calls.measure();
    compiled.measure();
    calls.print(std::cout);
    compiled.print(std::cout);
    auto budgets = calls.budgets();
    auto const further = compiled.budgets();
    budgets.insert(budgets.end(), further.begin(), further.end());
    std::cout << '\n';
    return print_budgets(std::cout, budgets);
}

} // namespace

int main(int argc, char** argv)
{
    try {
        return report(read_options(argc, argv, 7)) ? 0 : 1;
    } catch (std::exception const& error) {
        std::cerr << argv[0] << ": " << error.what() << '\n';
        return 2;
    }
}
