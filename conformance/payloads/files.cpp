#include "payloads/files.hpp"

#include <airudder/parse_options.hpp>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>

namespace airudder::conformance {
namespace {

namespace fs = std::filesystem;

class Search {
public:
    explicit Search(fs::path const& folder) : folder_(folder) {}

    /// Finds what is in the folder at `path` below the folder of the search.
    void list(fs::path const& path, std::error_code& error)
    {
        fs::directory_iterator entry(folder_ / path, error);
        for (; !error && entry != fs::directory_iterator();
             entry.increment(error))
            add(path / entry->path().filename());
    }

    PayloadFiles found{};

private:
    void add(fs::path const& path)
    {
        std::error_code ignored;
        auto const name = path.generic_string();
        if (fs::is_directory(fs::symlink_status(folder_ / path, ignored)))
            list_inner(path);
        else if (fs::is_directory(folder_ / path, ignored))
            found.others.push_back(name + " (a link to a folder)");
        else if (name.ends_with(".json"))
            found.payloads.push_back(name);
        else
            found.others.push_back(name);
    }

    void list_inner(fs::path const& path)
    {
        std::error_code error;
        list(path, error);
        if (error)
            found.unlisted.push_back(
                {path.generic_string(),
                 "expected a folder that can be listed: " + error.message()});
    }

    fs::path const& folder_;
};

} // namespace

PayloadFiles find_payloads(fs::path const& folder)
{
    Search search(folder);
    std::error_code error;
    search.list("", error);
    if (error)
        throw std::runtime_error(folder.string() +
                                 ": expected a folder: " + error.message());
    auto& found = search.found;
    std::ranges::sort(found.payloads);
    std::ranges::sort(found.others);
    std::ranges::sort(found.unlisted, {}, &PayloadFiles::Unlisted::path);
    return std::move(found);
}

std::string read_payload(fs::path const& path)
{
    std::error_code error;
    auto const status = fs::status(path, error);
    if (fs::exists(status) && !fs::is_regular_file(status))
        throw std::runtime_error("expected a file, found something else");
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw std::runtime_error(
            std::string("expected a file that can be read: ") +
            std::strerror(errno));
    auto const most = ParseOptions().max_size;
    auto const size = fs::file_size(path, error);
    if (!error && size > most)
        throw std::runtime_error("expected at most " + std::to_string(most) +
                                 " bytes, found " + std::to_string(size));
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace airudder::conformance
