// compare_readers README: tells how ways to read a webhook treat bodies that deviate from the
// documentation. Prints a table, and exits with 1 if the README has another one.
#include "json.hpp"
#include "peers.hpp"

#include <boost/json/parse.hpp>

#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <vector>

namespace {

using compare::Written;

struct Case {
    std::string_view name{};
    std::string body{};
};

std::string read_file(std::string const& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw std::runtime_error("expected to read " + path);
    return std::string(std::istreambuf_iterator<char>(file), {});
}

/// The documented body, on one line.
std::string const documented =
    R"({"workflow_id":"4cb9","workflow_name":"0970_0415_1",)"
    R"("nodetask_id":"8fb4","nodetask_name":"WABA Template1_232fe6",)"
    R"("waba_task_id":"602f","wfdetail_uuid":"4a78",)"
    R"("timestamp":1744687206,"status":"read","msg_id":"f4d5",)"
    R"("send_time":"2025-04-15T03:20:00Z",)"
    R"("waba_template_name":"send_card_for_sales_0331",)"
    R"("waba_template_id":288,"channel_id":"628912341234",)"
    R"("callee":"+6289xxxxxxxx234",)"
    R"("variables":{"date":"2025-05-01","name":"will Smith"}})";

/// The documented body with a part replaced.
std::string with(std::string_view part, std::string_view replacement)
{
    auto out = documented;
    auto const at = out.find(part);
    if (at == out.npos)
        throw std::logic_error("expected " + std::string(part) +
                               " in the body");
    return out.replace(at, part.size(), replacement);
}

std::vector<Case> cases()
{
    return {
        {"only documented members", documented},
        {"a member that nobody documented",
         with("\"callee\"", R"("retries":2,"callee")")},
        {"a number spelled `20000.00`",
         with("\"will Smith\"", R"("will Smith","price":20000.00)")},
        {"a number in place of a string",
         with("\"628912341234\"", "628912341234")},
        {"no value for a required member", with(R"("msg_id":"f4d5",)", "")},
        {"a value that the enumeration lacks", with("\"read\"", "\"blocked\"")},
    };
}

/// What became of a body, in words.
std::string outcome(Written (*way)(std::string_view), std::string const& text)
{
    using airudder::conformance::read_json;
    using airudder::conformance::same_value;
    Written written;
    try {
        written = way(text);
    } catch (std::exception const&) {
        return "refused";
    }
    std::string words = "lost";
    if (same_value(read_json(written.json).value(), read_json(text).value()))
        words = "kept";
    else if (boost::json::parse(written.json) == boost::json::parse(text))
        words = "respelled";
    return written.reported ? words + ", reported" : words;
}

std::string table()
{
    std::ostringstream out;
    out << "| a webhook with … | these bindings | quicktype, nlohmann/json | "
           "a struct by hand, `value_to` |\n"
           "|---|---|---|---|\n";
    for (auto const& [name, text] : cases())
        out << "| " << name << " | " << outcome(compare::with_bindings, text)
            << " | " << outcome(compare::with_quicktype, text) << " | "
            << outcome(compare::with_value_to, text) << " |\n";
    return out.str();
}

} // namespace

int main(int argc, char** argv)
try {
    if (argc != 2)
        throw std::runtime_error("expected README");
    auto const expected = table();
    std::cout << expected;
    if (read_file(argv[1]).find(expected) != std::string::npos)
        return 0;
    std::cerr << argv[1] << ": expected the table above\n";
    return 1;
} catch (std::exception const& error) {
    std::cerr << error.what() << '\n';
    return 1;
}
