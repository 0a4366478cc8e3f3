#include "project.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>

namespace airudder::conformance {
namespace {

namespace fs = std::filesystem;

std::string read_text(fs::path const& root, std::string const& path)
{
    std::ifstream file;
    std::error_code ignored;
    if (fs::is_regular_file(root / path, ignored)) // a pipe may never end
        file.open(root / path, std::ios::binary);
    if (!file.is_open())
        throw std::runtime_error(path + ": cannot be read");
    return {std::istreambuf_iterator<char>(file), {}};
}

Json read_document(fs::path const& root, std::string const& path)
{
    auto value = read_json(read_text(root, path));
    if (!value)
        throw std::runtime_error(path + ": expected JSON");
    return std::move(*value);
}

/// The files `folder/group/operation.json` and `….<variant>.json`.
std::vector<Document> documents(fs::path const& root,
                                std::string const& folder,
                                std::string const& name)
{
    auto const dot = name.find('.');
    auto const group = folder + "/" + name.substr(0, dot);
    auto const stem = name.substr(dot + 1) + '.';
    std::vector<std::string> paths;
    if (fs::is_directory(root / group))
        for (auto const& entry : fs::directory_iterator(root / group)) {
            auto const file = entry.path().filename().string();
            if (file.starts_with(stem) && file.ends_with(".json"))
                paths.push_back(group + '/' + file);
        }
    std::ranges::sort(paths, {}, [](auto const& path) {
        return std::pair(std::ranges::count(path, '.'), path);
    });
    std::vector<Document> out;
    for (auto const& path : paths)
        out.push_back({path, read_document(root, path)});
    return out;
}

std::string upper(std::string text)
{
    std::ranges::transform(text, text.begin(), [](unsigned char c) {
        return static_cast<char>(std::toupper(c));
    });
    return text;
}

Operation read_operation(fs::path const& root, Operation operation)
{
    operation.name = operation.value->word("operationId");
    auto file = operation.name;
    std::ranges::replace(file, '.', '/');
    operation.pages = documents(root, "spec/pages", operation.name);
    operation.decisions = documents(root, "spec/decisions", operation.name);
    operation.header = read_text(root, "generated/airudder/" + file + ".hpp");
    return operation;
}

void read_operations(Project& project, char const* section)
{
    auto const* items = project.spec.find(section);
    if (!items)
        return;
    for (auto const& [path, methods] : items->members)
        for (auto const& [method, value] : methods.members) {
            Operation operation;
            operation.webhook = section == std::string_view("webhooks");
            operation.path = operation.webhook ? "" : path;
            operation.method = upper(method);
            operation.pointer =
                below(below(std::string("/") + section, path), method);
            operation.value = &value;
            project.operations.push_back(
                read_operation(project.root, std::move(operation)));
        }
}

bool has_placed_row(Json const& facts)
{
    auto const has = [](Json const* body) {
        auto const* rows = body ? body->find("rows") : nullptr;
        return rows && std::ranges::any_of(rows->elements, [](auto const& row) {
                   return row.find("at") != nullptr;
               });
    };
    auto const* responses = facts.find("responses");
    return has(facts.find("body")) ||
           (responses &&
            std::ranges::any_of(responses->elements, [&](auto const& response) {
                return has(response.find("body"));
            }));
}

} // namespace

Project read_project(fs::path const& root)
{
    Project project;
    project.root = root;
    project.spec_text = read_text(root, spec_path);
    project.spec = read_document(root, spec_path);
    if (fs::exists(root / "spec/catalogue.json"))
        project.catalogue = read_document(root, "spec/catalogue.json");
    read_operations(project, "paths");
    read_operations(project, "webhooks");
    return project; // operations point into the heap, so moving is fine
}

Operation const* operation_at(Project const& project, std::string_view pointer)
{
    for (auto const& operation : project.operations)
        if (pointer.starts_with(operation.pointer + '/'))
            return &operation;
    return nullptr;
}

bool is_twin(Document const& page)
{
    auto const& facts = page.value;
    return facts.find("page_id") || facts.find("operation_id") ||
           facts.find("components") || has_placed_row(facts);
}

std::string sha256(std::string_view bytes)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    if (EVP_Digest(
            bytes.data(), bytes.size(), digest, &size, EVP_sha256(), nullptr) !=
        1)
        throw std::runtime_error("SHA-256 failed");
    std::string out;
    for (unsigned i = 0; i < size; ++i) {
        out += "0123456789abcdef"[digest[i] >> 4];
        out += "0123456789abcdef"[digest[i] & 15];
    }
    return out;
}

} // namespace airudder::conformance
