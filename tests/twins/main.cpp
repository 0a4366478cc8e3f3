// main SPEC [exact]: parses and writes every example of the spec with the
// generated types, and compares: as a JSON value, or exactly. Prints each example
// that does not come back, and what the spec holds. Exit code 0 if all come back.
#include "cases.hpp"
#include "conformance/json.hpp"

#include <cstddef>
#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>

namespace airudder::twins {

namespace json = airudder::conformance;

std::vector<Case>& cases()
{
    static std::vector<Case> all;
    return all;
}

namespace {

std::string read_text(char const* file)
{
    std::ifstream in(file, std::ios::binary);
    if (!in)
        throw std::runtime_error(std::string(file) + ": cannot be read");
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Why an example does not come back; empty if it does.
std::string fault_of(Case const& example, std::string_view spec, bool& in_order)
{
    auto const text = json::slice(spec, example.pointer);
    if (!text)
        return "expected an example at " + std::string(example.pointer);
    auto const documented = json::minified(*text);
    auto const decoded = example.decode(documented);
    if (!decoded.error.empty())
        return decoded.error;
    in_order = decoded.text == documented;
    auto const left = json::read_json(documented);
    auto const right = json::read_json(decoded.text);
    if (in_order || (left && right && json::same_value(*left, *right)))
        return {};
    return "expected " + documented + "\n    found " + decoded.text;
}

/// Counts the operations below "paths" or "webhooks", and prints where a value
/// stays open and why.
std::size_t print_operations(json::Json const& spec, char const* section)
{
    std::size_t count = 0;
    auto const* const items = spec.find(section);
    if (!items)
        return count;
    for (auto const& [path, methods] : items->members)
        for (auto const& [method, operation] : methods.members) {
            ++count;
            auto const* const assumptions = operation.find("x-assumptions");
            if (!assumptions)
                continue;
            for (auto const& entry : assumptions->elements)
                if (entry.word("assumed") == "any value")
                    std::cout << "open       " << operation.word("operationId")
                              << ' ' << entry.word("at") << ": "
                              << entry.word("because") << '\n';
        }
    return count;
}

int run(char const* file, bool exact)
{
    auto const text = read_text(file);
    auto const spec = json::read_json(text);
    if (!spec)
        throw std::runtime_error(std::string(file) + ": expected JSON");
    std::size_t failed = 0;
    std::size_t reordered = 0;
    for (auto const& example : cases()) {
        bool in_order = false;
        auto fault = fault_of(example, text, in_order);
        if (exact && fault.empty() && !in_order)
            fault = "expected the members in the order of the example";
        failed += fault.empty() ? 0 : 1;
        reordered += fault.empty() && !in_order ? 1 : 0;
        if (!fault.empty())
            std::cout << "FAIL       " << example.name << ": " << fault << '\n';
    }
    auto const endpoints = print_operations(*spec, "paths");
    auto const webhooks = print_operations(*spec, "webhooks");
    std::cout << "operations " << endpoints + webhooks << " (" << webhooks
              << " webhooks)\n"
              << "examples   " << cases().size() << ", " << failed
              << " differ, " << reordered << " in another order\n";
    return failed == 0 ? 0 : 1;
}

} // namespace
} // namespace airudder::twins

int main(int argc, char** argv)
{
    try {
        bool const exact = argc == 3 && argv[2] == std::string("exact");
        if (argc == 2 || exact)
            return airudder::twins::run(argv[1], exact);
        std::cerr << "usage: main SPEC [exact]\n";
    } catch (std::exception const& error) {
        std::cerr << error.what() << '\n';
    }
    return 2;
}
