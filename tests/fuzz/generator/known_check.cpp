#include "check.hpp"
#include "checks.hpp"
#include "json.hpp"
#include "payloads/known.hpp"

namespace fuzz {
namespace {

using namespace airudder::conformance;

std::string text_of(KnownIssues const& known)
{
    Json all;
    all.kind = Json::Kind::array;
    for (auto const& entry : known.entries)
        all.elements.push_back(
            object_value({{"operation", text_value(entry.operation)},
                          {"pointer", text_value(entry.pointer)},
                          {"kind", text_value(entry.kind)},
                          {"because", text_value(entry.because)}}));
    return write_json(all);
}

} // namespace

void check_known(std::string_view text)
{
    static auto const cases = generated_cases();
    auto const known = read_known_issues(text, cases);
    for (auto const& error : known.errors)
        require(error.find("expected ") != error.npos && error.ends_with(')') &&
                    error.find("(line ") != error.npos,
                "an error says what was expected, and where",
                error);
    if (!known.errors.empty())
        return;
    auto const written = text_of(known);
    auto const again = read_known_issues(written, cases);
    require(again.errors.empty(),
            "known issues that were written are read",
            written);
    require(text_of(again) == written,
            "known issues are the same once written",
            written);
}

} // namespace fuzz
