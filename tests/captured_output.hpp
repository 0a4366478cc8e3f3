#ifndef AIRUDDER_TESTS_CAPTURED_OUTPUT_HPP
#define AIRUDDER_TESTS_CAPTURED_OUTPUT_HPP

#include <ostream>
#include <sstream>
#include <string>

namespace tests {

/// What is written to a stream during the life of this object.
class CapturedOutput {
public:
    explicit CapturedOutput(std::ostream& stream)
        : stream_(stream), before_(stream.rdbuf(text_.rdbuf()))
    {
    }

    ~CapturedOutput() { stream_.rdbuf(before_); }

    CapturedOutput(CapturedOutput const&) = delete;
    CapturedOutput& operator=(CapturedOutput const&) = delete;

    std::string text() const { return text_.str(); }

private:
    std::ostringstream text_{};
    std::ostream& stream_;
    std::streambuf* before_;
};

} // namespace tests

#endif // AIRUDDER_TESTS_CAPTURED_OUTPUT_HPP
