#ifndef AIRUDDER_CONFORMANCE_CASES_HPP
#define AIRUDDER_CONFORMANCE_CASES_HPP

#include "expected_issues.hpp"
#include "shape.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The generated lists without their types, so that only one file of the
/// suite instantiates the runtime.
namespace airudder::conformance {

/// The result of parsing a text.
struct Decoded {
    std::optional<std::string> error{}; // as Error is printed
    std::string error_pointer{};
    std::string text{}; // written again
    std::vector<PlainIssue> issues{};
    std::vector<std::string> messages{}; // of these issues
    std::size_t issue_count{};           // with those not collected
};

using Decode = Decoded (*)(std::string_view text, bool strict);

/// An entry of airudder::examples.
struct ExampleCase {
    std::string name{};
    std::string pointer{};
    Decode decode{};
    Shape const& shape;
};

using Headers = std::vector<std::pair<std::string, std::string>>;

/// A record of a request: "path", "query", "header" or "body".
struct PartCase {
    std::string part{};
    Shape const& shape;
    bool optional{};
};

/// The JSON of a request's records, by part.
using PartTexts = std::map<std::string, std::string>;

/// The message that an endpoint makes from a request.
struct Message {
    std::optional<std::string> error{};
    std::string method{};
    std::string target{};
    Headers headers{};
    std::string body{};
};

struct HeaderCase {
    std::string name{};
    std::string value{};
    bool required{};
};

/// An entry of airudder::endpoints or airudder::webhooks.
struct OperationCase {
    std::string name{};
    std::string method{};
    std::string path{};
    bool webhook{};
    bool authorized{};
    bool idempotent{};
    bool envelope{};
    std::string reply{};
    std::vector<std::string> delivery_key{}; // webhooks
    std::vector<HeaderCase> headers{};
    std::vector<PartCase> parts{};       // of the request, or the event
    Shape const* response{};             // endpoints
    Message (*make)(PartTexts const&){}; // endpoints

    bool has_part(std::string_view part) const
    {
        for (auto const& each : parts)
            if (each.part == part)
                return true;
        return false;
    }
};

/// A JSON body that webhooks, answers or requests have.
struct BodyCase {
    std::string name{}; // of the operation; with ".request" of its request
    Decode decode{};
    Shape const& shape;
    bool secret{}; // all of it
};

/// The entries of airudder::examples, endpoints and webhooks.
struct Cases {
    std::vector<ExampleCase> examples{};
    std::vector<OperationCase> operations{};
    std::vector<BodyCase> bodies{};
    std::string_view (*identify)(std::string_view body){}; // airudder::identify
    Decode decode_any{};   // of an object with any members
    std::string version{}; // of the headers
};

Cases generated_cases();

/// The folder with spec/ and the one for the reports, unless the environment
/// names others.
char const* default_root();
char const* default_report_folder();

} // namespace airudder::conformance

#endif // AIRUDDER_CONFORMANCE_CASES_HPP
